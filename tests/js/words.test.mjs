// What the words of the package say: of real answers, in both languages, exactly.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';

import { table } from '../../src/js/words/table.js';
import { PROJECT } from '../../tools/packed.mjs';
import { WORDS, cjs, esm } from './packed.mjs';
import { OPENING, TERMS, withAccount } from './sample.mjs';

const { describe, describeError, explain, explainDueDate, explainMoves, explainPeriod } = WORDS.ESM;
const { formatAmount, formatDate, word } = WORDS.ESM;
const LOCALES = ['zh-CN', 'en-GB'];
const ON = '2026-10-31';

/** The text with every space that `Intl` sets as the plain one; its releases differ in them. */
const plain = (text) => text.replace(/\s/g, ' ');

/** Fails where a text is no words in its language. */
function checkText(text, locale, what) {
  assert.doesNotMatch(text, /undefined|null|NaN|\[object|[{}]/, what);
  assert.equal(/\p{Script=Han}/u.test(text), locale.startsWith('zh'), `${what}: ${text}`);
}

test('the exports are the ones documented, by import and by require', () => {
  const names = ['describe', 'describeError', 'explain', 'explainDueDate'];
  names.push('explainMoves', 'explainPeriod');
  for (const [way, face] of Object.entries(WORDS)) {
    const exports = Object.keys(face).filter((name) => name !== 'default');
    assert.deepEqual(exports.sort(), [...names, 'formatAmount', 'formatDate', 'word'].sort(), way);
    assert.equal(face.word('figure.available', 'zh'), '可用额度');
  }
});

const REFUSED = {
  accountAlreadyOpen: { type: 'openAccount', ...OPENING },
  idReused: { type: 'placeOrder', orderId: 'PO-1', amount: '1.00' },
  dateWentBack: { type: 'rollForward', on: '2026-10-01' },
  tooFarAhead: { type: 'rollForward', on: '9990-12-31' },
  unknownOrder: { type: 'cancelOrder', cancellationId: 'C-1', orderId: 'PO-9' },
  unknownReturn: { type: 'completeReturn', returnId: 'RT-9' },
  unknownRepayment: { type: 'confirmRepayment', repaymentId: 'RP-9' },
  wrongState: { type: 'resumeAccount' },
  overdue: { type: 'placeOrder', on: '2026-12-31', orderId: 'PO-2', amount: '1.00' },
  creditExceeded: { type: 'placeOrder', orderId: 'PO-2', amount: '9999.00' },
  exceedsReserved: {
    type: 'confirmReceipt',
    receiptId: 'GR-2',
    orderId: 'PO-1',
    amount: '1001.00',
  },
  exceedsReturnable: { type: 'requestReturn', returnId: 'RT-2', orderId: 'PO-1', amount: '5000' },
  exceedsOutstanding: {
    type: 'startRepayment',
    repaymentId: 'RP-2',
    for: { kind: 'amount', amount: '9000.00' },
  },
  accountNotSettled: { type: 'closeAccount' },
  currencyFixed: { type: 'changeTerms', terms: { ...TERMS, currency: 'USD' } },
};

test('real refusals are described in both languages, with their figures', () =>
  withAccount(esm, (account) => {
    for (const [code, command] of Object.entries(REFUSED)) {
      const { refusals } = account.apply({ on: ON, ...command });
      const refusal = refusals?.find((each) => each.code === code);
      assert.ok(refusal, `${code} was looked for in ${JSON.stringify(refusals)}`);
      for (const locale of LOCALES) {
        const said = describe(refusal, locale);
        checkText(said, locale, code);
        for (const figure of Object.values(refusal).filter((value) => /\.\d\d$/.test(value)))
          assert.ok(said.includes(formatAmount(figure, locale)), `${code}: ${said}`);
      }
    }
  }));

test('a refusal with the currency names it, and reads well', () => {
  const refusal = {
    code: 'creditExceeded',
    available: '-20.00',
    allowance: '0.00',
    requested: '1234.50',
    shortfall: '1254.50',
  };
  assert.equal(
    describe(refusal, 'zh', { currency: 'CNY' }),
    '可用额度 -¥20.00，超额容差 0.00，订单 1,234.50，超出 ¥1,254.50。',
  );
  assert.equal(
    describe(refusal, 'en', { currency: 'CNY' }),
    'Of 1,234.50, CN¥1,254.50 is too much: -CN¥20.00 is available, the allowance is 0.00.',
  );
  assert.equal(describe({ code: 'notInSnapshot', id: 3 }, 'en').slice(0, 8), '3 is not');
});

test('where nothing is reserved and no amount was given, no amount is compared', () => {
  const refusal = { code: 'exceedsReserved', reserved: '0.00', requested: '0.00' };
  assert.equal(describe(refusal, 'zh'), '没有入账中的金额。');
  assert.equal(describe(refusal, 'en'), 'Nothing is reserved.');
});

test('every term of real explanations is said in both languages', () =>
  withAccount(esm, (account) => {
    const on = { on: ON, explain: true };
    const amount = '100.00';
    const repayment = { kind: 'amount', amount };
    const explained = [
      account.overview(on),
      account.statement({ ...on, number: 1 }),
      account.order({ ...on, orderId: 'PO-1' }),
      account.previewOrder({ ...on, amount: '9999.00' }),
      account.previewReturn({ ...on, orderId: 'PO-1', amount: '700.00' }),
      account.quoteRepayment({ ...on, for: repayment }),
    ].flatMap(({ explanation }) => Object.entries(explanation));
    const terms = explained.filter(([figure]) => figure !== 'dueOn').flatMap(([, sum]) => sum);
    assert.ok(20 < terms.length);
    for (const locale of LOCALES) {
      for (const term of terms) {
        const said = explain(term, locale);
        checkText(said, locale, term.code);
        assert.ok(said.endsWith(formatAmount(term.amount, locale)), said);
        const { code, amount: _, statement, ...ids } = term;
        for (const id of Object.values(ids)) assert.ok(said.includes(id), `${code}: ${said}`);
        if (statement !== undefined) assert.match(said, new RegExp(`(账单|tatement) ${statement}`));
      }
    }
    const due = account.statement({ ...on, number: 1 }).explanation.dueOn;
    assert.equal(
      explainDueDate(due, 'zh'),
      '最后还款日2026年11月15日：账单日2026年10月26日后20天。',
    );
  }));

test('a term is its documents, its name and its amount', () => {
  const term = { code: 'reserved', orderId: 'PO-1', amount: '120.00' };
  assert.equal(explain(term, 'en'), 'Order PO-1, reserved: 120.00');
  assert.equal(explain(term, 'zh'), '订单 PO-1，入账中：120.00');
  const limit = { code: 'creditLimit', amount: '-10000.00' };
  assert.equal(explain(limit, 'zh', { currency: 'CNY' }), '额度：-¥10,000.00');
  assert.equal(explain(limit, 'en', { currency: 'CNY' }), 'Credit limit: -CN¥10,000.00');
});

/** The window, the rest of the reason, and what is said. */
const DUE = [
  [
    { kind: 'netDays', days: 20, from: 'issue' },
    {},
    '账单日2026年10月26日后20天。',
    '20 days after the issue date, 26 Oct 2026.',
  ],
  [
    { kind: 'netDays', days: 0, from: 'closing' },
    { unrolled: '2026-10-27', dueOn: '2026-10-27' },
    '截止日2026年10月26日当天；不早于账单日。',
    'the closing day, 26 Oct 2026; never before the issue date.',
  ],
  [
    { kind: 'endOfMonth', monthsAfter: 0, plusDays: 0 },
    {},
    '账单日2026年10月26日的当月月末。',
    'the end of the month of the issue date, 26 Oct 2026.',
  ],
  [
    { kind: 'endOfMonth', monthsAfter: 1, plusDays: 10 },
    {},
    '账单日2026年10月26日的次月月末加10天。',
    'the end of the month after the issue date, 26 Oct 2026, plus 10 days.',
  ],
  [
    { kind: 'endOfMonth', monthsAfter: 2, plusDays: 0 },
    {},
    '账单日2026年10月26日之后第2个月月末。',
    'the end of the month 2 months after the issue date, 26 Oct 2026.',
  ],
  [
    { kind: 'dayOfMonth', day: 15, monthsAfter: 0 },
    {},
    '账单日2026年10月26日的当月15日，已过则为次月。',
    'day 15 of the month of the issue date, 26 Oct 2026, or of the next where it has passed.',
  ],
  [
    { kind: 'dayOfMonth', day: 31, monthsAfter: 1, plusDays: 1, from: 'issue' },
    { clamped: true },
    '账单日2026年10月26日加1天的次月31日；当月没有这一天，取月末。',
    'day 31 of the month after the issue date, 26 Oct 2026, plus 1 day; ' +
      'the month is shorter than that, so its last day counts.',
  ],
  [
    { kind: 'dayOfMonth', day: 5, monthsAfter: 3 },
    {},
    '账单日2026年10月26日之后第3个月5日。',
    'day 5 of the month 3 months after the issue date, 26 Oct 2026.',
  ],
  [
    { kind: 'nextOf', days: [5, 15, 25], plusDays: 0 },
    { unrolled: '2026-11-14', rolledOver: days('weekend', '2026-11-14', '2026-11-15') },
    '账单日2026年10月26日起最早到来的5、15或25日；' +
      '原为2026年11月14日，避开2026年11月14日至2026年11月15日（周末），顺延。',
    'the first day 5, 15 or 25 of a month on or after the issue date, 26 Oct 2026; ' +
      'moved on from 14 Nov 2026, past 14 Nov 2026 to 15 Nov 2026 (weekend).',
  ],
  [
    { kind: 'netDays', days: 1 },
    {
      unrolled: '2026-11-22',
      rolledOver: [
        ...days('holiday', '2026-11-20'),
        ...days('weekend', '2026-11-21', '2026-11-22'),
      ],
    },
    '账单日2026年10月26日后1天；' +
      '原为2026年11月22日，避开2026年11月20日（节假日）和2026年11月21日至2026年11月22日（周末），提前。',
    '1 day after the issue date, 26 Oct 2026; ' +
      'moved back from 22 Nov 2026, past 20 Nov 2026 (holiday) and ' +
      '21 Nov 2026 to 22 Nov 2026 (weekend).',
  ],
  [
    { kind: 'netDays', days: 20 },
    { unrolled: '2026-11-15', rolledOver: days('weekend', '2026-11-15') },
    '账单日2026年10月26日后20天；原为2026年11月15日（周末），顺延。',
    '20 days after the issue date, 26 Oct 2026; moved on from 15 Nov 2026 (weekend).',
  ],
];

function days(because, ...dates) {
  return dates.map((on) => ({ on, because }));
}

const REASON = {
  dueOn: '2026-11-16',
  countedFrom: '2026-10-26',
  unrolled: '2026-11-16',
  clamped: false,
  convention: 'following',
  rolledOver: [],
};

for (const [repaymentWindow, more, zh, en] of DUE) {
  test(`a due date by ${JSON.stringify(repaymentWindow)} is explained`, () => {
    const reason = { ...REASON, repaymentWindow, ...more };
    const due = { zh: formatDate(reason.dueOn, 'zh'), en: formatDate(reason.dueOn, 'en-GB') };
    assert.equal(explainDueDate(reason, 'zh'), `最后还款日${due.zh}：${zh}`);
    assert.equal(explainDueDate(reason, 'en-GB'), `Due on ${due.en}: ${en}`);
  });
}

test('a period of the calendar is explained, with every reason for which a date moved', () => {
  const terms = {
    ...TERMS,
    billingCycle: { kind: 'monthly', day: 31 },
    repaymentWindow: { kind: 'dayOfMonth', day: 31, monthsAfter: 4 },
  };
  // 28 February 2027 is a Sunday.
  const first = (convention) => {
    const rolled = { ...terms, businessDays: { convention } };
    return esm.calendar({ terms: rolled, from: '2026-09-28', periods: 1 }).periods[0];
  };
  assert.equal(
    explainPeriod(first('following'), 'zh'),
    '第1期：2026年9月28日至2026年9月30日，账单日2026年10月1日，最后还款日2027年3月1日；' +
      '截止的月份没有约定的日子，在月末截止；还款的月份没有约定的日子，取月末；' +
      '最后还款日原为2027年2月28日，顺延。',
  );
  assert.equal(
    explainPeriod(first('preceding'), 'en-GB').replaceAll('Sept', 'Sep'),
    'Period 1: 28 Sep 2026 to 30 Sep 2026, issued on 1 Oct 2026, due on 26 Feb 2027; ' +
      'the month is shorter than its closing day, so it closes on the last day; ' +
      'the month is shorter than its due day, so the last day counts; ' +
      'the due date moved back from 28 Feb 2027, past 27 Feb 2027 to 28 Feb 2027.',
  );
});

test('beside its dates, a period says only why they moved, and nothing where none did', () => {
  const period = { number: 1, opensOn: '2026-11-01', closesOn: '2026-11-30', dueOn: '2026-12-31' };
  const still = { ...period, issuedOn: '2026-12-01', closesClamped: false, dueClamped: false };
  const moved = { rolledFrom: '2026-12-30', rolledOver: ['2026-12-30'] };
  assert.equal(explainMoves(still, 'zh'), '');
  assert.equal(
    explainMoves({ ...still, ...moved }, 'zh'),
    '最后还款日原为2026年12月30日，顺延。',
  );
  assert.equal(
    explainMoves({ ...still, ...moved, closesClamped: true }, 'en-GB'),
    'The month is shorter than its closing day, so it closes on the last day; ' +
      'the due date moved on from 30 Dec 2026.',
  );
  const reasoned = { rolledFrom: '2026-12-31', rolledOver: days('holiday', '2026-12-31') };
  assert.equal(
    explainMoves({ ...still, ...reasoned, dueOn: '2026-12-30' }, 'zh'),
    '最后还款日原为2026年12月31日（节假日），提前。',
  );
  assert.equal(
    explainMoves({ ...still, ...reasoned, dueOn: '2026-12-30' }, 'en-GB'),
    'The due date moved back from 31 Dec 2026 (holiday).',
  );
});

test('amounts are exact, with the digits that they have, in currencies of 0, 2 and 3 digits', () => {
  const shown = (amount, locale, currency) => plain(formatAmount(amount, locale, { currency }));
  assert.equal(formatAmount('9007199254740993.01', 'en'), '9,007,199,254,740,993.01');
  assert.equal(formatAmount('-999999999999999.999', 'zh'), '-999,999,999,999,999.999');
  assert.equal(formatAmount('1000000000000000000', 'en'), '1,000,000,000,000,000,000');
  assert.equal(shown('1200', 'en', 'JPY'), '¥1,200');
  assert.equal(shown('1200.00', 'zh', 'CNY'), '¥1,200.00');
  assert.equal(shown('1200.000', 'en', 'KWD'), 'KWD 1,200.000');
  // ISO 4217 has three digits for it; the locale data of `Intl` would write none.
  assert.equal(shown('1200.125', 'en', 'IQD'), 'IQD 1,200.125');
  const narrow = { currency: 'CNY', currencyDisplay: 'narrowSymbol' };
  assert.equal(formatAmount('0.01', 'en', narrow), '¥0.01');
});

test('a date is its own day whatever the time zone of the machine', () => {
  const script = "console.log(require('./words.cjs').formatDate('2026-11-22', 'zh'));";
  for (const TZ of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    const env = { ...process.env, TZ };
    const options = { cwd: PROJECT, env, encoding: 'utf8' };
    const run = spawnSync(process.execPath, ['-e', script], options);
    assert.equal(run.stdout, '2026年11月22日\n', `${TZ} ${run.stderr}`);
  }
  assert.equal(formatDate('9999-12-31', 'en-GB'), '31 Dec 9999');
});

test('Chinese of any kind is Chinese, every other language is English', () => {
  for (const locale of ['zh', 'zh-CN', 'zh-Hant', 'zh-Hant-HK', 'ZH-sg', 'cmn'])
    assert.equal(word('figure.available', locale), '可用额度', locale);
  for (const locale of ['en', 'en-US', 'EN-gb', 'de', 'fr-CA', 'und', 'zha'])
    assert.equal(word('figure.available', locale), 'Available credit', locale);
  assert.equal(formatAmount('1234.50', 'de'), '1,234.50');
  assert.equal(formatDate('2026-11-22', 'de'), '22 Nov 2026');
});

test('an error of either module system, or as data, is described', () => {
  for (const { CreditAccount } of [esm, cjs]) {
    const error = thrownBy(() => CreditAccount.open({ ...OPENING, on: 1 }));
    assert.match(describeError(error, 'en'), /^The input is malformed: at \/on, expected /);
    assert.match(describeError(error, 'zh'), /^输入不合要求：位置 \/on，应为 /);
  }
  const whole = thrownBy(() => esm.CreditAccount.load(5));
  assert.match(describeError(whole, 'en'), /^The input is malformed: expected /);
  for (const code of ['notInitialised', 'loadFailed', 'versionMismatch', 'disposed', 'internal'])
    for (const locale of LOCALES) checkText(describeError({ code }, locale), locale, code);
});

function thrownBy(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('every sentence of the table is one that is said', () => {
  const quoted = (text) => text.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const plainForm = (text) => quoted(text).replace(/\{\w+:\w+\}/g, '.+');
  const period = { number: 1, opensOn: '2026-11-01', closesOn: '2026-11-30', dueOn: '2026-12-31' };
  const moved = { rolledFrom: '2026-12-30', rolledOver: ['2026-12-30'], dueClamped: true };
  const both = { ...period, issuedOn: '2026-12-01', closesClamped: true, ...moved };
  const said = [
    ...DUE.map(([repaymentWindow, more]) =>
      explainDueDate({ ...REASON, repaymentWindow, ...more }, 'zh'),
    ),
    explainPeriod(both, 'zh'),
    explainPeriod({ ...both, dueOn: '2026-12-01' }, 'zh'),
    ...['2027-01-01', '2026-12-01'].map((dueOn) => {
      const rolledOver = ['2026-12-30', '2026-12-31'];
      return explainPeriod({ ...both, dueOn, rolledOver }, 'zh');
    }),
    describe({ code: 'exceedsReserved', reserved: '0', requested: '0' }, 'zh'),
    describeError({ code: 'invalidInput', path: '', expected: 'x' }, 'zh'),
  ];
  const spaces = /^(due|days|because|period|nothing|whole)\./;
  const keys = Object.keys(table).filter((key) => spaces.test(key));
  assert.ok(20 < keys.length);
  for (const key of keys) {
    const form = new RegExp(plainForm(table[key].zh));
    assert.ok(said.some((text) => form.test(text)), `${key} is said nowhere`);
  }
});
