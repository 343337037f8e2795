// Where each command and each question goes, and how what is asked is written there.

import { invalidInput } from '../error.js';
import { parse, pointerOf, toText } from '../plain.js';

/** Below an account's own address. An id in braces stands there and not in the body. */
const COMMANDS = {
  __proto__: null,
  openAccount: 'open',
  changeTerms: 'terms',
  setTemporaryLimit: 'temporary-limit',
  suspendAccount: 'suspend',
  resumeAccount: 'resume',
  closeAccount: 'close',
  rollForward: 'roll-forward',
  placeOrder: 'orders',
  cancelOrder: 'cancellations',
  confirmReceipt: 'receipts',
  requestReturn: 'returns',
  completeReturn: 'returns/{returnId}/complete',
  cancelReturn: 'returns/{returnId}/cancel',
  confirmRefund: 'returns/{returnId}/confirm-refund',
  failRefund: 'returns/{returnId}/fail-refund',
  retryRefund: 'returns/{returnId}/retry-refund',
  startRepayment: 'repayments',
  recordRepayment: 'repayments',
  confirmRepayment: 'repayments/{repaymentId}/confirm',
  failRepayment: 'repayments/{repaymentId}/fail',
  reverseRepayment: 'repayments/{repaymentId}/reverse',
};

/** Those whose request stands in the address. */
const ASKED_IN_QUERY = {
  __proto__: null,
  overview: 'overview',
  terms: 'terms',
  statements: 'statements',
  statement: 'statements/{number}',
  orders: 'orders',
  order: 'orders/{orderId}',
  returns: 'returns',
  repayments: 'repayments',
  repayment: 'repayments/{repaymentId}',
};

/** Those whose request is the body. */
const ASKED_IN_BODY = {
  __proto__: null,
  previewOrder: 'preview-order',
  previewReturn: 'preview-return',
  quoteRepayment: 'quote-repayment',
  simulate: 'simulate',
};

/** In an address everything is text: what is no text in a request is held to its kind before. */
const KINDS = {
  __proto__: null,
  number: 'number',
  limit: 'number',
  days: 'number',
  explain: 'boolean',
  live: 'boolean',
};
const NAMES_OF_KINDS = { string: 'a text', number: 'a number', boolean: 'true or false' };

/** The longest command or request, and the longest what-if: what the server takes. */
const COMMAND = { most: 256 * 1024, wanted: 'an object' };
const SIMULATION = { most: 1024 * 1024, wanted: 'an object' };

/** A copy of what a caller hands over, of plain values, each of its fields read once. */
export function plainCopy(value, bounds = COMMAND) {
  if (typeof value === 'string') throw invalidInput('', 'an object, not its text');
  return parse(toText(value, bounds));
}

/** Where a command goes, and what is sent there. */
export function commandRequest(command) {
  const fields = plainCopy(command);
  const way = typeof fields.type === 'string' ? COMMANDS[fields.type] : undefined;
  if (way === undefined) throw invalidInput('/type', 'the type of a command');
  return posted(way, fields);
}

/** Where a question goes, and what is sent there. */
export function questionRequest(view, request) {
  const inBody = ASKED_IN_BODY[view];
  const inQuery = ASKED_IN_QUERY[view];
  if (inBody === undefined && inQuery === undefined)
    throw invalidInput('', 'the name of a view or a preview');
  const fields = plainCopy(request, inBody === 'simulate' ? SIMULATION : COMMAND);
  return inBody === undefined ? asked(inQuery, fields) : posted(inBody, fields);
}

/** A request with a body. */
export function posted(way, fields) {
  const path = filled(way, fields);
  return { method: 'POST', path, body: toText(fields, SIMULATION) };
}

/** A request that stands in its address alone. */
export function asked(way, fields) {
  const path = filled(way, fields);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    // Statements follow each other by number, all else by text.
    const isNumber = name === 'after' && way === 'statements';
    const kind = isNumber ? 'number' : (KINDS[name] ?? 'string');
    if (typeof value !== kind) throw invalidInput(pointerOf([name]), NAMES_OF_KINDS[kind]);
    query.append(name, `${value}`);
  }
  const text = `${query}`;
  return { method: 'GET', path: text === '' ? path : `${path}?${text}` };
}

/** Puts ids into an address, and takes them out of the fields. */
function filled(way, fields) {
  return way.replace(/\{(\w+)\}/, (_, name) => {
    const value = fields[name];
    delete fields[name];
    return addressed(value, `/${name}`, KINDS[name]);
  });
}

/** An id that may stand in an address: `.` and `..` would lead elsewhere. */
export function addressed(value, path, kind = 'string') {
  const isTaken = typeof value === kind && /^(?!\.\.?$)[\w.:-]{1,64}$/.test(value);
  if (isTaken) return `${value}`;
  if (kind === 'number') throw invalidInput(path, 'the number of a statement');
  throw invalidInput(path, 'an id of 1 to 64 of `A-Za-z0-9._:-`, and neither `.` nor `..`');
}
