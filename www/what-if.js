// The what-if: commands tried in turn on a copy of the account, which itself stays as it is. The
// list is kept when the language, the date or the account changes; one that nobody has touched is a
// suggestion, and made anew for another account.

import { commandOf } from './commands.js';
import { announce, h, problemSummary } from './credit-term/elements/dom.js';
import { createVerdict, refusalText } from './credit-term/elements/verdict.js';
import { sayWanted } from './wanted.js';
import { differenceTable, stepsTable, tryAll, verdictOf } from './what-if-answer.js';
import {
  MOST_STEPS,
  draftsOfAddress,
  draftsOfFile,
  figuresOf,
  fileOf,
  isTooLong,
  suggestedDrafts,
} from './what-if-drafts.js';
import { createStepList } from './what-if-list.js';

const OFFERED_IDS = 200;
/** The lists whose ids are offered, and where their documents have them. */
const OFFERED = { orders: 'orderId', returns: 'returnId', repayments: 'repaymentId' };

/** `agreed` gives the terms in force; `save` gives a file to whoever is before the page. */
export function createWhatIf({ desk, agreed, save }) {
  const known = createKnownIds(desk);
  const beginning = createBeginning(desk);
  const answer = createAnswer(desk);
  const tools = createTools({
    add: () => list.add(),
    save: () => {
      const name = `credit-term-what-if-${desk.on}.json`;
      save(name, 'application/json', fileOf(list.drafts(), desk.on));
    },
    open: openFile,
    clear: () => replace([], { focus: tools.suggest }),
    suggest: () => replace(beginning.suggested(), { isOwn: false, focus: tools.add }),
  });
  const list = createStepList({
    desk,
    agreed: () => agreed().terms,
    lists: known.ids,
    fallback: tools.add,
    typed: () => changed(false),
    changed: () => changed(true),
  });
  const written = h('div', { class: 'written' }, list.elements, tools.elements, known.elements);
  const element = h('div', { class: 'what-if' }, written, answer.element);
  const placeOf = (input) => sayStep(desk.speaker, list.steps(), list.stepOf(input));
  const summary = problemSummary(written, placeOf);
  // Before the link leads to the field: what is folded away takes no focus.
  const unfold = ({ target: { hash } }) => {
    if (hash) list.stepOf(written.querySelector(hash)).open(true);
  };
  summary.element.addEventListener('click', unfold, true);
  let touched = false;

  /** Draws what was done; after a single act the address follows at once. */
  function changed(isAct, isOwn = true) {
    touched = isOwn;
    tools.showProblem(null);
    refresh();
    if (isAct) tell(element, 'credit-term-choose');
  }

  function replace(drafts, { isOwn = true, focus } = {}) {
    list.replace(drafts);
    changed(true, isOwn);
    focus?.focus();
  }

  async function openFile(file) {
    take(await file.text().catch(() => ''), file.name);
  }

  function take(text, name) {
    const { drafts, key, figures } = draftsOfFile(text);
    if (drafts !== undefined) replace(drafts);
    else tools.showProblem(desk.speaker.say(key, { file: name, ...figures }));
  }

  function refresh() {
    known.offer();
    const begun = beginning.next(touched);
    if (begun !== null) list.replace(begun);
    const drafts = list.drafts();
    const { endings, asking } = answer.show(drafts);
    for (const [at, step] of list.steps().entries())
      step.show(desk.speaker, { at, count: drafts.length, ending: endings[at] });
    summary.show();
    tools.show(drafts.length, isTooLong(figuresOf(drafts)));
    tell(element, 'credit-term-answer', asking);
  }

  return {
    element,
    refresh,
    /** Takes the steps of a file, or says why it holds none. */
    take,
    propose: beginning.propose,
    /** The list for the address: none that is only suggested, and none too long for a link. */
    toAddress() {
      const figures = touched ? figuresOf(list.drafts()) : [];
      return { path: [], figures: isTooLong(figures) ? [] : figures };
    },
    fromAddress(figures) {
      const drafts = draftsOfAddress(figures);
      if (drafts === null || String(figuresOf(drafts)) === String(figuresOf(list.drafts()))) return;
      touched = true;
      beginning.address(drafts);
    },
  };
}

/** Which step it is, and what is done in it. */
function sayStep(speaker, steps, step) {
  const what = speaker.say(`command.${step.draft.type}`);
  return speaker.say('whatIf.stepOf', { step: steps.indexOf(step) + 1, what });
}

