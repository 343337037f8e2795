// Commands and questions that are none: unknown kinds, wrong tags, pages that there are not.

import { ON, item, order, refused } from './kit.mjs';

const NO_TYPES = [
  '',
  'NET',
  'PlaceOrder',
  'placeorder',
  ' placeOrder',
  'placeOrder\0',
  'constructor',
  '__proto__',
  'x'.repeat(1000),
  null,
  5,
  true,
  [],
  {},
  ['placeOrder'],
  { placeOrder: null },
];

const NO_PURPOSES = {
  'a text': ['billed', '/for'],
  'nothing but a tag': [{ billed: null }, '/for/kind'],
  'an unknown kind': [{ kind: 'all' }, '/for/kind'],
  'a kind that is a list': [{ kind: ['billed'] }, '/for/kind'],
  'a field of another kind': [{ kind: 'billed', number: 1 }, '/for/number'],
  'no number': [{ kind: 'statement' }, '/for/number'],
  'a number as text': [{ kind: 'statement', number: '1' }, '/for/number'],
  'orders as pairs': [{ kind: 'orders', orders: [['PO-1', '1.00']] }, '/for/orders/0'],
  'orders by id': [{ kind: 'orders', orders: { 'PO-1': '1.00' } }, '/for/orders'],
  'an order twice': [
    { kind: 'orders', orders: [{ orderId: 'PO-1' }, { orderId: 'PO-1' }] },
    undefined,
  ],
  null: [null, '/for'],
  'a list': [['billed'], '/for'],
};
const repayment = (purpose) => ({
  type: 'startRepayment',
  on: ON,
  repaymentId: 'RP-1',
  for: purpose,
});

const paging = [
  ...[0, 201, -1, 1.5, '50', null, true, 2 ** 53].map((limit) =>
    refused(`a page of ${JSON.stringify(limit)}`, () => ({ on: ON, limit }), '/limit', 'orders'),
  ),
  ...['', 'x y', 5, null, {}].map((after) =>
    refused(`a page after ${JSON.stringify(after)}`, () => ({ on: ON, after }), '/after', 'orders'),
  ),
  ...['x', 'PAID', '', null, 5, ['paid']].map((status) =>
    refused(
      `the status ${JSON.stringify(status)}`,
      () => ({ on: ON, status }),
      '/status',
      'orders',
    ),
  ),
  ...[-1, 1.5, 2 ** 32, 1e21, '1', null].map((number) =>
    refused(
      `statement ${JSON.stringify(number)}`,
      () => ({ on: ON, number }),
      '/number',
      'statement',
    ),
  ),
  ...['', null, 5].map((locale) =>
    refused(
      `the locale ${JSON.stringify(locale)}`,
      () => ({ on: ON, number: 1, locale }),
      '/locale',
      'statementCsv',
    ),
  ),
  ...['true', 1, null, {}].map((live) =>
    refused(`live as ${JSON.stringify(live)}`, () => ({ live }), '/live', 'snapshot'),
  ),
];

export const commands = () => [
  refused(
    'a return of no items',
    () => ({ type: 'requestReturn', on: ON, returnId: 'RT-1', orderId: 'PO-1', items: [] }),
    '/items',
  ),
  ...NO_TYPES.map((type) =>
    refused(`the type ${JSON.stringify(type).slice(0, 40)}`, () => order({ type }), '/type'),
  ),
  ...Object.entries(NO_PURPOSES).map(([name, [purpose, path]]) =>
    refused(`a repayment for ${name}`, () => repayment(purpose), path),
  ),
  refused('a repayment for a Map', () => repayment(new Map([['kind', 'billed']])), '/for'),
  refused('an instant beside the date', () => order({ at: '2026-10-31T08:00:00Z' }), '/at'),
  refused(
    'an amount and items for a return',
    () => ({
      type: 'requestReturn',
      on: ON,
      returnId: 'RT-1',
      orderId: 'PO-1',
      amount: '1.00',
      items: [{ itemId: 'a', quantity: 1 }],
    }),
    undefined,
  ),
  refused(
    'neither amount nor items for a return',
    () => ({ type: 'requestReturn', on: ON, returnId: 'RT-1', orderId: 'PO-1' }),
    undefined,
  ),
  refused(
    'attempt -1',
    () => ({ type: 'failRefund', on: ON, returnId: 'RT-1', attempt: -1 }),
    '/attempt',
  ),
  refused('a what-if without commands', () => ({ on: ON }), '/commands', 'simulate'),
  refused(
    'one malformed command of a what-if',
    () => ({ on: ON, commands: [order(), order({ orderId: 'b', items: [item({ itemId: '' })] })] }),
    '/commands/1/items/0/itemId',
    'simulate',
  ),
  ...paging,
];
