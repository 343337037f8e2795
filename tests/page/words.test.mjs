// No word is missing in either language, and every refusal says all its figures.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { words } from '../../www/words.js';

const www = new URL('../../www/', import.meta.url);

/** Every refusal code in the order in which refusals are reported, with the figures it brings. */
const refusals = {
  accountNotOpen: [],
  accountAlreadyOpen: [],
  idReused: [],
  dateWentBack: ['latest'],
  tooFarAhead: ['periods'],
  accountClosed: [],
  accountSuspended: [],
  unknownOrder: ['orderId'],
  unknownReceipt: ['receiptId'],
  unknownReturn: ['returnId'],
  unknownRepayment: ['repaymentId'],
  unknownStatement: ['number'],
  unknownItem: ['itemId'],
  notInSnapshot: ['id'],
  wrongState: ['state'],
  overdue: ['amount', 'since', 'statements'],
  creditExceeded: ['available', 'allowance', 'requested', 'shortfall'],
  exceedsReserved: ['reserved', 'requested'],
  exceedsQuantity: ['itemId', 'remaining', 'requested'],
  exceedsReturnable: ['returnable', 'requested'],
  exceedsOutstanding: ['free', 'inFlight', 'requested'],
  nothingOutstanding: [],
  partialRepaymentNotAllowed: ['orderId', 'free', 'requested'],
  accountNotSettled: ['reserved', 'outstanding', 'inFlight', 'waiting', 'requested', 'refunding'],
  currencyFixed: [],
  amountTooLarge: [],
};

const statuses = [
  'active',
  'suspended',
  'closed',
  'open',
  'issued',
  'settled',
  'overdue',
  'awaitingPayment',
  'paid',
  'noPaymentNeeded',
  'pending',
  'waiting',
  'noRefundNeeded',
  'refunding',
  'refunded',
  'refundFailed',
  'cancelled',
  'inFlight',
  'confirmed',
  'failed',
  'reversed',
];

const placeholders = (text) => [...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map(([, name]) => name);
const typed = (text) => [...text.matchAll(/\{[^}]*\}/g)].map(([whole]) => whole).sort();

test('every key has words in Chinese and in English, and no other language', () => {
  for (const [key, said] of Object.entries(words)) {
    assert.deepEqual(Object.keys(said), ['zh', 'en'], key);
    assert.match(said.zh, /\p{Script=Han}|\{|^（/u, `${key} in Chinese`);
    assert.doesNotMatch(said.en, /\p{Script=Han}|[，。：；（）]/u, `${key} in English`);
    assert.notEqual(said.en.trim(), '', key);
  }
});

test('both languages say the same figures', () => {
  for (const [key, { zh, en }] of Object.entries(words)) {
    assert.deepEqual(typed(zh), typed(en), key);
  }
});

test('every refusal code has its words, with every figure it brings and no other', () => {
  const known = Object.keys(words).filter((key) => key.startsWith('refusal.'));
  assert.deepEqual(
    known,
    Object.keys(refusals).map((code) => `refusal.${code}`),
  );
  for (const [code, figures] of Object.entries(refusals)) {
    for (const language of ['zh', 'en']) {
      const said = placeholders(words[`refusal.${code}`][language]);
      assert.deepEqual([...new Set(said)].sort(), [...figures].sort(), `${code} in ${language}`);
    }
  }
});

test('every status has its words', () => {
  const known = Object.keys(words).filter((key) => key.startsWith('status.'));
  assert.deepEqual(known.sort(), statuses.map((value) => `status.${value}`).sort());
});

test('every key that the page names has its words, and every word is used', () => {
  const sources = readdirSync(www).filter(
    (name) => /\.(js|html)$/.test(name) && !/words/.test(name),
  );
  const code = sources.map((name) => readFileSync(new URL(name, www), 'utf8')).join('\n');
  const spaces = new Set(Object.keys(words).map((key) => key.split('.')[0]));
  const named = [...code.matchAll(/['"`](\w+\.\w+)['"`]/g)].map(([, key]) => key);
  const wanted = named.filter((key) => spaces.has(key.split('.')[0]) && !key.endsWith('.js'));
  for (const key of wanted) assert.ok(key in words, `${key} has no words`);

  const prefixes = [...code.matchAll(/`(\w+\.)\$\{/g)].map(([, prefix]) => prefix);
  const used = (key) => wanted.includes(key) || prefixes.some((prefix) => key.startsWith(prefix));
  assert.deepEqual(
    Object.keys(words).filter((key) => !used(key)),
    [],
  );
});
