// What no caller should hand over, and what the package makes of it: always the same error with the
// place, never a change, and the next good call works.

import assert from 'node:assert/strict';
import test from 'node:test';
import vm from 'node:vm';

import { esm } from './packed.mjs';
import { OPENING, withAccount } from './sample.mjs';

const { CreditAccount, CreditTermError, businessDate, calendar } = esm;

const ON = '2026-10-31';
const order = (more) => ({ type: 'placeOrder', on: ON, orderId: 'PO-2', amount: '5.00', ...more });
const cyclic = () => {
  const input = order();
  input.items = [input];
  return input;
};
const deep = (levels) => {
  let input = {};
  for (let level = 0; level < levels; level += 1) input = { input };
  return input;
};
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const throwing = () => {
  throw new Error('from the caller');
};
class Command {
  constructor() {
    Object.assign(this, order());
  }
}
function* endless() {
  for (;;) yield order();
}

/** Each: what is handed to `apply`, and the path of the error. */
const MALFORMED = {
  nothing: [() => undefined, ''],
  null: [() => null, ''],
  'a number': [() => 5, ''],
  'a function': [() => throwing, ''],
  'a symbol': [() => Symbol('x'), ''],
  'a list': [() => ['placeOrder', ON], ''],
  'a Map': [() => new Map(Object.entries(order())), ''],
  'a Set': [() => new Set([order()]), ''],
  'a Date': [() => new Date(), ''],
  'a Promise': [() => Promise.resolve(order()), ''],
  'an instance of a class': [() => new Command(), ''],
  'an Error': [() => new Error('x'), ''],
  'a boxed text': [() => new String(JSON.stringify(order())), ''],
  bytes: [() => new TextEncoder().encode(JSON.stringify(order())), ''],
  'an endless generator': [() => endless(), ''],
  'a revoked proxy': [revoked, ''],
  'a proxy that throws': [() => new Proxy({}, { ownKeys: throwing }), ''],
  'a proxy whose values throw': [() => new Proxy(order(), { get: throwing }), '/type'],
  'an inherited command': [() => Object.create(order()), ''],
  'a prototype in a literal': [() => ({ __proto__: order() }), ''],
  'empty text': [() => '', ''],
  'text that is no JSON': [() => '{', ''],
  'text with lone surrogates': [() => '"\uD800"', ''],
  'text that is too long': [() => ' '.repeat(256 * 1024 + 1), ''],
  'a key given twice': [() => `{"type":"rollForward","on":"${ON}","on":"${ON}"}`, '/on'],
  'a cycle': [cyclic, '/items/0'],
  'fifty thousand levels': [() => deep(50_000), `/input`.repeat(32)],
  'an unknown field': [() => order({ evil: 1 }), '/evil'],
  'a field named __proto__': [
    () => JSON.parse(`{"__proto__":1,${JSON.stringify(order()).slice(1)}`),
    '/__proto__',
  ],
  'a field with a slash and a tilde': [() => order({ 'a/b~c': 1 }), '/a~1b~0c'],
  'a symbol for a key': [() => order({ [Symbol('x')]: 1 }), ''],
  'its own toJSON': [() => order({ toJSON: () => order() }), '/toJSON'],
  'a getter that throws': [
    () => ({
      ...order(),
      get amount() {
        return throwing();
      },
    }),
    undefined,
  ],
  'a missing field': [() => order({ amount: undefined }), '/amount'],
  'a field that is not enumerable': [
    () => Object.defineProperty(order(), 'amount', { enumerable: false }),
    '/amount',
  ],
  'null for a required field': [() => order({ amount: null }), '/amount'],
  'null for an optional field': [() => order({ items: null }), '/items'],
  'an amount as number': [() => order({ amount: 5 }), '/amount'],
  'an amount as bigint': [() => order({ amount: 5n }), '/amount'],
  'not a number': [() => order({ amount: Number.NaN }), '/amount'],
  infinity: [() => order({ amount: -Infinity }), '/amount'],
  'minus zero': [
    () => order({ items: [{ itemId: 'a', quantity: -0, amount: '5.00' }] }),
    '/items/0/quantity',
  ],
  'a boxed amount': [() => order({ amount: new String('5.00') }), '/amount'],
  'a fraction of a piece': [
    () => order({ items: [{ itemId: 'a', quantity: 1.5, amount: '5.00' }] }),
    '/items/0/quantity',
  ],
  'more pieces than integers go': [
    () => order({ items: [{ itemId: 'a', quantity: 2 ** 53, amount: '5.00' }] }),
    '/items/0/quantity',
  ],
  'a list with a gap': [
    () => order({ items: [, { itemId: 'a', quantity: 1, amount: '5.00' }] }),
    '/items/0',
  ],
  'a list ending in a gap': [
    () => order({ items: [{ itemId: 'a', quantity: 1, amount: '5.00' }, ,] }),
    '/items/1',
  ],
  'a list of nothing': [() => order({ items: [undefined] }), '/items/0'],
  'a giant empty list': [() => order({ items: new Array(4_294_967_295) }), '/items'],
  'a list with more than entries': [
    () => order({ items: Object.assign([], { more: 1 }) }),
    '/items/more',
  ],
  'a Set for a list': [() => order({ items: new Set() }), '/items'],
  'a typed array for a list': [() => order({ items: new Uint8Array(1) }), '/items'],
  'an instance in a list': [() => order({ items: [new Command()] }), '/items/0'],
  'a list for an object': [
    () => order({ overLimitApproval: ['me', 'because'] }),
    '/overLimitApproval',
  ],
  'lone surrogates': [
    () => order({ overLimitApproval: { approvedBy: 'a\uD800', reason: 'b' } }),
    '/overLimitApproval/approvedBy',
  ],
  'a text that is too long': [() => order({ orderId: 'x'.repeat(300_000) }), '/orderId'],
};

