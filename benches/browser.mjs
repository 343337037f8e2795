// `npm run bench:browser`: the same table in Chromium and Firefox, without a window, and how soon
// the first answer is there. `npm run bench:browser -- --only start` runs a part of it.

import { build } from '../tools/build.mjs';
import { setUpBrowserBenchmarks } from '../tools/setup.mjs';
import { options } from './options.mjs';

await setUpBrowserBenchmarks();
await build();
// Read only now: these use npm packages, which the set-up brings.
const { closeBrowser, theBrowser, useBrowser, withPage } = await import('../tools/browsers.mjs');
const { EVERYWHERE } = await import('./everywhere.mjs');
const { TREE, bundlePages } = await import('./pages.mjs');
const { start } = await import('./rows/start.mjs');
const { printHead, printRows, writeJson, writeReadme } = await import('./table.mjs');

const { groups, write } = options([...Object.keys(EVERYWHERE), 'start']);

await bundlePages();
for (const name of ['chromium', 'firefox']) {
  useBrowser(name);
  const engine = nameOf(await (await theBrowser()).version());
  console.log(`\n${engine}`);
  const rows = [];
  printHead();
  for (const group of groups) {
    const found = group === 'start' ? await start() : await inPage(group);
    printRows(found);
    rows.push(...found.map((row) => ({ group, ...row })));
  }
  await closeBrowser();
  writeJson(name, engine, rows);
}
if (write) writeReadme();

/** `HeadlessChrome/156.0` is Chrome 156.0, `firefox/153.7` Firefox 153.7. */
function nameOf(version) {
  const [name, number] = version.replace('Headless', '').split('/');
  return `${name[0].toUpperCase()}${name.slice(1)} ${number}`;
}

/** Runs one group of rows in a page of its own. */
async function inPage(group) {
  let found;
  await withPage(
    '/',
    async (page) => {
      found = JSON.parse(await page.evaluate((group) => globalThis.runGroup(group), group));
    },
    { tree: TREE },
  );
  return found;
}
