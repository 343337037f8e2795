// Draws amounts: in a cell, as shares of a bar; and statuses. A bar hands each decimal string to
// CSS as a flex-grow, so that the browser's layout divides the width and no script computes money.

import { h, freshId } from './dom.js';
import { isNegative, isZero } from './speaker.js';

/** An amount as it stands in a table or a list; zero is quiet, below zero stands out. */
export function amount(speaker, value, { price = false } = {}) {
  const mood = isZero(value) ? 'amount nil' : isNegative(value) ? 'amount below' : 'amount';
  return h('bdi', { class: mood }, price ? speaker.price(value) : speaker.money(value));
}

/** The day a date names, or a dash. */
export function day(speaker, date) {
  if (date === undefined || date === null) return '—';
  return h('time', { datetime: date, class: 'day' }, speaker.date(date));
}

/** A document's status: its word, and a colour that only repeats what the word says. */
export function statusMark(speaker, value) {
  return h('span', { class: `status ${value}` }, speaker.say(`status.${value}`));
}

/** The id of a document, as a link where the page has somewhere for it to lead. */
export function documentLink(desk, kind, id, text = id) {
  const href = desk.linkTo(kind, id) ?? null;
  return href === null ? text : h('a', { href }, text);
}

/**
 * A column of a table for each kind of figure, named by its field and headed by its word; where
 * a `kind` of document is named, its id leads to it.
 */
export function columnsFor(desk) {
  const { speaker } = desk;
  const idCell = (field, kind) => (row) =>
    kind === undefined ? row[field] : documentLink(desk, kind, row[field]);
  return {
    money: (field, key = `figure.${field}`) => ({
      head: speaker.say(key),
      kind: 'money',
      cell: (row) => amount(speaker, row[field]),
    }),
    date: (field) => ({
      head: speaker.say(`column.${field}`),
      kind: 'date',
      cell: (row) => day(speaker, row[field]),
    }),
    id: (field, key, kind) => ({
      head: speaker.say(key),
      kind: 'id',
      cell: idCell(field, kind),
    }),
    code: (field, key, kind) => ({
      head: speaker.say(key),
      kind: 'code',
      cell: idCell(field, kind),
    }),
    status: (field, key) => ({
      head: speaker.say(key),
      kind: 'mark',
      cell: (row) => statusMark(speaker, row[field]),
    }),
  };
}

/**
 * A bar whose parts are {code, amount, label} in order. Parts of 0 are left out of the bar but stay
 * in its legend, which is the bar's text and what a screen reader reads. A part may bring how its
 * figure is `shown` there.
 */
export function bar(speaker, { caption, parts, scale }) {
  const id = freshId('bar');
  const legend = parts.map(({ code, amount: value, label, shown }) =>
    h(
      'li',
      { class: isZero(value) ? 'nothing' : null },
      h('span', { class: `swatch ${code}`, 'aria-hidden': 'true' }),
      h('span', { class: 'of' }, label),
      shown ?? amount(speaker, value),
    ),
  );
  return h(
    'figure',
    { class: 'bar', part: 'bar', 'aria-labelledby': id },
    h('figcaption', { id }, caption),
    h('div', { class: 'strip', 'aria-hidden': 'true' }, shares(parts)),
    scale === undefined ? null : h('div', { class: 'scale', 'aria-hidden': 'true' }, scale),
    h('ul', { class: 'legend' }, legend),
  );
}

/** Boxes that share a width in proportion to their amounts; nothing for 0 or below. */
export function shares(parts) {
  return parts
    .filter((part) => !isZero(part.amount) && !isNegative(part.amount))
    .map(({ code, amount: value, text }) => {
      const share = h('span', { class: `share ${code}` }, text ? h('span', {}, text) : '');
      share.style.flexGrow = value;
      return share;
    });
}
