// The packed package on a page: bundled by Vite with its default settings, and as the files are,
// with the wasm file fetched. Under the strict policy; the browser is the one of $BROWSER.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';

import { browserName, closeBrowser, withPage } from '../../tools/browsers.mjs';
import { PROJECT, bundlePacked } from '../../tools/packed.mjs';
import { INSTALLED, WORDS, esm } from './packed.mjs';
import { HISTORY, OPENING, withAccount } from './sample.mjs';

const HTML =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title><link rel="icon" href="data:,">' +
  '<script type="module" src="./main.js"></script><pre id="said"></pre></html>';

const PREVIEW = { on: '2026-10-31', amount: '8000.00', expectedReceiptOn: '2026-11-30' };

/** What a shop's page does with the package. */
const script = (entry) => `
  import { init, CreditAccount, CreditTermError, businessDate } from '${entry}';
  const answers = () => {
    const account = CreditAccount.open(${JSON.stringify(OPENING)});
    for (const command of ${JSON.stringify(HISTORY)}) account.apply(command);
    const preview = account.previewOrder(${JSON.stringify(PREVIEW)});
    let code;
    try {
      account.apply({ type: 'placeOrder', on: 1 });
    } catch (error) {
      code = error instanceof CreditTermError && error.code;
    }
    const date = businessDate(new Date('2026-11-22T16:00:00Z'), 'Asia/Shanghai');
    account.dispose();
    return JSON.stringify({ preview, code, date });
  };
  try {
    AWAIT
    document.getElementById('said').textContent = answers();
    document.documentElement.dataset.ready = 'true';
  } catch (error) {
    console.error(error);
    document.documentElement.dataset.ready = 'failed';
  }
`;

const expected = withAccount(esm, (account) =>
  JSON.stringify({
    preview: account.previewOrder(PREVIEW),
    code: 'invalidInput',
    date: '2026-11-23',
  }),
);

after(closeBrowser);

const answersAsInNode = (tree) =>
  withPage(
    '/',
    async (page) => {
      assert.equal(
        await page.evaluate(() => document.getElementById('said').textContent),
        expected,
      );
    },
    { tree },
  );

test(`${browserName}: bundled by Vite it answers as in Node`, async () => {
  await answersAsInNode(
    await bundlePacked({ html: HTML, script: script('credit-term').replace('AWAIT', '') }),
  );
});

test(`${browserName}: bundled by Vite, with the wasm file apart, it answers as in Node`, async () => {
  await answersAsInNode(
    await bundlePacked({
      html: HTML,
      script: script('credit-term/init').replace('AWAIT', 'await init();'),
    }),
  );
});

test(`${browserName}: bundled by Vite, the words say the same as in Node, without the wasm`, async () => {
  const refusal = { code: 'exceedsReserved', reserved: '90071992547409.93', requested: '0.01' };
  const locale = 'zh-CN';
  const call = `describe(${JSON.stringify(refusal)}, '${locale}', { currency: 'CNY' })`;
  const tree = await bundlePacked({
    html: HTML,
    script: `
      import { describe } from 'credit-term/words';
      document.getElementById('said').textContent = ${call};
      document.documentElement.dataset.ready = 'true';
    `,
  });
  const scripts = path.join(tree['/'], 'assets');
  for (const name of readdirSync(scripts))
    assert.ok(statSync(path.join(scripts, name)).size < 60_000, `${name} is larger than the words`);
  const expectedText = WORDS.ESM.describe(refusal, locale, { currency: 'CNY' });
  assert.equal(expectedText, '入账中只有 ¥90,071,992,547,409.93，少于 0.01。');
  await withPage(
    '/',
    async (page) => {
      const said = await page.evaluate(() => document.getElementById('said').textContent);
      assert.equal(said, expectedText);
    },
    { tree },
  );
});

for (const [entry, awaited] of [
  ['index.js', ''],
  ['index.js', 'await init();'],
  ['init.js', 'await init();'],
]) {
  test(`${browserName}: ${entry} as it is, ${awaited || 'without init'}, answers as in Node`, async () => {
    const folder = path.join(PROJECT, 'plain');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'index.html'), HTML);
    writeFileSync(
      path.join(folder, 'main.js'),
      script(`./credit-term/${entry}`).replace('AWAIT', awaited),
    );
    await answersAsInNode({ '/credit-term/': path.join(INSTALLED, 'dist'), '/': folder });
  });
}
