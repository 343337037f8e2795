// What the page saves: the account as a snapshot, a statement as a table. The browser's own saving
// is left to it; what it is given is read.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { choose, chooseDate, go, openFile, press, text, until } from './reading.mjs';

after(closeBrowser);

/** Notes the name and the text of the next files that the page gives to the browser. */
function noteFiles(page) {
  return page.evaluate(() => {
    const made = new Map();
    globalThis.files = [];
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      const href = createObjectURL.call(URL, blob);
      made.set(href, blob);
      return href;
    };
    const note = (event) => {
      const { href, download } = event.target;
      if (!made.has(href)) return;
      files.push([download, made.get(href)]);
      // What a test saves is not to be left on the machine.
      event.preventDefault();
    };
    addEventListener('click', note, true);
  });
}

async function savedFile(page) {
  await until(() => page.evaluate(() => files.length > 0), 'a file');
  return page.evaluate(async () => {
    const [name, blob] = files.pop();
    const bytes = [...new Uint8Array(await blob.arrayBuffer())];
    return { name, type: blob.type, bytes };
  });
}

const textOf = ({ bytes }) => Buffer.from(bytes).toString('utf8');

test('the account is saved as a snapshot that opens again as the same account', () =>
  withPage(
    '/',
    async (page) => {
      await noteFiles(page);
      const before = await text(page, '#overview');
      await press(page, '#save');
      const file = await savedFile(page);
      assert.equal(file.name, 'credit-term-account-2026-11-23.json');
      assert.match(await text(page, '#notice'), /Saved as “credit-term-account-2026-11-23\.json”/);
      await openFile(page, file.name, textOf(file), /The snapshot is open/);
      await chooseDate(page, '2026-11-23');
      assert.equal(await text(page, '#overview'), before);
    },
    { language: 'en' },
  ));

for (const [language, button, head, total] of [
  ['en', 'Save statement 4 as CSV', /^\uFEFFStatement,Due date,Order/, /^Total,/m],
  ['zh', '账单 4 存为 CSV', /^\uFEFF账单,/, /^合计,/m],
]) {
  test(`the statement shown is saved as a table: ${language}`, () =>
    withPage(
      '/#statement',
      async (page) => {
        await noteFiles(page);
        await choose(page, '4');
        assert.equal(await text(page, '#save-statement'), button);
        await press(page, '#save-statement');
        const file = await savedFile(page);
        assert.equal(file.name, 'credit-term-statement-4-2026-11-23.csv');
        assert.match(file.type, /^text\/csv/);
        assert.match(textOf(file), head);
        assert.match(textOf(file), total);
      },
      { language },
    ));
}

test('where there is no statement, none is offered', () =>
  withPage(
    '/',
    async (page) => {
      const terms = {
        currency: 'CNY',
        creditLimit: '10.00',
        billingCycle: { kind: 'perReceipt' },
        repaymentWindow: { kind: 'netDays', days: 30 },
      };
      const history = [{ type: 'openAccount', on: '2026-11-02', terms }];
      await go(page, '#statement');
      assert.notEqual(await text(page, '#save-statement'), '');
      await openFile(page, 'own.json', JSON.stringify(history), /accepted: 1/);
      assert.equal(await text(page, '#save-statement'), '');
    },
    { language: 'en' },
  ));
