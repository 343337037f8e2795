// Values of the wrong shape: what is no plain object of the wanted fields.

import * as module from './kit.mjs';
import {
  DOCUMENTS,
  MARK,
  ON,
  OPENING,
  REQUESTS,
  item,
  order,
  preview,
  refused,
  taken,
} from './kit.mjs';

class Command {
  constructor() {
    Object.assign(this, order());
  }
}
class WithGetters {
  get type() {
    return 'rollForward';
  }
  get on() {
    return ON;
  }
}
class Lines extends Array {}
class OfNothing extends null {
  static made = () => Object.assign(Object.create(OfNothing.prototype), order());
}
function* endless() {
  for (;;) yield order();
}
function given() {
  return arguments;
}
const cyclic = () => {
  const input = order();
  input.items = [input];
  return input;
};
const mutual = () => {
  const [one, other] = [{}, {}];
  one.a = other;
  other.b = one;
  return order({ items: [one] });
};

/** What is no object at all, or one of a class. */
const NO_OBJECTS = {
  nothing: () => undefined,
  null: () => null,
  true: () => true,
  'a number': () => 5,
  'not a number': () => Number.NaN,
  'a bigint': () => 5n,
  'a symbol': () => Symbol('x'),
  'a function': () => () => order(),
  'an async function': () => async () => order(),
  'a generator function': () => endless,
  'a class': () => Command,
  'a class with the fields as statics': () => Object.assign(class {}, order()),
  'a list': () => ['placeOrder', ON, 'PO-2', '5.00'],
  'an empty list': () => [],
  'a list of entries': () => Object.entries(order()),
  'a Map': () => new Map(Object.entries(order())),
  'a Map with the fields of its own': () => Object.assign(new Map(), order()),
  'a WeakMap': () => new WeakMap(),
  'a Set': () => new Set([order()]),
  'a WeakSet': () => new WeakSet(),
  'a WeakRef': () => new WeakRef(order()),
  'a FinalizationRegistry': () => new FinalizationRegistry(() => {}),
  'a Date': () => new Date(),
  'a Date with the fields of its own': () => Object.assign(new Date(), order()),
  'a Promise': () => Promise.resolve(order()),
  'a pattern': () => /x/,
  'an Error': () => Object.assign(new Error('x'), order()),
  'a boxed number': () => new Number(5),
  'a boxed text': () => new String(JSON.stringify(order())),
  'a boxed boolean': () => new Boolean(true),
  'a boxed symbol': () => Object(Symbol('x')),
  'a boxed bigint': () => Object(5n),
  'an ArrayBuffer': () => new ArrayBuffer(8),
  'a DataView': () => new DataView(new ArrayBuffer(8)),
  'bytes of JSON': () => new TextEncoder().encode(JSON.stringify(order())),
  floats: () => new Float64Array(2),
  'big integers': () => new BigInt64Array(2),
  'a generator': () => endless(),
  'an async generator': () => (async function* () {})(),
  'an iterator': () => Object.entries(order()).values(),
  'an instance of a class': () => new Command(),
  'a sealed instance': () => Object.seal(new Command()),
  'an instance with getters': () => new WithGetters(),
  'a list of a subclass': () => Lines.from([order()]),
  'a formatter': () => new Intl.NumberFormat('en'),
  'an address': () => new URL('https://example.com'),
  'what a form sends': () => new URLSearchParams(Object.entries(order())),
  'an abort controller': () => new AbortController(),
  'wasm memory': () => new WebAssembly.Memory({ initial: 0 }),
  'an inherited command': () => Object.create(Object.create(order())),
};

const plainButNotWanted = [
  refused('the arguments of a function', () => given('placeOrder', ON), '/type'),
  refused('an empty object', () => ({}), '/type'),
  refused('an object without a prototype or fields', () => Object.create(null), '/type'),
  refused('an inherited command', () => Object.create(order()), ''),
  refused('a prototype in a literal', () => ({ __proto__: order() }), ''),
  refused(
    'fields on a prototype without one',
    () => Object.create({ __proto__: null, ...order() }),
    '/type',
  ),
  refused('Math', () => Math, '/type'),
  refused('JSON', () => JSON, '/type'),
  refused('Reflect', () => Reflect, '/type'),
  refused('the root of all prototypes', () => Object.prototype, '/type'),
  refused('an object of no class that counts', () => Object.create(Command.prototype), ''),
  refused(
    'what looks like a date of a library',
    () => ({ year: 2026, month: 10, day: 31 }),
    '/type',
  ),
  refused('a module', () => module, '/WAYS/apply'),
  refused('a proxy of a class instance', () => new Proxy(new Command(), {}), ''),
  refused('the account itself', (kit) => kit.account, ''),
  refused('an answer', (kit) => kit.account.previewOrder(preview()), '/type'),
];

