// A page that runs one script of this folder beside the installed package, as its files are.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { withPage } from '../../tools/browsers.mjs';
import { PROJECT } from '../../tools/packed.mjs';
import { inProject } from '../../tools/project.mjs';
import { layOutCopies } from './layout.mjs';

const INSTALLED = path.join(PROJECT, 'node_modules', 'credit-term');

/** Visits the page once its script is done; gives what `visit` gives. */
export async function withScript(script, visit, { question = '', policy } = {}) {
  const folder = path.join(PROJECT, 'hostile');
  mkdirSync(folder, { recursive: true });
  // A policy on the page itself can only add to what the server forbids.
  const stricter =
    policy === undefined ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hostile inputs</title>
<link rel="icon" href="data:,">${stricter}<script type="module" src="/hostile/${script}"></script><body></body></html>`;
  writeFileSync(path.join(folder, 'index.html'), html);
  const own = {
    '/credit-term/': path.join(INSTALLED, 'dist'),
    '/hostile/': inProject('tests', 'hostile'),
    '/copies/': layOutCopies(),
    '/': folder,
  };
  let result;
  await withPage(
    `/${question}`,
    async (page) => {
      result = await visit(page);
    },
    { tree: own },
  );
  return result;
}

/** What a page's script came to; it is asked again and again until there is something. */
export async function outcomeOf(page) {
  for (;;) {
    const outcome = await page.evaluate(() => globalThis.outcome);
    if (outcome !== undefined) return outcome;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
