// Says where a file is malformed and what was expected there, in the page's language.

import { chinese } from './credit-term/elements/wanted-words.js';
import { sayerOf } from './credit-term/elements/wanted.js';
import { chineseOfFiles } from './wanted-words.js';

const sayAny = sayerOf({ ...chinese, ...chineseOfFiles });

/** How the package begins what it expects of what people write themselves, and the page's words. */
const KINDS = [
  [/^an amount|^a decimal/, 'wanted.amount'],
  [/^a date as/, 'wanted.date'],
  [/^a date not before `from`/, 'wanted.notBefore'],
  [/^a date not after `on`/, 'wanted.notAfter'],
  [/^an id/, 'wanted.id'],
  [/^an integer from (?<least>\d+) to (?<most>\d+)/, 'wanted.integer'],
  [/^text of/, 'wanted.text'],
  [/^items whose amounts/, 'wanted.sum'],
  [/^(either )?`amount` or `items`/, 'wanted.either'],
  [/^each named once/, 'wanted.once'],
  [/^a head of/, 'wanted.head'],
  [/^as many cells/, 'wanted.cells'],
  [/^a (closing quote|comma)/, 'wanted.quote'],
  [/^the field `(?<field>\w+)`/, 'wanted.field'],
  [/^one of `order`/, 'wanted.fact'],
  [/^the code of a currency/, 'wanted.currency'],
];

export function sayWanted(speaker, expected) {
  for (const [beginning, key] of KINDS) {
    const found = beginning.exec(expected);
    if (found !== null) return speaker.say(key, { ...found.groups });
  }
  return sayAny(speaker, expected);
}

/** Says a place of a table by its row, the head being the first; another place by its path. */
export function sayPlace(speaker, path) {
  const [, row, name] = /^\/csv\/(\d+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (row === undefined) return path;
  const figures = { row: Number(row), name };
  return speaker.say(name === undefined ? 'file.row' : 'file.cell', figures);
}
