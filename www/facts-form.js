// The form for bare facts: a table that was opened or is typed in, the day on which the account
// opens, and the terms. It reads no table; the package does.

import { choice, field, h, quietForm } from './credit-term/elements/dom.js';

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
 * null; `open` opens the facts under a name and tells what was malformed, or null.
 */
export function createFactsForm({ agreed, edited, open }) {
  const fields = createFields();
  const { table, openedOn, which, currency } = fields;
  let aside = null;
  let name = null;

  const edit = h('a', { href: '#calendar', say: 'facts.editTerms' });
  const terms = () => (which.value() === 'edited' ? edited() : null) ?? agreed();
  const form = quietForm(
    'card own',
    h('h2', { say: 'facts.title' }),
    h('p', { class: 'lead', say: 'facts.lead' }),
    table.element,
    h('div', { class: 'row' }, openedOn.element, which.element, currency.element),
    h('p', { class: 'hint' }, edit),
    h(
      'div',
      { class: 'row' },
      h('button', { type: 'submit', say: 'facts.open' }),
      h('button', { type: 'button', say: 'facts.cancel', on: { click: () => close() } }),
    ),
  );
  form.hidden = true;
  form.noValidate = true;
  form.addEventListener('submit', () => submit());
  which.element.addEventListener('input', () => {
    currency.input.value = terms().currency;
  });

  function submit() {
    const given = {
      openedOn: openedOn.input.value,
      terms: { ...terms(), currency: currency.input.value.trim() },
      csv: aside ?? table.input.value,
    };
    showProblems(fields, null);
    const problem = open(given, { name, terms: which.value() });
    if (problem === null) close();
    else showProblems(fields, problem);
  }

  function close() {
    form.hidden = true;
    aside = null;
  }

  /** Offers the terms that were edited, where there are some. */
  function offerTerms() {
    const radio = which.element.querySelector('[value="edited"]');
    radio.disabled = edited() === null;
    if (radio.disabled && radio.checked) which.choose('desk');
  }

  return {
    element: form,
    offerTerms,
    /** Shows a table that was opened from a file, or an example to write over. */
    show(language, file = null) {
      const text = file?.text ?? EXAMPLES[language];
      name = file?.name ?? null;
      aside = text.length > LONGEST_SHOWN ? text : null;
      table.element.hidden = aside !== null;
      table.input.value = aside === null ? text : '';
      openedOn.input.value = earliestDay(text);
      which.choose(edited() === null ? 'desk' : 'edited');
      offerTerms();
      currency.input.value = terms().currency;
      showProblems(fields, null);
      form.hidden = false;
      form.scrollIntoView({ block: 'nearest' });
      (aside === null ? table : openedOn).input.focus();
    },
  };
}

function createFields() {
  const onInput = () => {};
  const control = h('textarea', { rows: 8, name: 'csv', spellcheck: 'false', autocomplete: 'off' });
  const options = ['desk', 'edited'].map((value) => ({ value, say: `facts.${value}` }));
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

/** Shows what was malformed at the field it is about; the table's field takes the rest. */
function showProblems({ table, openedOn, currency }, problem) {
  const about = problem && { openedOn, terms: currency }[problem.path.split('/')[1]];
  const place = about ?? (table.element.hidden ? openedOn : table);
  for (const each of [table, openedOn, currency])
    each.showProblem(problem !== null && each === place ? problem.text : null);
  if (problem !== null) place.input.focus();
}

/** The earliest day that the text names, to begin with: no fact may be before the opening. */
function earliestDay(text) {
  return [...text.matchAll(/\b\d{4}-\d{2}-\d{2}\b/g)].map(([day]) => day).sort()[0] ?? '';
}
