// The strip over all calculators: how the account stands on the business date.

import { facts, h } from './credit-term/elements/dom.js';
import {
  explainedAmount,
  explainedDate,
  explainedParts,
  explanationOf,
  keepingFocus,
} from './credit-term/elements/explained.js';
import { amount, day, statusMark } from './credit-term/elements/figures.js';
import { limitBar } from './credit-term/elements/limit.js';
import { isZero } from './credit-term/elements/speaker.js';

/** Fills `place` with the account's main figures and the use of its limit. */
export function showOverview(place, desk) {
  const { speaker, overview } = desk;
  const explanation = explanationOf(desk, 'overview', {});
  const main = (code, note) => {
    const [name, value] = [speaker.say(`figure.${code}`), overview[code]];
    const figure = {
      key: `tile.${code}`,
      name,
      value,
      price: true,
      terms: () => explanation(code),
    };
    return tile(name, explainedAmount(desk, figure), note, code === 'available' ? 'first' : '');
  };
  const tiles = [
    main('available', availableNote(speaker, overview)),
    main('exposure', speaker.say('overview.ofExposure')),
    main('outstanding', speaker.say('overview.inFlight', { amount: overview.inFlight })),
    dueTile(desk),
    overdueTile(desk),
  ];
  keepingFocus(document, () =>
    place.replaceChildren(
      h('div', { class: 'tiles' }, tiles),
      limitBar(desk, explanation, speaker.say('overview.limit')),
    ),
  );
}

/** Fills `place` with what heads a printed page: whose account it is, as of when, how it stands. */
export function showHeading(place, speaker, overview, { name, on }) {
  const figures = ['creditLimit', 'available', 'exposure', 'outstanding'];
  place.replaceChildren(
    h('p', {}, h('strong', {}, name)),
    facts([
      [speaker.say('page.on'), day(speaker, on)],
      ...figures.map((figure) => [
        speaker.say(`figure.${figure}`),
        price(speaker, overview[figure]),
      ]),
      [speaker.say('figure.overdue'), overdueOnPaper(speaker, overview)],
    ]),
  );
}

function overdueOnPaper(speaker, { overdue }) {
  return overdue === null ? speaker.say('overview.nothingOverdue') : price(speaker, overdue.amount);
}

const price = (speaker, value) => amount(speaker, value, { price: true });

function tile(name, main, more, mood = '') {
  return h(
    'div',
    { class: `tile ${mood}` },
    h('h3', {}, name),
    h('p', { class: 'main' }, main),
    h('p', { class: 'note' }, more),
  );
}

function availableNote(speaker, { state, temporaryLimit }) {
  const temporary = isZero(temporaryLimit)
    ? ''
    : speaker.say('overview.temporary', { amount: temporaryLimit });
  return [state === 'active' ? '' : statusMark(speaker, state), ' ', temporary];
}

/** The earliest due date that still has something to be repaid; issued statements come first. */
function dueTile(desk) {
  const { speaker, overview } = desk;
  const owed = overview.statements.filter(({ status }) => status !== 'open');
  const next = owed.reduce(
    (first, statement) => (first !== null && first.dueOn <= statement.dueOn ? first : statement),
    null,
  );
  const name = speaker.say('overview.nextDue');
  if (next === null) return tile(name, '—', speaker.say('overview.nothingDue'));
  const { number, dueOn: date } = next;
  const explanation = explanationOf(desk, 'statement', { number });
  const reason = () => explanation('dueOn');
  const said = speaker.say('overview.dueStatement', next);
  const more = h('a', { href: `#statement/${number}` }, said);
  return tile(name, explainedDate(desk, { key: 'tile.dueOn', name, date, reason }), more);
}

/** What is overdue is what those statements have outstanding. */
function overdueTile(desk) {
  const { speaker, overview } = desk;
  const { overdue, nextOverdueOn, statements } = overview;
  const name = speaker.say('figure.overdue');
  if (overdue !== null) {
    const terms = () =>
      statements
        .filter(({ number }) => overdue.statements.includes(number))
        .map(({ number: statement, outstanding }) => ({
          code: 'statementOutstanding',
          amount: outstanding,
          statement,
        }));
    const figure = { key: 'tile.overdue', name, value: overdue.amount, price: true, terms };
    const since = speaker.say('checkout.overdueSince', overdue);
    return tile(name, explainedParts(desk, figure), since, 'alarm');
  }
  const key = nextOverdueOn === null ? 'overview.neverOverdue' : 'overview.nextOverdueOn';
  return tile(
    name,
    speaker.say('overview.nothingOverdue'),
    speaker.say(key, { date: nextOverdueOn }),
  );
}
