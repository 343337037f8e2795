// Accounts from bare facts, and a statement as a table, by import and by require.

import assert from 'node:assert/strict';
import test from 'node:test';

import { WAYS_IN } from './packed.mjs';
import { TERMS, withAccount } from './sample.mjs';

const OPENING = { openedOn: '2026-10-08', terms: TERMS };
const FACTS = {
  ...OPENING,
  orders: [
    {
      orderId: '-7',
      amount: '1000.00',
      placedOn: '2026-10-09',
      receipts: [
        { amount: '400.00', on: '2026-10-12' },
        { amount: '500.00', on: '2026-10-13' },
      ],
      repayments: [{ amount: '100.00', on: '2026-10-30' }],
      returns: [{ amount: '50.00', on: '2026-10-14' }],
      cancelled: { on: '2026-10-15' },
    },
    {
      orderId: 'PO-8',
      amount: '9900.00',
      placedOn: '2026-10-16',
      receipts: [{ amount: '9900.00', on: '2026-10-17' }],
    },
  ],
};
const ROWS = [
  'PO-8,签收,9900.00,2026-10-17',
  'PO-8,下单,9900.00,2026-10-16',
  '-7,下单,1000.00,2026-10-09',
  '-7,签收,400.00,2026-10-12',
  '-7,签收,500.00,2026-10-13',
  '-7,退货,50.00,2026-10-14',
  '-7,取消,,2026-10-15',
  '-7,还款,100.00,2026-10-30',
];
const CSV = { ...OPENING, csv: `\uFEFF${['订单,类型,金额,日期', ...ROWS, ''].join('\r\n')}` };

const creditExceeded = {
  code: 'creditExceeded',
  available: '9150.00',
  allowance: '0.00',
  requested: '9900.00',
  shortfall: '750.00',
};
const REFUSED = [
  {
    path: '/orders/1',
    orderId: 'PO-8',
    fact: 'order',
    on: '2026-10-16',
    amount: '9900.00',
    refusals: [creditExceeded],
  },
  {
    path: '/orders/1/receipts/0',
    orderId: 'PO-8',
    fact: 'receipt',
    on: '2026-10-17',
    amount: '9900.00',
    refusals: [{ code: 'unknownOrder', orderId: 'PO-8' }],
  },
];

for (const [way, { CreditAccount }] of Object.entries(WAYS_IN)) {
  const check = (name, run) => test(`${way}: ${name}`, run);
  const made = (facts, use) => {
    const answer = CreditAccount.fromFacts(facts);
    try {
      return use(answer);
    } finally {
      answer.account.dispose();
    }
  };

  check('facts in every form become the same account, with what was refused', () => {
    const text = JSON.stringify(FACTS);
    const bytes = new TextEncoder().encode(text);
    const [first, ...others] = [FACTS, text, bytes, bytes.buffer].map((form) =>
      made(form, ({ account, refused, ...rest }) => {
        assert.ok(account instanceof CreditAccount);
        assert.deepEqual(rest, {});
        assert.deepEqual(refused, REFUSED);
        const { posted, cancelled, repaid, reversed, outstanding } = account.order({
          on: '2026-11-01',
          orderId: '-7',
        });
        assert.deepEqual(
          [posted, cancelled, repaid, reversed, outstanding],
          ['900.00', '100.00', '100.00', '50.00', '750.00'],
        );
        return account.snapshot();
      }),
    );
    for (const snapshot of others) assert.deepEqual(snapshot, first);
  });

  check('a table tells the same, its refused facts named by their record', () => {
    const snapshot = made(FACTS, ({ account }) => account.snapshot());
    made(CSV, ({ account, refused }) => {
      assert.deepEqual(account.snapshot(), snapshot);
      assert.deepEqual(refused, [
        { ...REFUSED[0], path: '/csv/3' },
        { ...REFUSED[1], path: '/csv/2' },
      ]);
    });
  });

  check('a cancellation of all that is left has no amount, refused or not', () => {
    const order = { orderId: 'a', amount: '1.00', placedOn: '2026-10-09' };
    const full = [{ amount: '1.00', on: '2026-10-09' }];
    const orders = [{ ...order, receipts: full, cancelled: { on: '2026-10-10' } }];
    made({ ...OPENING, orders }, ({ refused }) =>
      assert.deepEqual(refused, [
        {
          path: '/orders/0/cancelled',
          orderId: 'a',
          fact: 'cancellation',
          on: '2026-10-10',
          refusals: [{ code: 'exceedsReserved', reserved: '0.00', requested: '0.00' }],
        },
      ]),
    );
  });

  check('malformed facts throw with their place', () => {
    const [order] = FACTS.orders;
    for (const [facts, path] of [
      [undefined, ''],
      [null, ''],
      [[], ''],
      [new Map(), ''],
      ['{', ''],
      [new Uint8Array([0xff]), ''],
      ['x'.repeat(64 * 1024 * 1024 + 1), ''],
      [{}, '/openedOn'],
      [OPENING, '/orders'],
      [{ ...FACTS, csv: CSV.csv }, '/csv'],
      [{ ...FACTS, orders: [order, order] }, '/orders/1/orderId'],
      [{ ...FACTS, orders: [{ ...order, amount: 5 }] }, '/orders/0/amount'],
      [{ ...FACTS, orders: [{ ...order, returns: null }] }, '/orders/0/returns'],
      [{ ...CSV, csv: CSV.csv.replace('400.00', '400') + 'PO-9,下单' }, '/csv/10'],
      [{ ...CSV, csv: CSV.csv.replace('400.00', '4e2') }, '/csv/5/amount'],
    ]) {
      assert.throws(() => CreditAccount.fromFacts(facts), { code: 'invalidInput', path });
    }
  });

  check('a statement is a table that a spreadsheet opens as it is', () =>
    made(FACTS, ({ account }) => {
      const request = { on: '2026-11-01', number: 1 };
      const table = account.statementCsv({ ...request, locale: 'zh-CN' });
      assert.deepEqual(table.split('\r\n'), [
        '\uFEFF账单,最后还款日,订单,签收单,入账日,签收日,已入账,冲减账单,抵扣待还,已还,还款中,待还金额',
        "1,2026-11-15,'-7,'-7.1,2026-10-12,,400.00,0.00,0.00,100.00,0.00,300.00",
        "1,2026-11-15,'-7,'-7.2,2026-10-13,,500.00,50.00,0.00,0.00,0.00,450.00",
        '合计,,,,,,900.00,50.00,0.00,100.00,0.00,750.00',
        '',
      ]);
      const english = account.statementCsv(JSON.stringify(request));
      assert.match(english, /^\uFEFFStatement,Due date,Order,/);
      assert.equal(account.statementCsv({ ...request, locale: 'fr' }), english);
      assert.deepEqual(account.statementCsv({ ...request, number: 7 }), {
        outcome: 'refused',
        refusals: [{ code: 'unknownStatement', number: 7 }],
      });
      for (const [more, path] of [
        [{ locale: 1 }, '/locale'],
        [{ locale: null }, '/locale'],
        [{ number: '1' }, '/number'],
        [{ explain: true }, '/explain'],
      ]) {
        const malformed = { ...request, ...more };
        assert.throws(() => account.statementCsv(malformed), { code: 'invalidInput', path });
      }
    }),
  );

  check('no table is made of an account that was disposed of', () =>
    withAccount({ CreditAccount }, (account) => {
      account.dispose();
      const ask = () => account.statementCsv({ on: '2026-10-31', number: 1 });
      assert.throws(ask, { code: 'disposed' });
    }),
  );
}
