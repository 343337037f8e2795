// Says what the package expected of malformed input in the language that is spoken: in English as
// the package does.

import { chinese } from './wanted-words.js';

const HOLE = '…';

/** Makes what says the texts of a table; those with holes that say the most come first. */
export function sayerOf(table) {
  const forms = Object.keys(table)
    .filter((text) => text.includes(HOLE))
    .sort((one, other) => literal(other) - literal(one))
    .map((text) => [patternOf(text), text]);

  return function say(speaker, expected) {
    if (speaker.language !== 'zh' || expected === undefined) return expected;
    if (Object.hasOwn(table, expected)) return table[expected];
    for (const [pattern, text] of forms) {
      const found = pattern.exec(expected);
      if (found === null) continue;
      // What is put into a text may be such a text itself.
      return table[text].replace(/\{(\d)\}/g, (_, place) => say(speaker, found[place]));
    }
    return expected;
  };
}

const literal = (text) => text.replaceAll(HOLE, '').length;

function patternOf(text) {
  const parts = text.split(HOLE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^]*)')}$`);
}

/** Says what was expected of a request. */
export const sayWanted = sayerOf(chinese);
