// The form of the return calculator: which order, which receipt, what of it, on which day.

import { choice, field, h, moneyField, quietForm } from './dom.js';
import { createItems } from './return-items.js';
import { isZero } from './speaker.js';

export function createReturnForm(desk, { onInput, onChoose }) {
  const order = chooser('return.order', 'orderId', () => {
    onChoose(order.input.value);
    refillOrder();
    onInput();
  });
  const { receipt, by, amount, on } = createFields(onInput);
  const items = createItems(desk, onInput);
  const parts = [order, receipt, by, amount, items, on];
  const element = quietForm('card', ...parts.map((field) => field.element));
  let wantedOrder = null;
  let wantedReceipt = null;

  function refill() {
    const orders = desk.all('orders').filter(({ posted }) => !isZero(posted));
    const former = wantedOrder ?? order.input.value;
    wantedOrder = null;
    order.input.replaceChildren(...orderGroups(desk.speaker, orders));
    if (orders.some(({ orderId }) => orderId === former)) order.input.value = former;
    refillOrder();
  }

  function refillOrder() {
    fillReceipts(desk, receipt.input, order.input.value, receiptId());
    wantedReceipt = null;
    items.refill(order.input.value);
  }

  const receiptId = () => wantedReceipt ?? receipt.input.value;

  function request() {
    const byItems = by.value() === 'items';
    amount.element.hidden = byItems;
    items.element.hidden = !byItems;
    const wanted = { orderId: order.input.value, on: on.input.value || desk.on };
    if (receipt.input.value !== '') wanted.receiptId = receipt.input.value;
    return { ...wanted, ...(byItems ? { items: items.chosen() } : { amount: amount.input.value }) };
  }

  return {
    element,
    refill,
    amount,
    on,
    request,
    missing: () => missingOf(request()),
    orderId: () => wantedOrder ?? order.input.value,
    choose: (orderId) => {
      wantedOrder = orderId;
    },
    receiptId,
    chooseReceipt: (wanted) => {
      wantedReceipt = wanted;
    },
    returnedItems: () => (by.value() === 'items' ? items.chosen() : null),
    returnItems: (wanted) => {
      by.choose(wanted === null ? 'amount' : 'items');
      if (wanted !== null) items.fill(wanted);
    },
    problem: () => (on.input.validity.badInput ? { invalid: { path: '/on' } } : null),
    fields: () => [
      ['/orderId', order],
      ['/receiptId', receipt],
      ...items.fields(),
      ['/amount', amount],
      ['/on', on],
    ],
  };
}

const chooser = (say, name, onInput) => field({ say, control: h('select', { name }), onInput });

function createFields(onInput) {
  const options = [
    { value: 'amount', say: 'return.byAmount' },
    { value: 'items', say: 'return.byItems' },
  ];
  return {
    receipt: chooser('return.receipt', 'receiptId', onInput),
    by: choice({ say: 'return.by', name: 'by', value: 'amount', options, onInput }),
    amount: moneyField({ say: 'return.amount', name: 'returned', onInput }),
    on: field({
      say: 'return.on',
      name: 'returnOn',
      type: 'date',
      hint: 'return.onHint',
      onInput,
    }),
  };
}

/** The key of what must still be filled in before there is anything to ask, or null. */
function missingOf({ orderId, amount, items }) {
  if (orderId === '') return 'return.noOrders';
  if (amount === '') return 'return.promptAmount';
  return items?.length === 0 ? 'return.promptItems' : null;
}

/** Offers the receipts of an order, or none in particular; one chosen before stays chosen. */
function fillReceipts(desk, select, orderId, former) {
  const { speaker } = desk;
  const { answer: order } = orderId === '' ? {} : desk.ask('order', { orderId });
  const receipts = order?.receipts ?? [];
  const options = receipts.map(({ receiptId, posted }) =>
    h('option', { value: receiptId }, `${receiptId} · ${speaker.money(posted)}`),
  );
  select.replaceChildren(h('option', { value: '' }, speaker.say('return.anyReceipt')), ...options);
  select.value = receipts.some(({ receiptId }) => receiptId === former) ? former : '';
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
