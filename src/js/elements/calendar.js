// The calendar of terms: the next twelve periods under terms that nobody has saved yet, with every
// day that was clamped or moved, and why.

import { calendar } from '../index.js';
import { explainMoves } from '../words.js';
import { field, h, problemSummary, quietForm, table } from './dom.js';
import { reasonOf, reasoned } from './due-reason.js';
import { explainedDate } from './explained.js';
import { day } from './figures.js';
import { createTermsForm } from './terms-form.js';
import { createVerdict, pointOut, showEnding } from './verdict.js';

const PERIODS = 12;
/** It stands in for a day that is malformed. */
const ANY_DAY = '2026-01-01';
/** More problems than a form has fields to have them. */
const MOST_PROBLEMS = 20;
/** What is well-formed in any terms: it stands in for what must be there and is malformed. */
const SOUND = {
  creditLimit: '1',
  billingCycle: { kind: 'perReceipt' },
  repaymentWindow: { kind: 'netDays', days: 1 },
};

/**
 * Takes up the currency of the terms; tells that there are none, else null. How many digits the
 * currency has is asked of `Intl`, for words only: what an amount may be, the package says.
 */
export function takeCurrency(desk) {
  const { terms, speaker } = desk;
  if (terms === null) return { title: speaker.say('element.noTerms') };
  desk.speaker = desk.voice({ currency: terms.currency, digits: digitsOf(terms.currency) });
  return null;
}

function digitsOf(currency) {
  try {
    const style = new Intl.NumberFormat('en', { style: 'currency', currency });
    return style.resolvedOptions().maximumFractionDigits;
  } catch {
    return 0;
  }
}

const openingField = (onInput) =>
  field({ say: 'calendar.from', name: 'from', type: 'date', hint: 'calendar.fromHint', onInput });

export function createCalendar(desk, dispatch) {
  const form = createTermsForm(() => edit());
  const opening = openingField(() => show());
  const whole = quietForm('card long', opening.element, ...form.elements);
  const summary = problemSummary(whole);
  const verdict = createVerdict();
  const place = h('div', { class: 'answer' });
  const element = h(
    'div',
    { class: 'calculator' },
    whole,
    h('div', { class: 'results' }, verdict.element, place),
  );
  let edited = null;
  let given = null;
  Object.assign(desk, { terms: null, account: { calendar } });

  /** What the form does not ask for, such as the currency, stays as it was given. */
  const termsNow = () => ({ ...desk.terms, ...form.read() });

  function show() {
    const { speaker } = desk;
    const terms = termsNow();
    const missing = opening.input.value === '' ? 'calendar.noFrom' : null;
    const isHalfTyped = opening.input.validity.badInput;
    const problem = isHalfTyped ? { invalid: { path: '/from' } } : null;
    const request =
      missing === null ? { terms, from: opening.input.value, periods: PERIODS } : null;
    const asking = desk.pose('calendar', request, problem);
    const problems = problemsOf(desk, request ?? { terms, periods: PERIODS }, asking.invalid);
    const unplaced = pointOut(desk, [...form.fields(), ['/from', opening]], ...problems);
    summary.show();
    const { answer } = asking;
    edited = answer === undefined ? null : terms;
    const ending = { ...asking, missing, unplaced };
    showEnding(verdict, speaker, ending, { said: ({ periods }) => periodsSaid(speaker, periods) });
    const shown = answer === undefined ? [] : [periodsTable(desk, terms, answer.periods)];
    place.replaceChildren(...shown);
  }

  function edit() {
    show();
    if (edited !== null) dispatch('credit-term-terms', { terms: edited });
  }

  return {
    element,
    view: 'calendar',
    refresh() {
      form.speak(desk.speaker);
      show();
    },
    get edited() {
      return edited;
    },
    get terms() {
      return desk.terms;
    },
    /** Terms that say the same as before, or as the form, leave alone what is being typed. */
    set terms(terms) {
      const isKnown = [desk.terms, edited].some((known) => isSame(known, terms));
      desk.terms = terms ?? null;
      if (desk.terms !== null && !isKnown) form.fill(terms);
    },
    get from() {
      return opening.input.value || null;
    },
    /** The day that was given last leaves alone what was typed in its place. */
    set from(on) {
      if (on === given) return;
      given = on;
      opening.input.value = on ?? '';
    },
  };
}

/** All that is malformed: it is asked again without what was found, since one ends the asking. */
function problemsOf(desk, request, first) {
  const problems = [];
  let left = request;
  for (let found = first; found !== undefined && problems.length < MOST_PROBLEMS; ) {
    problems.push(found);
    left = without(left, found.path.split('/').slice(1));
    found = desk.ask('calendar', left).invalid;
  }
  return problems;
}

function without(request, [name, key, inner]) {
  if (name !== 'terms') return { ...request, from: ANY_DAY };
  const { [key]: wrong, ...terms } = request.terms;
  if (key in SOUND) terms[key] = SOUND[key];
  else if (inner !== undefined) {
    const { [inner]: _, ...sound } = wrong;
    terms[key] = sound;
  }
  return { ...request, terms };
}

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function periodsSaid(speaker, periods) {
  const figures = {
    periods: periods.length,
    moved: periods.filter(({ rolledFrom }) => rolledFrom !== undefined).length,
    clamped: periods.filter(({ closesClamped, dueClamped }) => closesClamped || dueClamped).length,
  };
  return { title: speaker.say('calendar.spoken', figures) };
}

function periodsTable(desk, terms, periods) {
  const { speaker } = desk;
  const rows = periods.map((period) => ({
    ...period,
    why: explainMoves(reasoned(period, terms), speaker.locale),
  }));
  /** A date that was moved stands out; the reason is beside it. */
  const marked = (isMoved, shown) => (isMoved ? h('strong', { class: 'shifted' }, shown) : shown);
  const date = (name) => ({
    head: speaker.say(`column.${name}`),
    kind: 'date',
    cell: (row) => marked(name === 'closesOn' && row.closesClamped, day(speaker, row[name])),
  });
  const due = {
    ...date('dueOn'),
    cell: (period) => {
      const shown = explainedDate(desk, {
        key: `due.${period.number}`,
        name: speaker.say('column.dueOn'),
        date: period.dueOn,
        reason: () => reasonOf(period, terms),
      });
      return marked(period.dueClamped || period.rolledFrom !== undefined, shown);
    },
  };
  return table({
    caption: speaker.say('calendar.periods', { periods: periods.length }),
    columns: [
      { head: speaker.say('calendar.number'), kind: 'id', cell: ({ number }) => String(number) },
      ...['opensOn', 'closesOn', 'issuedOn'].map(date),
      due,
      { head: speaker.say('calendar.why'), kind: 'text reason', cell: ({ why }) => why },
    ],
    rows,
    mark: ({ why }) => (why === '' ? null : 'moved'),
  });
}
