// Judges what is handed in to be put into words, so that no text ever says `undefined`, a wrong
// date or a rounded amount.

import { invalidInput } from '../error.js';
import { pointerOf, toText } from '../plain.js';

const { parse } = JSON;
const { hasOwn } = Object;
const { isArray } = Array;
const { isSafeInteger } = Number;

/** A refusal with the numbers of all statements that one account can have overdue fits. */
const OBJECT = { most: 256 * 1024, wanted: 'an object' };
const LONGEST_TEXT = 1000;
const AMOUNT = /^-?(0|[1-9]\d{0,18})(\.\d{1,3})?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[A-Za-z0-9._:-]{1,64}$/;
const CURRENCY = /^[A-Z]{3}$/;
const OPTIONS = ['currency', 'currencyDisplay'];
const DISPLAYS = ['symbol', 'narrowSymbol', 'code', 'name'];

/** A copy of a plain object; its own properties are read once, and nothing else of it. */
export function plainCopy(value) {
  // Text is JSON elsewhere in this package; what is explained here is a part of an answer.
  if (typeof value === 'string') throw invalidInput('', 'an object');
  return parse(toText(value, OBJECT));
}

/** A field of such a copy, undefined where it has none; a polluted prototype is not asked. */
export const fieldOf = (object, name) => (hasOwn(object, name) ? object[name] : undefined);

function expectThat(holds, path, wanted) {
  if (!holds) throw invalidInput(path, wanted);
}

export function amountOf(value, path) {
  expectThat(typeof value === 'string' && AMOUNT.test(value), path, 'an amount such as `120.00`');
  return value;
}

export function dateOf(value, path) {
  const isDate = typeof value === 'string' && DATE.test(value) && isOfCalendar(value);
  expectThat(isDate, path, 'a date such as `2026-11-22`');
  return value;
}

/** The 30th of February would otherwise be said as one of March. */
function isOfCalendar(day) {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

export function countOf(value, path) {
  expectThat(isSafeInteger(value) && 0 <= value, path, 'a whole number, 0 or more');
  return value;
}

export function countsOf(value, path) {
  const list = listOf(value, path);
  expectThat(0 < list.length, path, 'a list with an entry');
  return list.map((entry, place) => countOf(entry, `${path}/${place}`));
}

export function listOf(value, path) {
  expectThat(isArray(value), path, 'a list');
  return value;
}

export function flagOf(value, path) {
  expectThat(typeof value === 'boolean', path, '`true` or `false`');
  return value;
}

export function objectOf(value, path) {
  expectThat(typeof value === 'object' && value !== null && !isArray(value), path, 'an object');
  return value;
}

/** An id, or the number of a statement. */
export function documentOf(value, path) {
  return typeof value === 'number' ? String(countOf(value, path)) : idOf(value, path);
}

export function idOf(value, path) {
  expectThat(typeof value === 'string' && ID.test(value), path, 'an id');
  return value;
}

export function textOf(value, path) {
  expectThat(typeof value === 'string' && value.length <= LONGEST_TEXT, path, 'a text');
  return value;
}

/** A code that has words in the table under the prefix. */
export function codeOf(value, path, prefix, table) {
  const isKnown = typeof value === 'string' && hasOwn(table, `${prefix}.${value}`);
  expectThat(isKnown, path, `a code that \`${prefix}\` has words for`);
  return value;
}

/** The currency that amounts are shown with, and how; neither where no options were given. */
export function moneyStyle(options) {
  if (options === undefined) return {};
  const copy = plainCopy(options);
  for (const name of Object.keys(copy))
    expectThat(OPTIONS.includes(name), pointerOf([name]), `nothing but ${OPTIONS.join(' and ')}`);
  const currency = fieldOf(copy, 'currency');
  if (currency === undefined) return {};
  const isCode = typeof currency === 'string' && CURRENCY.test(currency);
  expectThat(isCode, '/currency', 'a currency code such as `CNY`');
  const currencyDisplay = fieldOf(copy, 'currencyDisplay') ?? 'symbol';
  expectThat(DISPLAYS.includes(currencyDisplay), '/currencyDisplay', `one of ${DISPLAYS.join()}`);
  return { style: 'currency', currency, currencyDisplay };
}
