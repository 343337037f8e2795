// The part of the return's form that names items and quantities.

import { field, freshId, h, sayAll, showProblem } from './dom.js';

/**
 * Quantities of the order's items. They are known when the account was opened from its commands;
 * from a snapshot they are not, and the clerk writes ids and quantities.
 */
export function createItems(desk, onInput) {
  const list = h('div');
  const problem = h('p', { class: 'problem', id: freshId('items'), hidden: true });
  const element = h(
    'fieldset',
    { class: 'picker', 'aria-describedby': problem.id },
    h('legend', { say: 'return.items' }),
    list,
    problem,
  );
  const free = field({
    say: 'return.itemsFree',
    hint: 'return.itemsHint',
    onInput,
    control: h('textarea', { rows: 3, name: 'items' }),
  });
  let rows = [];
  let order = null;
  let wanted = null;

  /** Lists the order's items; quantities typed for the same order stay. */
  function refill(orderId) {
    const known = desk.items.get(orderId);
    const typed = orderId === order ? rows.map((row) => row.input.value) : [];
    rows = (known ?? []).map((item) => createQuantity(desk.speaker, item, onInput));
    for (const [at, value] of typed.entries()) if (at < rows.length) rows[at].input.value = value;
    list.replaceChildren(...(known === undefined ? [free] : rows).map((row) => row.element));
    sayAll(list, desk.speaker);
    order = orderId;
    if (orderId !== '') fillWanted();
  }

  /** Fills in what was asked for before the order was there: elsewhere nothing goes back. */
  function fillWanted() {
    if (wanted === null) return;
    const quantities = new Map(wanted.map(({ itemId, quantity }) => [itemId, String(quantity)]));
    for (const row of rows) row.input.value = quantities.get(row.itemId) ?? '';
    free.input.value = [...quantities].map((item) => item.join(' ')).join('\n');
    wanted = null;
  }

  const filled = () => rows.filter((row) => row.input.value !== '');
  const written = () => free.input.value.split('\n').filter((line) => line.trim() !== '');
  return {
    element,
    refill,
    /** The items to go back, to be filled in as soon as their order is chosen. */
    fill: (items) => {
      wanted = [...items];
    },
    chosen: () =>
      rows.length > 0
        ? filled().map((row) => row.request())
        : written().map((line) => itemOf(line)),
    fields: () => [
      ...rows.map((row) => [`/items/${filled().indexOf(row)}/quantity`, row]),
      ['/items', { showProblem: (text) => showProblem(element, problem, text) }],
    ],
  };
}

function createQuantity(speaker, item, onInput) {
  const row = field({ inputmode: 'numeric', class: 'count', onInput });
  row.element.classList.add('beside');
  row.element
    .querySelector('label')
    .append(item.itemId, h('span', { class: 'hint' }, speaker.say('return.itemOf', item)));
  return {
    ...row,
    itemId: item.itemId,
    request: () => ({ itemId: item.itemId, quantity: quantityOf(row.input.value) }),
  };
}

function itemOf(line) {
  const [itemId, quantity = '', ...rest] = line.trim().split(/\s+/);
  return { itemId, quantity: rest.length === 0 ? quantityOf(quantity) : line };
}

/** A quantity as the JSON integer it is; anything else stays text and is refused by the package. */
function quantityOf(text) {
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : text;
}
