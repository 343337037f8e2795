// Takes pictures of every section of the page, in both languages, light and dark, and as wide as a
// phone, into target/screenshots: `npm run pictures`, on a machine with a Chinese font. They are for
// people to look at; nothing compares them.

import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { TARGET } from './project.mjs';
import { setUpTests } from './setup.mjs';

const LANGUAGES = { zh: 'zh-CN', en: 'en' };
const WIDTHS = { desk: 1280, phone: 360 };
/** The sections, each with an answer worth looking at. */
const SECTIONS = [
  '#checkout?amount=16000.00',
  '#statement/3',
  '#return/SO-0930-1194?amount=2200.00',
  '#calendar',
  '#what-if',
  '#documents/orders/SO-0914-1188',
];
const FOLDER = path.join(TARGET, 'screenshots');

await setUpTests();
const { build } = await import('./build.mjs');
await build();
mkdirSync(FOLDER, { recursive: true });
const { closeBrowser, withPage } = await import('./browsers.mjs');
try {
  for (const section of SECTIONS) await takeAll(section);
} finally {
  await closeBrowser();
}
console.log(`The pictures are in ${FOLDER}.`);

async function takeAll(section) {
  const [, called] = /^#([\w-]+)/.exec(section);
  for (const [name, language] of Object.entries(LANGUAGES))
    for (const [screen, width] of Object.entries(WIDTHS)) {
      const take = async (page) => {
        await page.evaluate(() => {
          for (const lines of document.querySelectorAll('.code')) lines.open = true;
        });
        for (const scheme of ['light', 'dark']) {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          const file = path.join(FOLDER, `${called}-${name}-${scheme}-${screen}.png`);
          await page.screenshot({ path: file, fullPage: true });
        }
      };
      await withPage(`/${section}`, take, { language, width });
    }
}