const fields = [
  refused('an unknown field', () => order({ evil: 1 }), '/evil'),
  refused('a misspelt field', () => order({ overLimitAproval: {} }), '/overLimitAproval'),
  refused('a field in other letters', () => order({ Amount: '5.00' }), '/Amount'),
  refused('a field of an empty name', () => order({ '': 1 }), '/'),
  refused(
    'an own field named __proto__',
    () => JSON.parse('{"type":"rollForward","__proto__":1}'),
    '/on',
  ),
  refused(
    'an own field named __proto__ beside all others',
    () => JSON.parse(`{"__proto__":1,${JSON.stringify(order()).slice(1)}`),
    '/__proto__',
  ),
  refused('fields named as those of every object', () => order({ constructor: 1 }), '/constructor'),
  refused('a slash and a tilde', () => order({ 'a/b~c': 1 }), '/a~1b~0c'),
  refused('a name of 32', () => order({ [MARK.repeat(10)]: 1 }), `/${MARK.repeat(10)}`),
  refused('a name that is too long', () => order({ [MARK.repeat(33)]: 1 }), ''),
  refused('a name with a lone surrogate', () => order({ 'a\uD800': 1 }), ''),
  refused(
    'long names inside each other',
    () => order({ items: [{ [MARK.repeat(9)]: { [MARK.repeat(13)]: () => 1 } }] }),
    `/items/0/${MARK.repeat(9)}`,
  ),
  refused('a symbol for a key', () => order({ [Symbol('x')]: 1 }), ''),
  refused(
    'a symbol inside',
    () => order({ items: [{ ...item(), [Symbol.iterator]: 1 }] }),
    '/items/0',
  ),
  refused('a missing field', () => order({ amount: undefined }), '/amount'),
  refused(
    'a hidden field',
    () => Object.defineProperty(order(), 'amount', { enumerable: false }),
    '/amount',
  ),
  refused('null for a required field', () => order({ amount: null }), '/amount'),
  refused('null for an optional field', () => order({ items: null }), '/items'),
  refused('a function for a field', () => order({ amount: () => '5.00' }), '/amount'),
  refused('a symbol for a field', () => order({ amount: Symbol('5.00') }), '/amount'),
  refused('an object for a text', () => order({ orderId: {} }), '/orderId'),
  refused('a list for a text', () => order({ orderId: ['PO-2'] }), '/orderId'),
  refused('a flag for a text', () => order({ orderId: true }), '/orderId'),
  refused(
    'a list for an object',
    () => order({ overLimitApproval: ['me', 'because'] }),
    '/overLimitApproval',
  ),
  refused('a Date inside', () => order({ overLimitApproval: new Date() }), '/overLimitApproval'),
  refused(
    'a Map inside',
    () => order({ overLimitApproval: new Map([['reason', 'x']]) }),
    '/overLimitApproval',
  ),
  refused('a text for a flag', () => preview({ explain: 'false' }), '/explain', 'previewOrder'),
  refused('a number for a flag', () => preview({ explain: 1 }), '/explain', 'previewOrder'),
  refused('an object for a flag', () => preview({ explain: {} }), '/explain', 'previewOrder'),
  refused(
    'a boxed flag',
    () => preview({ explain: new Boolean(false) }),
    '/explain',
    'previewOrder',
  ),
];

const nesting = [
  refused('a cycle', cyclic, '/items/0'),
  refused('two objects in each other', mutual, '/items/0/a/b'),
  refused(
    'a list in itself',
    () => {
      const items = [];
      items.push(items);
      return order({ items });
    },
    '/items/0',
  ),
];

const lists = [
  refused('a gap', () => order({ items: [, item()] }), '/items/0'),
  refused('a gap at the end', () => order({ items: [item(), ,] }), '/items/1'),
  refused('nothing for an entry', () => order({ items: [undefined] }), '/items/0'),
  refused('null for an entry', () => order({ items: [null] }), '/items/0'),
  refused('a text for an entry', () => order({ items: ['ab'] }), '/items/0'),
  refused('a pair for an entry', () => order({ items: [['a', 1, '5.00']] }), '/items/0'),
  refused('a giant list of nothing', () => order({ items: new Array(4_294_967_295) }), ''),
  refused(
    'a giant list with one entry',
    () => {
      const items = [item()];
      items[4_000_000_000] = item();
      return order({ items });
    },
    '',
  ),
  refused('a long list of nothing', () => order({ items: new Array(1000) }), '/items/0'),
  refused(
    'more than entries',
    () => order({ items: Object.assign([item()], { more: 1 }) }),
    '/items/more',
  ),
  refused(
    'a negative place',
    () => order({ items: Object.assign([item()], { '-1': 1 }) }),
    '/items/-1',
  ),
  refused(
    'a longer length than entries',
    () => {
      const items = [item()];
      items.length = 3;
      return order({ items });
    },
    '/items/1',
  ),
  refused('a Set for a list', () => order({ items: new Set() }), '/items'),
  refused('typed numbers for a list', () => order({ items: new Uint8Array(1) }), '/items'),
  refused('what is like a list', () => order({ items: { length: 1, 0: item() } }), '/items'),
  refused(
    'the arguments of a function for a list',
    () => order({ items: given(item()) }),
    '/items',
  ),
  refused('a generator for a list', () => order({ items: endless() }), '/items'),
  refused('a list of a subclass', () => order({ items: Lines.from([item()]) }), '/items'),
  refused('an empty list', () => order({ items: [] }), '/items'),
  refused('an instance for an entry', () => order({ items: [new Command()] }), '/items/0'),
  refused('one entry twice', () => order({ items: [item(), item()] }), '/items/1/itemId'),
  refused('an object for events', () => ({}), '', 'replay'),
  refused('a Set of events', () => new Set(), '', 'replay'),
  refused(
    '101 commands',
    () => ({ on: ON, commands: new Array(101).fill(order()) }),
    '/commands',
    'simulate',
  ),
];

