// Builds elements, fields and tables. Everything is made of text nodes, so that nothing that comes
// from a file can become markup.

/**
 * Makes an element. Attributes are set as they are, but: `class`, `on` ({event: handler}), `say`
 * (the key of its words, kept so that a change of language reaches it) and booleans.
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null) continue;
    if (name === 'on') {
      for (const [type, handler] of Object.entries(value)) element.addEventListener(type, handler);
    } else if (name === 'say') element.dataset.say = value;
    else if (typeof value === 'boolean') element.toggleAttribute(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Fills every element below `root` that names its words. */
export function sayAll(root, speaker) {
  for (const element of root.querySelectorAll('[data-say]')) {
    element.textContent = speaker.say(element.dataset.say);
  }
  for (const element of root.querySelectorAll('[data-say-label]')) {
    element.setAttribute('aria-label', speaker.say(element.dataset.sayLabel));
  }
}

/** Sets a live region's text only when it changed, so that it is read out once. */
export function announce(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

let made = 0;

/** Makes an id that no other element of the page has. */
export function freshId(stem) {
  made += 1;
  return `${stem}-${made}`;
}

/** Makes a labelled input with its hint and a place that says what is wrong with it. */
export function field({ say, hint, onInput, control, ...attributes }) {
  const id = freshId('field');
  const input = control ?? h('input', { type: 'text', autocomplete: 'off', ...attributes });
  input.id = id;
  input.part = 'input';
  input.addEventListener('input', onInput);
  const problem = h('p', { id: `${id}-problem`, class: 'problem', part: 'problem', hidden: true });
  const about =
    hint === undefined
      ? []
      : [h('p', { id: `${id}-hint`, class: 'hint', part: 'hint', say: hint })];
  const described = [...about.map((element) => element.id), problem.id].join(' ');
  input.setAttribute('aria-describedby', described);
  const label = h('label', { for: id, part: 'label', say });
  const element = h('div', { class: 'field', part: 'field' }, label, input, about, problem);
  return { element, input, showProblem: (text) => showProblem(input, problem, text) };
}

/** A field for an amount of money: text, since an amount is a decimal string and never a number. */
export const moneyField = (options) => field({ inputmode: 'decimal', class: 'money', ...options });

/** A form that answers while it is filled in and is never sent. */
export function quietForm(className, ...fields) {
  const stay = (event) => event.preventDefault();
  return h('form', { class: `form ${className}`, part: 'form', on: { submit: stay } }, fields);
}

/** Shows what is wrong with an input, and tells it to assistive technology; null: nothing is. */
export function showProblem(input, problem, text) {
  const wrong = text !== null;
  announce(problem, text ?? '');
  problem.hidden = !wrong;
  if (wrong) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

/**
 * Makes the list at a form's head of all that is wrong in it, each leading to its field. `show`
 * reads it from the fields, once their problems are shown. `placeOf` says where in the form a field
 * stands, where its name does not.
 */
export function problemSummary(form, placeOf) {
  const id = freshId('problems');
  const list = h('ul');
  const about = { class: 'problems', part: 'problems', role: 'group', 'aria-labelledby': id };
  const title = h('p', { id, say: 'form.problems' });
  const element = h('div', { ...about, tabindex: '-1', hidden: true }, title, list);
  form.prepend(element);
  function show() {
    const wrong = [...form.querySelectorAll('[aria-invalid]')];
    list.replaceChildren(...wrong.map((input) => h('li', {}, leadTo(form, input, placeOf))));
    element.hidden = wrong.length === 0;
  }
  return { element, show };
}

/** Names a field and what is wrong with it; a page's own address stays as it is. */
function leadTo(form, input, placeOf) {
  const name = (input.labels?.[0] ?? input.querySelector('legend')).textContent;
  const problem = input.getAttribute('aria-describedby').split(' ').at(-1);
  const first = input.labels ? input : input.querySelector('input');
  const click = (event) => {
    event.preventDefault();
    first.focus();
  };
  const said = [placeOf?.(input), name, form.querySelector(`#${problem}`).textContent];
  return h('a', { href: `#${first.id}`, on: { click } }, said.filter(Boolean).join(' · '));
}

/** Makes a group of radio buttons: `options` are {value, say}; returns its choice. */
export function choice({ say, name, options, onInput, value }) {
  const group = freshId(name);
  const radios = options.map((option) => {
    const id = freshId(name);
    const radio = h('input', { type: 'radio', name: group, id, value: option.value });
    radio.checked = option.value === value;
    radio.addEventListener('input', onInput);
    return h('span', { class: 'option' }, radio, h('label', { for: id, say: option.say }));
  });
  const row = h('div', { class: 'options' }, radios);
  const legend = h('legend', { part: 'label', say });
  const element = h('fieldset', { class: 'choice', part: 'field' }, legend, row);
  return {
    element,
    value: () => element.querySelector('input:checked').value,
    choose: (wanted) => {
      element.querySelector(`input[value="${CSS.escape(wanted)}"]`).checked = true;
    },
  };
}

/**
 * Makes a table with its caption. `columns` are {head, cell(row), kind}; the kind `money` stands to
 * the right, `id` heads its row. `foot` is one more row of cells: sums given by the package.
 * A table wider than its place scrolls within a group that the keyboard reaches.
 */
export function table({ caption, columns, rows, foot, mark }) {
  const cells = (row) =>
    columns.map(({ cell, kind = 'text' }) =>
      h(kind === 'id' ? 'th' : 'td', kind === 'id' ? { scope: 'row' } : { class: kind }, cell(row)),
    );
  const head = columns.map(({ head: text, kind = 'text' }) =>
    h('th', { scope: 'col', class: kind }, text),
  );
  const grid = h(
    'table',
    {},
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, head)),
    h(
      'tbody',
      {},
      rows.map((row) => h('tr', { class: mark?.(row) }, cells(row))),
    ),
  );
  if (foot !== undefined) {
    const sums = foot.map((cell, at) =>
      h(
        at === 0 ? 'th' : 'td',
        { class: columns[at].kind ?? 'text', scope: at === 0 ? 'row' : null },
        cell,
      ),
    );
    grid.append(h('tfoot', {}, h('tr', {}, sums)));
  }
  const group = { role: 'group', 'aria-label': caption, tabindex: '0' };
  return h('div', { class: 'scroll', part: 'table', ...group }, grid);
}

/** Makes a list of terms with what each is: pairs of words and content. */
export function facts(pairs) {
  const entries = pairs.map(([term, content]) =>
    h('div', {}, h('dt', {}, term), h('dd', {}, content)),
  );
  return h('dl', { class: 'facts' }, entries);
}

/** Makes one part of an answer: its heading and its content. */
export function part(title, ...content) {
  return h('section', { class: 'part', part: 'section' }, h('h3', {}, title), content);
}
