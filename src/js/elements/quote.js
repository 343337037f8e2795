// The repayment quote: what goes to the cashier for a statement, chosen orders, or an amount.

import { choice, facts, freshId, h, moneyField, quietForm, showProblem, table } from './dom.js';
import { explainedAmount, explanationOf } from './explained.js';
import { amount, columnsFor } from './figures.js';
import { isZero } from './speaker.js';
import { createVerdict, pointOut, showEnding } from './verdict.js';

/** The lines a repayment is laid on, each with what is left of it: the net. */
export function quoteLines(desk, caption, lines, sum) {
  const { speaker } = desk;
  const column = columnsFor(desk);
  const figures = ['posted', 'reversed', 'offset', 'repaid', 'inFlight', 'net'];
  const columns = [
    column.id('orderId', 'column.order', 'order'),
    column.code('receiptId', 'column.receipt'),
    column.code('statement', 'column.statement', 'statement'),
    column.date('dueOn'),
    ...figures.map((name) => column.money(name)),
  ];
  const foot = columns.map(() => '');
  foot[0] = speaker.say('figure.sum');
  foot[foot.length - 1] = amount(speaker, sum);
  return table({ caption, columns, rows: lines, foot });
}

export function createQuote(desk, chosenStatement) {
  const onInput = () => refresh();
  const kinds = ['statement', 'billed', 'posted', 'amount', 'orders'];
  const options = kinds.map((value) => ({ value, say: `quote.${value}` }));
  const kind = choice({ say: 'quote.for', name: 'for', value: 'statement', options, onInput });
  const amountField = moneyField({
    say: 'quote.amountLabel',
    name: 'repayment',
    hint: 'quote.amountHint',
    onInput,
  });
  const orders = createOrderPicker(desk, onInput);
  const verdict = createVerdict();
  const place = h('div', { class: 'answer' });
  const form = quietForm('', kind.element, amountField.element, orders.element);
  const element = h('div', { class: 'quote' }, form, verdict.element, place);

  function wanted() {
    const value = kind.value();
    if (value === 'statement') return { kind: value, number: chosenStatement() };
    if (value === 'amount') return { kind: value, amount: amountField.input.value };
    if (value === 'orders') return { kind: value, orders: orders.chosen() };
    return { kind: value };
  }

  /** Takes what a quote is for; a kind that there is not leaves all as it is. */
  function choose({ kind: chosen, amount: sum = '', orders: named = [] }) {
    if (!kinds.includes(chosen)) return;
    kind.choose(chosen);
    if (chosen === 'amount') amountField.input.value = sum;
    if (chosen === 'orders') orders.choose(named);
  }

  function refresh() {
    const { speaker } = desk;
    const repayment = wanted();
    amountField.element.hidden = repayment.kind !== 'amount';
    orders.element.hidden = repayment.kind !== 'orders';
    const missing = missingOf(repayment);
    const request = missing === null ? { for: repayment } : null;
    const asking = desk.pose('quoteRepayment', request);
    const fields = [...orders.fields(), ['/for/amount', amountField]];
    const unplaced = pointOut(desk, fields, asking.invalid);

    const said = (answer) => ({
      title: `${speaker.say('quote.sum')} ${speaker.price(answer.sum)}`,
      more: afterwards(speaker, answer),
    });
    const refused = 'quote.refused';
    showEnding(verdict, speaker, { ...asking, missing, unplaced }, { refused, said });
    place.replaceChildren(...(request === null ? [] : quoteParts(desk, repayment, asking)));
  }

  return { element, refresh, refill: orders.refill, wanted, choose };
}

/** What the quote is for, which paper tells nowhere else, and what it comes to. */
function quoteParts(desk, repayment, { answer, refusals }) {
  if ((answer ?? refusals) === undefined) return [];
  const { speaker } = desk;
  const what = [speaker.say('quote.for'), subjectOf(speaker, repayment)];
  if (answer === undefined) return [facts([what])];
  const explanation = explanationOf(desk, 'quoteRepayment', { for: repayment });
  const figure = (code, name) => {
    const more = { value: answer[code], price: true, terms: () => explanation(code) };
    return [name, explainedAmount(desk, { key: `quote.${code}`, name, ...more })];
  };
  return [
    facts([
      what,
      figure('sum', speaker.say('quote.sum')),
      figure('availableAfter', speaker.say('figure.availableAfter')),
    ]),
    quoteLines(desk, speaker.say('quote.lines'), answer.lines, answer.sum),
  ];
}

