// No word of the page is missing in either language, and what it names otherwise the package has.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { word } from '../../dist/words.js';
import { words } from '../../www/words.js';

const www = new URL('../../www/', import.meta.url);

/** What the package has the names of; the page has none of these itself. */
const NAMES = ['figure', 'column', 'status'];

const typed = (text) => [...text.matchAll(/\{[^}]*\}/g)].map(([whole]) => whole).sort();

test('every key has words in Chinese and in English, and no other language', () => {
  for (const [key, said] of Object.entries(words)) {
    assert.deepEqual(Object.keys(said), ['zh', 'en'], key);
    assert.ok(!NAMES.includes(key.split('.')[0]), `${key} is the package's to say`);
    assert.match(said.zh, /\p{Script=Han}|\{|^（/u, `${key} in Chinese`);
    assert.doesNotMatch(said.en, /\p{Script=Han}|[，。：；（）]/u, `${key} in English`);
    assert.notEqual(said.en.trim(), '', key);
  }
});

test('both languages say the same figures', () => {
  for (const [key, { zh, en }] of Object.entries(words)) {
    assert.deepEqual(typed(zh), typed(en), key);
  }
});

test('every key that the page names has its words, and every word is used', () => {
  const sources = readdirSync(www).filter(
    (name) => /\.(js|html)$/.test(name) && !/words/.test(name),
  );
  const code = sources.map((name) => readFileSync(new URL(name, www), 'utf8')).join('\n');
  const own = Object.keys(words).map((key) => key.split('.')[0]);
  const spaces = new Set([...own, ...NAMES]);
  const named = [...code.matchAll(/['"`](\w+\.\w+)['"`]/g)].map(([, key]) => key);
  const wanted = named.filter((key) => spaces.has(key.split('.')[0]) && !key.endsWith('.js'));
  for (const key of wanted) {
    if (NAMES.includes(key.split('.')[0])) assert.notEqual(word(key, 'zh'), '', key);
    else assert.ok(key in words, `${key} has no words`);
  }

  const prefixes = [...code.matchAll(/`(\w+\.)\$\{/g)].map(([, prefix]) => prefix);
  const used = (key) => wanted.includes(key) || prefixes.some((prefix) => key.startsWith(prefix));
  assert.deepEqual(
    Object.keys(words).filter((key) => !used(key)),
    [],
  );
});
