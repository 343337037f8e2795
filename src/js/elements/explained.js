// A figure that opens into the terms it is the sum of, and a due date that opens into why it is that
// day. One of a desk is open at a time; it stays so while the calculator is drawn anew. The terms
// are shown as the package gave them: nothing is added up here.

import { explainDueDate } from '../words.js';
import { freshId, h } from './dom.js';
import { amount, day, documentLink } from './figures.js';
import { isNegative, isZero } from './speaker.js';

/** Beneath which of these around a figure its terms are shown, where it is not in a table. */
const PLACES = ['.tiles', '.pair', '.effects', 'dl', '.legend', 'p'];
/** The documents that a term may name, and which of them have a place of their own. */
const SOURCES = {
  orderId: 'order',
  receiptId: null,
  statement: 'statement',
  cancellationId: null,
  repaymentId: 'repayment',
};
/** So many terms are seen at once; more of them scroll. */
const SEEN_AT_ONCE = 12;

/**
 * Asks a view's question once more, to be explained, as soon as one of its figures is opened; gives
 * the terms of a figure by its name.
 */
export function explanationOf(desk, view, request) {
  let found;
  return (figure) => {
    found ??= desk.ask(view, { ...request, explain: true }).answer?.explanation ?? {};
    return found[figure];
  };
}

/**
 * An amount that opens into its terms. `key` tells it from the others of its desk, `name` is what it
 * is called, and `terms` gives its terms when they are wanted.
 */
export function explainedAmount(desk, { key, name, value, price = false, terms }) {
  const { speaker } = desk;
  const panel = () => sumParts(desk, { name, value, terms: terms() });
  return openable(desk, amount(speaker, value, { price }), { key, name, panel });
}

/** The same of an amount whose terms are never below 0: where it is 0 it has none. */
export function explainedParts(desk, figure) {
  const { value, price = false } = figure;
  return isZero(value) ? amount(desk.speaker, value, { price }) : explainedAmount(desk, figure);
}

/** A due date that opens into why it is that day. */
export function explainedDate(desk, { key, name, date, reason }) {
  const { speaker } = desk;
  const panel = () => {
    const found = reason();
    const said = found && explainDueDate(found, speaker.locale);
    return [h('p', {}, said ?? speaker.say('why.termsChanged'))];
  };
  return openable(desk, day(speaker, date), { key, name, panel });
}

/** A figure that opens into a sentence, where the package has no terms of it. */
export function explainedInWords(desk, { key, name, value, words }) {
  const panel = () => [h('p', {}, words)];
  return openable(desk, amount(desk.speaker, value), { key, name, panel });
}

/** Draws anew what stands in a tree, and gives the focus back to the figure that had it. */
export function keepingFocus(root, draw) {
  const { activeElement } = root;
  const key = activeElement?.closest('[data-why]')?.dataset.why;
  draw();
  if (key === undefined || activeElement.isConnected) return;
  root.querySelector(`button[data-why="${CSS.escape(key)}"]`)?.focus();
}

/**
 * Lays a button over a figure. The figure stays text, to be copied from a table and read as it is;
 * on paper nothing but it is left.
 */
function openable(desk, content, { key, name, panel }) {
  const { speaker } = desk;
  const about = { 'data-why': key, on: { keydown: shutAtEscape } };
  const button = h('button', {
    ...about,
    type: 'button',
    class: 'why',
    title: speaker.say('why.open', { name }),
    'aria-label': speaker.say('why.open', { name }),
    'aria-expanded': 'false',
  });
  button.addEventListener('click', () => (shown === null ? open() : shut()));
  const figure = h('span', { class: 'figure' }, content, button);
  let shown = null;

  function open() {
    desk.opened.shut();
    const id = freshId('why');
    const cross = { type: 'button', class: 'shut', 'aria-label': speaker.say('why.shut') };
    const explanation = h(
      'div',
      {
        ...about,
        id,
        class: 'explanation',
        part: 'explanation',
        role: 'group',
        'aria-label': name,
      },
      h('button', { ...cross, on: { click: shutAndReturn } }, '×'),
      panel(),
    );
    shown = putBeneath(figure, explanation);
    button.setAttribute('aria-expanded', 'true');
    button.setAttribute('aria-controls', id);
    desk.opened = { key, shut };
  }

  function shut() {
    shown?.remove();
    shown = null;
    button.setAttribute('aria-expanded', 'false');
    button.removeAttribute('aria-controls');
    desk.opened = { key: null, shut: () => {} };
  }

  function shutAndReturn() {
    shut();
    button.focus();
  }

  function shutAtEscape(event) {
    if (event.key !== 'Escape' || shown === null) return;
    event.preventDefault();
    shutAndReturn();
  }

  // The figure has no place yet while what is around it is being made.
  if (desk.opened.key === key) queueMicrotask(() => figure.isConnected && open());
  return figure;
}

/** Puts what explains a figure beneath it, in a table as a row of its own. */
function putBeneath(figure, explanation) {
  const row = figure.closest('tr');
  if (row === null) {
    const place = PLACES.map((selector) => figure.closest(selector)).find((found) => found);
    place.after(explanation);
    return explanation;
  }
  const cell = h('td', { class: 'text', colspan: row.cells.length }, explanation);
  const beneath = h('tr', { class: 'explained' }, cell);
  row.after(beneath);
  return beneath;
}

/** The terms one under the other, and what they come to. */
function sumParts(desk, { name, value, terms = [] }) {
  const { speaker } = desk;
  if (terms.length === 0) return [h('p', {}, speaker.say('why.nothing'))];
  const scrolls = terms.length > SEEN_AT_ONCE;
  const rows = terms.map((term) =>
    h(
      'li',
      { class: 'term' },
      h('span', { class: 'of' }, speaker.say(`term.${term.code}`)),
      h('span', { class: 'documents' }, documentsOf(desk, term)),
      signed(speaker, term.amount),
    ),
  );
  return [
    h('ul', { class: 'terms', tabindex: scrolls ? '0' : null, 'aria-label': name }, rows),
    h(
      'p',
      { class: 'term sum' },
      h('span', { class: 'of' }, name),
      h('bdi', { class: 'amount' }, h('span', { class: 'sign' }, '='), ' ', speaker.money(value)),
    ),
  ];
}

function documentsOf(desk, term) {
  const { speaker } = desk;
  return Object.keys(SOURCES)
    .filter((name) => term[name] !== undefined)
    .flatMap((name, at) => {
      const text = speaker.say(`why.${name}`, term);
      const kind = SOURCES[name];
      const said = kind === null ? text : documentLink(desk, kind, term[name], text);
      return at === 0 ? [said] : [speaker.language === 'zh' ? '，' : ', ', said];
    });
}

/** What a term adds or takes off, with the sign apart from the digits. */
function signed(speaker, value) {
  const isBelow = isNegative(value);
  const digits = speaker.money(isBelow ? value.slice(1) : value);
  return h(
    'bdi',
    { class: 'amount' },
    h('span', { class: 'sign' }, isBelow ? '−' : '+'),
    ' ',
    digits,
  );
}
