// Snapshots, events and facts that are none, or were tampered with, and bytes that lie.

import { ON, OPENING, TERMS, order, refused, taken } from './kit.mjs';

/** The account's own snapshot with something of it changed. */
const tampered =
  (change) =>
  ({ account }) => {
    const snapshot = structuredClone(account.snapshot());
    change(snapshot);
    return snapshot;
  };
/** The events of an account that was opened and has an order. */
const events =
  (change) =>
  ({ library }) => {
    const account = library.CreditAccount.create();
    const all = [
      { type: 'openAccount', ...OPENING },
      order(),
      { type: 'confirmReceipt', on: ON, receiptId: 'GR-2', orderId: 'PO-2' },
    ].flatMap((command) => account.apply(command).events);
    account.dispose();
    return change(all) ?? all;
  };

const snapshots = [
  refused(
    'a snapshot without a schema',
    tampered((it) => delete it.schema),
    undefined,
    'load',
  ),
  refused(
    'a snapshot of a newer schema',
    tampered((it) => (it.schema = 'credit-term/account@2')),
    '/schema',
    'load',
  ),
  refused(
    'a snapshot of another product',
    tampered((it) => (it.schema = 'x')),
    '/schema',
    'load',
  ),
  refused(
    'a snapshot with more in it',
    tampered((it) => (it.evil = 1)),
    undefined,
    'load',
  ),
  refused(
    'a snapshot without orders',
    tampered((it) => delete it.orders),
    undefined,
    'load',
  ),
  refused(
    'a snapshot whose orders are none',
    tampered((it) => (it.orders = {})),
    '/orders',
    'load',
  ),
  refused(
    'a snapshot with an order of nothing',
    tampered((it) => it.orders.push(null)),
    undefined,
    'load',
  ),
  refused(
    'a snapshot with an order twice',
    tampered((it) => it.orders.push(it.orders[0])),
    undefined,
    'load',
  ),
  refused(
    'a snapshot of version -1',
    tampered((it) => (it.version = -1)),
    '/version',
    'load',
  ),
  refused(
    'a snapshot of a version as text',
    tampered((it) => (it.version = '4')),
    '/version',
    'load',
  ),
  refused(
    'a snapshot with more posted than ordered',
    tampered((it) => (it.orders[0].amount = '1.00')),
    undefined,
    'load',
  ),
  taken(
    'a snapshot with a raised limit, which is the server to judge',
    tampered((it) => {
      it.orders[0].amount = '9999.00';
    }),
    'load',
    Boolean,
  ),
  refused('bytes that are no UTF-8', () => new Uint8Array([0x7b, 0xff, 0x7d]), '', 'load'),
  refused(
    'bytes with an overlong slash',
    () => new Uint8Array([0x22, 0xc0, 0xaf, 0x22]),
    '',
    'load',
  ),
  refused(
    'bytes with a surrogate',
    () => new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]),
    '',
    'load',
  ),
  refused('bytes of UTF-16', () => new Uint8Array([0x7b, 0, 0x7d, 0]), '', 'load'),
  refused(
    'bytes with a byte order mark',
    () => new Uint8Array([0xef, 0xbb, 0xbf, 0x7b, 0x7d]),
    '',
    'load',
  ),
  refused('no bytes', () => new Uint8Array(0), '', 'load'),
  refused('an empty buffer', () => new ArrayBuffer(0), '', 'load'),
  refused('a view of data', () => new DataView(new ArrayBuffer(2)), '', 'load'),
  refused('numbers of two bytes', () => new Uint16Array(2), '', 'load'),
  refused('clamped bytes', () => new Uint8ClampedArray(2), '', 'load'),
  refused(
    'a buffer that was given away',
    () => {
      const buffer = new ArrayBuffer(8);
      structuredClone(buffer, { transfer: [buffer] });
      return buffer;
    },
    '',
    'load',
  ),
  refused(
    'bytes that were given away',
    () => {
      const bytes = new Uint8Array(8);
      structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
      return bytes;
    },
    '',
    'load',
  ),
  refused(
    'bytes that say they are fewer',
    () => {
      const bytes = new TextEncoder().encode(' '.repeat(5000));
      return Object.defineProperty(bytes, 'length', { value: 4 });
    },
    '',
    'load',
  ),
  refused(
    'bytes that say they are more',
    () => Object.defineProperty(new Uint8Array(4), 'length', { value: 5000 }),
    '',
    'load',
  ),
  refused(
    'bytes of a class that lies about them',
    () => {
      class Bytes extends Uint8Array {
        get length() {
          return 1;
        }
        get byteLength() {
          return 1;
        }
      }
      return new Bytes(100_000);
    },
    '',
    'load',
  ),
  refused('a proxy of bytes', () => new Proxy(new Uint8Array(2), {}), '', 'load'),
  refused(
    'a promise of a snapshot',
    ({ account }) => Promise.resolve(account.snapshot()),
    '',
    'load',
  ),
  refused(
    'an answer of another kind',
    ({ account }) => account.overview({ on: ON }),
    undefined,
    'load',
  ),
  taken('its own snapshot', ({ account }) => account.snapshot(), 'load', Boolean),
  taken(
    'its own snapshot as text',
    ({ account }) => JSON.stringify(account.snapshot()),
    'load',
    Boolean,
  ),
  taken(
    'its own snapshot as bytes',
    ({ account }) => new TextEncoder().encode(JSON.stringify(account.snapshot())),
    'load',
    Boolean,
  ),
  taken(
    'its own snapshot in a part of a buffer',
    ({ account }) =>
      new TextEncoder().encode(`xx${JSON.stringify(account.snapshot())}`).subarray(2),
    'load',
    Boolean,
  ),
];

