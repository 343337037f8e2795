// What the address holds: the section and what was asked there, never anything of the account. It
// is `#statement/3?on=2026-11-23`: a path, then figures as in a query. Whatever else an address
// says is left alone, so that a damaged one shows less and breaks nothing.

/**
 * How what is asked in each section is put into the address, and taken from it: `go` takes the
 * path, `fill` the figures.
 */
const questions = {
  checkout: {
    write: ({ amount, expectedReceiptOn }) => ({
      figures: [
        ['amount', amount],
        ['expected', expectedReceiptOn],
      ],
    }),
    fill(element, figures) {
      element.amount = figures.get('amount');
      element.expectedReceiptOn = figures.get('expected');
    },
  },
  statement: {
    write: ({ number, repayment }) => ({ path: [number], figures: figuresOfQuote(repayment) }),
    go(element, [number = '']) {
      if (/^\d+$/.test(number)) element.number = Number(number);
    },
    fill(element, figures) {
      element.repayment = {
        kind: figures.get('for') ?? 'statement',
        amount: figures.get('repayment') ?? '',
        orders: figures.getAll('order').map((text) => orderOf(text)),
      };
    },
  },
  return: {
    write: (element) => ({
      path: [element.orderId],
      figures: [
        ['receipt', element.receiptId],
        ...figuresOfReturned(element),
        ['returnOn', element.returnOn],
      ],
    }),
    go(element, [orderId = '']) {
      if (orderId !== '') element.orderId = orderId;
    },
    fill(element, figures) {
      const byItems = figures.has('items');
      if (!byItems) element.amount = figures.get('amount');
      element.returnedItems = byItems ? figures.getAll('item').map((text) => itemOf(text)) : null;
      element.receiptId = figures.get('receipt');
      element.returnOn = figures.get('returnOn');
    },
  },
  calendar: {
    write: ({ edited, from }) => ({
      figures: [
        ['from', from],
        ['terms', edited && JSON.stringify(edited)],
      ],
    }),
    fill: (terms, figures) => terms.take(documentOf(figures.get('terms')), figures.get('from')),
  },
  documents: {
    write: ({ kind, id, status }) => ({
      path: [kind, id],
      figures: [['status', status === '' ? null : status]],
    }),
    go: (documents, [kind, id]) => documents.choose(kind, id),
    fill: (documents, figures) => documents.filter(figures.get('status') ?? ''),
  },
  'what-if': {
    write: (whatIf) => whatIf.toAddress(),
    fill: (whatIf, figures) => whatIf.fromAddress(figures),
  },
};

/** The section that the address names, the path within it, and its figures, or null without any. */
export function readAddress(hash) {
  const [, path, query] = /^#?([^?]*)(?:\?(.*))?$/s.exec(hash);
  const [section, ...rest] = path.split('/');
  return { section, rest, figures: query === undefined ? null : new URLSearchParams(query) };
}

/** Fills a section with what was asked; an address without figures leaves them as they are. */
export function fillFrom(asked, { section, rest, figures }) {
  questions[section].go?.(asked, rest);
  if (figures !== null) questions[section].fill(asked, figures);
}

/** The address at which the same is asked again. */
export function addressOf(section, asked, on) {
  // What is asked for its answer is drawn; only then is it known which statement or order it shows.
  void asked.answer;
  const { path = [], figures } = questions[section].write(asked);
  const query = new URLSearchParams();
  for (const [name, value] of [...figures, ['on', on]])
    if (value !== null) query.append(name, value);
  return `#${[section, ...path.filter((step) => step !== null)].join('/')}?${query}`;
}

function figuresOfQuote(repayment) {
  const { kind, amount = null, orders = [] } = repayment ?? { kind: 'statement' };
  if (kind === 'statement') return [];
  const named = orders.map((order) => ['order', `${order.orderId}*${order.amount ?? ''}`]);
  return [['for', kind], ['repayment', amount], ...named];
}

function figuresOfReturned({ amount, returnedItems }) {
  if (returnedItems === null) return [['amount', amount]];
  return [
    ['items', ''],
    ...returnedItems.map(({ itemId, quantity }) => ['item', `${itemId}*${quantity}`]),
  ];
}

function orderOf(text) {
  const [orderId, amount = ''] = text.split('*');
  return amount === '' ? { orderId } : { orderId, amount };
}

function itemOf(text) {
  const [itemId, quantity = ''] = text.split('*');
  return { itemId, quantity };
}

function documentOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
