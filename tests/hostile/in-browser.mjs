// Tries every hostile input on a page of the browser of $BROWSER, under the strict policy, and
// prints what happened to each. With `calls` it makes a million of them instead, with `copies` it
// tries copies of the package beside each other and the ways to load it.

import { browserName, closeBrowser } from '../../tools/browsers.mjs';
import { outcomeOf, withScript } from './page.mjs';

const [asked] = process.argv.slice(2);
const question = asked === undefined ? '' : `?${asked}`;
try {
  const { lines, passed, failed } = await withScript('on-page.mjs', outcomeOf, { question });
  console.log(`${browserName}\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && 0 < passed ? 0 : 1;
} finally {
  await closeBrowser();
}
