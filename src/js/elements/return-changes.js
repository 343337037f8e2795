// What a return changes: the two documents, and the figures of the statements it touches, in numbers
// and drawn before and after.

import { h, table } from './dom.js';
import { explainedAmount, explanationOf } from './explained.js';
import { amount, documentLink, shares, statusMark } from './figures.js';
import { isZero } from './speaker.js';

/** What a return takes off each figure of a statement. */
const TAKEN_OFF = { total: ['reversed'], outstanding: ['reversed', 'offset'] };

export function documentsTable(desk, { orderId, on }, answer) {
  const { speaker } = desk;
  const { answer: order } = desk.ask('order', { orderId, on });
  const rows = [
    { name: 'return.forward', before: order?.paymentSlip, after: answer.paymentSlip },
    { name: 'return.reverse', before: undefined, after: answer.refundSlip },
  ];
  const mark = (value) =>
    value === undefined ? speaker.say('return.noSlip') : statusMark(speaker, value);
  return table({
    caption: speaker.say('return.documents'),
    columns: [
      { head: speaker.say('return.document'), kind: 'id', cell: ({ name }) => speaker.say(name) },
      { head: speaker.say('column.before'), kind: 'mark', cell: ({ before }) => mark(before) },
      { head: speaker.say('column.after'), kind: 'mark', cell: ({ after }) => mark(after) },
    ],
    rows,
  });
}

/** Each figure that the return may move: of statements, drawn too, and what is available. */
export function changeParts(desk, request, given) {
  return [changesTable(desk, request, given), ...given.answer.statements.flatMap(changeStrips)];

  function changeStrips(statement) {
    const { outstandingBefore, outstandingAfter } = statement;
    if (outstandingBefore === outstandingAfter) return [];
    return [strips(desk.speaker, statement, given.answer.lines)];
  }
}

/** What is outstanding before and after, on one scale: what the return takes off stays as a gap. */
function strips(speaker, { number, outstandingBefore, outstandingAfter }, lines) {
  const takenOff = lines
    .filter(({ statement }) => statement === number)
    .flatMap(({ reversed, offset }) => [
      { code: 'reversed', amount: reversed },
      { code: 'offset', amount: offset },
    ]);
  const strip = (when, value, more) =>
    h(
      'div',
      { class: 'strip labelled summed' },
      h('span', { class: 'when' }, speaker.say(`column.${when}`)),
      h('div', { class: 'shares' }, shares([{ code: 'owed', amount: value }, ...more])),
      amount(speaker, value),
    );
  const figure = speaker.say('figure.outstanding');
  return h(
    'figure',
    { class: 'bar', part: 'bar' },
    h('figcaption', {}, speaker.say('return.statementFigure', { number, figure })),
    h(
      'div',
      { class: 'strips' },
      strip('before', outstandingBefore, []),
      strip(
        'after',
        outstandingAfter,
        takenOff.map((gap) => ({ ...gap, code: `gap ${gap.code}` })),
      ),
    ),
  );
}

function changesTable(desk, request, { answer, explanation }) {
  const { speaker } = desk;
  const change = (when) => ({
    head: speaker.say(`column.${when}`),
    kind: 'money',
    cell: ({ name, [when]: value, opens }) => {
      const found = opens[when];
      if (found === undefined) return amount(speaker, value);
      const [key, terms] = found;
      return explainedAmount(desk, { key, name, value, terms });
    },
  });
  const named = ({ name, number }) =>
    number === undefined ? name : documentLink(desk, 'statement', number, name);
  return table({
    caption: speaker.say('return.changes'),
    columns: [
      { head: speaker.say('column.figure'), kind: 'id', cell: named },
      change('before'),
      change('after'),
    ],
    rows: [
      ...answer.statements.flatMap((statement) =>
        statementRows(desk, request, statement, answer.lines),
      ),
      availableRow(desk, request, { answer, explanation }),
    ],
    mark: ({ before, after }) => (before === after ? 'same' : 'changed'),
  });
}

/**
 * The total and the outstanding of a statement: as they are they open like the statement's own, and
 * as they will be into that and what the return takes off.
 */
function statementRows(desk, { on, orderId }, statement, lines) {
  const { speaker } = desk;
  const { number } = statement;
  const explanation = explanationOf(desk, 'statement', { number, on });
  const takenOff = (code) =>
    lines
      .filter((line) => line.statement === number && !isZero(line[code]))
      .map(({ receiptId, [code]: value }) => ({
        code,
        amount: `-${value}`,
        statement: number,
        orderId,
        receiptId,
      }));
  return ['total', 'outstanding'].map((figure) => ({
    name: speaker.say('return.statementFigure', {
      number,
      figure: speaker.say(`figure.${figure}`),
    }),
    number,
    before: statement[`${figure}Before`],
    after: statement[`${figure}After`],
    opens: {
      before: [`moves.${number}.${figure}`, () => explanation(figure)],
      after: [
        `moves.${number}.${figure}After`,
        () => [...explanation(figure), ...TAKEN_OFF[figure].flatMap(takenOff)],
      ],
    },
  }));
}

function availableRow(desk, { on }, { answer, explanation }) {
  const before = explanationOf(desk, 'overview', { on });
  return {
    name: desk.speaker.say('figure.available'),
    before: answer.availableBefore,
    after: answer.availableAfter,
    opens: {
      before: ['moves.availableBefore', () => before('available')],
      after: ['moves.availableAfter', () => explanation('availableAfter')],
    },
  };
}
