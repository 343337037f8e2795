// An order preview that is a plain yes crosses from the wasm module as its values alone. Here it is
// held against the same answer by the general way, which a request with a space in it goes: the
// bytes must be the same, over random accounts and requests.

import assert from 'node:assert/strict';
import test from 'node:test';

import { WAYS_IN } from './packed.mjs';

const ACCOUNTS = 150;
const REQUESTS = 40;
const OPENED_ON = '2026-10-08';
const DIGITS = { JPY: 0, CNY: 2, KWD: 3 };
const CYCLES = [
  { kind: 'monthly', day: 25 },
  { kind: 'weekly', weekday: 'friday' },
  { kind: 'everyNDays', days: 3 },
  { kind: 'perReceipt' },
];
const STATES = ['active', 'active', 'active', 'suspended', 'closed', 'unopened'];

for (const [way, { CreditAccount, CreditTermError }] of Object.entries(WAYS_IN)) {
  test(`${way}: packed and general answers are the same bytes`, () => {
    const dice = diceOf(20_261_122);
    const met = { accepted: 0, withoutOverdue: 0, refused: 0, noView: 0, invalid: 0 };
    for (let turn = 0; turn < ACCOUNTS; turn += 1) {
      const { account, currency } = someAccount(CreditAccount, dice);
      for (let asked = 0; asked < REQUESTS; asked += 1) {
        const request = someRequest(dice, currency);
        const answered = outcomeOf(CreditTermError, () => account.previewOrder(request));
        const spaced = JSON.stringify(request, null, 1);
        const generally = outcomeOf(CreditTermError, () => account.previewOrder(spaced));
        assert.equal(answered.text, generally.text, `${turn}: ${spaced}`);
        met[answered.kind] += 1;
        if (answered.text.endsWith('"nextOverdueOn":null}')) met.withoutOverdue += 1;
      }
      account.dispose();
    }
    for (const [kind, count] of Object.entries(met))
      assert.ok(100 <= count, `only ${count} of ${kind}: ${JSON.stringify(met)}`);
  });
}

function outcomeOf(CreditTermError, ask) {
  try {
    const answer = ask();
    const kind = answer.decision ?? 'noView';
    return { kind, text: JSON.stringify(answer) };
  } catch (error) {
    assert.ok(error instanceof CreditTermError && error.code === 'invalidInput', String(error));
    return { kind: 'invalid', text: `${error.path}: ${error.expected}` };
  }
}

/** Orders, goods and repayments at random; what is refused is left out. */
function someAccount(CreditAccount, dice) {
  const state = dice.oneOf(STATES);
  const currency = dice.oneOf(Object.keys(DIGITS));
  if (state === 'unopened') return { account: CreditAccount.create(), currency };
  const account = CreditAccount.open({ on: OPENED_ON, terms: someTerms(dice, currency) });
  if (state === 'closed') account.apply({ type: 'closeAccount', on: dice.day(8) });
  for (let id = 0; id < dice.upTo(6); id += 1) {
    const [orderId, receiptId, repaymentId] = [`O-${id}`, `R-${id}`, `P-${id}`];
    const on = dice.day(10 + 3 * id);
    account.apply({ type: 'placeOrder', on, orderId, amount: dice.amount(currency) });
    if (dice.upTo(3) !== 0) account.apply({ type: 'confirmReceipt', on, receiptId, orderId });
    if (dice.upTo(4) === 0)
      account.apply({ type: 'recordRepayment', on, repaymentId, for: { kind: 'posted' } });
  }
  if (state === 'suspended') account.apply({ type: 'suspendAccount', on: dice.day(30) });
  return { account, currency };
}

function someTerms(dice, currency) {
  return {
    currency,
    creditLimit: dice.oneOf(['0', '5000', '90000']),
    overLimitAllowance: dice.oneOf(['0', '300']),
    billingCycle: dice.oneOf(CYCLES),
    repaymentWindow: { kind: 'netDays', days: dice.upTo(40) },
  };
}

/** Most are well-formed, and not all of them about a day that can be asked about. */
function someRequest(dice, currency) {
  const day = 10 + dice.upTo(40);
  const request = { on: dice.day(day), amount: dice.amount(currency) };
  if (dice.upTo(2) !== 0) request.expectedReceiptOn = dice.day(day + dice.upTo(40) - 3);
  if (dice.upTo(12) === 0) request.amount = dice.oneOf(['0', '-1', '1.', '01', '1.0000', 'x', 7]);
  if (dice.upTo(20) === 0)
    request.on = dice.oneOf(['2026-11-31', '', null, 'é', 'x"y', '9000-01-01']);
  if (dice.upTo(20) === 0) request.other = dice.oneOf(['1', 2, null]);
  return request;
}

/** Mulberry32: the same numbers in every run. */
function diceOf(seed) {
  let state = seed;
  const upTo = (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
  return {
    upTo,
    oneOf: (list) => list[upTo(list.length)],
    day: (after) => new Date(Date.UTC(2026, 9, after)).toISOString().slice(0, 10),
    amount(currency) {
      const digits = DIGITS[currency];
      const fraction = String(upTo(10 ** digits)).padStart(digits, '0');
      return `${1 + upTo(6000)}${digits === 0 ? '' : `.${fraction}`}`;
    },
  };
}
