// The form for bare facts: a table that was opened or is typed in, the day on which the account
// opens, and the terms. It reads no table; the package does. What stands in it stays there when it
// is closed, and goes into a file as well as into an account.

import { choice, field, h, problemSummary, quietForm } from './credit-term/elements/dom.js';
import { refusalText } from './credit-term/elements/verdict.js';
import { sayPlace, sayWanted } from './wanted.js';

/** A longer table would make the field slow, so it is kept aside. */
const LONGEST_SHOWN = 100_000;

/** What stands in the field where nothing was opened: the head, and a case to write over. */
const EXAMPLES = {
  zh: `订单,类型,金额,日期
PO-1,下单,7200.00,2026-10-12
PO-1,签收,7200.00,2026-10-15
PO-1,还款,5000.00,2026-11-02
`,
  en: `orderId,fact,amount,on
PO-1,order,7200.00,2026-10-12
PO-1,receipt,7200.00,2026-10-15
PO-1,repayment,5000.00,2026-11-02
`,
};

/**
 * `agreed` gives the terms of the account on the desk, `edited` those edited in the calendar or
 * null; `open` opens the facts under a name and tells all that is malformed, `save` gives a file
 * to whoever is before the page.
 */
export function createFactsForm({ desk, agreed, edited, open, save }) {
  const fields = createFields();
  const { openedOn } = fields;
  const table = createTable(fields.table);
  let name = null;
  let kept = null;
  const terms = createTermsChoice(fields, { desk: agreed, edited, kept: () => kept });
  const element = createForm(fields, {
    submit,
    save: () => {
      const named = `credit-term-facts-${openedOn.input.value}.json`;
      save(named, 'application/json', JSON.stringify(given(), null, 2));
    },
    restart: () => {
      fill({ csv: EXAMPLES[desk.speaker.language] }, null);
      reveal();
    },
    close,
  });

  const summary = problemSummary(element);

  const given = () => ({
    openedOn: openedOn.input.value,
    terms: terms.chosen(),
    csv: table.text(),
  });

  function submit() {
    const facts = given();
    const problems = open(facts, { name, terms: fields.which.value() });
    if (problems.length > 0) {
      reveal();
      const told = problems.map((problem) => problemIn(desk.speaker, problem));
      showProblems(fields, summary, told);
      return;
    }
    kept = facts.terms;
    terms.choose('kept');
    close();
  }

  function close() {
    element.hidden = true;
  }

  function fill(facts, called) {
    name = called;
    kept = facts.terms ?? null;
    table.fill(facts.csv);
    openedOn.input.value = facts.openedOn ?? earliestDay(facts.csv);
    terms.choose();
  }

  function reveal() {
    showProblems(fields, summary, []);
    element.hidden = false;
    element.scrollIntoView({ block: 'nearest' });
    (fields.table.element.hidden ? openedOn : fields.table).input.focus();
  }

  return {
    element,
    offerTerms: terms.offer,
    /** Shows a table that was opened, what was typed last, or an example to write over. */
    show(file = null) {
      if (file !== null) fill({ csv: file.text }, file.name);
      else if (table.text() === '') fill({ csv: EXAMPLES[desk.speaker.language] }, null);
      else terms.offer();
      reveal();
    },
    /** Opens facts that were saved; what is malformed is shown where it can be mended. */
    take(facts, called) {
      fill(facts, called);
      terms.choose('kept');
      submit();
    },
  };
}

