// What has no words: unknown codes, malformed figures, hostile objects. Always the same error with
// the place, never a text with a hole in it.

import assert from 'node:assert/strict';
import test from 'node:test';

import { WORDS, esm } from './packed.mjs';

const { describe, describeError, explain, explainDueDate, explainMoves, explainPeriod } = WORDS.ESM;
const { formatAmount, formatDate, word } = WORDS.ESM;

/** Fails unless the call throws `invalidInput` with this path. */
function isRefusedAt(path, call, what) {
  assert.throws(
    call,
    (error) => {
      assert.ok(error instanceof esm.CreditTermError, `${what}: ${error}`);
      assert.equal(error.code, 'invalidInput', what);
      assert.equal(error.path, path, what);
      return true;
    },
    what,
  );
}

const GETTER = {
  get code() {
    throw new Error('from the caller');
  },
};
const LATEST = { code: 'dateWentBack', latest: '2026-11-22' };
const TERM = { code: 'reserved', amount: '1.00' };
const WINDOW = { kind: 'netDays', days: 1 };
const DATED = {
  dueOn: '2026-11-16',
  countedFrom: '2026-10-26',
  repaymentWindow: WINDOW,
  unrolled: '2026-11-16',
  clamped: false,
  convention: 'following',
  rolledOver: [],
};

/** Each: the path of the error, and the call. */
const MALFORMED = {
  'no refusal': ['', () => describe(undefined, 'en')],
  'a refusal that is null': ['', () => describe(null, 'en')],
  'a refusal as text': ['', () => describe(JSON.stringify(LATEST), 'en')],
  'a list': ['', () => describe([LATEST], 'en')],
  'a refusal without a code': ['/code', () => describe({}, 'en')],
  'an unknown code': ['/code', () => describe({ code: 'nope' }, 'en')],
  'a code of every object': ['/code', () => describe({ code: 'constructor' }, 'en')],
  'a getter that throws': ['/code', () => describe(GETTER, 'en')],
  'an instance of a class': ['', () => describe(new Map([['code', 'overdue']]), 'en')],
  'a missing figure': ['/latest', () => describe({ code: 'dateWentBack' }, 'en')],
  'a figure of another kind': ['/latest', () => describe({ ...LATEST, latest: 20261122 }, 'en')],
  'a day that is none': ['/latest', () => describe({ ...LATEST, latest: '2026-02-30' }, 'en')],
  'no statements': [
    '/statements',
    () => describe({ code: 'overdue', amount: '1', since: '2026-11-22', statements: [] }, 'en'),
  ],
  'an unknown state': ['/state', () => describe({ code: 'wrongState', state: 'toString' }, 'en')],
  'a refusal for a term': ['/code', () => explain(LATEST, 'en')],
  'an amount as a number': ['/amount', () => explain({ ...TERM, amount: 1 }, 'en')],
  'an amount with an exponent': ['/amount', () => explain({ ...TERM, amount: '1e3' }, 'en')],
  'an id with markup': ['/orderId', () => explain({ ...TERM, orderId: '<b>' }, 'en')],
  'an id that is null': ['/orderId', () => explain({ ...TERM, orderId: null }, 'en')],
  'an unknown window': [
    '/repaymentWindow/kind',
    () => explainDueDate({ ...DATED, repaymentWindow: { kind: 'x' } }, 'en'),
  ],
  'a window that is none': [
    '/repaymentWindow',
    () => explainDueDate({ ...DATED, repaymentWindow: [] }, 'en'),
  ],
  'a reason that is none': [
    '/rolledOver/0/because',
    () => explainDueDate({ ...DATED, rolledOver: [{ on: '2026-11-16', because: 'rain' }] }, 'en'),
  ],
  'a due date that moved past no day': [
    '/rolledOver',
    () => explainDueDate({ ...DATED, unrolled: '2026-11-15' }, 'en'),
  ],
  'a period that tells nothing of its days': ['/closesClamped', () => explainMoves({}, 'en')],
  'a period without a date': ['/number', () => explainPeriod({}, 'en')],
  'an error that is not of this package': ['', () => describeError(new TypeError('x'), 'en')],
  'an unknown error': ['/code', () => describeError({ code: 'overdue' }, 'en')],
  'an unknown word': ['/key', () => word('figure.nope', 'en')],
  'a sentence for a word': ['/key', () => word('refusal.overdue', 'en')],
  'a word that is no text': ['/key', () => word({ toString: () => 'figure.order' }, 'en')],
  'an amount that is none': ['/amount', () => formatAmount('1,00', 'en')],
  'a date that is none': ['/date', () => formatDate('2026-1-1', 'en')],
  'no locale': ['/locale', () => word('figure.order')],
  'a malformed locale': ['/locale', () => word('figure.order', 'not a tag')],
  'a locale object': ['/locale', () => word('figure.order', new Intl.Locale('zh'))],
  'a currency that is none': ['/currency', () => formatAmount('1', 'en', { currency: 'cny' })],
  'a misspelt option': ['/curency', () => formatAmount('1', 'en', { curency: 'CNY' })],
  'an unknown display': [
    '/currencyDisplay',
    () => formatAmount('1', 'en', { currency: 'CNY', currencyDisplay: 'big' }),
  ],
};

for (const [what, [path, call]] of Object.entries(MALFORMED)) {
  test(`${what} is invalidInput, and never a text`, () => isRefusedAt(path, call, what));
}

test('a polluted prototype adds no document and no figure to a text', () => {
  Object.prototype.orderId = 'PO-9';
  Object.prototype.latest = '2026-11-22';
  try {
    assert.equal(explain(TERM, 'en'), 'Reserved: 1.00');
    isRefusedAt('/latest', () => describe({ code: 'dateWentBack' }, 'en'), 'inherited');
  } finally {
    delete Object.prototype.orderId;
    delete Object.prototype.latest;
  }
});
