// What the page saves: the account as a snapshot, a statement as a table.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { choose, chooseDate, go, openFile, press, text } from './reading.mjs';
import { noteFiles, savedFile, textOf } from './saved.mjs';

after(closeBrowser);

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
