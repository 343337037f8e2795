// A link carries what is asked: opened elsewhere it shows the same, and back and forward lead to it.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { choose, chooseDate, fill, go, look, press, text, until } from './reading.mjs';

after(closeBrowser);

const english = { language: 'en' };
const hashOf = (page) => page.evaluate(() => location.hash);
const value = (page, name) => look(page, (wanted) => shown(`[name="${wanted}"]`)[0].value, name);

async function keeps(page, hash) {
  await until(async () => (await hashOf(page)) === hash, hash);
}

/** Asks on one page, and opens the link that it shows on another. */
async function opensTheSame(start, ask, hash, shown) {
  let answer;
  await withPage(
    start,
    async (page) => {
      await ask(page);
      await keeps(page, hash);
      answer = await text(page, shown);
      assert.notEqual(answer, '');
    },
    english,
  );
  await withPage(
    `/${hash}`,
    async (page) => assert.equal(await text(page, shown), answer),
    english,
  );
}

test('a checkout: the amount, the day of receipt and the business date', () =>
  opensTheSame(
    '/',
    async (page) => {
      await fill(page, 'amount', '321.50');
      await fill(page, 'expectedReceiptOn', '2026-12-20');
      await chooseDate(page, '2026-11-24');
    },
    '#checkout?amount=321.50&expected=2026-12-20&on=2026-11-24',
    '.results',
  ));

test('a statement: its number and the business date', () =>
  opensTheSame(
    '/#statement',
    async (page) => {
      await choose(page, '4');
      await chooseDate(page, '2026-12-01');
    },
    '#statement/4?on=2026-12-01',
    '.sheet',
  ));

test('a return by amount: its order and its amount', () =>
  opensTheSame(
    '/#return/SO-1111-1212',
    (page) => fill(page, 'returned', '12.00'),
    '#return/SO-1111-1212?amount=12.00&on=2026-11-23',
    '.results',
  ));

test('a return by items: its order, and how many of each', () =>
  opensTheSame(
    '/#return/SO-1111-1212',
    async (page) => {
      await choose(page, 'items');
      await look(page, () => {
        const [first] = shown('.picker input.count');
        first.value = '1';
        first.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      });
    },
    '#return/SO-1111-1212?items=&item=CHAIR-ERGO-2*1&on=2026-11-23',
    '.results',
  ));

test('back and forward lead to what was asked there, and to its business date', () =>
  withPage(
    '/',
    async (page) => {
      await fill(page, 'amount', '77.00');
      await keeps(page, '#checkout?amount=77.00&on=2026-11-23');
      await press(page, 'nav a[href="#statement"]');
      await keeps(page, '#statement/3?on=2026-11-23');
      await chooseDate(page, '2026-12-01');
      await keeps(page, '#statement/3?on=2026-12-01');
      await page.evaluate(() => history.back());
      await keeps(page, '#checkout?amount=77.00&on=2026-11-23');
      assert.equal(await value(page, 'amount'), '77.00');
      assert.equal(await page.evaluate(() => document.getElementById('on').value), '2026-11-23');
      await page.evaluate(() => history.forward());
      await keeps(page, '#statement/3?on=2026-12-01');
      assert.match(await text(page, '.sheet'), /Statement 3 overdue/);
    },
    english,
  ));

test('a link that asks nonsense is answered in words, and the page still works', () =>
  withPage(
    '/#checkout?amount=%3Cb%3E&expected=never&on=1999-99-99',
    async (page) => {
      assert.match(await text(page, '.field .problem'), /Write an amount/);
      assert.equal(await value(page, 'amount'), '<b>');
      await go(page, '#return/NONE?items=&item=%25&on=');
      await go(page, '#checkout?amount=5.00&on=2026-11-23');
      assert.match(await text(page, '.verdict'), /May pay on credit/);
    },
    english,
  ));