/** The choice of the terms, by where they are `known` from, and their currency. */
function createTermsChoice({ which, currency }, known) {
  const nearest = () => ['edited', 'kept', 'desk'].find((source) => known[source]() !== null);
  const showCurrency = () => {
    currency.input.value = known[which.value()]().currency ?? '';
  };

  /** Offers the terms that there are. */
  function offer() {
    for (const source of ['edited', 'kept']) {
      const radio = which.element.querySelector(`[value="${source}"]`);
      radio.disabled = known[source]() === null;
      if (radio.disabled && radio.checked) which.choose('desk');
    }
  }

  which.element.addEventListener('input', showCurrency);
  return {
    offer,
    chosen: () => ({ ...known[which.value()](), currency: currency.input.value.trim() }),
    /** Begins with the terms that are nearest: edited just now, those of the facts, the desk's. */
    choose(source = nearest()) {
      offer();
      which.choose(source);
      showCurrency();
    },
  };
}

function createForm({ table, openedOn, which, currency }, { submit, save, restart, close }) {
  const button = (say, click) => h('button', { type: 'button', say, on: { click } });
  const form = quietForm(
    'card own',
    h('h2', { id: 'facts-title', say: 'facts.title' }),
    h('p', { class: 'lead', say: 'facts.lead' }),
    table.element,
    h('div', { class: 'row' }, openedOn.element, which.element, currency.element),
    h('p', { class: 'hint' }, h('a', { href: '#calendar', say: 'facts.editTerms' })),
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'submit', say: 'facts.open' }),
      button('facts.save', save),
      button('facts.restart', restart),
      button('facts.close', close),
    ),
  );
  form.setAttribute('aria-labelledby', 'facts-title');
  form.hidden = true;
  form.noValidate = true;
  form.addEventListener('submit', submit);
  return form;
}

/** The text of the table; one that is too long for the field is kept beside it. */
function createTable({ element, input }) {
  let aside = null;
  return {
    text: () => aside ?? input.value,
    fill(text) {
      aside = text.length > LONGEST_SHOWN ? text : null;
      element.hidden = aside !== null;
      input.value = aside === null ? text : '';
    },
  };
}

function createFields() {
  const onInput = () => {};
  const control = h('textarea', { rows: 8, name: 'csv', spellcheck: 'false', autocomplete: 'off' });
  const options = ['desk', 'edited', 'kept'].map((value) => ({ value, say: `facts.${value}` }));
  return {
    table: field({ say: 'facts.csv', hint: 'facts.csvHint', control, onInput }),
    openedOn: field({
      say: 'facts.openedOn',
      hint: 'facts.openedOnHint',
      name: 'openedOn',
      type: 'date',
      onInput,
    }),
    which: choice({ say: 'facts.terms', name: 'terms', value: 'desk', options, onInput }),
    currency: field({ say: 'facts.currency', name: 'currency', maxlength: '3', onInput }),
  };
}

/** What is malformed, in words; what cannot be shown at all is about the day of the opening. */
function problemIn(speaker, { figures: { path, expected }, refusals }) {
  if (path === undefined) return { path: '/openedOn', text: refusalText(speaker, refusals) };
  const wanted = sayWanted(speaker, expected);
  // The field of the day is told by its name, the others take more than one place.
  if (path === '/openedOn') return { path, text: speaker.say('whatIf.wanted', { wanted }) };
  const key = path.startsWith('/terms/') ? 'facts.termsUnfit' : 'facts.malformed';
  return { path, text: speaker.say(key, { place: sayPlace(speaker, path), wanted }) };
}

/** Shows what was malformed at the fields it is about; the table's field takes the rest. */
function showProblems({ table, openedOn, currency }, summary, problems) {
  const places = { openedOn, terms: currency };
  const rest = table.element.hidden ? openedOn : table;
  const placeOf = (path) => places[path.split('/')[1]] ?? rest;
  const told = new Map(problems.map(({ path, text }) => [placeOf(path), text]));
  for (const each of [table, openedOn, currency]) each.showProblem(told.get(each) ?? null);
  summary.show();
  if (told.size === 0) return;
  const [[only]] = told;
  (told.size === 1 ? only.input : summary.element).focus();
}

/** The earliest day that the text names, to begin with: no fact may be before the opening. */
function earliestDay(text) {
  return [...text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].map(([day]) => day).sort()[0] ?? '';
}
