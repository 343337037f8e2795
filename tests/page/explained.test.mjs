// The figures of the page around the calculators open into their terms as those within them do.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, narrow, withPage } from '../../tools/browsers.mjs';
import { minorUnits, openEach } from './explanations.mjs';
import { chooseDate, look, press, text, until } from './reading.mjs';

after(closeBrowser);

const english = { language: 'en' };

/** What every address offers to open, beside the overview over it. */
const OVERVIEW = [
  'tile.available',
  'tile.exposure',
  'tile.outstanding',
  'tile.dueOn',
  'bar.reserved',
  'bar.unbilled',
  'bar.billed',
  'bar.available',
];
const OFFERED = {
  '#documents/orders': ['orders.SO-1111-1212.reserved', 'orders.SO-1111-1212.outstanding'],
  '#documents/statements': ['statements.3.total', 'statements.3.outstanding'],
  '#checkout': ['order.available', 'order.availableAfter', 'order.dueOn'],
};

for (const [hash, offered] of Object.entries(OFFERED)) {
  test(`${hash}: every figure that opens adds up to itself`, () =>
    withPage(
      `/${hash}`,
      async (page) => {
        const opened = await openEach(page);
        const keys = opened.map(({ key }) => key);
        assert.deepEqual(
          [...OVERVIEW, ...offered].filter((key) => !keys.includes(key)),
          [],
        );
        for (const {
          key,
          figure,
          terms,
          sum,
          links = terms.flatMap((term) => term.links),
        } of opened) {
          for (const link of links) assert.match(link, /^#(documents|return|statement)\//, key);
          if (sum === null) continue;
          const total = terms.reduce((so, { amount }) => so + minorUnits(amount), 0n);
          assert.equal(total, minorUnits(figure), key);
        }
      },
      english,
    ));
}

test('what is overdue opens into the statements that are', () =>
  withPage(
    '/',
    async (page) => {
      await chooseDate(page, '2026-11-26');
      await press(page, '[data-why="tile.overdue"]');
      assert.match(await text(page, '.explanation'), /outstanding statement 3 \+ 40,802\.90/);
    },
    english,
  ));

test('another date keeps open what is open, and the focus on it', () =>
  withPage(
    '/#documents/statements',
    async (page) => {
      await look(page, () => {
        const [button] = shown('[data-why="tile.available"]');
        button.focus();
        button.click();
      });
      await chooseDate(page, '2026-12-20');
      // The temporary limit has ended.
      await until(async () => !/temporary/.test(await text(page, '.explanation')), 'the new terms');
      assert.match(await text(page, '.explanation'), /credit limit \+ 80,000\.00/);
      assert.equal(await look(page, () => document.activeElement.dataset.why), 'tile.available');
    },
    english,
  ));

test('a figure of a wide table opens within a narrow screen', () => {
  const width = narrow(360);
  return withPage(
    '/#documents/statements',
    async (page) => {
      for (const key of ['statements.3.outstanding', 'tile.exposure']) {
        await press(page, `[data-why="${key}"]`);
        const [left, right] = await look(page, () => {
          const box = shown('.explanation')[0].getBoundingClientRect();
          return [box.left, box.right];
        });
        assert.ok(left >= 0 && right <= width, `${key}: ${left} to ${right}`);
      }
    },
    { language: 'zh', width, height: 800 },
  );
});
