// Says what the package expected of malformed input in the language that is spoken: in English as
// the package does.

import { chinese } from './wanted-words.js';

const HOLE = '…';

/** The texts with holes, those that say the most first: a hole takes anything. */
const forms = Object.keys(chinese)
  .filter((text) => text.includes(HOLE))
  .sort((one, other) => other.replaceAll(HOLE, '').length - one.replaceAll(HOLE, '').length)
  .map((text) => [patternOf(text), text]);

function patternOf(text) {
  const parts = text.split(HOLE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^]*)')}$`);
}

export function sayWanted(speaker, expected) {
  if (speaker.language !== 'zh' || expected === undefined) return expected;
  if (Object.hasOwn(chinese, expected)) return chinese[expected];
  for (const [pattern, text] of forms) {
    const found = pattern.exec(expected);
    if (found === null) continue;
    // What is put into a text may be such a text itself.
    return chinese[text].replace(/\{(\d)\}/g, (_, place) => sayWanted(speaker, found[place]));
  }
  return expected;
}
