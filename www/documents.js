// Tables of all documents of the account, to find an id and to see where each stands.

import { announce, choice, field, h, quietForm, table } from './credit-term/elements/dom.js';
import { explainedAmount, explanationOf, keepingFocus } from './credit-term/elements/explained.js';
import { columnsFor } from './credit-term/elements/figures.js';
import { receiptsTable, returnsTable } from './credit-term/elements/order.js';

const PAGE = 50;

const statuses = {
  orders: ['awaitingPayment', 'paid', 'noPaymentNeeded'],
  statements: ['open', 'issued', 'overdue', 'settled'],
  returns: [
    'pending',
    'waiting',
    'noRefundNeeded',
    'refunding',
    'refunded',
    'refundFailed',
    'cancelled',
  ],
  repayments: ['inFlight', 'confirmed', 'failed', 'reversed'],
};

const ids = {
  orders: 'orderId',
  statements: 'number',
  returns: 'returnId',
  repayments: 'repaymentId',
};

export function createDocuments(desk) {
  let detail = null;
  let pages = 1;
  let wantedStatus = null;
  const { form, kind, status } = createFilter(() => restart());
  const shown = h('p', { class: 'hint', role: 'status' });
  const place = h('div');
  const more = h('button', { type: 'button', say: 'documents.more', on: { click: () => next() } });
  const about = h('div', { class: 'detail' });
  const results = h('div', { class: 'results' }, form, about, place, shown, more);
  const element = h('div', { class: 'calculator wide' }, results);

  function restart() {
    detail = null;
    pages = 1;
    refresh();
  }

  function next() {
    pages += 1;
    refresh();
  }

  const refresh = () => keepingFocus(document, draw);

  function draw() {
    const { speaker } = desk;
    const wanted = kind.value();
    fillStatuses(speaker, status.input, statuses[wanted], wantedStatus ?? status.input.value);
    wantedStatus = null;
    const { items, next: after } = listed(desk, wanted, status.input.value, pages);
    const nothing = h('p', {}, speaker.say('documents.none'));
    place.replaceChildren(items.length === 0 ? nothing : documentTable(desk, wanted, items));
    announce(shown, speaker.say('documents.shown', { shown: items.length }));
    more.hidden = after === null;
    about.replaceChildren(...detailParts(desk, wanted, detail));
  }

  return {
    element,
    refresh,
    choose(wantedKind, id) {
      if (Object.hasOwn(statuses, wantedKind)) kind.choose(wantedKind);
      detail = id ?? null;
    },
    /** Takes a status, to be chosen when those of the kind are offered. */
    filter(wanted) {
      wantedStatus = wanted;
    },
    get kind() {
      return kind.value();
    },
    get id() {
      return detail;
    },
    get status() {
      return wantedStatus ?? status.input.value;
    },
  };
}

function createFilter(onInput) {
  const options = Object.keys(statuses).map((value) => ({ value, say: `documents.${value}` }));
  const kind = choice({ say: 'documents.kind', name: 'kind', value: 'orders', options, onInput });
  const control = h('select', { name: 'status' });
  const status = field({ say: 'documents.status', control, onInput });
  return { form: quietForm('bar', kind.element, status.element), kind, status };
}

/** Offers the statuses of one kind of document; one chosen before stays chosen. */
function fillStatuses(speaker, select, known, former) {
  const options = known.map((value) => h('option', { value }, speaker.say(`status.${value}`)));
  select.replaceChildren(h('option', { value: '' }, speaker.say('documents.all')), ...options);
  select.value = known.includes(former) ? former : '';
}

function listed(desk, view, status, pages) {
  const items = [];
  let next = null;
  for (let page = 0; page < pages; page += 1) {
    const after = next === null ? {} : { after: next };
    const wanted = status === '' ? {} : { status };
    const { answer } = desk.ask(view, { ...after, ...wanted, limit: PAGE });
    if (answer === undefined) break;
    items.push(...answer.items);
    next = answer.next;
    if (next === null) break;
  }
  return { items, next };
}

function documentTable(desk, kind, items) {
  const { speaker } = desk;
  const column = columnsFor(desk);
  const amounts = (...names) =>
    names.map((name) => ({ ...column.money(name), ...opening(desk, kind, name) }));
  const columns = {
    orders: () => [
      column.id('orderId', 'column.order', 'order'),
      column.date('placedOn'),
      column.status('paymentSlip', 'column.paymentSlip'),
      ...amounts(
        'amount',
        'reserved',
        'posted',
        'cancelled',
        'returned',
        'repaid',
        'inFlight',
        'outstanding',
      ),
    ],
    statements: () => [
      column.id('number', 'column.statement', 'statement'),
      column.status('status', 'column.status'),
      ...['opensOn', 'closesOn', 'issuedOn', 'dueOn'].map((name) => column.date(name)),
      ...amounts('total', 'offset', 'repaid', 'inFlight', 'outstanding'),
    ],
    returns: () => [
      column.id('returnId', 'column.return'),
      column.code('orderId', 'column.order', 'order'),
      column.status('refundSlip', 'column.refundSlip'),
      column.status('state', 'column.status'),
      ...amounts('amount', 'reversed', 'offset', 'refunded', 'waiting'),
    ],
    repayments: () => [
      column.id('repaymentId', 'column.repayment', 'repayment'),
      column.status('state', 'column.status'),
      column.date('startedOn'),
      column.date('endedOn'),
      ...amounts('sum', 'refunded'),
    ],
  };
  return table({
    caption: speaker.say(`documents.${kind}`),
    columns: columns[kind](),
    rows: items,
  });
}

/** The figures of a document that the package has the terms of, and the view that tells them. */
const EXPLAINED = {
  orders: { view: 'order', figures: ['reserved', 'outstanding'] },
  statements: { view: 'statement', figures: ['total', 'outstanding'] },
};

/** How such a figure is shown in its column; others are shown as they are. */
function opening(desk, kind, figure) {
  const { view, figures = [] } = EXPLAINED[kind] ?? {};
  if (!figures.includes(figure)) return {};
  const cell = (row) => {
    const id = row[ids[kind]];
    const explanation = explanationOf(desk, view, { [ids[kind]]: id });
    const name = desk.speaker.say(`figure.${figure}`);
    const [key, terms] = [`${kind}.${id}.${figure}`, () => explanation(figure)];
    return explainedAmount(desk, { key, name, value: row[figure], terms });
  };
  return { cell };
}

function detailParts(desk, kind, id) {
  if (id === null || !['orders', 'repayments'].includes(kind)) return [];
  const view = { orders: 'order', repayments: 'repayment' }[kind];
  const { answer } = desk.ask(view, { [ids[kind]]: id });
  if (answer === undefined) return [];
  if (view === 'repayment') return [repaymentTable(desk, answer)];
  return [
    receiptsTable(desk, answer),
    ...(answer.returns.length > 0 ? [returnsTable(desk, answer)] : []),
    h('p', {}, h('a', { href: `#return/${id}` }, desk.speaker.say('documents.tryReturn'))),
  ];
}

/** The lines a repayment was laid on. */
function repaymentTable(desk, repayment) {
  const { speaker } = desk;
  const column = columnsFor(desk);
  return table({
    caption: speaker.say('documents.linesOf', repayment),
    columns: [
      column.id('orderId', 'column.order', 'order'),
      column.code('receiptId', 'column.receipt'),
      column.code('statement', 'column.statement', 'statement'),
      column.money('amount'),
    ],
    rows: repayment.lines,
    foot: [speaker.say('figure.sum'), '', '', speaker.money(repayment.sum)],
  });
}
