// A merchant's own admin page that embeds the packed package's elements: plain, with the files as
// they are, bundled by Vite, and in React. Served under the strict policy.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { build, stop } from 'esbuild';

import { withPage } from '../../tools/browsers.mjs';
import { PROJECT, bundlePacked } from '../../tools/packed.mjs';
import { MODULES } from '../../tools/project.mjs';
import { INSTALLED } from '../js/packed.mjs';
import { HISTORY, OPENING } from '../js/sample.mjs';
import { look } from '../page/reading.mjs';

/** The day of all that is asked, unless a test chooses another. */
export const ON = '2026-10-31';

const HTML =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Admin</title><link rel="icon" href="data:,">' +
  '<link rel="stylesheet" href="./admin.css"><main></main><script type="module" src="./main.js"></script></html>';

/** How a merchant themes the elements. */
const CSS = `
  .branded { --credit-term-accent: rgb(1, 2, 3); --credit-term-card: rgb(250, 250, 240); }
  .branded credit-term-checkout::part(form) { border-width: 7px; }
  .dark { color-scheme: dark; background: Canvas; color: CanvasText; }
  .narrow { width: 300px; }
  .row { display: flex; }
`;

/** The same history in currencies with two, no and three digits after the point. */
const STORIES = Object.fromEntries(
  Object.entries({ CNY: '.00', JPY: '', KWD: '.000' }).map(([currency, zeros]) => {
    const text = JSON.stringify({ opening: OPENING, history: HISTORY });
    return [currency, JSON.parse(text.replaceAll('.00"', `${zeros}"`).replace('CNY', currency))];
  }),
);

/** What every page's script begins with: its accounts, and what it hears. */
const script = (entry, elements) => `
  import { CreditAccount } from '${entry}';
  const opened = ({ opening, history }) => {
    const account = CreditAccount.open(opening);
    for (const command of history) account.apply(command);
    return account;
  };
  const stories = Object.entries(${JSON.stringify(STORIES)});
  globalThis.openAll = () =>
    Object.fromEntries(stories.map(([currency, story]) => [currency, opened(story)]));
  globalThis.accounts = openAll();
  globalThis.heard = [];
  for (const type of ['answer', 'choose', 'error', 'terms'])
    document.addEventListener('credit-term-' + type, ({ target, detail }) => {
      const { error, ...facts } = detail;
      heard.push({ type, from: target.id, ...facts, ...(error && { code: error.code }) });
    });
  globalThis.early = document.createElement('credit-term-checkout');
  Object.assign(early, { id: 'early', account: accounts.CNY, amount: '5.00', on: '${ON}' });
  document.querySelector('main').append(early);
  ${elements}
  document.documentElement.dataset.ready = 'true';
`;

/** Puts files into a folder of the project that installed the package. */
export function written(name, files) {
  const folder = path.join(PROJECT, name);
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  return folder;
}

/** Each kind of page: makes the tree that is served. */
export const KINDS = {
  plain: () => {
    const main = script('./credit-term/index.js', "await import('./credit-term/elements.js');");
    const folder = written('admin', { 'index.html': HTML, 'admin.css': CSS, 'main.js': main });
    return { '/credit-term/': path.join(INSTALLED, 'dist'), '/': folder };
  },
  'bundled by Vite': () => {
    written('shop', { 'admin.css': CSS });
    const main = script('credit-term', "await import('credit-term/elements');");
    return bundlePacked({ html: HTML, script: main });
  },
};

/** A page in React: `render(tree)` draws what a test describes as [name, properties, ...children]. */
export async function reactTree() {
  const source = `
    import { createElement, StrictMode } from 'react';
    import { flushSync } from 'react-dom';
    import { createRoot } from 'react-dom/client';
    import 'credit-term/elements';
    ${script('credit-term', 'early.remove();')}
    const root = createRoot(document.querySelector('main'));
    const made = (part) =>
      Array.isArray(part) ? createElement(part[0], part[1], ...part.slice(2).map(made)) : part;
    globalThis.render = (tree) =>
      flushSync(() => root.render(createElement(StrictMode, null, made(tree))));
  `;
  const folder = written('react', { 'index.html': HTML, 'admin.css': CSS, 'source.js': source });
  await build({
    entryPoints: [path.join(folder, 'source.js')],
    outfile: path.join(folder, 'main.js'),
    bundle: true,
    format: 'esm',
    nodePaths: [MODULES],
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  await stop();
  return { '/': folder };
}

/** Visits a page of a tree, in English unless told otherwise. */
export const visit = (tree, act, language = 'en') => withPage('/', act, { tree, language });

/** The visible text of what a selector finds within the element of this id. */
export function within(page, id, selector) {
  return look(
    page,
    (host, wanted) =>
      [...document.getElementById(host).shadowRoot.querySelectorAll(wanted)]
        .filter((element) => element.getClientRects().length !== 0)
        .map((element) => element.innerText.replace(/\s+/g, ' ').trim())
        .join('\n'),
    id,
    selector,
  );
}

/** Types into a field of an element, as a person does. */
export function type(page, id, name, value) {
  return page.evaluate(
    (host, field, text) => {
      const input = document.getElementById(host).shadowRoot.querySelector(`[name="${field}"]`);
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
    id,
    name,
    value,
  );
}
