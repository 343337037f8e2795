// The return calculator: whether a return reverses, offsets, refunds or waits, and what becomes of
// the documents and the statements.

import { facts, h, part, table } from './dom.js';
import { explainedAmount, explainedParts, explanationOf } from './explained.js';
import { receiptsTable, returnsTable } from './order.js';
import { amount, columnsFor, shares, statusMark } from './figures.js';
import { changeParts, documentsTable } from './return-changes.js';
import { daysPart } from './return-days.js';
import { createReturnForm } from './return-form.js';
import { isZero } from './speaker.js';
import { createVerdict, pointOut, showEnding } from './verdict.js';

const effects = ['reversed', 'offset', 'refunded', 'waiting'];

export function createReturn(desk, dispatch) {
  const onChoose = (orderId) => dispatch('credit-term-choose', { orderId });
  const form = createReturnForm(desk, { onInput: () => show(), onChoose });
  const verdict = createVerdict();
  const place = h('div', { class: 'answer' });
  const about = h('div');
  const element = h(
    'div',
    { class: 'calculator' },
    form.element,
    h('div', { class: 'results' }, verdict.element, place, about),
  );

  function show() {
    const { speaker } = desk;
    const missing = form.missing();
    const request = missing === null ? form.request() : null;
    const asking = desk.pose('previewReturn', request, form.problem());
    const unplaced = pointOut(desk, form.fields(), asking.invalid);

    const said = (answer) => ({ title: spoken(speaker, answer) });
    const refused = 'return.refused';
    showEnding(verdict, speaker, { ...asking, missing, unplaced }, { refused, said });
    const { answer } = asking;
    const isAnswered = (answer ?? asking.refusals) !== undefined;
    place.replaceChildren(
      ...(answer ? answerParts(desk, request, answer) : []),
      ...(isAnswered ? daysPart(desk, request, asking) : []),
    );
    about.replaceChildren(...aboutOrder(desk, form.orderId()));
  }

  function refresh() {
    form.refill();
    show();
  }

  return {
    element,
    refresh,
    view: 'previewReturn',
    get items() {
      return desk.items;
    },
    set items(items) {
      desk.items = items ?? new Map();
    },
    get amount() {
      return form.amount.input.value;
    },
    set amount(amount) {
      form.amount.input.value = amount ?? '';
    },
    get returnedItems() {
      return form.returnedItems();
    },
    set returnedItems(items) {
      form.returnItems(items ?? null);
    },
    get receiptId() {
      return form.receiptId() || null;
    },
    set receiptId(receiptId) {
      form.chooseReceipt(receiptId ?? '');
    },
    get returnOn() {
      return form.on.input.value || null;
    },
    set returnOn(on) {
      form.on.input.value = on ?? '';
    },
    get orderId() {
      return form.orderId() || null;
    },
    set orderId(orderId) {
      form.choose(orderId);
    },
  };
}

function answerParts(desk, request, answer) {
  const explanation = explanationOf(desk, 'previewReturn', request);
  return [
    effectCards(desk, answer, explanation),
    documentsTable(desk, request, answer),
    ...changeParts(desk, request, { answer, explanation }),
    ...(answer.lines.length > 0 ? [linesTable(desk, answer)] : []),
    ...(answer.refundTo.length > 0 ? [refundsTable(desk, answer)] : []),
  ];
}

/** Names the effects the return has, in the order they are taken. */
function spoken(speaker, answer) {
  const named = effects
    .filter((code) => !isZero(answer[code]))
    .map((code) => `${speaker.say(`return.${code}`)} ${speaker.money(answer[code])}`);
  const nothing = speaker.say('return.nothing');
  const { amount: returned } = answer;
  return speaker.say('return.spoken', {
    amount: returned,
    effects: named.length > 0 ? speaker.together(named) : nothing,
  });
}

/** The return's amount divided among its effects, drawn and in words; one that is 0 is quiet. */
function effectCards(desk, answer, explanation) {
  const { speaker } = desk;
  const named = (code, name) => ({ key: `effect.${code}`, name, value: answer[code], price: true });
  const waiting = () => explanation('amount')?.filter(({ code }) => code === 'waiting');
  const effect = (code) => {
    const terms = () => (code === 'waiting' ? waiting() : explanation(code));
    return explainedParts(desk, { ...named(code, speaker.say(`return.${code}`)), terms });
  };
  const whole = explainedAmount(desk, {
    ...named('amount', speaker.say('return.amount')),
    terms: () => explanation('amount'),
  });
  const strip = effects.map((code) => ({ code, amount: answer[code] }));
  const cards = effects.map((code) =>
    h(
      'li',
      { class: `effect ${code}${isZero(answer[code]) ? ' nothing' : ''}` },
      h(
        'span',
        { class: 'name' },
        h('span', { class: `swatch ${code}`, 'aria-hidden': 'true' }),
        speaker.say(`return.${code}`),
      ),
      h('span', { class: 'main' }, effect(code)),
      h('span', { class: 'note' }, speaker.say(`return.${code}More`)),
    ),
  );
  return h(
    'div',
    { class: 'effects' },
    h('div', { class: 'whole' }, speaker.say('return.amount'), ' ', whole),
    h('div', { class: 'strip', 'aria-hidden': 'true' }, shares(strip)),
    h('ul', {}, cards),
  );
}

function linesTable(desk, answer) {
  const { speaker } = desk;
  const column = columnsFor(desk);
  return table({
    caption: speaker.say('return.lines'),
    columns: [
      column.id('receiptId', 'column.receipt'),
      column.code('statement', 'column.statement', 'statement'),
      ...['reversed', 'offset', 'refunded'].map((name) => column.money(name, `return.${name}`)),
    ],
    rows: answer.lines,
    foot: [
      speaker.say('figure.sum'),
      '',
      ...['reversed', 'offset', 'refunded'].map((name) => amount(speaker, answer[name])),
    ],
  });
}

function refundsTable(desk, answer) {
  const { speaker } = desk;
  const column = columnsFor(desk);
  return table({
    caption: speaker.say('return.refundTo'),
    columns: [column.id('repaymentId', 'column.repayment', 'repayment'), column.money('amount')],
    rows: answer.refundTo,
    foot: [speaker.say('figure.sum'), amount(speaker, answer.refunded)],
  });
}

/** How the order stands now, for whoever decides what to send back. */
function aboutOrder(desk, orderId) {
  const { speaker } = desk;
  const { answer: order } = orderId === '' ? {} : desk.ask('order', { orderId });
  if (order === undefined) return [];
  const names = [
    'amount',
    'reserved',
    'posted',
    'cancelled',
    'returned',
    'repaid',
    'refunded',
    'inFlight',
    'outstanding',
  ];
  const explanation = explanationOf(desk, 'order', { orderId });
  const figure = (name) => {
    if (!['reserved', 'outstanding'].includes(name)) return amount(speaker, order[name]);
    const [said, terms] = [speaker.say(`figure.${name}`), () => explanation(name)];
    return explainedAmount(desk, { key: `order.${name}`, name: said, value: order[name], terms });
  };
  const figures = names
    .filter((name) => name === 'amount' || !isZero(order[name]))
    .map((name) => [speaker.say(`figure.${name}`), figure(name)]);
  return [
    part(
      speaker.say('return.theOrder', { orderId }),
      facts([
        [speaker.say('column.paymentSlip'), statusMark(speaker, order.paymentSlip)],
        ...figures,
      ]),
      receiptsTable(desk, order),
      ...(order.returns.length > 0 ? [returnsTable(desk, order)] : []),
    ),
  ];
}
