// Why a date is what it is: counted from which day, by which window, moved for which reason.

import { invalidInput } from '../error.js';
import {
  codeOf,
  countOf,
  dateOf,
  fieldOf,
  flagOf,
  listOf,
  objectOf,
  plainCopy,
} from './reading.js';
import { table } from './table.js';
import { voiceOf } from './voice.js';

const MILLIS_OF_A_DAY = 86_400_000;

const has = (value) => value !== undefined;
const isNextDay = (day, next) => Date.parse(next) - Date.parse(day) === MILLIS_OF_A_DAY;

export function explainDueDate(reason, locale) {
  const voice = voiceOf(locale);
  const facts = plainCopy(reason);
  const dueOn = dateOf(fieldOf(facts, 'dueOn'), '/dueOn');
  const from = dateOf(fieldOf(facts, 'unrolled'), '/unrolled');
  const runs = runsOf(rolledOver(facts));

  const clauses = [voice.say('due.date', { dueOn, why: counting(voice, facts) })];
  if (flagOf(fieldOf(facts, 'clamped'), '/clamped')) clauses.push(voice.say('due.clamped'));
  if (mayBeFloored(facts)) clauses.push(voice.say('due.notBeforeIssue'));
  if (from !== dueOn) clauses.push(moving(voice, 'due', { from, dueOn, runs }));
  return sentence(voice, clauses);
}

export function explainPeriod(period, locale) {
  const voice = voiceOf(locale);
  const facts = plainCopy(period);
  return sentence(voice, [voice.say('period.dates', facts), ...moves(voice, facts)]);
}

export function explainMoves(period, locale) {
  const voice = voiceOf(locale);
  const clauses = moves(voice, plainCopy(period));
  if (clauses.length === 0) return '';
  const said = sentence(voice, clauses);
  return said[0].toUpperCase() + said.slice(1);
}

/** What moved the dates of a period: a short month, days that are no business days. */
function moves(voice, facts) {
  const clauses = [];
  for (const name of ['closesClamped', 'dueClamped']) {
    if (flagOf(fieldOf(facts, name), `/${name}`)) clauses.push(voice.say(`period.${name}`));
  }
  const from = fieldOf(facts, 'rolledFrom');
  if (has(from)) {
    const isDay = (entry) => typeof entry === 'string';
    const runs = runsOf(rolledOver(facts).map((entry) => (isDay(entry) ? { on: entry } : entry)));
    const { dueOn } = facts;
    clauses.push(moving(voice, 'period', { from: dateOf(from, '/rolledFrom'), dueOn, runs }));
  }
  return clauses;
}

const rolledOver = (facts) => listOf(fieldOf(facts, 'rolledOver'), '/rolledOver');

const sentence = ({ language }, clauses) =>
  language === 'zh' ? `${clauses.join('；')}。` : `${clauses.join('; ')}.`;

/** What the window counts: so much from such a day. */
function counting(voice, facts) {
  const path = '/repaymentWindow';
  const window = objectOf(fieldOf(facts, 'repaymentWindow'), path);
  const field = (name) => fieldOf(window, name);
  const number = (name) => countOf(field(name), `${path}/${name}`);
  const plusDays = has(field('plusDays')) ? number('plusDays') : 0;
  const put = (key, start) => voice.say(`due.${key}`, { ...window, start });
  const plus = (start) => (0 < plusDays ? put('plus', start) : start);
  const start = voice.say(`due.${startOf(window)}`, facts);

  switch (field('kind')) {
    case 'netDays':
      return put(0 < number('days') ? 'netDays' : 'sameDay', start);
    case 'endOfMonth':
      return plus(put(`endOf${month(number('monthsAfter'))}`, start));
    case 'dayOfMonth':
      return put(`dayOf${month(number('monthsAfter'))}`, plus(start));
    case 'nextOf':
      return put('nextOf', plus(start));
    default:
      throw invalidInput(`${path}/kind`, 'netDays, endOfMonth, dayOfMonth or nextOf');
  }
}

const month = (after) => ['ThatMonth', 'NextMonth'][after] ?? 'LaterMonth';

function startOf(window) {
  const from = fieldOf(window, 'from') ?? 'issue';
  if (from !== 'issue' && from !== 'closing')
    throw invalidInput('/repaymentWindow/from', '`issue` or `closing`');
  return from;
}

/**
 * Counted from the closing day, a date may come out before the issue date, the day after it, and
 * becomes that.
 */
function mayBeFloored(facts) {
  return (
    startOf(facts.repaymentWindow) === 'closing' && isNextDay(facts.countedFrom, facts.unrolled)
  );
}

/** That the due date moved, which way, and past which days. */
function moving(voice, space, { from, dueOn, runs }) {
  const said = runs.map(({ first, last, because }) => {
    const days = voice.say(first === last ? 'days.one' : 'days.many', { first, last });
    return has(because) ? voice.say(`because.${because}`, { days }) : days;
  });
  if (said.length === 0) throw invalidInput('/rolledOver', 'a list with an entry');
  const days = voice.together(said, 'conjunction');
  // The one day that it moved past is the one that it moved from.
  const isOne = runs.length === 1 && runs[0].first === from && runs[0].last === from;
  const way = from < dueOn ? 'later' : 'earlier';
  return voice.say(`${space}.${way}${isOne ? 'Day' : ''}`, { from, days });
}

/** Days that follow each other for one reason are said as one stretch. */
function runsOf(entries) {
  const runs = [];
  entries.forEach((entry, place) => {
    const path = `/rolledOver/${place}`;
    const on = dateOf(fieldOf(objectOf(entry, path), 'on'), `${path}/on`);
    const reason = fieldOf(entry, 'because');
    const because = reason && codeOf(reason, `${path}/because`, 'because', table);
    const run = runs.at(-1);
    const goesOn = run !== undefined && run.because === because && isNextDay(run.last, on);
    if (goesOn) run.last = on;
    else runs.push({ first: on, last: on, because });
  });
  return runs;
}