/** Tells the page of it, as the calculators do. */
function tell(element, type, detail) {
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
}

/** What the list begins with: the steps of a link, or what is suggested for the account. */
function createBeginning(desk) {
  let proposed = null;
  let addressed = null;
  let account = null;
  const suggested = () => suggestedDrafts(desk, proposed);
  return {
    suggested,
    /** What to suggest for the account that comes to the desk. */
    propose(commands) {
      proposed = commands ?? null;
    },
    /** The forms are made with the account, since terms begin as those agreed on. */
    address(drafts) {
      addressed = drafts;
    },
    /** The steps to begin with, or null where the list stays as it is. */
    next(touched) {
      const begun = addressed ?? (touched || account === desk.account ? null : suggested());
      addressed = null;
      account = desk.account;
      return begun;
    },
  };
}

/** The latest ids of the account, offered to who does not know them by heart. */
function createKnownIds(desk) {
  const offered = Object.entries(OFFERED).map(([kind, name]) => ({
    kind,
    name,
    element: h('datalist', { id: `known-${kind}` }),
  }));
  let account = null;
  return {
    ids: Object.fromEntries(offered.map(({ kind, element }) => [kind, element.id])),
    elements: offered.map(({ element }) => element),
    offer() {
      if (account === desk.account) return;
      account = desk.account;
      for (const { kind, name, element } of offered) {
        const found = desk.all(kind).slice(-OFFERED_IDS).reverse();
        element.replaceChildren(...found.map((each) => h('option', { value: each[name] })));
      }
    },
  };
}

/** What can be done with the list as a whole, and what is to be said of it. */
function createTools({ add, save, open, clear, suggest }) {
  const button = (say, click) => h('button', { type: 'button', say, on: { click } });
  const adding = button('whatIf.add', add);
  const saving = button('whatIf.save', save);
  const clearing = button('whatIf.clear', clear);
  const suggesting = button('whatIf.suggest', suggest);
  const picker = h('input', { class: 'unseen', type: 'file', id: 'what-if-file', accept: '.json' });
  picker.addEventListener('change', () => {
    const [file] = picker.files;
    picker.value = '';
    if (file !== undefined) open(file);
  });
  const opening = h('label', { class: 'button', for: picker.id, say: 'whatIf.open' });
  const problem = h('p', { class: 'problem', role: 'status', hidden: true });
  const full = h('p', { class: 'hint', say: 'whatIf.full', hidden: true });
  const tooLong = h('p', { class: 'hint', say: 'whatIf.tooLong', hidden: true });
  const all = [adding, suggesting, saving, picker, opening, clearing];
  return {
    add: adding,
    suggest: suggesting,
    elements: [h('p', { class: 'actions' }, all), problem, full, tooLong],
    showProblem(text) {
      announce(problem, text ?? '');
      problem.hidden = text === null;
    },
    /** Offers what can be done with so many steps. */
    show(count, isLong) {
      adding.disabled = MOST_STEPS <= count;
      full.hidden = count < MOST_STEPS;
      tooLong.hidden = !isLong;
      for (const each of [saving, clearing]) each.hidden = count === 0;
      suggesting.hidden = count > 0;
    },
  };
}

/** The outcome in a sentence, and the account before, after and between. */
function createAnswer(desk) {
  const verdict = createVerdict();
  const tables = h('div', { class: 'results' });
  return {
    element: h('div', { class: 'results' }, verdict.element, tables),
    /** Tries the drafts, shows what came of them and tells how each ended. */
    show(drafts) {
      const { speaker } = desk;
      const tried = tryAll(desk, drafts.map(commandOf));
      const { trouble, endings, last } = tried;
      verdict.show(speaker, trouble ? sayTrouble(speaker, trouble) : verdictOf(speaker, tried));
      const shown =
        trouble || drafts.length === 0
          ? []
          : [differenceTable(desk, last), stepsTable(desk, drafts, endings)];
      tables.replaceChildren(...shown);
      return tried;
    },
  };
}

/** Why none of the steps could be tried. */
function sayTrouble(speaker, { refusals, invalid }) {
  if (refusals) return { mood: 'refused', title: refusalText(speaker, refusals) };
  const wanted = sayWanted(speaker, invalid.expected);
  return { mood: 'none', title: speaker.say('whatIf.wanted', { wanted }) };
}
