// What a form asks of each type of command, as one table, and the way from what is typed to the
// command and back. Nothing is judged here: the package finds what is malformed, and says where.

/**
 * A field stands at `name` in the command, a dot for each step inwards. `kind` tells how it is
 * typed; an `optional` one is left out when empty. `fresh` begins a new id, `known` tells which ids
 * are offered, `when` names the choice and the value under which the field belongs to the command.
 */
const field = (name, say, kind, more = {}) => ({ name, say, kind, ...more });

const on = field('on', 'field.on', 'date');
const amount = field('amount', 'figure.amount', 'money');
const order = field('orderId', 'column.order', 'id', { known: 'orders' });
const aReturn = field('returnId', 'column.return', 'id', { known: 'returns' });
const repayment = field('repaymentId', 'column.repayment', 'id', { known: 'repayments' });
const attempt = field('attempt', 'field.attempt', 'count');
const terms = { name: 'terms', kind: 'terms' };
const optional = { optional: true };
const allReserved = { ...amount, ...optional, hint: 'field.allReserved' };
const reason = field('reason', 'checkout.reason', 'text', optional);

const items = field('items', 'field.items', 'lines', {
  ...optional,
  hint: 'field.itemsHint',
  columns: [
    { name: 'itemId', kind: 'id' },
    { name: 'quantity', kind: 'count' },
    { name: 'amount', kind: 'money' },
  ],
});
const returnedItems = { ...items, hint: 'return.itemsHint', columns: items.columns.slice(0, 2) };

const paidFor = (kind) => ({ when: ['for.kind', kind] });
const repaid = [
  field('for.kind', 'quote.for', 'choice', {
    options: ['billed', 'posted', 'amount', 'statement', 'orders'].map((value) => ({
      value,
      say: `field.${value}`,
    })),
  }),
  field('for.number', 'column.statement', 'count', paidFor('statement')),
  field('for.amount', 'quote.amountLabel', 'money', paidFor('amount')),
  field('for.orders', 'quote.orders', 'lines', {
    ...paidFor('orders'),
    hint: 'field.ordersHint',
    columns: [
      { name: 'orderId', kind: 'id' },
      { name: 'amount', kind: 'money' },
    ],
  }),
];

/** The types of commands by what they are about; each lists its fields in the order of the form. */
export const COMMANDS = {
  orders: {
    placeOrder: [
      on,
      { ...order, known: undefined, fresh: 'TRY-PO' },
      amount,
      items,
      field('overLimitApproval.approvedBy', 'field.approvedBy', 'text', {
        ...optional,
        hint: 'checkout.approvalHint',
      }),
      field('overLimitApproval.reason', 'field.approvalReason', 'text', optional),
    ],
    confirmReceipt: [
      on,
      order,
      field('receiptId', 'column.receipt', 'id', { fresh: 'TRY-GR' }),
      allReserved,
      field('signedOn', 'column.signedOn', 'date', optional),
    ],
    cancelOrder: [
      on,
      order,
      field('cancellationId', 'field.cancellation', 'id', { fresh: 'TRY-CN' }),
      allReserved,
    ],
  },
  returns: {
    requestReturn: [
      on,
      order,
      { ...aReturn, known: undefined, fresh: 'TRY-RT' },
      { ...amount, ...optional, hint: 'field.orItems' },
      returnedItems,
      field('receiptId', 'column.receipt', 'id', { ...optional, known: 'receipts' }),
    ],
    completeReturn: [on, aReturn],
    cancelReturn: [on, aReturn],
    confirmRefund: [on, aReturn],
    failRefund: [on, aReturn, attempt],
    retryRefund: [on, aReturn, attempt],
  },
  repayments: {
    recordRepayment: [on, { ...repayment, known: undefined, fresh: 'TRY-RP' }, ...repaid],
    startRepayment: [on, { ...repayment, known: undefined, fresh: 'TRY-RP' }, ...repaid],
    confirmRepayment: [on, repayment],
    failRepayment: [on, repayment],
    reverseRepayment: [on, repayment],
  },
  account: {
    rollForward: [on],
    setTemporaryLimit: [
      on,
      field('amount', 'field.uplift', 'money', { hint: 'field.upliftHint' }),
      field('from', 'field.from', 'date'),
      field('until', 'field.until', 'date'),
    ],
    changeTerms: [on, terms],
    suspendAccount: [on, reason],
    resumeAccount: [on, reason],
    closeAccount: [on, reason],
    openAccount: [on, terms],
  },
};

