// Tries every hostile input on a page of the browser of $BROWSER, under the strict policy, and
// prints what failed; with `all` behind what is tried, what happened to each. With `failures` it
// breaks the module instead, with `calls` it makes a million of them, with `copies` it tries copies
// of the package beside each other and the ways to load it.

import { browserName, closeBrowser } from '../../tools/browsers.mjs';
import { outcomeOf, withScript } from './page.mjs';
import { report, together } from './tally.mjs';

const [asked = 'inputs', all] = process.argv.slice(2);
const question = asked === 'inputs' ? '' : `?${asked}`;

/** Visits a page that may run no wasm; the browser itself complains of it. */
async function withoutWasm() {
  let outcome;
  const visit = async (page) => {
    outcome = await outcomeOf(page);
  };
  try {
    await withScript('no-wasm.mjs', visit, { policy: "script-src 'self'" });
  } catch (complaint) {
    if (outcome === undefined || !/wasm|security policy/i.test(complaint.message)) throw complaint;
  }
  return outcome;
}

try {
  const outcomes = [await withScript('on-page.mjs', outcomeOf, { question })];
  if (asked === 'copies') outcomes.push(await withoutWasm());
  console.log(browserName);
  process.exitCode = report(together(outcomes), all === 'all');
} finally {
  await closeBrowser();
}
