// The elements in React: properties passed, events heard, lists reordered, as with any element.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { browserName, closeBrowser } from '../../tools/browsers.mjs';
import { ON, reactTree, type, visit, within } from './admin.mjs';

after(closeBrowser);

let tree;
before(async () => {
  tree = await reactTree();
});

/** Draws calculators: each of [tag, properties], its account named by its currency. */
const render = (page, calculators, lang = 'en') =>
  page.evaluate(
    (wanted, language) => {
      const parts = wanted.map(([name, { account, ...more }]) => [
        name,
        { key: more.id, ...more, account: accounts[account] ?? null },
      ]);
      globalThis.render(['section', { lang: language }, ...parts]);
    },
    calculators,
    lang,
  );

const checkout = (id, more = {}) => [
  'credit-term-checkout',
  { id, account: id, on: ON, amount: '20', ...more },
];

test(`${browserName}: React passes accounts and dates as properties, and changes of them`, () =>
  visit(tree, async (page) => {
    await render(page, [checkout('CNY'), checkout('JPY')]);
    assert.match(await within(page, 'CNY', '.verdict'), /¥20\.00 is accepted/);
    assert.match(await within(page, 'JPY', '.verdict'), /¥20 is accepted/);
    await render(page, [
      checkout('CNY', { account: 'KWD' }),
      checkout('JPY', { on: '2026-10-01' }),
    ]);
    assert.match(await within(page, 'CNY', '.verdict'), /KWD\s20\.000 is accepted/);
    assert.match(await within(page, 'JPY', '.verdict'), /cannot be shown as of that day/);
    await render(page, [checkout('CNY', { account: 'none' })]);
    assert.equal(await within(page, 'CNY', '.verdict'), 'There is no account to show.');
  }));

test('what a person typed stays through renderings, and when the list is put in another order', () =>
  visit(tree, async (page) => {
    const list = [checkout('CNY'), checkout('JPY'), checkout('KWD')];
    await render(page, list);
    await type(page, 'JPY', 'amount', '33');
    await render(page, list);
    await render(page, list.toReversed(), 'zh');
    assert.match(await within(page, 'JPY', '.verdict'), /33 会被接受/);
    await render(page, [list[0]]);
    await render(page, list);
    assert.match(await within(page, 'JPY', '.verdict'), /¥20 is accepted/, 'made anew');
  }));

test('React hears the events, and what they tell', () =>
  visit(tree, async (page) => {
    await page.evaluate((on) => {
      globalThis.answers = [];
      const onAnswer = ({ detail }) => answers.push(detail);
      const properties = { id: 'a', account: accounts.CNY, on, number: 1 };
      render(['credit-term-statement', { ...properties, 'oncredit-term-answer': onAnswer }]);
    }, ON);
    const told = await page.evaluate(() =>
      answers.map(({ view, answer }) => [view, answer !== undefined]),
    );
    assert.deepEqual(told, [
      ['statement', true],
      ['quoteRepayment', true],
    ]);
  }));

test('an account that the page disposes of is told in words, and another one shows', () =>
  visit(tree, async (page) => {
    await render(page, [checkout('CNY')]);
    await page.evaluate(() => accounts.CNY.dispose());
    await type(page, 'CNY', 'amount', '21');
    assert.match(await within(page, 'CNY', '.verdict'), /no longer in memory/);
    await render(page, [checkout('CNY', { account: 'JPY' })]);
    assert.match(await within(page, 'CNY', '.verdict'), /¥21 is accepted/);
  }));
