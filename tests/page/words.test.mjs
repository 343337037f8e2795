// No word of the calculators and of the page around them is missing in either language, and what
// they name otherwise the package has.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { word } from '../../dist/words.js';
import { words as calculatorWords } from '../../src/js/elements/words.js';
import { words as pageWords } from '../../www/words.js';

/** Who names words: where its sources are, and the tables it may take them from, its own first. */
const SPEAKERS = {
  'the calculators': { folder: '../../src/js/elements/', tables: [calculatorWords] },
  'the page': { folder: '../../www/', tables: [pageWords, calculatorWords] },
};
/** What the package has the names of; the tables here have none of these themselves. */
const NAMES = ['figure', 'column', 'status'];
const spaceOf = (key) => key.split('.')[0];

const typed = (text) => [...text.matchAll(/\{[^}]*\}/g)].map(([whole]) => whole).sort();

test('every key stands in one table, with words in Chinese and in English and in no other language', () => {
  const both = Object.keys(calculatorWords).filter((key) => key in pageWords);
  assert.deepEqual(both, []);
  for (const [key, said] of Object.entries({ ...calculatorWords, ...pageWords })) {
    assert.deepEqual(Object.keys(said), ['zh', 'en'], key);
    assert.ok(!NAMES.includes(spaceOf(key)), `${key} is the package's to say`);
    assert.match(said.zh, /\p{Script=Han}|\{|^（/u, `${key} in Chinese`);
    assert.doesNotMatch(said.en, /\p{Script=Han}|[，。：；（）]/u, `${key} in English`);
    assert.notEqual(said.en.trim(), '', key);
  }
});

test('both languages say the same figures', () => {
  for (const [key, { zh, en }] of Object.entries({ ...calculatorWords, ...pageWords })) {
    assert.deepEqual(typed(zh), typed(en), key);
  }
});

for (const [name, { folder, tables }] of Object.entries(SPEAKERS)) {
  test(`every key that ${name} names has its words, and every word is used`, () => {
    const place = new URL(folder, import.meta.url);
    const sources = readdirSync(place).filter(
      (file) => /\.(js|html)$/.test(file) && !/words/.test(file),
    );
    const code = sources.map((file) => readFileSync(new URL(file, place), 'utf8')).join('\n');
    const known = Object.assign({}, ...tables);
    const spaces = new Set([...Object.keys(known).map(spaceOf), ...NAMES]);
    const named = [...code.matchAll(/['"`](\w+\.\w+)['"`]/g)].map(([, key]) => key);
    const wanted = named.filter((key) => spaces.has(spaceOf(key)) && !key.endsWith('.js'));
    for (const key of wanted) {
      if (NAMES.includes(spaceOf(key))) assert.notEqual(word(key, 'zh'), '', key);
      else assert.ok(key in known, `${key} has no words`);
    }

    const prefixes = [...code.matchAll(/`(\w+\.)\$\{/g)].map(([, prefix]) => prefix);
    const used = (key) => wanted.includes(key) || prefixes.some((prefix) => key.startsWith(prefix));
    assert.deepEqual(
      Object.keys(tables[0]).filter((key) => !used(key)),
      [],
    );
  });
}
