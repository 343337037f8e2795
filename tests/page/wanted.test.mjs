// Whatever the package expects of malformed input has its Chinese: no English stands in a Chinese
// sentence, and what was put into the text stands in it as well.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import { inProject } from '../../tools/project.mjs';
import { chinese } from '../../src/js/elements/wanted-words.js';
import { sayWanted as sayOfRequest, sayerOf } from '../../src/js/elements/wanted.js';
import { chineseOfFiles } from '../../www/wanted-words.js';

const table = { ...chinese, ...chineseOfFiles };
const sayWanted = sayerOf(table);

/** What an error says that is no malformed input. */
const OTHERS = /\n## (Bounds|Client|Errors of other codes)\n[^]*?(?=\n## |$)/g;
/** Names and terms of art that Chinese has no other words for. */
const NAMES =
  /`[^`]*`|\b(JSON|UTF-8|IANA|CreditAccount(\.\w+)?|Date|symbol|new|on|create|load|replay|fromFacts|A-Za-z)\b/g;

const [, document] = readFileSync(inProject('docs', 'errors.md'), 'utf8').split('\n## Bounds\n');
const texts = `\n## Bounds\n${document}`
  .replaceAll(OTHERS, '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| expected |'))
  .map((line) => line.slice(2).split(' | ')[0]);

test('every text that may be expected has its Chinese, and no other has', () => {
  assert.ok(texts.length > 100, 'the document was read');
  assert.deepEqual(Object.keys(table).sort(), [...texts].sort());
  const both = Object.keys(chinese).filter((text) => Object.hasOwn(chineseOfFiles, text));
  assert.deepEqual(both, []);
});

for (const text of texts) {
  test(`in Chinese: ${text}`, () => {
    let hole = 0;
    const filled = text.replaceAll('…', () => `${(hole += 1)}0`);
    const said = sayWanted({ language: 'zh' }, filled);
    if (Object.hasOwn(chinese, text)) assert.equal(sayOfRequest({ language: 'zh' }, filled), said);
    if (text !== '`…`') assert.match(said, /\p{Script=Han}/u);
    assert.doesNotMatch(said.replaceAll(NAMES, ''), /[a-z]{2}/i, said);
    assert.doesNotMatch(said, /\{\d\}|undefined/, said);
    for (let at = 1; at <= hole; at += 1) assert.ok(said.includes(`${at}0`), `${said}: ${at}`);
    assert.equal(sayWanted({ language: 'en' }, filled), filled);
  });
}

test('a text within a text is said as well; what is not known stays as it is', () => {
  const speaker = { language: 'zh' };
  const within = 'events that hold together; at /orders/0: an id that stands once';
  assert.equal(sayWanted(speaker, within), '彼此相符的事件；/orders/0：只出现一次的编号');
  assert.equal(sayWanted(speaker, 'a thing of tomorrow'), 'a thing of tomorrow');
  assert.equal(sayWanted(speaker, 'constructor'), 'constructor');
});
