// A link carries what is asked: opened elsewhere it shows the same, and back and forward lead to it.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { choose, chooseDate, fill, go, look, press, text, until } from './reading.mjs';

after(closeBrowser);

const english = { language: 'en' };
const hashOf = (page) => page.evaluate(() => location.hash);
const value = (page, name) => look(page, (wanted) => shown(`[name="${wanted}"]`)[0].value, name);

/** Waits for this address, or for one that fits the pattern, and gives it. */
async function keeps(page, hash) {
  const fits = (found) => (typeof hash === 'string' ? found === hash : hash.test(found));
  let found;
  const isKept = async () => fits((found = await hashOf(page)));
  await until(isKept, hash).catch((error) => assert.fail(`${error.message}: ${found}`));
  return found;
}

/** Asks on one page, and opens the link that it shows on another. */
async function opensTheSame(start, ask, wanted, shown) {
  let answer;
  let hash;
  await withPage(
    start,
    async (page) => {
      await ask(page);
      hash = await keeps(page, wanted);
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

test('a return of one receipt, on a day of its own', () =>
  opensTheSame(
    '/#return/SO-1111-1212',
    async (page) => {
      await fill(page, 'returned', '12.00');
      await fill(page, 'receiptId', 'GR-1116-556');
      await fill(page, 'returnOn', '2026-11-25');
    },
    '#return/SO-1111-1212?receipt=GR-1116-556&amount=12.00&returnOn=2026-11-25&on=2026-11-23',
    'credit-term-return',
  ));

for (const [what, ask, figures] of [
  [
    'an amount',
    async (page) => {
      await choose(page, 'amount');
      await fill(page, 'repayment', '500.00');
    },
    'for=amount&repayment=500.00',
  ],
  ['all that was received', (page) => choose(page, 'posted'), 'for=posted'],
  [
    'orders, one whole and a part of another',
    async (page) => {
      await choose(page, 'orders');
      await look(page, () => {
        const [first, second] = shown('.pick [type="checkbox"]');
        first.click();
        second.click();
        const [, part] = shown('.pick input.money');
        part.value = '1.00';
        part.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      });
    },
    'for=orders&order=SO-0930-1194*&order=SO-1012-1197*1.00',
  ],
]) {
  test(`a repayment quote: ${what}`, () =>
    opensTheSame('/#statement/3', ask, `#statement/3?${figures}&on=2026-11-23`, '.quote'));
}

test('the calendar: terms that were edited, and the first day', () =>
  opensTheSame(
    '/#calendar',
    async (page) => {
      await fill(page, 'closingDay', '31');
      await fill(page, 'from', '2027-01-01');
    },
    /^#calendar\?from=2027-01-01&terms=%7B%22.*%22day%22%3A31.*&on=2026-11-23$/,
    'credit-term-calendar',
  ));

test('terms that nobody edited stay out of the address, and back leads to them', () =>
  withPage(
    '/',
    async (page) => {
      const unedited = '#calendar?on=2026-11-23';
      await press(page, 'nav a[href="#calendar"]');
      await keeps(page, unedited);
      const before = await text(page, 'credit-term-calendar');
      await press(page, 'nav a[href="#checkout"]');
      await press(page, 'nav a[href="#calendar"]');
      await fill(page, 'closingDay', '31');
      await keeps(page, /day%22%3A31/);
      assert.notEqual(await text(page, 'credit-term-calendar'), before);
      await page.evaluate(() => history.go(-2));
      await keeps(page, unedited);
      assert.equal(await value(page, 'closingDay'), '10');
      assert.equal(await text(page, 'credit-term-calendar'), before);
    },
    english,
  ));

test('the documents: their kind, and the status they are filtered by', () =>
  opensTheSame(
    '/#documents',
    async (page) => {
      await choose(page, 'returns');
      await fill(page, 'status', 'refunded');
    },
    '#documents/returns?status=refunded&on=2026-11-23',
    '[data-section="documents"]',
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

test('a damaged link breaks nothing: what it still says is shown', () =>
  withPage(
    '/#calendar?terms=%7B%22billingCycle%22%3Anull%7D&from=2026-99-99&on=',
    async (page) => {
      assert.match(await text(page, '.verdict'), /Of the next 12 periods/);
      for (const [hash, said] of [
        ['#calendar?terms=%7B&from=', /Of the next 12 periods/],
        ['#calendar?terms=null', /Of the next 12 periods/],
        ['#statement/99999?for=nothing&order=*&order=', /To the cashier/],
        ['#statement/x%?for=orders&order=NONE*1&order=*', /Tick/],
        ['#return/NONE/%E0%A4%A?receipt=%00&returnOn=never&amount=1.00', /1\.00/],
        ['#documents/nothing/%?status=%22%3E', /shown/],
        ['#documents/toString?status=open', /shown/],
      ]) {
        await go(page, hash);
        assert.match(await text(page, 'main'), said, hash);
      }
      await page.evaluate(() => {
        location.hash = '#__proto__/a?b';
      });
      await go(page, '#checkout?amount=5.00&on=2026-11-23');
      assert.match(await text(page, '.verdict'), /May pay on credit/);
    },
    english,
  ));