function subjectOf(speaker, { kind, number, amount: part, orders }) {
  if (kind === 'statement') return speaker.say('statement.name', { number });
  if (kind === 'amount') return speaker.price(part);
  if (kind !== 'orders') return speaker.say(`quote.${kind}`);
  return speaker.together(
    orders.map(({ orderId, amount: of }) =>
      of === undefined ? orderId : `${orderId} ${speaker.price(of)}`,
    ),
  );
}

/** The key of what must still be filled in before there is anything to ask, or null. */
function missingOf({ kind, orders, amount: typed, number }) {
  if (kind === 'orders' && orders.length === 0) return 'quote.choose';
  if (kind === 'amount' && typed === '') return 'quote.promptAmount';
  return kind === 'statement' && number === null ? 'statement.none' : null;
}

function afterwards(speaker, { availableAfter, overdueAfter }) {
  const overdue = overdueAfter === null ? 'quote.noOverdueAfter' : 'quote.overdueAfter';
  return speaker.inTurn([
    speaker.say('quote.availableAfter', { amount: availableAfter }),
    speaker.say(overdue, overdueAfter ?? {}),
  ]);
}

/** Ticks orders that have something outstanding; each whole, or with an amount of its own. */
function createOrderPicker(desk, onInput) {
  const list = h('div', { class: 'picks' });
  const element = h(
    'fieldset',
    { class: 'picker' },
    h('legend', { say: 'quote.orders' }),
    h('p', { class: 'hint', say: 'quote.ordersHint' }),
    list,
  );
  let picks = [];
  let wanted = null;

  function refill() {
    const { speaker } = desk;
    const marks = wanted ?? picks.map((pick) => pick.mark());
    const former = new Map(marks.map((mark) => [mark.orderId, mark]));
    wanted = null;
    const owed = desk
      .all('orders', { status: 'awaitingPayment' })
      .filter((order) => !isZero(order.outstanding));
    picks = owed.map((order) => createPick(speaker, order, former.get(order.orderId), onInput));
    const nothing = h('p', {}, speaker.say('quote.noOrders'));
    list.replaceChildren(...(picks.length > 0 ? picks.map((pick) => pick.element) : [nothing]));
  }

  const ticked = () => picks.filter((pick) => pick.tick.checked);
  return {
    element,
    refill,
    /** Ticks these orders as soon as they are there. */
    choose: (named) => {
      wanted = named.map(({ orderId, amount: sum }) => ({ orderId, ticked: true, amount: sum }));
    },
    chosen: () => ticked().map((pick) => pick.request()),
    /** Where each order's amount stands in the request; one not ticked stands nowhere. */
    fields: () => picks.map((pick) => [`/for/orders/${ticked().indexOf(pick)}/amount`, pick]),
  };
}

function createPick(speaker, order, former, onInput) {
  const { orderId } = order;
  const id = freshId('pick');
  const tick = h('input', { type: 'checkbox', id, on: { input: onInput } });
  const part = h('input', {
    type: 'text',
    inputmode: 'decimal',
    class: 'money',
    autocomplete: 'off',
    placeholder: speaker.say('quote.whole'),
    part: 'input',
    'aria-describedby': `${id}-problem`,
    'aria-label': speaker.say('quote.orderAmount', { orderId }),
    on: { input: onInput },
  });
  tick.checked = former?.ticked ?? false;
  part.value = former?.amount ?? '';
  const about = { class: 'problem', part: 'problem', id: `${id}-problem` };
  const problem = h('p', { ...about, hidden: true });
  const label = h('label', { for: id }, orderId, ' ', amount(speaker, order.outstanding));
  return {
    element: h('div', { class: 'pick' }, tick, label, part, problem),
    orderId,
    tick,
    part,
    mark: () => ({ orderId, ticked: tick.checked, amount: part.value }),
    request: () => (part.value === '' ? { orderId } : { orderId, amount: part.value }),
    showProblem: (text) => showProblem(part, problem, text),
  };
}
