// Tries every hostile input on a page of the browser of $BROWSER, under the strict policy, and
// prints what happened to each.

import { browserName, closeBrowser } from '../../tools/browsers.mjs';
import { withScript } from './page.mjs';

try {
  const { lines, passed, failed } = await withScript('on-page.mjs', (page) =>
    page.evaluate(() => globalThis.outcome),
  );
  console.log(`${browserName}\n${lines.join('\n')}\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && 0 < passed ? 0 : 1;
} finally {
  await closeBrowser();
}
