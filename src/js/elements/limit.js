// The limit as a bar: what is used of it and what is left, and the same before and after an order.
// Every part comes from the package; where the limit ends is shown by a strip under the first.

import { h, table } from './dom.js';
import { explainedAmount, explainedParts } from './explained.js';
import { amount, bar, shares } from './figures.js';
import { isNegative, isZero } from './speaker.js';

const used = ['reserved', 'unbilled', 'billed'];

/** The account's limit as it is used now; below zero, available is the excess over the limit. */
export function limitBar(desk, explanation, caption) {
  const { speaker, overview } = desk;
  const explained = limitFigures(desk, 'bar', explanation);
  const parts = [...used, 'available'].map((code) => ({
    code,
    amount: overview[code],
    label: speaker.say(`figure.${code}`),
    shown: explained(code, overview[code]),
  }));
  return bar(speaker, {
    caption,
    parts,
    scale: shares(limitMarks(speaker, overview, overview.available)),
  });
}

/**
 * Makes figures of the limit that open; `place` tells them from the same ones elsewhere. What is
 * reserved, unbilled and billed are parts of the exposure.
 */
export function limitFigures(desk, place, explanation) {
  const { speaker, overview } = desk;
  const isOf = {
    reserved: ({ code }) => code === 'reserved',
    unbilled: ({ statement }) => statement !== undefined && statement === overview.openStatement,
    billed: ({ statement }) => statement !== undefined && statement !== overview.openStatement,
  };
  return (code, value, figure = code) => {
    const named = { key: `${place}.${figure}`, name: speaker.say(`figure.${figure}`), value };
    if (!used.includes(code)) {
      const terms = () => explanation(figure);
      return explainedAmount(desk, { ...named, terms });
    }
    const terms = () => explanation('exposure')?.filter(isOf[code]);
    return explainedParts(desk, { ...named, terms });
  };
}

function limitMarks(speaker, view, left) {
  const mark = (code, name, value) => ({
    code,
    amount: value,
    text: `${speaker.say(`figure.${name}`)} ${speaker.money(value)}`,
  });
  return [
    mark('limit', 'creditLimit', view.creditLimit),
    mark('temporary', 'temporaryLimit', view.temporaryLimit),
    mark('beyond', 'overLimit', excess(left)),
  ];
}

/** What is beyond the limit: the amount below zero without its sign, else nothing. */
function excess(left) {
  return isNegative(left) ? left.slice(1) : '0';
}

/**
 * Two strips on one scale: the limit before the order and after it. The figures are in the table of
 * `orderFigures`, so the strips are for the eye only.
 */
export function orderStrips(speaker, preview, order) {
  const now = used.map((code) => ({ code, amount: preview[code] }));
  const beyond = isNegative(preview.available) ? order : excess(preview.availableAfter);
  const before = [
    ...now,
    { code: 'available', amount: preview.available },
    { code: 'room', amount: beyond },
  ];
  const after = [
    ...now,
    { code: 'order', amount: order },
    { code: 'available', amount: preview.availableAfter },
  ];
  const strip = (parts, key) =>
    h(
      'div',
      { class: 'strip labelled' },
      h('span', { class: 'when' }, speaker.say(key)),
      h('div', { class: 'shares' }, shares(parts)),
    );
  const marks = shares(limitMarks(speaker, preview, preview.availableAfter));
  return h(
    'div',
    { class: 'strips', 'aria-hidden': 'true' },
    strip(before, 'column.before'),
    strip(after, 'column.after'),
    h('div', { class: 'scale' }, marks),
  );
}

/** The figures of the limit before and after the order; their colours are those of the strips. */
export function orderFigures(desk, { preview, order, explanation }, caption) {
  const { speaker } = desk;
  const explained = limitFigures(desk, 'order', explanation);
  const same = (code) => ({ code, before: preview[code], after: preview[code] });
  const rows = [
    ...used.map((code) => ({ ...same(code), opens: { before: code } })),
    { code: 'exposure', before: preview.exposure, opens: { before: 'exposure' } },
    { code: 'order', after: order },
    {
      code: 'available',
      before: preview.available,
      after: preview.availableAfter,
      opens: { before: 'available', after: 'availableAfter' },
    },
    same('creditLimit'),
    ...['temporaryLimit', 'overLimitAllowance'].filter((code) => !isZero(preview[code])).map(same),
    ...(isZero(preview.shortfall)
      ? []
      : [{ code: 'shortfall', after: preview.shortfall, opens: { after: 'shortfall' } }]),
  ];
  const figureOf = (when) => (row) => {
    if (row[when] === undefined) return '';
    const figure = row.opens?.[when];
    if (figure === undefined) return amount(speaker, row[when]);
    return explained(row.code, row[when], figure);
  };
  return table({
    caption,
    columns: [
      {
        head: speaker.say('column.figure'),
        kind: 'id',
        cell: (row) =>
          h(
            'span',
            { class: 'keyed' },
            h('span', { class: `swatch ${row.code}`, 'aria-hidden': 'true' }),
            speaker.say(`figure.${row.code}`),
          ),
      },
      { head: speaker.say('column.before'), kind: 'money', cell: figureOf('before') },
      { head: speaker.say('column.after'), kind: 'money', cell: figureOf('after') },
    ],
    rows,
    mark: (row) => (['available', 'shortfall'].includes(row.code) ? `key ${row.code}` : null),
  });
}