/** By type; it has no prototype, since a type may come from an address. */
const fields = Object.assign(Object.create(null), ...Object.values(COMMANDS));

/** The fields of a type of command, in the order of the form; undefined where there is none. */
export const fieldsOf = (type) => fields[type];

/** Whether the field belongs to the command under what is chosen in it. */
export const belongs = ({ when }, values) => when === undefined || values[when[0]] === when[1];

/** How what is typed becomes the value, and the value what is typed, for each kind of field. */
const kinds = {
  count: {
    read: (text) => (/^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : text),
    write: String,
  },
  terms: { read: termsOf, write: (value) => JSON.stringify(value) },
  lines: { read: linesOf, write: linesWritten },
};
const plain = { read: (text) => text, write: String };
const kindOf = ({ kind }) => kinds[kind] ?? plain;

function termsOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** One entry a line, its columns parted by spaces; what is too much stays with the last column. */
function linesOf(text, { columns }) {
  const last = columns.length - 1;
  const written = text.split('\n').filter((line) => line.trim() !== '');
  return written.map((line) => {
    const words = line.trim().split(/\s+/);
    const cells = [...words.slice(0, last), words.slice(last).join(' ')].filter(Boolean);
    const read = (cell, at) => [columns[at].name, kindOf(columns[at]).read(cell)];
    return Object.fromEntries(cells.map(read));
  });
}

function linesWritten(entries, { columns }) {
  return entries
    .map((entry) =>
      columns
        .filter(({ name }) => entry[name] !== undefined)
        .map((column) => kindOf(column).write(entry[column.name]))
        .join(' '),
    )
    .join('\n');
}

/** The command that was typed; `values` has a text for each name. */
export function commandOf({ type, values }) {
  const command = { type };
  for (const each of fieldsOf(type)) {
    const text = values[each.name] ?? '';
    if (!belongs(each, values) || (each.optional && text === '')) continue;
    const path = each.name.split('.');
    const last = path.pop();
    let place = command;
    for (const step of path) place = place[step] ??= {};
    place[last] = kindOf(each).read(text, each);
  }
  return command;
}

/** What would be typed for this command; null where the forms could not give it back whole. */
export function draftOf(command) {
  if (fieldsOf(command?.type) === undefined) return null;
  const values = {};
  for (const each of fieldsOf(command.type)) {
    const value = each.name.split('.').reduce((place, step) => place?.[step], command);
    if (value === undefined) continue;
    if (each.kind === 'lines' && !Array.isArray(value)) return null;
    values[each.name] = kindOf(each).write(value, each);
  }
  const draft = { type: command.type, values };
  return canonical(commandOf(draft)) === canonical(command) ? draft : null;
}

/** The JSON of a value with its keys in one order, so that equal ones have equal texts. */
function canonical(value) {
  const ordered = (_, each) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each;
  return JSON.stringify(value, ordered);
}

/** A new draft on a day; its ids are new among those of the other drafts. */
export function freshDraft(type, day, others) {
  const draft = { type, values: { on: day } };
  completeDraft(draft, others);
  return draft;
}

/**
 * Fills in, where nothing was typed, what is chosen at first, the new ids, and the ids of what the
 * other drafts did last.
 */
export function completeDraft({ type, values }, others) {
  const taken = new Set(others.flatMap((other) => Object.values(other.values)));
  for (const each of fieldsOf(type)) {
    const { name, options, fresh, known, optional: isOptional } = each;
    if (options !== undefined) values[name] ??= options[0].value;
    if (fresh !== undefined) values[name] ??= freshId(fresh, taken);
    if (known === undefined || isOptional) continue;
    values[name] ??= others.findLast((other) => other.values[name])?.values[name] ?? '';
  }
}

/** Whether the field is filled in when nothing was typed, so that an empty one has to be told. */
export const isCompleted = ({ options, fresh, known }) => Boolean(options ?? fresh ?? known);

function freshId(stem, taken) {
  for (let number = 1; ; number += 1)
    if (!taken.has(`${stem}-${number}`)) return `${stem}-${number}`;
}