/** Each: an amount that is none. */
const NO_AMOUNTS = [
  '1e3',
  '1E3',
  '1,000',
  '1.000,00',
  '1 000',
  '1\u00A0000',
  "1'000",
  '1_000',
  '1_',
  ' 1',
  '1 ',
  '1\n',
  '\uFEFF1',
  '',
  '-',
  '.',
  '1.',
  '.5',
  '+1',
  '-1',
  '-0',
  '-0.00',
  '0',
  '0.00',
  '007',
  '00',
  '0x10',
  'NaN',
  'Infinity',
  'null',
  '٣',
  '१',
  '１２',
  '①',
  '½',
  '1.005',
  '1.500',
  '9'.repeat(24),
  '10000000000000.01',
  '0'.repeat(10_000),
];

const NO_DATES = [
  '2026-02-29',
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-1-1',
  '26-01-01',
  '2026-01-01 ',
  '+2026-01-01',
  '10000-01-01',
  '+262143-01-01',
  '２０２６-01-01',
  '2026-01-01T00:00:00Z',
  '1969-12-31',
  '9991-01-01',
  '',
];

test('malformed commands are refused at their place, change nothing, and the next one works', () =>
  withAccount(esm, (account) => {
    const before = JSON.stringify(account.snapshot());
    for (const [name, [input, path]] of Object.entries(MALFORMED)) {
      const error = invalid(() => account.apply(input()), name);
      if (path !== undefined) assert.equal(error.path, path, `${name}: ${error.message}`);
      assert.ok(error.message.length < 400, name);
    }
    assert.equal(JSON.stringify(account.snapshot()), before);
    assert.equal(account.apply(order()).outcome, 'accepted');
  }));

test('what is no amount or no date is refused at its place', () =>
  withAccount(esm, (account) => {
    for (const amount of NO_AMOUNTS) {
      assert.equal(
        invalid(() => account.apply(order({ amount })), amount).path,
        '/amount',
        JSON.stringify(amount),
      );
    }
    for (const on of NO_DATES)
      assert.equal(invalid(() => account.overview({ on }), on).path, '/on', JSON.stringify(on));
  }));

test('the same holds for every way in', () =>
  withAccount(esm, (account) => {
    const views = [
      'overview',
      'terms',
      'statement',
      'order',
      'repayment',
      'statements',
      'orders',
      'returns',
      'repayments',
      'previewOrder',
      'previewReturn',
      'quoteRepayment',
      'simulate',
    ];
    const takers = [
      ...views.map((view) => (input) => account[view](input)),
      calendar,
      CreditAccount.open,
      CreditAccount.load,
      CreditAccount.fromFacts,
      (input) => account.statementCsv(input),
    ];
    for (const take of takers) {
      for (const input of [undefined, null, 5, [], new Map(), cyclic(), revoked(), {}])
        invalid(() => take(input), String(take));
    }
    for (const input of [undefined, null, 5, {}, new Map(), [1], [null]])
      invalid(() => CreditAccount.replay(input), 'replay');
    for (const input of [
      '',
      '{}',
      'null',
      new Uint8Array([0xff]),
      new ArrayBuffer(0),
      new DataView(new ArrayBuffer(2)),
      new Uint16Array(2),
    ]) {
      invalid(() => CreditAccount.load(input), 'load');
    }
    invalid(() => CreditAccount.load('x'.repeat(64 * 1024 * 1024 + 1)), 'too large');
    invalid(() => CreditAccount.open(JSON.stringify(OPENING)), 'an opening is an object');
    invalid(
      () => CreditAccount.open({ ...OPENING, type: 'openAccount' }),
      'the type is the method',
    );
    invalid(() => new CreditAccount(), 'new');
  }));

