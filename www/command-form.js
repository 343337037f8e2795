// The form of one command, made from the table of what each type asks for.

import { COMMANDS, belongs, completeDraft, fieldsOf } from './commands.js';
import { field, h, moneyField, quietForm, sayAll } from './credit-term/elements/dom.js';
import { createTermsForm } from './credit-term/elements/terms-form.js';
import { pointOut } from './credit-term/elements/verdict.js';
import { sayWanted } from './wanted.js';

/**
 * Makes the form of a draft, which it changes as it is filled in. `others` are the drafts whose ids
 * are taken, `agreed` gives the terms in force, `lists` the ids of the lists to choose from.
 */
export function createCommandForm(draft, { others, agreed, lists, onInput }) {
  const type = createTypeChoice(draft.type);
  const place = h('div', { class: 'fields' });
  const element = quietForm('command', type.element, place);
  let made = [];
  let spoken = null;

  type.input.addEventListener('input', () => {
    draft.type = type.input.value;
    rebuild();
    onInput();
  });

  function rebuild() {
    completeDraft(draft, others());
    made = fieldsOf(draft.type).map((each) => createField(each));
    place.replaceChildren(...made.flatMap(({ elements }) => elements));
    showFitting();
    if (spoken !== null) speak(spoken);
  }

  function createField(each) {
    const keep = (text) => {
      draft.values[each.name] = text;
      if (each.options !== undefined) showFitting();
      onInput();
    };
    if (each.kind !== 'terms') return createPlain(each, draft.values[each.name], lists, keep);
    draft.values.terms ||= JSON.stringify(agreed());
    return createTerms(termsIn(draft.values.terms), keep);
  }

  function showFitting() {
    for (const [at, each] of fieldsOf(draft.type).entries())
      for (const element of made[at].elements) element.hidden = !belongs(each, draft.values);
  }

  function speak(speaker) {
    spoken = speaker;
    sayAll(element, speaker);
    for (const group of type.groups) group.label = speaker.say(group.dataset.words);
    for (const each of made) each.speak?.(speaker);
  }

  /** Shows what is malformed at the field it is about; returns what no field takes. */
  function showProblem(speaker, invalid) {
    const found = invalid && made.findLast(({ path }) => `${invalid.path}/`.startsWith(`${path}/`));
    for (const each of made) each.showProblem(speaker, each === found ? invalid : null);
    if (invalid === null || found !== undefined) return null;
    return speaker.say('whatIf.wanted', { wanted: sayWanted(speaker, invalid.expected) });
  }

  rebuild();
  return { element, speak, showProblem, focus: () => type.input.focus() };
}

function createTypeChoice(chosen) {
  const groups = Object.entries(COMMANDS).map(([about, types]) =>
    h(
      'optgroup',
      { 'data-words': `about.${about}` },
      Object.keys(types).map((value) => h('option', { value, say: `command.${value}` })),
    ),
  );
  const control = h('select', { name: 'type' }, groups);
  control.value = chosen;
  return { ...field({ say: 'field.type', control, onInput: () => {} }), groups };
}

function createPlain({ name, say, hint, kind, options, known }, text = '', lists, keep) {
  const input = {
    choice: () =>
      h(
        'select',
        { name },
        options?.map((each) => h('option', { value: each.value, say: each.say })),
      ),
    lines: () => h('textarea', { name, rows: 2, spellcheck: 'false', autocomplete: 'off' }),
  };
  const special = {
    date: { type: 'date' },
    count: { inputmode: 'numeric', class: 'count' },
    id: { list: lists[known], spellcheck: 'false' },
  };
  const make = kind === 'money' ? moneyField : field;
  // A date that is not complete reads as empty, and must not pass for one that is left out.
  const onInput = () => keep(made.input.validity.badInput ? '-' : made.input.value);
  const control = input[kind]?.();
  const made = make({ say, hint, name, control, onInput, ...special[kind] });
  made.input.value = text;
  return {
    elements: [made.element],
    path: `/${name.replaceAll('.', '/')}`,
    showProblem: (speaker, invalid) =>
      made.showProblem(invalid && sayInvalid(speaker, invalid, made.input.value === '')),
  };
}

/** What was expected, with the line it was expected in where there are lines. */
function sayInvalid(speaker, { path, expected }, isEmpty) {
  const wanted = sayWanted(speaker, expected);
  if (isEmpty) return speaker.say('whatIf.missing', { wanted });
  const [, line] = /\/(\d+)(?:\/\w+)?$/.exec(path) ?? [];
  if (line === undefined) return speaker.say('whatIf.wanted', { wanted });
  return speaker.say('whatIf.wantedInLine', { line: Number(line) + 1, wanted });
}

/** The whole terms, as the calendar has them, under their currency. */
function createTerms(terms, keep) {
  const read = () => ({ currency: currency.input.value.trim(), ...form.read() });
  const onInput = () => keep(JSON.stringify(read()));
  const currency = field({ say: 'facts.currency', name: 'currency', maxlength: '3', onInput });
  const form = createTermsForm(onInput);
  currency.input.value = terms.currency ?? '';
  form.fill(terms);
  const elements = [currency.element, ...form.elements];
  return {
    elements,
    path: '/terms',
    speak: (speaker) => form.speak(speaker),
    showProblem(speaker, invalid) {
      const fields = [['/terms/currency', currency], ...form.fields(), ['/terms', currency]];
      if (invalid?.path.startsWith('/terms/currency')) {
        pointOut({ speaker }, fields, null);
        currency.showProblem(sayInvalid(speaker, invalid, currency.input.value === ''));
      } else pointOut({ speaker }, fields, invalid);
    },
  };
}

function termsIn(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