/** Plain objects of other kinds, which are taken as they are. */
const plain = [
  taken('a frozen command', () =>
    Object.freeze(order({ items: Object.freeze([Object.freeze(item())]) })),
  ),
  taken('a sealed command', () => Object.seal(order())),
  taken('one without a prototype', () => Object.assign(Object.create(null), order())),
  taken('one of a class that extends nothing', OfNothing.made),
  taken('a proxy around a plain one', () => new Proxy(order(), {})),
  taken('a proxy around a proxy', () => new Proxy(new Proxy(order(), {}), {})),
  taken('a proxy of a list', () => order({ items: new Proxy([item()], {}) })),
  taken('undefined for an absent field', () =>
    order({ items: undefined, overLimitApproval: undefined }),
  ),
  taken(
    'the same object twice',
    () => {
      const command = order();
      return { on: ON, commands: [command, command] };
    },
    'simulate',
    ({ steps }) => steps[1].answer.outcome === 'repeated',
  ),
  taken('ids as the names of what every object has', () => order({ orderId: '__proto__' })),
  taken('an id named constructor', () => order({ orderId: 'constructor' })),
  taken('JSON text', () => JSON.stringify(order())),
  taken('JSON text with room around', () => ` \n\t${JSON.stringify(order())}\r\n`),
];

/** Values of another realm: an iframe's, or of another context in Node. */
const ofAnotherRealm = [
  taken('a command of another realm', ({ realm }) => realm.value(JSON.stringify(order()))),
  taken('a list of another realm', ({ realm }) =>
    order({ items: realm.value(JSON.stringify([item()])) }),
  ),
  taken('one without a prototype, of another realm', ({ realm }) =>
    realm.bare(JSON.stringify(order())),
  ),
  refused(
    'an instance of another realm',
    ({ realm }) => realm.instance(JSON.stringify(order())),
    '',
  ),
  refused('a Map of another realm', ({ realm }) => realm.map(JSON.stringify(order())), ''),
  refused('a Date of another realm', ({ realm }) => realm.date(0), ''),
  refused('a boxed text of another realm', ({ realm }) => realm.boxed(JSON.stringify(order())), ''),
  refused(
    'a subclassed list of another realm',
    ({ realm }) => order({ items: realm.lines() }),
    '/items',
  ),
  refused('a list of another realm', ({ realm }) => realm.value('[]'), ''),
  refused(
    'an amount of another realm',
    ({ realm }) => order({ amount: realm.boxed('5.00') }),
    '/amount',
  ),
  taken(
    'bytes of another realm',
    ({ realm, account }) =>
      realm.bytes([...new TextEncoder().encode(JSON.stringify(account.snapshot()))]),
    'load',
    Boolean,
  ),
];

/** What no way in takes, whatever it is for. */
const NOWHERE = {
  nothing: () => undefined,
  null: () => null,
  'a number': () => 5,
  'a Map': () => new Map(),
  'a function': () => () => ({}),
  'a cycle': cyclic,
  'a list of null': () => [null],
  'an endless generator': endless,
  'an unknown field': () => ({ evil: 1 }),
};
const everywhere = [...REQUESTS, ...DOCUMENTS, 'calendar', 'open'].flatMap((way) =>
  Object.entries(NOWHERE)
    // Of a snapshot nothing need be said.
    .filter(([name]) => way !== 'snapshot' || name !== 'nothing')
    .map(([name, give]) => refused(name, give, undefined, way)),
);

export const shape = ({ extras }) => [
  ...Object.entries({ ...NO_OBJECTS, ...extras }).map(([name, give]) => refused(name, give, '')),
  ...plainButNotWanted,
  ...fields,
  ...nesting,
  ...lists,
  ...plain,
  ...ofAnotherRealm,
  ...everywhere,
  refused('JSON text for an opening', () => JSON.stringify(OPENING), '', 'open'),
  refused('an opening with a type', () => ({ ...OPENING, type: 'openAccount' }), '/type', 'open'),
  taken('an opening', () => OPENING, 'open', Boolean),
];
