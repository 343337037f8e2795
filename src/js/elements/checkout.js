// The checkout preview: may this order be paid on credit, on which statement will it be, and when
// is it due.

import { facts, field, h, moneyField, part, quietForm } from './dom.js';
import { reasonOfForecast } from './due-reason.js';
import { explainedDate, explainedParts, explanationOf } from './explained.js';
import { amount, day } from './figures.js';
import { orderFigures, orderStrips } from './limit.js';
import { quoteLines } from './quote.js';
import { isZero } from './speaker.js';
import { createVerdict, pointOut } from './verdict.js';

export function createCheckout(desk) {
  const form = createForm(() => refresh());
  const verdict = createVerdict();
  const place = h('div', { class: 'answer' });
  const element = h(
    'div',
    { class: 'calculator' },
    form.element,
    h('div', { class: 'results' }, verdict.element, place),
  );

  function refresh() {
    const { speaker } = desk;
    const wanted = form.request();
    const request = wanted.amount === '' ? null : wanted;
    const asking = desk.pose('previewOrder', request, form.problem());
    const unplaced = pointOut(desk, form.fields, asking.invalid);
    const { answer } = asking;
    const refusals = answer?.refusals ?? asking.refusals ?? [];
    const mood = answer?.decision ?? (refusals.length > 0 ? 'refused' : 'none');

    const silent = wanted.amount === '' ? speaker.say('checkout.prompt') : unplaced;
    verdict.show(
      speaker,
      mood === 'none'
        ? { mood, title: silent ?? speaker.say('expected.see') }
        : {
            mood,
            title: speaker.say(`checkout.${mood}`),
            more: speaker.say(`checkout.${mood}More`, { ...wanted, ...answer }),
            refusals,
          },
    );
    place.replaceChildren(...(answer === undefined ? [] : answerParts(desk, wanted, answer)));
  }

  const { input } = form.amount;
  const { input: expected } = form.expected;
  return {
    element,
    refresh,
    view: 'previewOrder',
    get amount() {
      return input.value;
    },
    set amount(amount) {
      input.value = amount ?? '';
    },
    get expectedReceiptOn() {
      return expected.value || null;
    },
    set expectedReceiptOn(on) {
      expected.value = on ?? '';
    },
  };
}

function createForm(onInput) {
  const amountField = moneyField({
    say: 'checkout.amount',
    name: 'amount',
    onInput,
  });
  const dayField = field({
    say: 'checkout.expectedReceiptOn',
    name: 'expectedReceiptOn',
    type: 'date',
    hint: 'checkout.expectedHint',
    onInput,
  });
  const approvedBy = field({ say: 'checkout.approvedBy', name: 'approvedBy', onInput });
  const reason = field({ say: 'checkout.reason', name: 'reason', onInput });
  const approval = h(
    'details',
    { class: 'more', on: { toggle: onInput } },
    h('summary', { say: 'checkout.approval' }),
    h('p', { class: 'hint', say: 'checkout.approvalHint' }),
    approvedBy.element,
    reason.element,
  );
  const element = quietForm('card', amountField.element, dayField.element, approval);

  function request() {
    const wanted = { amount: amountField.input.value };
    if (dayField.input.value !== '') wanted.expectedReceiptOn = dayField.input.value;
    const signed = { approvedBy: approvedBy.input.value, reason: reason.input.value };
    const named = signed.approvedBy !== '' || signed.reason !== '';
    return approval.open && named ? { ...wanted, overLimitApproval: signed } : wanted;
  }

  return {
    element,
    amount: amountField,
    expected: dayField,
    request,
    /** A day that is only half typed has no value yet, but it is not an empty one either. */
    problem: () =>
      dayField.input.validity.badInput ? { invalid: { path: '/expectedReceiptOn' } } : null,
    fields: [
      ['/expectedReceiptOn', dayField],
      ['/overLimitApproval/approvedBy', approvedBy],
      ['/overLimitApproval/reason', reason],
      ['/amount', amountField],
    ],
  };
}

function answerParts(desk, wanted, answer) {
  const { speaker } = desk;
  const explanation = explanationOf(desk, 'previewOrder', wanted);
  return [
    orderStrips(speaker, answer, wanted.amount),
    h(
      'div',
      { class: 'pair' },
      part(
        speaker.say('checkout.dueOn'),
        ...dueParts(desk, wanted.expectedReceiptOn ?? desk.on, answer.statement),
      ),
      part(speaker.say('checkout.overdue'), ...overdueParts(speaker, answer)),
      part(speaker.say('checkout.repay'), ...repayParts(desk, answer, explanation)),
    ),
    ...repayLines(desk, answer),
    orderFigures(
      desk,
      { preview: answer, order: wanted.amount, explanation },
      speaker.say('checkout.beforeAfter'),
    ),
  ];
}

function dueParts(desk, on, statement) {
  const { speaker } = desk;
  if (statement === null) return [h('p', {}, speaker.say('checkout.noStatement'))];
  const { number } = statement;
  const due = {
    key: 'order.dueOn',
    name: speaker.say('checkout.dueOn'),
    date: statement.dueOn,
    reason: () => reasonOfForecast(desk, statement, on),
  };
  return [
    h('p', { class: 'large' }, explainedDate(desk, due)),
    h('p', {}, speaker.say('checkout.statementSentence', { day: on, number })),
    facts(
      ['closesOn', 'issuedOn'].map((name) => [
        speaker.say(`column.${name}`),
        day(speaker, statement[name]),
      ]),
    ),
  ];
}

function overdueParts(speaker, { nextOverdueOn: date, refusals }) {
  const overdue = refusals.find(({ code }) => code === 'overdue');
  if (overdue !== undefined) {
    const late = h('p', { class: 'large late' }, amount(speaker, overdue.amount, { price: true }));
    return [late, h('p', {}, speaker.say('checkout.overdueSince', overdue))];
  }
  if (date === null) return [h('p', {}, speaker.say('checkout.neverOverdue'))];
  return [
    h('p', { class: 'large' }, speaker.say('checkout.freeUntil', { date })),
    h('p', {}, speaker.say('checkout.nextOverdueOn', { date })),
  ];
}

function repayParts(desk, { repayToProceed: proposal }, explanation) {
  const { speaker, overview } = desk;
  if (proposal === null) {
    const flying = isZero(overview.inFlight)
      ? []
      : [h('p', {}, speaker.say('checkout.repayInFlight', overview))];
    return [h('p', {}, speaker.say('checkout.repayImpossible')), ...flying];
  }
  const figure = {
    key: 'order.repayToProceed',
    name: speaker.say('checkout.repay'),
    value: proposal.amount,
    price: true,
    terms: () => explanation('repayToProceed'),
  };
  const main = h('p', { class: 'large' }, explainedParts(desk, figure));
  const key = isZero(proposal.amount) ? 'checkout.repayNothing' : 'checkout.repaySentence';
  return [main, h('p', {}, speaker.say(key, proposal))];
}

function repayLines(desk, { repayToProceed: proposal }) {
  if (proposal === null || proposal.lines.length === 0) return [];
  const caption = desk.speaker.say('checkout.repayLines', proposal);
  return [quoteLines(desk, caption, proposal.lines, proposal.amount)];
}
