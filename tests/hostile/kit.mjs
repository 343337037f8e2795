// What every hostile input is tried with: an account, the ways in, and how a case is written down.
// Runs in Node and on a page; nothing here is Node's.

export const ON = '2026-10-31';

export const TERMS = {
  currency: 'CNY',
  creditLimit: '10000.00',
  billingCycle: { kind: 'monthly', day: 25 },
  repaymentWindow: { kind: 'netDays', days: 20 },
};

export const OPENING = { on: '2026-10-08', terms: TERMS };

const HISTORY = [
  { type: 'placeOrder', on: '2026-10-12', orderId: 'PO-1', amount: '3200.00' },
  { type: 'confirmReceipt', on: '2026-10-15', receiptId: 'GR-1', orderId: 'PO-1' },
  { type: 'rollForward', on: '2026-10-26' },
];

/** Stands in keys and values of which an error must not repeat more than 64. */
export const MARK = '☠';

/** A good order, and the same with other fields. */
export const order = (more) => ({
  type: 'placeOrder',
  on: ON,
  orderId: 'PO-2',
  amount: '5.00',
  ...more,
});
export const item = (more) => ({ itemId: 'a', quantity: 1, amount: '5.00', ...more });
export const preview = (more) => ({ on: ON, amount: '5.00', ...more });

export function newAccount({ CreditAccount }) {
  const account = CreditAccount.open(OPENING);
  for (const command of HISTORY) {
    const { outcome } = account.apply(command);
    if (outcome !== 'accepted') throw new Error(`${command.type} is ${outcome}`);
  }
  return account;
}

const VIEWS = [
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
  'statementCsv',
  'snapshot',
];

/** What takes a request of an account; all of it may be an object or the same as JSON text. */
export const REQUESTS = ['apply', ...VIEWS];
/** What takes a whole document and makes an account of it. */
export const DOCUMENTS = ['load', 'replay', 'fromFacts'];

/** Each way in: how an input is handed over. Accounts made of it are disposed of at once. */
export const WAYS = {
  ...Object.fromEntries(
    REQUESTS.map((name) => [name, (library, account, input) => account[name](input)]),
  ),
  ...Object.fromEntries(
    ['open', ...DOCUMENTS].map((name) => [
      name,
      (library, account, input) => {
        const made = library.CreditAccount[name](input);
        (made.account ?? made).dispose();
        return made;
      },
    ]),
  ),
  calendar: (library, account, input) => library.calendar(input),
  businessDate: (library, account, [instant, zone]) => library.businessDate(instant, zone),
  /** Whatever else is to be called. */
  call: (library, account, run) => run(library, account),
};

/** An input that is refused as malformed, at its place. */
export const refused = (name, give, path, way = 'apply') => ({ name, give, path, way });
/** An input that the module answers with another code. */
export const failing = (name, code, give, way = 'call') => ({ name, give, code, way });
/** An input that is taken, and what its answer must be like. */
export const taken = (name, give, way = 'apply', isRight = isAccepted) => ({
  name,
  give,
  way,
  isRight,
});

export const isAccepted = ({ outcome }) => outcome === 'accepted';

/** Does something while a property stands on a prototype, and takes it away again. */
export function polluted(prototype, key, descriptor, run) {
  const before = Object.getOwnPropertyDescriptor(prototype, key);
  const full = { __proto__: null, configurable: true, ...descriptor };
  Reflect.defineProperty(prototype, key, full);
  try {
    return run();
  } finally {
    if (before === undefined) delete prototype[key];
    else Reflect.defineProperty(prototype, key, { __proto__: null, ...before });
  }
}

/** What something throws, or undefined. */
export function thrownBy(run) {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

/** The text of a value that JSON can say, or undefined; written here, as `-0` must stay one. */
export function textOf(value, around = []) {
  if (typeof value === 'string') return value.isWellFormed?.() ? JSON.stringify(value) : undefined;
  if (typeof value === 'number')
    return Object.is(value, -0) ? '-0' : Number.isFinite(value) ? String(value) : undefined;
  if (typeof value === 'boolean' || value === null) return String(value);
  if (typeof value !== 'object' || around.includes(value) || 40 < around.length) return undefined;
  return Array.isArray(value) ? textOfList(value, around) : textOfObject(value, around);
}

function textOfList(list, around) {
  if (Object.getPrototypeOf(list) !== Array.prototype || 10_000 < list.length) return undefined;
  const { length: _, ...owned } = Object.getOwnPropertyDescriptors(list);
  if (!isOfData(owned) || Object.keys(owned).length !== list.length) return undefined;
  const entries = list.map((entry) => textOf(entry, [...around, list]));
  return entries.includes(undefined) ? undefined : `[${entries.join()}]`;
}

function textOfObject(object, around) {
  if (Object.getPrototypeOf(object) !== Object.prototype) return undefined;
  if (!isOfData(Object.getOwnPropertyDescriptors(object))) return undefined;
  const fields = Object.entries(object).map(([key, value]) => {
    const text = textOf(value, [...around, object]);
    return text === undefined || !key.isWellFormed?.()
      ? undefined
      : `${JSON.stringify(key)}:${text}`;
  });
  return fields.includes(undefined) ? undefined : `{${fields.join()}}`;
}

/** Whether nothing of an object is read by the caller's code, hidden or named by a symbol. */
const isOfData = (owned) =>
  Reflect.ownKeys(owned).every(
    (key) => typeof key === 'string' && owned[key].enumerable && 'value' in owned[key],
  );
