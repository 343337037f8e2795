// The calendar of terms on the page: from the account's own terms, edited and never saved.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { chooseDate, fill, go, look, press, tableOf, text } from './reading.mjs';

after(closeBrowser);

const english = { language: 'en' };

test('it begins with the account’s own terms and the period that is open', () =>
  withPage(
    '/#calendar',
    async (page) => {
      const [, first, ...more] = await tableOf(page, 'The next 12 periods');
      assert.deepEqual(first.slice(0, 5), [
        '1',
        'Nov 11, 2026',
        'Dec 10, 2026',
        'Dec 11, 2026',
        'Dec 25, 2026',
      ]);
      assert.equal(more.length, 11);
      assert.match(await text(page, '.verdict'), /due dates moved: 3, days clamped: 0/);
    },
    english,
  ));

test('an edited cycle and convention show at once, each moved day with its reason', () =>
  withPage(
    '/#calendar',
    async (page) => {
      await fill(page, 'closingDay', '31');
      await fill(page, 'from', '2027-02-01');
      await fill(page, 'convention', 'preceding');
      const [, first, second] = await tableOf(page, 'The next 12 periods');
      assert.equal(first[2], 'Feb 28, 2027');
      assert.match(first[5], /shorter than its closing day, so it closes on the last day/);
      assert.match(second[5], /moved back from Apr 25, 2027, past Apr 24, 2027 to Apr 25, 2027/);
      await fill(page, 'workdays', '2027-04-25');
      const [, , workday] = await tableOf(page, 'The next 12 periods');
      assert.equal(workday[5], '');
    },
    english,
  ));

test('what was edited stays on the way to another section and back, and the account is unchanged', () =>
  withPage(
    '/#calendar',
    async (page) => {
      const before = await text(page, '#source');
      await fill(page, 'cycle', 'weekly');
      await fill(page, 'weekday', 'wednesday');
      await go(page, '#checkout');
      await go(page, '#calendar');
      const [, first] = await tableOf(page, 'The next 12 periods');
      assert.equal(first[2], 'Nov 11, 2026');
      await chooseDate(page, '2026-11-24');
      assert.equal(await text(page, '#source'), before);
      await page.select('#language', 'zh');
      assert.match(await text(page, '.verdict'), /今后 12 期/);
      assert.equal((await tableOf(page, '今后 12 期'))[1][2], '2026年11月11日');
    },
    english,
  ));

test('the weekend is ticked, and the whole form is passed by keyboard', () =>
  withPage(
    '/#calendar',
    async (page) => {
      await press(page, '[name="sunday"]');
      assert.match(await text(page, '.verdict'), /due dates moved: 1/);
      await look(page, () => shown('[name="from"]')[0].focus());
      const passed = new Set();
      for (let presses = 0; presses < 60 && !passed.has('workdays'); presses += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          let element = document.activeElement;
          while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          const isDrawn = getComputedStyle(element).outlineStyle !== 'none';
          return { name: element.name, isDrawn };
        });
        assert.ok(at.isDrawn, `${at.name} has the focus and does not show it`);
        passed.add(at.name);
      }
      const fields = await look(page, () => {
        const { shadowRoot } = shown('credit-term-calendar')[0];
        return [...shadowRoot.querySelectorAll('input, select, textarea')]
          .filter((field) => field.getClientRects().length !== 0)
          .map(({ name }) => name);
      });
      const missed = fields.filter((name) => name !== 'from' && !passed.has(name));
      assert.ok(10 < fields.length);
      assert.deepEqual(missed, []);
    },
    english,
  ));
