// Takes the pictures of the page that the READMEs show: `node tools/picture.mjs`, on a machine with a
// Chinese font. An order of the sample account, a little too large, in each language.

import { inProject } from './project.mjs';
import { setUpTests } from './setup.mjs';

const LANGUAGES = { en: 'en', zh: 'zh-CN' };
const SIZE = { width: 1280, height: 1000 };

await setUpTests();
const { build } = await import('./build.mjs');
await build();
const { closeBrowser, withPage } = await import('./browsers.mjs');
try {
  for (const [name, language] of Object.entries(LANGUAGES)) {
    const take = (page) => page.screenshot({ path: inProject('docs', `page-${name}.png`) });
    await withPage('/#checkout?amount=16000.00', take, { language, ...SIZE });
    console.log(`docs/page-${name}.png holds the page in ${language}.`);
  }
} finally {
  await closeBrowser();
}
