// Shows how a question ended: the verdict, refusals in words, and what is wrong with a field.

import { h } from './dom.js';
import { sayExpected } from './speaker.js';

/**
 * Makes the one sentence a person came for, as a live region. Its mood is `accepted`, `refused`,
 * `sum` (an answer that is neither) or `none`. It is rebuilt only when what it says changed, so
 * that it is read out once.
 */
export function createVerdict() {
  const live = { role: 'status', 'aria-atomic': 'true' };
  const element = h('div', { class: 'verdict none', part: 'verdict', ...live });
  let said = null;
  function show(speaker, { mood, title, more = '', refusals = [] }) {
    const saying = JSON.stringify([speaker.language, mood, title, more, refusals]);
    if (saying === said) return;
    said = saying;
    element.className = `verdict ${mood}`;
    const reasons = refusals.length > 0 ? [refusalList(speaker, refusals)] : [];
    element.replaceChildren(
      h('p', { class: 'headline' }, h('strong', {}, title), more === '' ? null : ` ${more}`),
      ...reasons,
    );
  }
  return { element, show };
}

/**
 * Shows how a question ended that is answered with figures: the answer's sentence, the refusals
 * under their title, or what is still missing. `ending` holds what was found of {answer, refusals,
 * missing, unplaced}: the key of what is missing, and what no field could show.
 */
export function showEnding(verdict, speaker, ending, { refused, said }) {
  const { answer, refusals = [], missing, unplaced } = ending;
  if (answer !== undefined) verdict.show(speaker, { mood: 'sum', ...said(answer) });
  else if (refusals.length > 0) {
    verdict.show(speaker, { mood: 'refused', title: speaker.say(refused), refusals });
  } else {
    const title = missing === null ? unplaced : speaker.say(missing);
    verdict.show(speaker, { mood: 'none', title: title ?? speaker.say('expected.see') });
  }
}

function refusalList(speaker, refusals) {
  const entries = refusals.map((refusal) =>
    h('li', { 'data-code': refusal.code }, speaker.sayRefusal(refusal)),
  );
  return h('ul', { class: 'refusals' }, entries);
}

/** Says all refusals in one text, for a live region. */
export function refusalText(speaker, refusals) {
  return speaker.inTurn(refusals.map((refusal) => speaker.sayRefusal(refusal)));
}

/**
 * Puts what was expected at the fields that the problems' paths point to. `fields` are [path,
 * field, key] with the most precise path first; the key of the words is left out where the path
 * tells enough. Returns what no field takes, or null when a field took it.
 */
export function pointOut({ speaker, on }, fields, ...problems) {
  const told = new Map();
  let unplaced = null;
  for (const invalid of problems) {
    if (!invalid) continue;
    const [, each, key] = fields.find(([path]) => invalid.path.startsWith(path)) ?? [];
    const place = Number(/\d*$/.exec(invalid.path)) + 1;
    const said =
      key === undefined ? sayExpected(speaker, invalid, on) : speaker.say(key, { place });
    if (each === undefined) unplaced ??= said;
    else if (!told.has(each)) told.set(each, said);
  }
  for (const [, each] of fields) each.showProblem(told.get(each) ?? null);
  return unplaced;
}
