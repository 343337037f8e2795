// The page opens and answers, under the strict policy, without a complaint. Its own tests are in
// tests/page/.

import test, { after } from 'node:test';

import { browserName, closeBrowser, narrow, withPage } from '../../tools/browsers.mjs';

after(closeBrowser);

for (const language of ['zh-CN', 'en']) {
  for (const width of [1280, narrow(360)]) {
    test(`${browserName}: the page gets ready in ${language}, ${width} pixels wide`, () =>
      withPage('/', async () => {}, { width, language }));
  }
}
