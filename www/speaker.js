// Knows how a key, an amount or a date is said in one language. Knows neither account nor DOM.
// Amounts stay the decimal strings they came as; Intl formats the string itself, digit for digit.

import { words } from './words.js';

export const languages = ['zh', 'en'];

/** An amount is at most 10^15 minor units: a one and this many zeros, the point aside. */
const ZEROS_OF_THE_LARGEST_AMOUNT = 15;

/** Picks the first of the browser's languages that the page speaks, English when there is none. */
export function preferredLanguage(wanted) {
  const spoken = wanted.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find((language) => languages.includes(language)) ?? 'en';
}

/**
 * Makes the voice of one language. `currency` is an ISO code, or null while none is known; an
 * amount that a person typed shorter is shown with the currency's `digits` like any other.
 */
export function createSpeaker(language, { currency, digits }, wantedLocales = []) {
  const locale =
    wantedLocales.find((tag) => tag.toLowerCase().startsWith(language)) ??
    { zh: 'zh-CN', en: 'en-GB' }[language];
  const numbers = new Map();
  const calendar = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'medium' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

  function formatted(amount, options) {
    const shown = Math.max(fractionDigits(amount), digits);
    const key = `${shown} ${options.style ?? ''}`;
    const exact = { minimumFractionDigits: shown, maximumFractionDigits: shown, ...options };
    if (!numbers.has(key)) numbers.set(key, new Intl.NumberFormat(locale, exact));
    return numbers.get(key).format(amount);
  }

  const money = (amount) => formatted(amount, {});
  const price = (amount) =>
    currency === null
      ? money(amount)
      : formatted(amount, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  const count = (number) => new Intl.NumberFormat(locale).format(number);
  const daysLong = { style: 'unit', unit: 'day', unitDisplay: 'long' };
  const days = (number) => new Intl.NumberFormat(locale, daysLong).format(number);
  const date = (day) => calendar.format(new Date(`${day}T00:00:00Z`));
  const together = (texts) => lists.format(texts);
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
    const text = words[key]?.[language] ?? key;
    return text.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name, kind) => {
      const value = figures[name];
      if (value === undefined || value === null) return '—';
      return kind === undefined ? String(value) : kinds[kind](value);
    });
  }

  return { language, currency, say, money, price, date, together };
}

/** Says a refusal in words with its figures; an unknown code is shown as it is. */
export function sayRefusal(speaker, refusal) {
  const key = `refusal.${refusal.code}`;
  return words[key] === undefined ? refusal.code : speaker.say(key, refusal);
}

/** Says what was expected at the place of a malformed input; `digits` are the currency's. */
export function sayExpected(speaker, { path, expected }, { digits = 2, on } = {}) {
  const field = path.split('/').findLast((part) => !/^\d*$/.test(part)) ?? '';
  const kind = expectedKinds[field] ?? 'other';
  if (kind !== 'amount') return speaker.say(`expected.${kind}`, { path, expected, on });
  const most = `1${'0'.repeat(ZEROS_OF_THE_LARGEST_AMOUNT - digits)}`;
  const form = digits === 0 ? 'expected.wholeAmount' : 'expected.amount';
  const example = digits === 0 ? '1234' : `1234.${'50'.padEnd(digits, '0')}`;
  return [
    speaker.say(form, { digits, example }),
    speaker.say('expected.bounds', { most: digits === 0 ? most : `${most}.${'0'.repeat(digits)}` }),
  ].join(speaker.language === 'zh' ? '' : ' ');
}

const expectedKinds = {
  amount: 'amount',
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
