// The list of the steps of a what-if: added, moved by buttons or by dragging, removed. After each
// the focus stays with what was done, and a live region says it.

import { freshDraft } from './commands.js';
import { announce, h } from './credit-term/elements/dom.js';
import { createStep } from './what-if-step.js';

/**
 * `given` goes to the form of each step; `typed` hears of what is typed in one, `changed` of what
 * is done to the list, before the focus moves; `fallback` is the focus where nothing is left.
 */
export function createStepList({ desk, typed, changed, fallback, ...given }) {
  const list = h('ol', { class: 'steps', 'data-say-label': 'whatIf.steps' });
  const spoken = h('p', { class: 'unseen', role: 'status' });
  let steps = [];

  const drafts = () => steps.map(({ draft }) => draft);
  const say = (key, figures) => announce(spoken, desk.speaker.say(key, figures));

  function make(draft) {
    const act = (name) => acts[name](step);
    const others = () => drafts().filter((other) => other !== draft);
    const step = createStep(draft, { act, others, onInput: typed, ...given });
    return step;
  }

  function replace(wanted) {
    steps = wanted.map(make);
    list.replaceChildren(...steps.map(({ element }) => element));
  }

  function add() {
    const day = [...drafts().map(({ values }) => values.on ?? ''), desk.on].sort().at(-1);
    const step = make(freshDraft('placeOrder', day, drafts()));
    steps.push(step);
    list.append(step.element);
    step.open(true);
    changed();
    step.focus();
  }

  function remove(step) {
    const at = steps.indexOf(step);
    steps.splice(at, 1);
    step.element.remove();
    changed();
    const next = steps[at] ?? steps[at - 1];
    (next?.tools.remove ?? fallback).focus();
    say('whatIf.removed', { step: at + 1 });
  }

  function moveTo(step, to) {
    const from = steps.indexOf(step);
    steps.splice(from, 1);
    steps.splice(to, 0, step);
    list.insertBefore(step.element, steps[to + 1]?.element ?? null);
    changed();
    say('whatIf.moved', { step: from + 1, place: to + 1 });
  }

  function move(step, way, back) {
    moveTo(step, steps.indexOf(step) + (way === 'up' ? -1 : 1));
    (step.tools[way].disabled ? step.tools[back] : step.tools[way]).focus();
  }

  const acts = {
    up: (step) => move(step, 'up', 'down'),
    down: (step) => move(step, 'down', 'up'),
    remove,
  };
  const stepOf = (inner) => steps.find(({ element }) => element.contains(inner));
  listenForDrags(list, { steps: () => steps, stepOf, moveTo });
  return { elements: [list, spoken], drafts, replace, add, steps: () => steps, stepOf };
}

/** A step is dragged by its grip, by who has a mouse; the buttons do the same for everyone. */
function listenForDrags(list, { steps, stepOf, moveTo }) {
  let dragged = null;
  list.addEventListener('dragstart', (event) => {
    dragged = stepOf(event.target);
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', '');
    dragged.element.classList.add('dragged');
  });
  list.addEventListener('dragover', (event) => {
    if (dragged !== null && stepOf(event.target) !== undefined) event.preventDefault();
  });
  list.addEventListener('drop', (event) => {
    const aim = stepOf(event.target);
    if (dragged === null || aim === undefined) return;
    event.preventDefault();
    if (aim !== dragged) moveTo(dragged, steps().indexOf(aim));
  });
  list.addEventListener('dragend', () => {
    dragged.element.classList.remove('dragged');
    dragged = null;
  });
}
