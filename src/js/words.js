// Words for people, in Chinese and in English: what an explanation, a refusal and a code say.
// Knows no account and no wasm: an entry of its own, for the page that wants it.

import { CreditTermError, invalidInput } from './error.js';
import { amountOf, codeOf, fieldOf, plainCopy } from './words/reading.js';
import { table } from './words/table.js';
import { voiceOf } from './words/voice.js';

export { explainDueDate, explainMoves, explainPeriod } from './words/dates.js';

/** The documents a term may name, in the order in which they are said. */
const SOURCES = ['orderId', 'receiptId', 'statement', 'cancellationId', 'repaymentId'];
/** The keys of the table that are names: words without a figure in them. */
const NAME = /^(figure|column|status|term)\./;

export function explain(term, locale, options) {
  const voice = voiceOf(locale, options);
  const facts = plainCopy(term);
  const code = codeOf(fieldOf(facts, 'code'), '/code', 'term', table);
  const named = SOURCES.filter((name) => fieldOf(facts, name) !== undefined);
  const sources = named.map((name) => voice.say(`sum.${name}`, facts));
  const parts = [...sources, voice.say(`term.${code}`)];
  const what = parts.join(voice.language === 'zh' ? '，' : ', ');
  const amount = fieldOf(facts, 'amount');
  return voice.say('sum.line', { what: what[0].toUpperCase() + what.slice(1), amount });
}

export function describe(refusal, locale, options) {
  const voice = voiceOf(locale, options);
  const facts = plainCopy(refusal);
  const code = codeOf(fieldOf(facts, 'code'), '/code', 'refusal', table);
  return voice.say(isOfNothing(code, facts) ? 'nothing.reserved' : `refusal.${code}`, facts);
}

/** Where no amount was asked for, there is none to compare with what is reserved: nothing is. */
function isOfNothing(code, facts) {
  if (code !== 'exceedsReserved') return false;
  return /^[0.]+$/.test(amountOf(fieldOf(facts, 'requested'), '/requested'));
}

export function describeError(error, locale) {
  const voice = voiceOf(locale);
  const facts = plainCopy(error instanceof CreditTermError ? factsOf(error) : error);
  const code = codeOf(fieldOf(facts, 'code'), '/code', 'error', table);
  const isOfWhole = code === 'invalidInput' && (fieldOf(facts, 'path') ?? '') === '';
  return voice.say(isOfWhole ? 'whole.invalidInput' : `error.${code}`, facts);
}

/** What an error of this package tells; it may be of another copy, so nothing about it is sure. */
function factsOf(error) {
  try {
    const { code, path, expected } = error;
    return { code, path, expected };
  } catch (cause) {
    throw invalidInput('', 'something that can be read without an error', cause);
  }
}

export function word(key, locale) {
  const { say } = voiceOf(locale);
  const isName = typeof key === 'string' && NAME.test(key) && Object.hasOwn(table, key);
  if (!isName) throw invalidInput('/key', 'the key of a word such as `figure.available`');
  return say(key);
}

export function formatAmount(amount, locale, options) {
  return voiceOf(locale, options).price(amount, '/amount');
}

export function formatDate(date, locale) {
  return voiceOf(locale).date(date, '/date');
}
