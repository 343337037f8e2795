// Tables of all documents of the account, to find an id and to see where each stands.

import { announce, choice, field, h, table } from './dom.js';
import { columnsFor } from './figures.js';
import { receiptsTable, repaymentTable, returnsTable } from './order.js';

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
  const kind = choice({
    say: 'documents.kind',
    name: 'kind',
    value: 'orders',
    options: Object.keys(statuses).map((value) => ({ value, say: `documents.${value}` })),
    onInput: () => {
      detail = null;
      fillStatuses();
      restart();
    },
  });
  const statusField = field({
    say: 'documents.status',
    control: h('select', { name: 'status' }),
    onInput: () => restart(),
  });
  const shown = h('p', { class: 'hint', role: 'status' });
  const place = h('div');
  const more = h('button', {
    type: 'button',
    say: 'documents.more',
    on: {
      click: () => {
        pages += 1;
        show();
      },
    },
  });
  const about = h('div', { class: 'detail' });
  const form = h(
    'form',
    { class: 'form bar', on: { submit: (event) => event.preventDefault() } },
    kind.element,
    statusField.element,
  );
  const element = h(
    'div',
    { class: 'calculator wide' },
    h('div', { class: 'results' }, form, about, place, shown, more),
  );

  function fillStatuses() {
    const { speaker } = desk;
    const former = statusField.input.value;
    const known = statuses[kind.value()];
    const options = known.map((value) => h('option', { value }, speaker.say(`status.${value}`)));
    statusField.input.replaceChildren(
      h('option', { value: '' }, speaker.say('documents.all')),
      ...options,
    );
    statusField.input.value = known.includes(former) ? former : '';
  }

  function restart() {
    pages = 1;
    show();
  }

  function show() {
    const { speaker } = desk;
    const wanted = kind.value();
    const { items, next } = listed(desk, wanted, statusField.input.value, pages);
    const nothing = h('p', {}, speaker.say('documents.none'));
    place.replaceChildren(items.length === 0 ? nothing : documentTable(speaker, wanted, items));
    announce(shown, speaker.say('documents.shown', { shown: items.length }));
    more.hidden = next === null;
    about.replaceChildren(...detailParts(desk, wanted, detail));
  }

  function refresh() {
    fillStatuses();
    show();
  }

  return {
    element,
    refresh,
    choose(wantedKind, id) {
      if (wantedKind in statuses) kind.choose(wantedKind);
      detail = id ?? null;
    },
  };
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

function documentTable(speaker, kind, items) {
  const column = columnsFor(speaker);
  const amounts = (...names) => names.map((name) => column.money(name));
  const columns = {
    orders: () => [
      column.id('orderId', 'column.order', ({ orderId }) => `#documents/orders/${orderId}`),
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
      column.id('number', 'column.statement', ({ number }) => `#statement/${number}`),
      column.status('status', 'column.status'),
      ...['opensOn', 'closesOn', 'issuedOn', 'dueOn'].map((name) => column.date(name)),
      ...amounts('total', 'offset', 'repaid', 'inFlight', 'outstanding'),
    ],
    returns: () => [
      column.id('returnId', 'column.return'),
      column.code('orderId', 'column.order', ({ orderId }) => `#documents/orders/${orderId}`),
      column.status('refundSlip', 'column.refundSlip'),
      column.status('state', 'column.status'),
      ...amounts('amount', 'reversed', 'offset', 'refunded', 'waiting'),
    ],
    repayments: () => [
      column.id(
        'repaymentId',
        'column.repayment',
        ({ repaymentId }) => `#documents/repayments/${repaymentId}`,
      ),
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

function detailParts(desk, kind, id) {
  if (id === null || !['orders', 'repayments'].includes(kind)) return [];
  const { speaker } = desk;
  const view = { orders: 'order', repayments: 'repayment' }[kind];
  const { answer } = desk.ask(view, { [ids[kind]]: id });
  if (answer === undefined) return [];
  if (view === 'repayment') return [repaymentTable(speaker, answer)];
  return [
    receiptsTable(speaker, answer),
    ...(answer.returns.length > 0 ? [returnsTable(speaker, answer)] : []),
    h('p', {}, h('a', { href: `#return/${id}` }, speaker.say('documents.tryReturn'))),
  ];
}
