// One step of a what-if: what is done and when, how it ended, what moved, and its form.

import { createCommandForm } from './command-form.js';
import { belongs, fieldsOf } from './commands.js';
import { freshId, h, sayAll } from './credit-term/elements/dom.js';
import { amount, day } from './credit-term/elements/figures.js';

/** The figures of the account that a step may move. */
export const FIGURES = [
  'creditLimit',
  'temporaryLimit',
  'reserved',
  'unbilled',
  'billed',
  'outstanding',
  'inFlight',
  'waiting',
  'exposure',
  'available',
];

/**
 * Makes a step of a draft. `act` hears of `up`, `down` and `remove`; `onInput` of a change of the
 * draft; the rest of what is `given` goes to the form.
 */
export function createStep(draft, { act, onInput, ...given }) {
  const form = createCommandForm(draft, { onInput, ...given });
  const id = freshId('step');
  const place = h('div', { id, hidden: true }, form.element);
  const title = h('button', {
    type: 'button',
    class: 'title',
    'aria-expanded': 'false',
    'aria-controls': id,
    on: { click: () => open(place.hidden) },
  });
  const tool = (name, sign) =>
    h('button', { type: 'button', class: name, on: { click: () => act(name) } }, sign);
  const tools = { up: tool('up', '↑'), down: tool('down', '↓'), remove: tool('remove', '✕') };
  const grip = h('span', { class: 'grip', draggable: 'true', 'aria-hidden': 'true' }, '⠿');
  const head = h(
    'div',
    { class: 'head' },
    grip,
    title,
    h('span', { class: 'tools' }, Object.values(tools)),
  );
  const ending = h('div', { class: 'ending' });
  const element = h('li', { class: 'step' }, head, ending, place);
  let language = null;

  function open(wanted) {
    place.hidden = !wanted;
    title.setAttribute('aria-expanded', String(wanted));
  }

  function speak(speaker) {
    if (language === speaker.language) return;
    language = speaker.language;
    sayAll(element, speaker);
    form.speak(speaker);
  }

  /** Shows where the step stands among `count`, and how it ended. */
  function show(speaker, { at, count, ending: ended }) {
    const step = at + 1;
    speak(speaker);
    title.replaceChildren(...titleParts(speaker, draft, step, ended));
    for (const [name, each] of Object.entries(tools))
      each.setAttribute('aria-label', speaker.say(`whatIf.${name}`, { step }));
    tools.up.disabled = at === 0;
    tools.down.disabled = step === count;
    const unplaced = form.showProblem(speaker, ended.invalid ?? null);
    // What is to be corrected must be seen.
    if (ended.invalid !== undefined) open(true);
    element.className = `step ${outcomeOf(ended)}`;
    ending.replaceChildren(...endingParts(speaker, ended, unplaced));
  }

  return { draft, element, tools, open, show, focus: form.focus };
}

/** How a step ended: `accepted`, `repeated`, `refused`, or `malformed` where it was not tried. */
export const outcomeOf = ({ answer }) => answer?.outcome ?? 'malformed';

/** Which step it is, what is done, with the ids, choices and amounts that were typed, and when. */
function titleParts(speaker, { type, values }, step, { answer }) {
  const written = {
    id: (text) => text,
    choice: (text, { options }) => {
      const chosen = options.find(({ value }) => value === text);
      return chosen === undefined ? text : speaker.say(chosen.say);
    },
    // What is malformed cannot be written as an amount.
    money: (text) => (answer ? amount(speaker, text) : text),
  };
  const about = fieldsOf(type)
    .filter((each) => each.kind in written && values[each.name] && belongs(each, values))
    .map((each) => written[each.kind](values[each.name], each));
  return [
    h('span', { class: 'place' }, speaker.say('whatIf.place', { step })),
    h('strong', {}, speaker.say(`command.${type}`)),
    ...about.map((each) => h('span', {}, each)),
    h('span', { class: 'when' }, answer ? day(speaker, values.on) : values.on),
  ];
}

function endingParts(speaker, ended, unplaced) {
  const outcome = outcomeOf(ended);
  const { answer, before, overview } = ended;
  const said = [h('p', { class: 'outcome' }, speaker.say(`outcome.${outcome}`))];
  if (unplaced !== null) said.push(h('p', { class: 'problem' }, unplaced));
  for (const refusal of answer?.refusals ?? [])
    said.push(h('p', { 'data-code': refusal.code }, speaker.sayRefusal(refusal)));
  // A day on which the account cannot be shown: the refusal has said it.
  if (answer === undefined || overview.outcome === 'refused') return said;
  const moves = movesOf(speaker, before, overview);
  return moves.length === 0 ? said : [...said, h('ul', { class: 'moves' }, moves)];
}

/** Each figure that is another one after the step. */
function movesOf(speaker, before, after) {
  const name = (figure) => h('span', { class: 'of' }, speaker.say(`figure.${figure}`));
  const owed = (overview) => overview?.overdue?.amount ?? null;
  const moves = FIGURES.filter((figure) => before !== null && before[figure] !== after[figure]).map(
    (figure) => [figure, before[figure], after[figure]],
  );
  if (before !== null && owed(before) !== owed(after))
    moves.push(['overdue', owed(before), owed(after)]);
  const written = (value) => (value === null ? '—' : amount(speaker, value));
  return moves.map(([figure, from, to]) =>
    h('li', {}, name(figure), ' ', written(from), ' → ', h('strong', {}, written(to))),
  );
}
