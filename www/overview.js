// The strip over all calculators: how the account stands on the business date.

import { facts, h } from './credit-term/elements/dom.js';
import { amount, day, statusMark } from './credit-term/elements/figures.js';
import { limitBar } from './credit-term/elements/limit.js';
import { isZero } from './credit-term/elements/speaker.js';

/** Fills `place` with the account's main figures and the use of its limit. */
export function showOverview(place, speaker, overview) {
  const tiles = [
    availableTile(speaker, overview),
    tile(
      speaker.say('figure.exposure'),
      price(speaker, overview.exposure),
      speaker.say('overview.ofExposure'),
    ),
    tile(
      speaker.say('figure.outstanding'),
      price(speaker, overview.outstanding),
      speaker.say('overview.inFlight', { amount: overview.inFlight }),
    ),
    dueTile(speaker, overview),
    overdueTile(speaker, overview),
  ];
  place.replaceChildren(
    h('div', { class: 'tiles' }, tiles),
    limitBar(speaker, overview, speaker.say('overview.limit')),
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

function availableTile(speaker, overview) {
  const temporary = isZero(overview.temporaryLimit)
    ? ''
    : speaker.say('overview.temporary', { amount: overview.temporaryLimit });
  const state = overview.state === 'active' ? '' : statusMark(speaker, overview.state);
  return tile(
    speaker.say('figure.available'),
    price(speaker, overview.available),
    [state, ' ', temporary],
    'first',
  );
}

/** The earliest due date that still has something to be repaid; issued statements come first. */
function dueTile(speaker, { statements }) {
  const owed = statements.filter(({ status }) => status !== 'open');
  const next = owed.reduce(
    (first, statement) => (first !== null && first.dueOn <= statement.dueOn ? first : statement),
    null,
  );
  if (next === null)
    return tile(speaker.say('overview.nextDue'), '—', speaker.say('overview.nothingDue'));
  const more = h(
    'a',
    { href: `#statement/${next.number}` },
    speaker.say('overview.dueStatement', next),
  );
  return tile(speaker.say('overview.nextDue'), day(speaker, next.dueOn), more);
}

function overdueTile(speaker, { overdue, nextOverdueOn }) {
  const name = speaker.say('figure.overdue');
  if (overdue !== null) {
    return tile(
      name,
      price(speaker, overdue.amount),
      speaker.say('checkout.overdueSince', overdue),
      'alarm',
    );
  }
  const key = nextOverdueOn === null ? 'overview.neverOverdue' : 'overview.nextOverdueOn';
  return tile(
    name,
    speaker.say('overview.nothingOverdue'),
    speaker.say(key, { date: nextOverdueOn }),
  );
}
