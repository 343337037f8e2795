// The statement calculator and the repayment quote.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { choose, chooseDate, fill, go, look, tableOf, text } from './reading.mjs';

after(closeBrowser);

const english = { language: 'en' };

test('the statement that is nearly due is shown first, with its lines and their sums', () =>
  withPage(
    '/#statement',
    async (page) => {
      assert.match(await text(page, '.sheet'), /Statement 3 issued/);
      assert.match(await text(page, '.sheet'), /2 days left/);
      const lines = await tableOf(page, 'Lines of statement 3');
      assert.equal(lines.length, 17);
      assert.deepEqual(lines.at(-1).slice(4), [
        '43,001.90',
        '1,300.00',
        '899.00',
        '0.00',
        '5,844.00',
        '40,802.90',
      ]);
      assert.match(await text(page, '.netting'), /= Total 41,701\.90.*= Outstanding ¥40,802\.90/);
    },
    english,
  ));

test('another statement can be chosen, and the address keeps it', () =>
  withPage(
    '/#statement/2',
    async (page) => {
      assert.match(await text(page, '.sheet'), /Statement 2 settled/);
      await choose(page, '4');
      assert.match(await text(page, '.sheet'), /Statement 4 open.*projected/s);
      assert.equal(await page.evaluate(() => location.hash), '#statement/4?on=2026-11-23');
    },
    english,
  ));

test('a quote says what goes to the cashier, line by line', () =>
  withPage(
    '/#statement',
    async (page) => {
      assert.match(await text(page, '.quote .verdict'), /To the cashier ¥34,958\.90/);
      await choose(page, 'posted');
      assert.match(await text(page, '.quote .verdict'), /To the cashier ¥55,768\.90/);
      await choose(page, 'amount');
      assert.match(await text(page, '.quote .verdict'), /Enter an amount/);
      await fill(page, 'repayment', '3000');
      const lines = await tableOf(page, 'netted line by line');
      assert.deepEqual(
        lines.slice(1).map((row) => row.at(-1)),
        ['2,180.00', '820.00', '3,000.00'],
      );
      await fill(page, 'repayment', '55768.91');
      assert.match(
        await text(page, '.quote .refusals'),
        /¥55,768\.90 is free to repay \(5,844\.00 in flight\), less than 55,768\.91/,
      );
      await fill(page, 'repayment', '5,5');
      assert.match(await text(page, '.quote .problem'), /digits and one point/);
    },
    english,
  ));

test('chosen orders are repaid whole or in part', () =>
  withPage(
    '/#statement',
    async (page) => {
      await choose(page, 'orders');
      assert.match(await text(page, '.quote .verdict'), /Tick at least one order/);
      const pick = (orderId, amount) =>
        look(
          page,
          (wanted, part) => {
            const found = shown('.pick').find((each) => each.textContent.includes(wanted));
            if (!found.querySelector('[type=checkbox]').checked) {
              found.querySelector('[type=checkbox]').click();
            }
            found.querySelector('[type=text]').value = part;
            found.querySelector('[type=text]').dispatchEvent(new Event('input', { bubbles: true }));
          },
          orderId,
          amount,
        );
      await pick('SO-1102-1207', '');
      await pick('SO-1030-1206', '25.00');
      assert.match(await text(page, '.quote .verdict'), /To the cashier ¥3,935\.00/);
      await pick('SO-1030-1206', 'x');
      assert.match(await text(page, '.pick .problem'), /digits and one point/);
    },
    english,
  ));

test('ageing follows the business date', () =>
  withPage(
    '/#statement',
    async (page) => {
      assert.match(await text(page, '.legend'), /Not due 40,802\.90/);
      await chooseDate(page, '2026-12-01');
      assert.match(await text(page, '.legend'), /1–30 days 40,802\.90/);
      assert.match(await text(page, '.sheet'), /Statement 3 overdue.*6 days past/s);
    },
    english,
  ));

test('a document’s id leads to it', () =>
  withPage(
    '/#documents/repayments/RP-1117-16',
    async (page) => {
      const lines = await tableOf(page, 'Lines of RP-1117-16');
      assert.equal(lines.at(-1).at(-1), '5,844.00');
      await go(page, '#documents/orders');
      assert.equal((await tableOf(page, 'Orders')).length, 41);
      await fill(page, 'status', 'noPaymentNeeded');
      assert.equal((await tableOf(page, 'Orders')).length, 2);
    },
    english,
  ));
