// What people come for, by keyboard alone.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { backTo, chooseOf, enter, goBy, hasFocus, tabTo, typeInto } from './keys.mjs';
import { text, until } from './reading.mjs';

after(closeBrowser);

/** A flow from the top of the page on; every answer is waited for as a person does. */
const flow = (name, act) =>
  test(`by keyboard alone: ${name}`, () =>
    withPage(
      '/',
      (page) => {
        const reads = (selector, said) =>
          until(async () => said.test(await text(page, selector)), said);
        return act(page, reads);
      },
      { language: 'en' },
    ));

flow('a checkout preview, and the lines that give it', async (page, reads) => {
  await typeInto(page, 'amount', '12500.00');
  await reads('.verdict', /May pay on credit/);
  await tabTo(page, 'summary');
  await page.keyboard.press('Enter');
  await typeInto(page, 'approvedBy', 'Wang Min');
  await typeInto(page, 'reason', 'a rush');
  await reads('.answer', /12,500\.00/);
  await enter(page, '.code summary');
  await reads('.code pre', /approvedBy: 'Wang Min'/);
});

flow('a statement with its repayment quote', async (page, reads) => {
  await goBy(page, 'statement');
  await chooseOf(page, 'statement', '4');
  await reads('.sheet', /Statement 4 open/);
  await chooseOf(page, 'for', 'amount');
  await typeInto(page, 'repayment', '500.00');
  await reads('.quote .verdict', /To the cashier ¥500\.00/);
});

flow('a return', async (page, reads) => {
  await goBy(page, 'return');
  const first = await tabTo(page, '[name="orderId"]');
  await page.keyboard.press('ArrowDown');
  await typeInto(page, 'returned', '12.00');
  await reads('.verdict', /12\.00/);
  assert.doesNotMatch(await text(page, '.results'), new RegExp(`Order ${first}`));
});

flow('a what-if, wrong at first', async (page, reads) => {
  await goBy(page, 'what-if');
  await reads('.what-if .verdict', /4 accepted, 1 refused/);
  // The first order comes after the repayment that makes room for it.
  await enter(page, '.step:nth-child(2) .up');
  await reads('.step:first-child .title', /Record a repayment/);
  await hasFocus(page, '.step:first-child .down');
  await enter(page, '.step:nth-child(2) .title');
  await typeInto(page, 'amount', '1,5');
  await reads('.problems', /2 Place an order · Amount/);
  await backTo(page, '.problems a');
  await page.keyboard.press('Enter');
  await hasFocus(page, '.step:nth-child(2) [name="amount"]');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('15.00');
  await reads('.step:nth-child(2) .title', /15\.00/);
  assert.equal(await text(page, '.problems'), '');
  await enter(page, '[data-say="whatIf.add"]');
  await hasFocus(page, '.step:last-child [name="type"]');
  await typeInto(page, 'amount', '100.00');
  await reads('.step:last-child', /Refused .*overdue/);
  await enter(page, '.code summary');
  await reads('.code pre', /account\.simulate\(\{.*amount: '15\.00'/s);
});

flow('terms and their calendar, wrong at first', async (page, reads) => {
  await goBy(page, 'calendar');
  await typeInto(page, 'creditLimit', 'much');
  await typeInto(page, 'closingDay', '40');
  await reads('.problems', /Credit limit.*Closing day/s);
  // Back to the list at the form's head, which leads to each field.
  await backTo(page, '.problems a');
  await page.keyboard.press('Enter');
  await hasFocus(page, '[name="closingDay"]');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('31');
  await backTo(page, '.problems a');
  await page.keyboard.press('Enter');
  await hasFocus(page, '[name="creditLimit"]');
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('90000.00');
  await reads('.verdict', /days clamped: [1-9]/);
  assert.equal(await text(page, '.problems'), '');
});

flow('facts that are typed in, wrong at first', async (page, reads) => {
  await enter(page, '#type');
  await hasFocus(page, '[name="csv"]');
  await page.keyboard.type('x');
  await tabTo(page, '[name="openedOn"]');
  await page.keyboard.press('Backspace');
  await enter(page, '[type="submit"]');
  await reads('.problems', /Please correct:.*Table of facts.*Opened on/s);
  await hasFocus(page, '.problems');
  await enter(page, '.problems li + li a');
  await hasFocus(page, '[name="openedOn"]');
});