const histories = [
  taken('no events', () => [], 'replay', Boolean),
  taken(
    'its own events',
    events(() => {}),
    'replay',
    Boolean,
  ),
  refused('an event that is null', () => [null], '/0', 'replay'),
  refused('an event that is a number', () => [1], '/0', 'replay'),
  refused('an event of no type', () => [{ version: 1, on: ON }], '/0/type', 'replay'),
  refused(
    'a command for an event',
    () => [{ type: 'openAccount', ...OPENING }],
    undefined,
    'replay',
  ),
  refused(
    'an event of an unknown type',
    events((all) => void (all[0].type = 'accountBlessed')),
    '/0/type',
    'replay',
  ),
  refused(
    'events with a gap',
    events((all) => all.slice(2)),
    undefined,
    'replay',
  ),
  refused(
    'events out of order',
    events((all) => all.reverse()),
    undefined,
    'replay',
  ),
  refused(
    'events twice',
    events((all) => [...all, ...all]),
    undefined,
    'replay',
  ),
  refused(
    'a version as text',
    events((all) => void (all[0].version = '1')),
    '/0/version',
    'replay',
  ),
  refused(
    'an event with more in it',
    events((all) => void (all[0].evil = 1)),
    '/0/evil',
    'replay',
  ),
  refused(
    'the events of another account',
    events((all) => {
      all.at(-1).orderId = 'PO-9';
    }),
    undefined,
    'replay',
  ),
  refused('events in an object', () => ({ events: [] }), '', 'replay'),
];

const facts = [
  refused('terms alone', () => ({ openedOn: ON, terms: TERMS }), '/orders', 'fromFacts'),
  refused(
    'something behind a quoted cell',
    () => ({
      openedOn: ON,
      terms: TERMS,
      csv: 'orderId,fact,amount,on\n"PO-1"x,order,1.00,2026-10-31',
    }),
    '/csv/2/orderId',
    'fromFacts',
  ),
  refused('facts of nothing', () => ({}), undefined, 'fromFacts'),
  refused(
    'facts with a table and orders',
    () => ({ openedOn: ON, terms: TERMS, csv: 'orderId,fact,amount,on\n', orders: [] }),
    undefined,
    'fromFacts',
  ),
  refused(
    'a table without a head',
    () => ({ openedOn: ON, terms: TERMS, csv: '' }),
    undefined,
    'fromFacts',
  ),
  refused(
    'a table of other columns',
    () => ({ openedOn: ON, terms: TERMS, csv: 'a,b,c\n1,2,3' }),
    undefined,
    'fromFacts',
  ),
  refused(
    'a row that is too short',
    () => ({ openedOn: ON, terms: TERMS, csv: 'orderId,fact,amount,on\nPO-1,order' }),
    undefined,
    'fromFacts',
  ),
  refused(
    'a formula in a table',
    () => ({
      openedOn: ON,
      terms: TERMS,
      csv: 'orderId,fact,amount,on\n=1+1,order,1.00,2026-10-31',
    }),
    undefined,
    'fromFacts',
  ),
  refused(
    'an open quote',
    () => ({
      openedOn: ON,
      terms: TERMS,
      csv: 'orderId,fact,amount,on\n"PO-1,order,1.00,2026-10-31',
    }),
    undefined,
    'fromFacts',
  ),
  refused(
    'a table that is a list',
    () => ({ openedOn: ON, terms: TERMS, csv: [] }),
    undefined,
    'fromFacts',
  ),
  refused(
    'orders that are none',
    () => ({ openedOn: ON, terms: TERMS, orders: [1] }),
    undefined,
    'fromFacts',
  ),
];

export const documents = () => [...snapshots, ...histories, ...facts];
