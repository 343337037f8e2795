// Tries every hostile input on a page of the browser of $BROWSER, under the strict policy, and
// prints what happened to each. With `calls` it makes a million of them instead.

import { browserName, closeBrowser } from '../../tools/browsers.mjs';
import { outcomeOf, withScript } from './page.mjs';

const question = process.argv.includes('calls') ? '?calls' : '';
try {
  const { lines, passed, failed } = await withScript('on-page.mjs', outcomeOf, { question });
  console.log(`${browserName}\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && 0 < passed ? 0 : 1;
} finally {
  await closeBrowser();
}
