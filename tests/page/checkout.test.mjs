// The checkout preview, as a person uses it.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { chooseDate, fill, look, press, tableOf, text } from './reading.mjs';

after(closeBrowser);

const english = { language: 'en' };
const chinese = { language: 'zh' };

test('a checkout preview says yes while the amount is typed', () =>
  withPage(
    '/',
    async (page) => {
      await look(page, () => {
        const [input] = shown('[name="amount"]');
        input.focus();
        input.select();
      });
      await page.keyboard.type('14245.10');
      assert.match(await text(page, '.verdict'), /May pay on credit/);
      assert.match(await text(page, '.verdict'), /¥14,245\.10 is accepted; ¥0\.00 stays available/);
      const figures = await tableOf(page, 'Before and after');
      assert.deepEqual(
        figures.find(([name]) => name === 'Available credit'),
        ['Available credit', '14,245.10', '0.00'],
      );
    },
    english,
  ));

test('a refusal says its figures, and what to repay so that the order goes through', () =>
  withPage(
    '/',
    async (page) => {
      await fill(page, 'amount', '20000');
      assert.match(await text(page, '.verdict'), /May not pay on credit/);
      assert.equal(
        await text(page, '.refusals li'),
        'Of 20,000.00, ¥4,754.90 is too much: ¥14,245.10 is available, the allowance is 1,000.00.',
      );
      assert.match(await text(page, '.answer'), /Repay ¥4,754\.90 now and this order goes through/);
      const lines = await tableOf(page, 'The lines the repayment of 4,754.90');
      assert.equal(lines.at(-1).at(-1), '4,754.90');
    },
    english,
  ));

test('an override passes the limit check', () =>
  withPage(
    '/',
    async (page) => {
      await fill(page, 'amount', '20000');
      await press(page, 'details.more:not(.code) > summary');
      await fill(page, 'approvedBy', 'Wang Min');
      assert.match(await text(page, '.verdict'), /correct what is marked/);
      assert.match(await text(page, '.field .problem'), /1 to 200 characters/);
      await fill(page, 'reason', 'opening of the new branch');
      assert.match(await text(page, '.verdict'), /May pay on credit/);
    },
    english,
  ));

test('all reasons are said together, in Chinese too', () =>
  withPage(
    '/',
    async (page) => {
      await fill(page, 'amount', '20000');
      await chooseDate(page, '2026-11-26');
      const codes = await look(page, () => shown('.refusals li').map((each) => each.dataset.code));
      assert.deepEqual(codes, ['overdue', 'creditExceeded']);
      assert.match(await text(page, '.verdict'), /不能用账期支付/);
      assert.match(await text(page, '.refusals'), /逾期 ¥40,802\.90（账单 3，自2026年11月26日起）/);
      assert.match(await text(page, '.refusals'), /可用额度 ¥14,245\.10.*超出 ¥4,754\.90/);
    },
    chinese,
  ));

test('malformed input shows where and what is expected, in words', () =>
  withPage(
    '/',
    async (page) => {
      for (const wrong of ['1,000', '1e3', '-5', '5.001', ' 5', '０', 'abc', '0', '1'.repeat(40)]) {
        await fill(page, 'amount', wrong);
        assert.match(await text(page, '.field .problem'), /digits and one point, at most 2/, wrong);
        assert.match(await text(page, '.field .problem'), /at most 10,000,000,000,000\.00/, wrong);
        const isInvalid = await look(page, () => shown('[name="amount"]')[0].ariaInvalid);
        assert.equal(isInvalid, 'true');
        assert.equal(await text(page, '.answer'), '', wrong);
      }
      await fill(page, 'amount', '5');
      assert.equal(await text(page, '.field .problem'), '');
      await fill(page, 'expectedReceiptOn', '2026-11-01');
      assert.match(await text(page, '.field .problem'), /not be before the business date/);
    },
    english,
  ));

test('the expected receipt day decides the statement', () =>
  withPage(
    '/',
    async (page) => {
      assert.match(await text(page, '.answer'), /it falls on statement 4/);
      await fill(page, 'expectedReceiptOn', '2026-12-11');
      assert.match(await text(page, '.answer'), /it falls on statement 5/);
    },
    english,
  ));

test('a date before the latest command is refused in words and changes nothing', () =>
  withPage(
    '/',
    async (page) => {
      await chooseDate(page, '2026-11-01');
      assert.match(await text(page, '#on-problem'), /dates never run backwards.*still as of/);
      assert.match(await text(page, '.verdict'), /May pay on credit/);
    },
    english,
  ));
