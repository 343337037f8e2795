// Knows how a key, an amount or a date is said in one language. Knows neither account nor DOM.
// The words of the business and the form of amounts and dates are those of `words.js` above; only
// the words of the calculators stand beside this file.

import { describe, formatAmount, formatDate, word } from '../words.js';
import { sayWanted } from './wanted.js';
import { words as calculatorWords } from './words.js';

export const languages = ['zh', 'en'];

/** An amount is at most 10^15 minor units: a one and this many zeros, the point aside. */
const ZEROS_OF_THE_LARGEST_AMOUNT = 15;

/** Picks the first of the languages wanted that is spoken here, English when there is none. */
export function preferredLanguage(wanted) {
  const spoken = wanted.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find((language) => languages.includes(language)) ?? 'en';
}

/**
 * Makes the voice of one language. `currency` is an ISO code, or null while none is known; an
 * amount that a person typed shorter is shown with the currency's `digits` like any other. Who has
 * words beside the calculators' brings them.
 */
export function createSpeaker(language, { currency, digits }, wantedLocales = [], more = {}) {
  const words = { ...calculatorWords, ...more };
  const locale =
    wantedLocales.find((tag) => isTag(tag) && tag.toLowerCase().startsWith(language)) ??
    { zh: 'zh-CN', en: 'en-GB' }[language];
  const style = currency === null ? {} : { currency, currencyDisplay: 'narrowSymbol' };
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

  const money = (amount) => formatAmount(withDigits(amount, digits), locale);
  const price = (amount) => formatAmount(withDigits(amount, digits), locale, style);
  const count = (number) => new Intl.NumberFormat(locale).format(number);
  const daysLong = { style: 'unit', unit: 'day', unitDisplay: 'long' };
  const days = (number) => new Intl.NumberFormat(locale, daysLong).format(number);
  const date = (day) => formatDate(day, locale);
  const together = (texts) => lists.format(texts);
  const inTurn = (sentences) => sentences.join(language === 'zh' ? '' : ' ');
  const numberList = (list) => together(list.map((number) => count(number)));
  const kinds = {
    days,
    money,
    price,
    count,
    date,
    numbers: numberList,
    status: (value) => say(`status.${value}`),
  };

  function say(key, figures = {}) {
    const text = words[key]?.[language];
    if (text === undefined) return word(key, locale);
    return text.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name, kind) => {
      const value = figures[name];
      if (value === undefined || value === null) return '—';
      return kind === undefined ? String(value) : kinds[kind](value);
    });
  }

  const sayRefusal = (refusal) => describe(refusal, locale, style);
  const said = { say, sayRefusal, money, price, date, together, inTurn };
  return { language, locale, currency, digits, ...said };
}

/** What a page calls its language may be no tag that `Intl` takes. */
function isTag(text) {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** Says what was expected at the place of a malformed input. */
export function sayExpected(speaker, { path, expected }, on) {
  const { digits } = speaker;
  const field = path.split('/').findLast((part) => !/^\d*$/.test(part)) ?? '';
  const kind = expectedKinds[field] ?? 'other';
  const bounds = boundsOf[kind];
  const wanted = sayWanted(speaker, expected);
  if (bounds === undefined) return speaker.say(`expected.${kind}`, { path, expected: wanted, on });
  const most = `1${'0'.repeat(ZEROS_OF_THE_LARGEST_AMOUNT - digits)}`;
  const form = digits === 0 ? 'expected.wholeAmount' : 'expected.amount';
  const example = digits === 0 ? '1234' : `1234.${'50'.padEnd(digits, '0')}`;
  return speaker.inTurn([
    speaker.say(form, { digits, example }),
    speaker.say(bounds, { most: digits === 0 ? most : `${most}.${'0'.repeat(digits)}` }),
  ]);
}

/** An amount that is asked for is above zero; one that is agreed upon may be zero. */
const boundsOf = { amount: 'expected.bounds', agreed: 'expected.boundsFromZero' };

const expectedKinds = {
  amount: 'amount',
  creditLimit: 'agreed',
  overLimitAllowance: 'agreed',
  overdueTolerance: 'agreed',
  from: 'date',
  on: 'date',
  expectedReceiptOn: 'expectedReceiptOn',
  approvedBy: 'text',
  reason: 'text',
  quantity: 'quantity',
  itemId: 'id',
  items: 'quantity',
  orderId: 'id',
  receiptId: 'id',
};

/** The amount with as many digits after the point as the currency has, at the least. */
function withDigits(amount, digits) {
  const missing = digits - fractionDigits(amount);
  if (missing <= 0) return amount;
  return `${amount}${amount.includes('.') ? '' : '.'}${'0'.repeat(missing)}`;
}

/** Tells the digits after the point of an amount as the package writes it. */
export function fractionDigits(amount) {
  return amount.split('.')[1]?.length ?? 0;
}

/** Tells whether an amount as the package writes it is zero. */
export function isZero(amount) {
  return /^-?[0.]+$/.test(amount);
}

/** Tells whether an amount as the package writes it is below zero. */
export function isNegative(amount) {
  return amount.startsWith('-') && !isZero(amount);
}
