// The answer of a what-if: what became of each step, and the account before and after.

import { h, table } from './credit-term/elements/dom.js';
import { amount, day, statusMark } from './credit-term/elements/figures.js';
import { FIGURES, outcomeOf } from './what-if-step.js';

/**
 * Tries the commands in turn on a copy. What is malformed is told with its place and left out, so
 * that the others are answered all the same. `endings` has an entry for each command: `invalid`, or
 * `answer` and the account's `overview` before and after; `trouble` is what no command can be
 * blamed for; `asking` is the question that was answered, and how.
 */
export function tryAll(desk, commands) {
  const endings = commands.map(() => ({}));
  const places = commands.map((_, at) => at);
  for (;;) {
    const request = desk.dated({ commands: places.map((at) => commands[at]) });
    const asking = { view: 'simulate', request, ...desk.ask('simulate', request) };
    const [, place, path] = /^\/commands\/(\d+)(.*)$/.exec(asking.invalid?.path ?? '') ?? [];
    if (place === undefined) return told(desk, endings, places, asking);
    const [at] = places.splice(Number(place), 1);
    endings[at].invalid = { path, expected: asking.invalid.expected };
  }
}

function told(desk, endings, places, asking) {
  const { request, answer, refusals, invalid } = asking;
  let before = desk.overview;
  for (const [at, step] of (answer?.steps ?? []).entries()) {
    Object.assign(endings[places[at]], { ...step, before });
    if (isView(step.overview)) before = step.overview;
  }
  const trouble = answer === undefined ? { refusals, invalid } : null;
  // Where no step is left nothing was asked that anyone would ask again.
  if (request.commands.length === 0) asking.request = null;
  return { endings, last: before, trouble, asking };
}

const isView = (overview) => overview !== null && overview.outcome !== 'refused';

/** What the verdict says: how many steps hold, and what is available then. */
export function verdictOf(speaker, { endings, last }) {
  if (endings.length === 0) return { mood: 'none', title: speaker.say('whatIf.none') };
  const of = (outcome) => endings.filter((ending) => outcomeOf(ending) === outcome).length;
  const counts = ['accepted', 'repeated', 'refused', 'malformed'].map((name) => [name, of(name)]);
  const met = counts.filter(([, count]) => count > 0);
  const more = [speaker.say('whatIf.then', { on: last.on, available: last.available })];
  if (last.overdue !== null) more.push(speaker.say('whatIf.thenOverdue', last.overdue));
  const comma = speaker.language === 'zh' ? '，' : ', ';
  return {
    mood: met.every(([name]) => name === 'accepted') ? 'accepted' : 'sum',
    title: met.map(([name, count]) => speaker.say(`whatIf.${name}`, { count })).join(comma),
    more: speaker.inTurn(more),
  };
}

/**
 * The account today and after the last step, figure by figure; where that is another day, how it
 * would be on that day without any step as well.
 */
export function differenceTable(desk, last) {
  const { speaker, overview: today, on } = desk;
  const without = last.on === on ? null : (desk.ask('overview', { on: last.on }).answer ?? null);
  const under = (key, date) => [speaker.say(key), h('br'), day(speaker, date)];
  const column = (head, overview) => ({ head, kind: 'money', cell: ({ show }) => show(overview) });
  const money = (figure) => ({
    name: speaker.say(`figure.${figure}`),
    show: (overview) => amount(speaker, overview[figure]),
    plain: (overview) => overview[figure],
  });
  const rows = [
    {
      name: speaker.say('column.status'),
      show: ({ state }) => statusMark(speaker, state),
      plain: ({ state }) => state,
    },
    ...FIGURES.map(money),
    {
      name: speaker.say('figure.overdue'),
      show: ({ overdue }) => (overdue === null ? '—' : amount(speaker, overdue.amount)),
      plain: ({ overdue }) => overdue?.amount,
    },
    {
      name: speaker.say('whatIf.nextOverdueOn'),
      show: ({ nextOverdueOn }) => day(speaker, nextOverdueOn),
      plain: ({ nextOverdueOn }) => nextOverdueOn,
    },
  ];
  return table({
    caption: speaker.say('whatIf.difference'),
    columns: [
      { head: speaker.say('column.figure'), kind: 'id', cell: ({ name }) => name },
      column(under('whatIf.today', on), today),
      column(under('whatIf.after', last.on), last),
      ...(without === null ? [] : [column(under('whatIf.without', last.on), without)]),
    ],
    rows,
    mark: ({ plain }) => (plain(today) === plain(last) ? 'same' : 'changed'),
  });
}

/** The account after each step: one row a step, under the row of today. */
export function stepsTable(desk, drafts, endings) {
  const { speaker, overview: today } = desk;
  const begin = { name: speaker.say('whatIf.today'), mark: '', overview: today };
  const rows = endings.map((ending, at) => ({
    name: speaker.say('whatIf.stepOf', {
      step: at + 1,
      what: speaker.say(`command.${drafts[at].type}`),
    }),
    outcome: outcomeOf(ending),
    mark: speaker.say(`outcome.${outcomeOf(ending)}`),
    overview: ending.answer !== undefined && isView(ending.overview) ? ending.overview : null,
  }));
  const money = (name) => ({
    head: speaker.say(`figure.${name}`),
    kind: 'money',
    cell: ({ overview }) => (overview === null ? '—' : amount(speaker, overview[name])),
  });
  return table({
    caption: speaker.say('whatIf.each'),
    columns: [
      { head: speaker.say('whatIf.step'), kind: 'id', cell: ({ name }) => name },
      { head: speaker.say('column.status'), kind: 'mark', cell: ({ mark }) => mark },
      {
        head: speaker.say('field.on'),
        kind: 'date',
        cell: ({ overview }) => day(speaker, overview?.on),
      },
      ...['reserved', 'unbilled', 'billed', 'available'].map(money),
      {
        head: speaker.say('figure.overdue'),
        kind: 'money',
        cell: ({ overview }) =>
          overview?.overdue ? amount(speaker, overview.overdue.amount) : '—',
      },
    ],
    rows: [begin, ...rows],
    mark: ({ outcome }) => outcome ?? null,
  });
}
