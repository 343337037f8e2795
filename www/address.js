// What the address holds: the section and what was asked there, never anything of the account. It
// is `#statement/3?on=2026-11-23`: a path, then figures as in a query.

/** How each calculator's question is put into the address, and taken from it. */
const questions = {
  checkout: {
    write: ({ amount, expectedReceiptOn }) => ({
      path: [],
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
    write: ({ number }) => ({ path: number === null ? [] : [number], figures: [] }),
    fill() {},
  },
  return: {
    write: ({ orderId, amount, returnedItems }) => ({
      path: orderId === null ? [] : [orderId],
      figures:
        returnedItems === null
          ? [['amount', amount]]
          : [
              ['items', ''],
              ...returnedItems.map(({ itemId, quantity }) => ['item', `${itemId}*${quantity}`]),
            ],
    }),
    fill(element, figures) {
      const byItems = figures.has('items');
      if (!byItems) element.amount = figures.get('amount');
      element.returnedItems = byItems ? figures.getAll('item').map((text) => itemOf(text)) : null;
    },
  },
  'what-if': {
    write: (whatIf) => whatIf.toAddress(),
    fill: (whatIf, figures) => whatIf.fromAddress(figures),
  },
};

/** The section that the address names, the path within it, and its figures, or null without any. */
export function readAddress(hash) {
  const [path, query] = hash.slice(1).split('?');
  const [section, ...rest] = path.split('/');
  return { section, rest, figures: query === undefined ? null : new URLSearchParams(query) };
}

/** Fills a calculator with what was asked; an address without figures leaves it as it is. */
export function fillFrom(element, { section, rest, figures }) {
  if (section === 'statement' && /^\d+$/.test(rest[0] ?? '')) element.number = Number(rest[0]);
  if (section === 'return' && rest.length > 0) [element.orderId] = rest;
  if (figures !== null) questions[section].fill(element, figures);
}

/** The address at which the same is asked again. A section without a calculator keeps its path. */
export function addressOf(section, element, on) {
  const kept = readAddress(location.hash);
  // What is asked for its answer is drawn; only then is it known which statement or order it shows.
  void element?.answer;
  const { path, figures } = questions[section]?.write(element) ?? {
    path: kept.section === section ? kept.rest : [],
    figures: [],
  };
  const query = new URLSearchParams();
  for (const [name, value] of [...figures, ['on', on]])
    if (value !== null) query.append(name, value);
  return `#${[section, ...path].join('/')}?${query}`;
}

function itemOf(text) {
  const [itemId, quantity = ''] = text.split('*');
  return { itemId, quantity };
}
