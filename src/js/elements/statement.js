// The statement calculator: one statement with its lines and its netting, the account's ageing, and
// a repayment quote.

import { announce, facts, freshId, h, table } from './dom.js';
import {
  explainedAmount,
  explainedDate,
  explainedInWords,
  explainedParts,
  explanationOf,
} from './explained.js';
import { amount, bar, columnsFor, day, statusMark } from './figures.js';
import { createQuote } from './quote.js';
import { isZero } from './speaker.js';

const sectionParts = { class: 'part', part: 'section' };

export function createStatement(desk, dispatch) {
  let chosen = null;
  const strip = h('div', { class: 'timeline' });
  const chooser = h(
    'fieldset',
    { class: 'chooser' },
    h('legend', { say: 'statement.choose' }),
    strip,
  );
  const spoken = h('p', { class: 'unseen', role: 'status' });
  const sheet = h('div', { class: 'sheet' });
  const ageing = h('div');
  const quote = createQuote(desk, () => chosen);
  const element = h(
    'div',
    { class: 'calculator wide' },
    h(
      'div',
      { class: 'results' },
      chooser,
      spoken,
      sheet,
      h('section', sectionParts, h('h3', { say: 'quote.title' }), quote.element),
      h('section', sectionParts, h('h3', { say: 'ageing.title' }), ageing),
    ),
  );

  function refresh() {
    const { speaker } = desk;
    const statements = desk.all('statements');
    const known = statements.some(({ number }) => number === chosen);
    if (!known) chosen = nearestDue(statements) ?? null;
    const choose = (number) => {
      chosen = number;
      dispatch('credit-term-choose', { number });
      show();
    };
    const cards = statements.map((statement) =>
      statementCard(speaker, statement, statement.number === chosen, choose),
    );
    const nothing = h('p', {}, speaker.say('statement.none'));
    strip.replaceChildren(...(cards.length > 0 ? cards : [nothing]));
    bringIntoStrip(strip, strip.querySelector('input:checked')?.closest('.ticket'));
    ageing.replaceChildren(ageingBar(desk));
    quote.refill();
    show();
  }

  function show() {
    const { speaker } = desk;
    const { answer } = desk.pose('statement', chosen === null ? null : { number: chosen });
    announce(spoken, answer ? speaker.say('statement.spoken', answer) : '');
    sheet.replaceChildren(...(answer ? sheetParts(desk, answer) : []));
    quote.refresh();
  }

  return {
    element,
    refresh,
    view: 'statement',
    get number() {
      return chosen;
    },
    set number(number) {
      chosen = number === null || number === undefined ? null : Number(number);
    },
    get repayment() {
      const repayment = quote.wanted();
      return repayment.number === null ? null : repayment;
    },
    set repayment(repayment) {
      quote.choose(repayment ?? { kind: 'statement' });
    },
  };
}

/** Scrolls the strip until the ticket shows: the strip alone, never the page around it. */
function bringIntoStrip(strip, ticket) {
  if (ticket === undefined) return;
  const [shown, wanted] = [strip, ticket].map((element) => element.getBoundingClientRect());
  if (wanted.left < shown.left) strip.scrollLeft += wanted.left - shown.left;
  else if (shown.right < wanted.right) strip.scrollLeft += wanted.right - shown.right;
}

/** The statement a person most likely came for: the first still to be repaid, else the last. */
function nearestDue(statements) {
  const owed = statements.find(({ status }) => status === 'overdue' || status === 'issued');
  return (owed ?? statements.at(-1))?.number;
}

function statementCard(speaker, statement, checked, choose) {
  const { number, status, outstanding, opensOn, closesOn } = statement;
  const id = freshId('statement');
  const radio = h('input', {
    type: 'radio',
    name: 'statement',
    id,
    value: number,
    on: { input: () => choose(number) },
  });
  radio.checked = checked;
  const label = h(
    'label',
    { for: id },
    h('span', { class: 'name' }, speaker.say('statement.name', { number })),
    statusMark(speaker, status),
    h('span', { class: 'period' }, speaker.say('statement.period', { opensOn, closesOn })),
    h(
      'span',
      { class: 'owed' },
      speaker.say('figure.outstanding'),
      ' ',
      amount(speaker, outstanding),
    ),
  );
  return h('span', { class: 'ticket' }, radio, label);
}

function sheetParts(desk, statement) {
  const { speaker } = desk;
  const { number, opensOn, closesOn } = statement;
  const explanation = explanationOf(desk, 'statement', { number });
  const figure = (name, more) => explainedFigure(desk, { statement, explanation }, name, more);
  const title = h(
    'h3',
    { class: 'sheetTitle' },
    speaker.say('statement.name', { number }),
    ' ',
    statusMark(speaker, statement.status),
  );
  return [
    h(
      'section',
      { class: 'part card', part: 'section' },
      title,
      facts([
        [
          speaker.say('statement.periodName'),
          speaker.say('statement.period', { opensOn, closesOn }),
        ],
        [speaker.say('column.issuedOn'), day(speaker, statement.issuedOn)],
        [speaker.say('column.dueOn'), dueDay(desk, statement, explanation)],
        [speaker.say('figure.carried'), carried(desk, statement)],
      ]),
      statement.status === 'open'
        ? h('p', { class: 'hint' }, speaker.say('statement.projected'))
        : null,
      netting(speaker, statement, figure),
    ),
    linesPart(desk, statement, figure),
  ];
}

