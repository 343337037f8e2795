// Beside each calculator: the lines of JavaScript that give the answer shown, to be copied. They
// are written from what was asked, so they follow each change.

import { announce, h } from './credit-term/elements/dom.js';
import { snapshotName } from './files.js';

/** The most characters of a value that stands on one line. */
const WIDTH = 72;

/** What an answer is called, by the question. */
const NAMES = {
  previewOrder: 'preview',
  statement: 'statement',
  quoteRepayment: 'quote',
  previewReturn: 'preview',
  simulate: 'trial',
  calendar: 'next',
};

/** Makes the lines of one calculator; whether they are open stays as it was chosen. */
export function createCode(calculator, desk) {
  const asked = new Map();
  const code = h('code', { lang: 'en', translate: 'no' });
  const lines = { role: 'group', tabindex: '0', 'data-say-label': 'code.title' };
  const copied = h('span', { role: 'status' });
  const copy = h('button', { type: 'button', say: 'code.copy', on: { click: () => copyAll() } });
  const nothing = h('p', { class: 'hint', say: 'code.nothing' });
  const all = h('div', {}, h('pre', lines, code), h('p', { class: 'actions' }, copy, copied));
  const element = h(
    'details',
    { class: 'more code' },
    h('summary', { say: 'code.title' }),
    nothing,
    all,
  );

  calculator.addEventListener('credit-term-answer', ({ detail }) => {
    asked.set(detail.view, detail);
    show();
  });

  function show() {
    const endings = [...asked.values()].filter((ending) => isAsked(ending));
    const text = endings.length === 0 ? '' : codeOf(endings, desk);
    nothing.hidden = text !== '';
    all.hidden = text === '';
    if (code.textContent === text) return;
    code.textContent = text;
    copied.textContent = '';
  }

  async function copyAll() {
    copied.textContent = '';
    const done = await isCopied(code);
    announce(copied, desk.speaker.say(done ? 'code.copied' : 'code.selected'));
  }

  return element;
}

/** A day that is half typed was found by the field; nobody asked. */
function isAsked({ request, invalid }) {
  return request !== null && (invalid === undefined || invalid.expected !== undefined);
}

/** The whole program that asks the same. */
export function codeOf(endings, { speaker, on }) {
  const calls = endings.map((ending) => callOf(ending)).join('\n');
  if (endings.every(({ view }) => view === 'calendar'))
    return `import { calendar } from 'credit-term';\n\n${calls}`;
  return [
    "import { CreditAccount } from 'credit-term';",
    `// ${speaker.say('code.snapshot')}`,
    `import stored from './${snapshotName(on)}' with { type: 'json' };`,
    '',
    'const account = CreditAccount.load(stored);',
    calls,
  ].join('\n');
}

function callOf({ view, request, invalid }) {
  const asking = view === 'calendar' ? view : `account.${view}`;
  const thrown = invalid === undefined ? '' : `// CreditTermError: invalidInput, ${invalid.path}\n`;
  return `${thrown}const ${NAMES[view] ?? 'answer'} = ${asking}(${literal(request)});\n`;
}

/** A value as it is written in JavaScript, in as few lines as are wide enough. */
function literal(value, indent = '') {
  const flat = onOneLine(value);
  if (typeof value !== 'object' || flat.length + indent.length <= WIDTH) return flat;
  const deeper = `${indent}  `;
  if (!Array.isArray(value)) {
    const fields = Object.entries(value).map(([name, of]) => `${name}: ${literal(of, deeper)}`);
    return `{\n${fields.map((field) => `${deeper}${field},\n`).join('')}${indent}}`;
  }
  const rows = filled(value.map((each) => literal(each, deeper)));
  return `[\n${rows.map((row) => `${deeper}${row},\n`).join('')}${indent}]`;
}

/** Puts short entries beside each other. */
function filled(entries) {
  const rows = [];
  for (const entry of entries) {
    const longer = `${rows.at(-1)}, ${entry}`;
    if (rows.length > 0 && longer.length <= WIDTH) rows[rows.length - 1] = longer;
    else rows.push(entry);
  }
  return rows;
}

function onOneLine(value) {
  if (typeof value === 'string') return textOf(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((each) => onOneLine(each)).join(', ')}]`;
  const fields = Object.entries(value).map(([name, of]) => `${name}: ${onOneLine(of)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** Text that would end its quotes, or cannot be seen, is escaped as JSON has it. */
const textOf = (text) => (/^[^'\\\p{C}]*$/u.test(text) ? `'${text}'` : JSON.stringify(text));

/** Copies a text; where the clipboard is refused it stays selected, for the keys that copy. */
async function isCopied(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand('copy');
  }
}