test('what is no instant or zone is refused', () => {
  for (const instant of [
    undefined,
    null,
    0,
    '2026-11-22',
    new Date(Number.NaN),
    new Date(8.64e15),
    new Date(-1),
    {},
  ]) {
    assert.equal(invalid(() => businessDate(instant, 'UTC'), String(instant)).path, '/instant');
  }
  for (const zone of [
    undefined,
    null,
    8,
    '',
    'Mars/Phobos',
    'EST5EDT',
    '+25:00',
    'a/b'.repeat(1000),
    'Asia/Shangha\uD800',
  ]) {
    assert.equal(invalid(() => businessDate(new Date(), zone), String(zone)).path, '/zone');
  }
});

test('plain objects of other kinds are taken', () =>
  withAccount(esm, (account) => {
    const takes = (name, command) => assert.equal(account.apply(command).outcome, 'accepted', name);
    takes('frozen', Object.freeze(order({ orderId: 'a' })));
    takes('without a prototype', Object.assign(Object.create(null), order({ orderId: 'b' })));
    takes('of another realm', vm.runInNewContext(`(${JSON.stringify(order({ orderId: 'c' }))})`));
    takes('a proxy around a plain one', new Proxy(order({ orderId: 'd' }), {}));
    takes('undefined for an absent field', order({ orderId: 'e', items: undefined }));
    takes(
      'a list of another realm',
      order({
        orderId: 'f',
        items: vm.runInNewContext('[{ itemId: "a", quantity: 1, amount: "5.00" }]'),
      }),
    );
  }));

test('a getter is read once, before the module is entered, and may call back', () =>
  withAccount(esm, (account) => {
    let reads = 0;
    const command = {
      ...order(),
      get amount() {
        reads += 1;
        account.overview({ on: ON });
        return `${reads}.00`;
      },
    };
    // Spreading read it already; what is handed over has the getter anew.
    Object.defineProperty(command, 'amount', { enumerable: true, get: () => `${(reads += 1)}.00` });
    reads = 0;
    account.apply(command);
    assert.equal(reads, 1);
    assert.equal(account.order({ on: ON, orderId: 'PO-2' }).amount, '1.00');
  }));

test('a getter that disposes of the account is met with disposed', () => {
  const account = CreditAccount.open(OPENING);
  const command = {
    type: 'rollForward',
    get on() {
      account.dispose();
      return ON;
    },
  };
  assert.throws(() => account.apply(command), { code: 'disposed' });
});

test('polluted prototypes have no effect', () =>
  withAccount(esm, (account) => {
    const pollution = [
      [Object.prototype, 'items', []],
      [Object.prototype, 'toJSON', () => 'gone'],
      [Array.prototype, 'toJSON', () => 'gone'],
    ];
    for (const [prototype, key, value] of pollution) {
      Object.defineProperty(prototype, key, {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
    let answer;
    try {
      answer = account.apply(order({ items: [{ itemId: 'a', quantity: 1, amount: '5.00' }] }));
    } finally {
      for (const [prototype, key] of pollution) delete prototype[key];
    }
    assert.equal(answer.outcome, 'accepted');
    assert.deepEqual(answer.events.at(-1).items, [{ itemId: 'a', quantity: 1, amount: '5.00' }]);
  }));

test('ten thousand throwing getters later all is well', () =>
  withAccount(esm, (account) => {
    const command = Object.defineProperty({}, 'type', { enumerable: true, get: throwing });
    for (let turn = 0; turn < 10_000; turn += 1) {
      const error = invalid(() => account.apply(command), 'throws');
      assert.equal(error.cause.message, 'from the caller');
    }
    assert.equal(account.apply(order()).outcome, 'accepted');
  }));

function invalid(run, name) {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof CreditTermError, `${name}: ${error}`);
    assert.equal(error.code, 'invalidInput', `${name}: ${error.message}`);
    assert.equal(typeof error.path, 'string', name);
    assert.ok(error.expected, name);
    return error;
  }
  throw new assert.AssertionError({ message: `${name}: nothing was thrown` });
}
