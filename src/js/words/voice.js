// How a key of the table, an amount and a date are said in one locale. `Intl` is handed the decimal
// string itself, digit for digit, and a date as the midnight of its day in UTC.

import { invalidInput } from '../error.js';
import {
  amountOf,
  codeOf,
  countOf,
  countsOf,
  dateOf,
  documentOf,
  fieldOf,
  idOf,
  moneyStyle,
  textOf,
} from './reading.js';
import { table } from './table.js';

/** What is spoken where the locale asks for a language that the table has not. */
const FALLBACK = 'en-GB';
const LANGUAGES = ['zh', 'en'];
/** No tag in use is longer. */
const LONGEST_TAG = 255;
/** More than a page ever needs; so many locales are someone's attempt to fill the memory. */
const MOST_KEPT = 64;
const PLACEHOLDER = /\{(\w+):(\w+)\}/g;
const UNITS = {
  days: { style: 'unit', unit: 'day', unitDisplay: 'long' },
  months: { style: 'unit', unit: 'month', unitDisplay: 'long' },
};

/** Options for `Intl`, which would read what a page put on the root of all prototypes. */
const bare = (options) => ({ __proto__: null, ...options });

const kept = new Map();

/** Remembers what is dear to make: a voice, a formatter of `Intl`. */
function once(key, make) {
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (MOST_KEPT <= kept.size) kept.clear();
  const made = make();
  kept.set(key, made);
  return made;
}

/** The voice of a locale: its language in the table and its manner of writing. */
export function voiceOf(locale, options) {
  const isTag = typeof locale === 'string' && locale.length <= LONGEST_TAG;
  if (!isTag) throw invalidInput('/locale', 'a language tag such as `zh-CN` or `en`');
  const tag = once(`the tag of ${locale}`, () => spokenTag(locale));
  const style = moneyStyle(options);
  const styled = `${style.currency} ${style.currencyDisplay}`;
  return once(`${tag} in ${styled}`, () => createVoice(tag, style, styled));
}

function createVoice(tag, style, styled) {
  const language = tag.slice(0, 2);
  const days = new Intl.DateTimeFormat(tag, bare({ timeZone: 'UTC', dateStyle: 'medium' }));
  const together = (texts, type) => new Intl.ListFormat(tag, bare({ type })).format(texts);
  const numbers = (name, form) => once(`${tag} ${name}`, () => new Intl.NumberFormat(tag, bare(form)));
  const measured = (unit) => (value, path) =>
    numbers(unit, UNITS[unit]).format(countOf(value, path));
  const exact = (amount, name, form) => {
    const digits = amount.split('.')[1]?.length ?? 0;
    const ends = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return numbers(`${digits} digits ${name}`, { ...form, ...ends }).format(amount);
  };
  const count = (value, path) => numbers('count', {}).format(countOf(value, path));
  const counts = (value, path) =>
    countsOf(value, path).map((entry, place) => count(entry, `${path}/${place}`));

  /** Each kind of placeholder: judges its figure, then writes it. */
  const kinds = {
    money: (value, path) => exact(amountOf(value, path), 'plain', {}),
    price: (value, path) => exact(amountOf(value, path), styled, style),
    date: (value, path) => days.format(Date.parse(`${dateOf(value, path)}T00:00:00Z`)),
    count,
    days: measured('days'),
    months: measured('months'),
    numbers: (value, path) => together(counts(value, path), 'conjunction'),
    choice: (value, path) => together(counts(value, path), 'disjunction'),
    status: (value, path) => table[`status.${codeOf(value, path, 'status', table)}`][language],
    id: idOf,
    document: documentOf,
    text: textOf,
  };

  /** The words of a key with the figures in their places. */
  const say = (key, figures = {}) =>
    table[key][language].replace(PLACEHOLDER, (_, name, kind) =>
      kinds[kind](fieldOf(figures, name), `/${name}`),
    );
  return { language, say, together, ...kinds };
}

/** The locale itself where its language is in the table, as `Intl` writes it. */
function spokenTag(locale) {
  let canonical;
  try {
    [canonical] = Intl.getCanonicalLocales(locale);
  } catch (cause) {
    throw invalidInput('/locale', 'a language tag such as `zh-CN` or `en`', cause);
  }
  return LANGUAGES.includes(canonical.split('-')[0]) ? canonical : FALLBACK;
}
