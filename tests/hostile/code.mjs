// Code of the caller's that runs, or must not run, while the package reads an input.

import { ON, OPENING, failing, item, order, refused, taken } from './kit.mjs';

const throwing =
  (what = new Error('from the caller')) =>
  () => {
    throw what;
  };
/** An order whose amount is read by a getter. */
const withGetter = (get, more) =>
  Object.defineProperty(order(more), 'amount', { enumerable: true, configurable: true, get });
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
/** A list that says another length than it has. */
const listOf = (length) =>
  order({
    items: new Proxy([item()], {
      get: (target, key) => (key === 'length' ? length : Reflect.get(target, key)),
    }),
  });

const getters = [
  refused('a getter that throws', () => withGetter(throwing()), '/amount'),
  refused('a getter that throws nothing', () => withGetter(throwing(undefined)), '/amount'),
  refused('a getter that throws null', () => withGetter(throwing(null)), '/amount'),
  refused(
    'a getter that throws a revoked proxy',
    () => withGetter(throwing(revoked({}))),
    '/amount',
  ),
  refused('a getter that throws a symbol', () => withGetter(throwing(Symbol('x'))), '/amount'),
  refused(
    'a getter that throws an error of this package',
    ({ account }) => withGetter(() => account.apply({})),
    '/amount',
  ),
  refused(
    'a setter without a getter',
    () => Object.defineProperty(order(), 'amount', { enumerable: true, set() {} }),
    '/amount',
  ),
  refused(
    'a getter that takes away what comes later',
    () => {
      const command = {
        get type() {
          delete command.amount;
          return 'placeOrder';
        },
        ...order({ type: undefined }),
      };
      Object.defineProperty(command, 'type', {
        enumerable: true,
        get: () => {
          delete command.amount;
          return 'placeOrder';
        },
      });
      return command;
    },
    '/amount',
  ),
  refused(
    'a getter for an entry',
    () =>
      order({ items: Object.defineProperty([item()], 0, { enumerable: true, get: throwing() }) }),
    '/items/0',
  ),
  refused(
    'a getter that empties its list',
    () => {
      const items = [item(), item({ itemId: 'b' })];
      Object.defineProperty(items, 0, {
        enumerable: true,
        get: () => {
          items.length = 1;
          return item();
        },
      });
      return order({ items });
    },
    '/items/1',
  ),
  taken('a getter that adds a field', () => {
    const command = withGetter(() => {
      command.evil = 1;
      return '5.00';
    });
    return command;
  }),
  taken(
    'a getter that is read once',
    () => {
      let reads = 0;
      return withGetter(() => `${(reads += 1)}.00`);
    },
    'apply',
    ({ events }) => events.some(({ amount }) => amount === '1.00'),
  ),
  taken('a getter that asks the same account', ({ account }) =>
    withGetter(() => (account.overview({ on: ON }), '5.00')),
  ),
  taken('a getter that opens, changes and disposes of accounts', ({ library }) =>
    withGetter(() => {
      for (let turn = 0; turn < 5; turn += 1) library.CreditAccount.open(OPENING).dispose();
      return '5.00';
    }),
  ),
  taken('a getter inside a getter', ({ account }) =>
    withGetter(() => {
      const inner = Object.defineProperty({ on: ON }, 'amount', {
        enumerable: true,
        get: () => (account.terms({ on: ON }), '1.00'),
      });
      return account.previewOrder(inner).decision === 'accepted' ? '5.00' : '0';
    }),
  ),
  taken('a getter that is malformed itself', ({ account }) =>
    withGetter(() => {
      try {
        return account.apply(withGetter(throwing()));
      } catch {
        return '5.00';
      }
    }),
  ),
  failing('a getter that disposes of the account', 'disposed', (library, account) => {
    const fork = account.fork();
    return fork.apply(withGetter(() => (fork.dispose(), '5.00')));
  }),
];

const causes = [
  taken(
    'what a getter threw is the cause',
    (library, account) => {
      const thrown = new Error('from the caller');
      try {
        return account.apply(withGetter(throwing(thrown)));
      } catch ({ cause }) {
        return cause === thrown;
      }
    },
    'call',
    (isCause) => isCause === true,
  ),
];