/** The figures whose terms the package gives; those of the others are the lines themselves. */
const EXPLAINED = ['total', 'outstanding'];

/** A figure of the statement that opens; `place` tells it from the same one elsewhere. */
function explainedFigure(desk, { statement, explanation }, name, { place = 'sheet', price } = {}) {
  const figure = {
    key: `${place}.${name}`,
    name: desk.speaker.say(`figure.${name}`),
    value: statement[name],
    price,
    terms: () => (EXPLAINED.includes(name) ? explanation(name) : lineTerms(statement, name)),
  };
  return EXPLAINED.includes(name) ? explainedAmount(desk, figure) : explainedParts(desk, figure);
}

/** One figure of each line, as the terms of its sum. */
function lineTerms({ number, lines }, code) {
  return lines
    .filter((line) => !isZero(line[code]))
    .map(({ orderId, receiptId, [code]: value }) => ({
      code,
      amount: value,
      orderId,
      receiptId,
      statement: number,
    }));
}

/** Of the open statement what is carried is what the issued ones still have outstanding. */
function carried(desk, { number, status, carried: value, issuedOn }) {
  const { speaker, overview } = desk;
  const figure = { key: 'sheet.carried', name: speaker.say('figure.carried'), value };
  if (isZero(value)) return amount(speaker, value);
  if (status !== 'open') {
    const words = speaker.say('why.carried', { issuedOn });
    return explainedInWords(desk, { ...figure, words });
  }
  const earlier = overview.statements.filter((statement) => statement.number < number);
  return explainedAmount(desk, { ...figure, terms: () => outstandingTerms(earlier) });
}

function dueDay(desk, { dueOn, daysToDue, daysPastDue }, explanation) {
  const { speaker } = desk;
  const late = daysPastDue !== null && daysPastDue > 0;
  const key = late ? 'statement.daysPastDue' : 'statement.daysToDue';
  const days = late ? daysPastDue : daysToDue;
  const left =
    days === null ? [] : [h('small', { class: late ? 'late' : '' }, speaker.say(key, { days }))];
  const name = speaker.say('column.dueOn');
  const reason = () => explanation('dueOn');
  return [explainedDate(desk, { key: 'sheet.dueOn', name, date: dueOn, reason }), ' ', ...left];
}

/** The sum from what was posted to what is still to be repaid, as it is worked out. */
function netting(speaker, statement, figure) {
  const terms = [
    ['', 'posted'],
    ['−', 'reversed'],
    ['=', 'total'],
    ['−', 'offset'],
    ['−', 'repaid'],
    ['=', 'outstanding'],
  ];
  const rows = terms.map(([sign, name]) =>
    h(
      'div',
      { class: sign === '=' ? 'result' : null },
      h('dt', {}, h('span', { class: 'sign' }, sign), ' ', speaker.say(`figure.${name}`)),
      h('dd', {}, figure(name, { price: name === 'outstanding' })),
    ),
  );
  const flight = h(
    'div',
    { class: 'aside' },
    h('dt', {}, speaker.say('statement.inFlight')),
    h('dd', {}, figure('inFlight')),
  );
  return h(
    'dl',
    { class: 'netting', 'aria-label': speaker.say('statement.netting') },
    rows,
    flight,
  );
}

function linesPart(desk, statement, figure) {
  const { speaker } = desk;
  const { number, lines } = statement;
  if (lines.length === 0) return h('p', {}, speaker.say('statement.noLines'));
  const column = columnsFor(desk);
  const figures = ['posted', 'reversed', 'offset', 'repaid', 'inFlight', 'outstanding'];
  const columns = [
    column.id('orderId', 'column.order', 'order'),
    column.code('receiptId', 'column.receipt'),
    column.date('postedOn'),
    column.date('signedOn'),
    ...figures.map((name) => column.money(name)),
  ];
  const sums = figures.map((name) => figure(name, { place: 'lines' }));
  return table({
    caption: speaker.say('statement.lines', { number }),
    columns,
    rows: lines,
    foot: [speaker.say('figure.sum'), '', '', '', ...sums],
  });
}

/** The stretches of the ageing, each with its last day past the due date. */
const STRETCHES = { notDue: 0, days1To30: 30, days31To60: 60, days61To90: 90, over90: Infinity };

function ageingBar(desk) {
  const { speaker, overview } = desk;
  const issued = overview.statements.filter(({ status }) => status !== 'open');
  const stretchOf = ({ dueOn }) => {
    const days = (Date.parse(overview.on) - Date.parse(dueOn)) / 86_400_000;
    return Object.keys(STRETCHES).find((code) => days <= STRETCHES[code]);
  };
  const parts = Object.keys(STRETCHES).map((code) => {
    const [label, value] = [speaker.say(`figure.${code}`), overview.ageing[code]];
    const terms = () => outstandingTerms(issued.filter((each) => stretchOf(each) === code));
    const shown = explainedParts(desk, { key: `ageing.${code}`, name: label, value, terms });
    return { code, amount: value, label, shown };
  });
  return bar(speaker, { caption: speaker.say('ageing.caption'), parts });
}

/** What each of some statements still has outstanding, as the terms of a sum. */
function outstandingTerms(statements) {
  return statements
    .filter(({ outstanding }) => !isZero(outstanding))
    .map(({ number, outstanding }) => ({
      code: 'statementOutstanding',
      amount: outstanding,
      statement: number,
    }));
}
