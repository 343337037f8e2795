// The form of the return calculator: which order, which receipt, what of it, on which day.

import { choice, field, freshId, h, sayAll, showProblem } from './dom.js';
import { isZero } from './speaker.js';

export function createReturnForm(desk, { onInput, onChoose }) {
  const orderField = field({
    say: 'return.order',
    control: h('select', { name: 'orderId' }),
    onInput: () => {
      onChoose(orderField.input.value);
      fillReceipts();
      items.refill(orderField.input.value);
      onInput();
    },
  });
  const receiptField = field({
    say: 'return.receipt',
    control: h('select', { name: 'receiptId' }),
    onInput,
  });
  const by = choice({
    say: 'return.by',
    name: 'by',
    value: 'amount',
    onInput,
    options: [
      { value: 'amount', say: 'return.byAmount' },
      { value: 'items', say: 'return.byItems' },
    ],
  });
  const amountField = field({
    say: 'return.amount',
    name: 'returned',
    inputmode: 'decimal',
    class: 'money',
    value: '200.00',
    onInput,
  });
  const items = createItems(desk, onInput);
  const dayField = field({
    say: 'return.on',
    name: 'returnOn',
    type: 'date',
    hint: 'return.onHint',
    onInput,
  });
  const element = h(
    'form',
    { class: 'card form', on: { submit: (event) => event.preventDefault() } },
    orderField.element,
    receiptField.element,
    by.element,
    amountField.element,
    items.element,
    dayField.element,
  );
  let wantedOrder = null;

  function refill() {
    const orders = desk.all('orders').filter((order) => !isZero(order.posted));
    const former = wantedOrder ?? orderField.input.value;
    wantedOrder = null;
    orderField.input.replaceChildren(...orderGroups(desk.speaker, orders));
    if (orders.some(({ orderId }) => orderId === former)) orderField.input.value = former;
    fillReceipts();
    items.refill(orderField.input.value);
  }

  function fillReceipts() {
    const { speaker } = desk;
    const former = receiptField.input.value;
    const orderId = orderField.input.value;
    const { answer: order } = orderId === '' ? {} : desk.ask('order', { orderId });
    const receipts = (order?.receipts ?? []).map(({ receiptId, posted }) =>
      h('option', { value: receiptId }, `${receiptId} · ${speaker.money(posted)}`),
    );
    const any = h('option', { value: '' }, speaker.say('return.anyReceipt'));
    receiptField.input.replaceChildren(any, ...receipts);
    const known = order?.receipts.some(({ receiptId }) => receiptId === former);
    receiptField.input.value = known ? former : '';
  }

  function request() {
    amountField.element.hidden = by.value() !== 'amount';
    items.element.hidden = by.value() !== 'items';
    const wanted = { orderId: orderField.input.value, on: dayField.input.value || desk.on };
    if (receiptField.input.value !== '') wanted.receiptId = receiptField.input.value;
    const what =
      by.value() === 'items' ? { items: items.chosen() } : { amount: amountField.input.value };
    return { ...wanted, ...what };
  }

  function missing() {
    const wanted = request();
    if (wanted.orderId === '') return 'return.noOrders';
    if (wanted.amount === '') return 'return.promptAmount';
    return wanted.items?.length === 0 ? 'return.promptItems' : null;
  }

  return {
    element,
    refill,
    request,
    missing,
    orderId: () => orderField.input.value,
    choose: (orderId) => {
      wantedOrder = orderId;
    },
    problem: () => (dayField.input.validity.badInput ? { invalid: { path: '/on' } } : null),
    fields: () => [
      ['/orderId', orderField],
      ['/receiptId', receiptField],
      ...items.fields(),
      ['/amount', amountField],
      ['/on', dayField],
    ],
  };
}

/** Orders grouped by how their payment slip stands, so that every stage is at hand. */
function orderGroups(speaker, orders) {
  return ['awaitingPayment', 'paid', 'noPaymentNeeded']
    .map((slip) => [slip, orders.filter(({ paymentSlip }) => paymentSlip === slip)])
    .filter(([, found]) => found.length > 0)
    .map(([slip, found]) =>
      h(
        'optgroup',
        { label: speaker.say(`status.${slip}`) },
        found.map(({ orderId, amount }) =>
          h('option', { value: orderId }, `${orderId} · ${speaker.money(amount)}`),
        ),
      ),
    );
}

/**
 * Quantities of the order's items. They are known when the account was opened from its commands;
 * from a snapshot they are not, and the clerk writes ids and quantities.
 */
function createItems(desk, onInput) {
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
    control: h('textarea', { rows: 3 }),
  });
  let rows = [];
  let order = null;

  /** Lists the order's items; quantities typed for the same order stay. */
  function refill(orderId) {
    const known = desk.items.get(orderId);
    const typed = orderId === order ? rows.map((row) => row.input.value) : [];
    rows = (known ?? []).map((item) => createQuantity(desk.speaker, item, onInput));
    for (const [at, value] of typed.entries()) if (at < rows.length) rows[at].input.value = value;
    list.replaceChildren(...(known === undefined ? [free] : rows).map((row) => row.element));
    sayAll(list, desk.speaker);
    order = orderId;
  }

  const filled = () => rows.filter((row) => row.input.value !== '');
  const written = () => free.input.value.split('\n').filter((line) => line.trim() !== '');
  return {
    element,
    refill,
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