const proxies = [
  refused('a revoked proxy', () => revoked({}), ''),
  refused('a revoked proxy of a list', () => revoked([]), ''),
  refused('a revoked proxy inside', () => order({ items: revoked([]) }), '/items'),
  refused('a revoked proxy for an entry', () => order({ items: [revoked({})] }), '/items/0'),
  refused('a proxy whose keys throw', () => new Proxy({}, { ownKeys: throwing() }), ''),
  refused('a proxy whose keys are none', () => new Proxy({}, { ownKeys: () => 5 }), ''),
  refused('a proxy with a key twice', () => new Proxy({}, { ownKeys: () => ['a', 'a'] }), ''),
  refused('a proxy whose values throw', () => new Proxy(order(), { get: throwing() }), '/type'),
  refused(
    'a proxy whose prototype throws',
    () => new Proxy(order(), { getPrototypeOf: throwing() }),
    '',
  ),
  refused(
    'a proxy that lies about its prototype',
    () => new Proxy(order(), { getPrototypeOf: () => Map.prototype }),
    '',
  ),
  refused(
    'a proxy whose descriptors throw',
    () => new Proxy(order(), { getOwnPropertyDescriptor: throwing() }),
    '',
  ),
  refused('a proxy of a function', () => new Proxy(() => {}, {}), ''),
  refused('a proxy of a Date', () => new Proxy(new Date(), {}), ''),
  refused(
    'a proxy with other keys at each look',
    () => {
      let looks = 0;
      return new Proxy(
        {},
        {
          ownKeys: () => [`key${(looks += 1)}`],
          getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
          get: () => 1,
        },
      );
    },
    '/type',
  ),
  refused(
    'a proxy of endless levels',
    () => {
      const endless = new Proxy(
        {},
        {
          ownKeys: () => ['in'],
          getOwnPropertyDescriptor: () => ({ value: 1, enumerable: true, configurable: true }),
          get: () => new Proxy({}, Object.getOwnPropertyDescriptors({})) && endless,
        },
      );
      return endless;
    },
    '/in',
  ),
  ...[Number.NaN, -1, 1.5, '1', 2 ** 53, Infinity, null, {}].map((length) =>
    refused(`a list that says its length is ${String(length)}`, () => listOf(length), '/items'),
  ),
  refused('a list that says it is longer', () => listOf(2), '/items/1'),
  refused('a list that says it is shorter', () => listOf(0), '/items/0'),
  refused('a list that says it is giant', () => listOf(2 ** 32), ''),
  refused(
    'a proxy around an account',
    (library, account) => new Proxy(account, {}).overview({ on: ON }),
    '',
    'call',
  ),
  refused(
    'another object for the account',
    ({ CreditAccount }) => CreditAccount.prototype.overview.call({}, { on: ON }),
    '',
    'call',
  ),
  refused(
    'no account at all',
    ({ CreditAccount }) => CreditAccount.prototype.apply.call(undefined, order()),
    '',
    'call',
  ),
  refused(
    'a class that pretends to be one',
    ({ CreditAccount }) => Object.create(CreditAccount.prototype).snapshot(),
    '',
    'call',
  ),
  refused(
    'whether such a one is disposed of',
    ({ CreditAccount }) => Object.create(CreditAccount.prototype).disposed,
    '',
    'call',
  ),
  refused('the constructor', ({ CreditAccount }) => new CreditAccount(), '', 'call'),
  refused(
    'the constructor with a number',
    ({ CreditAccount }) => new CreditAccount(12_345, 1),
    '',
    'call',
  ),
  refused(
    'a class of the caller that extends it',
    ({ CreditAccount }) => new (class extends CreditAccount {})(),
    '',
    'call',
  ),
];

const conversions = [
  refused('its own toJSON', () => order({ toJSON: () => order() }), '/toJSON'),
  refused(
    'an amount with toJSON',
    () => order({ amount: { toJSON: () => '5.00' } }),
    '/amount/toJSON',
  ),
  refused(
    'an amount with toString',
    () => order({ amount: { toString: () => '5.00' } }),
    '/amount/toString',
  ),
  refused(
    'an amount with valueOf',
    () => order({ amount: { valueOf: () => 5 } }),
    '/amount/valueOf',
  ),
  refused(
    'an amount that turns into one',
    () => order({ amount: { [Symbol.toPrimitive]: () => '5.00' } }),
    '/amount',
  ),
  refused('a command that is a promise of one', () => ({ then: (done) => done(order()) }), '/then'),
  refused(
    'a list by its iterator',
    () =>
      order({
        items: {
          *[Symbol.iterator]() {
            yield item();
          },
        },
      }),
    '/items',
  ),
  refused('a name of its class', () => order({ [Symbol.toStringTag]: 'Object' }), ''),
  refused(
    'a text with its own conversions',
    () => order({ orderId: Object.assign(new String('x'), { toString: () => 'y' }) }),
    '/orderId',
  ),
];

export const code = () => [...getters, ...causes, ...proxies, ...conversions];
