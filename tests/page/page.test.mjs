// The page as a whole: languages, own files, narrow screens.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after } from 'node:test';
import { closeBrowser, narrow, withPage } from '../../tools/browsers.mjs';
import { words as calculatorWords } from '../../src/js/elements/words.js';
import { words } from '../../www/words.js';
import { choose, chooseDate, fill, go, look, openFile, text } from './reading.mjs';

after(closeBrowser);

const story = JSON.parse(readFileSync(new URL('../../www/data/sample.json', import.meta.url)));
const sections = [
  '#checkout',
  '#statement/3',
  '#return/SO-1111-1212',
  '#calendar',
  '#what-if',
  '#documents/orders/SO-0914-1188',
];

test('the browser’s language is chosen, and the other at a click; no key is shown instead of words', () =>
  withPage(
    '/',
    async (page) => {
      const own = Object.keys({ ...calculatorWords, ...words }).map((key) => key.split('.')[0]);
      const spaces = [...new Set([...own, 'figure', 'column', 'status', 'refusal'])].join('|');
      const key = new RegExp(`\\b(${spaces})\\.[a-z]\\w+`);
      assert.match(await text(page, 'h1'), /账期/);
      for (const language of ['zh', 'en']) {
        await page.select('#language', language);
        const lang = await page.evaluate(() => document.documentElement.lang);
        assert.ok(lang.startsWith(language));
        for (const section of sections) {
          await go(page, section);
          const shown = await text(page, 'body');
          assert.doesNotMatch(shown, key, `${section} in ${language}`);
          assert.doesNotMatch(shown, /undefined|NaN|\[object/, `${section} in ${language}`);
          if (language === 'en') assert.doesNotMatch(shown.replace('中文', ''), /\p{Script=Han}/u);
        }
      }
    },
    { language: 'zh' },
  ));

for (const [language, width] of [
  ['zh', narrow(320)],
  ['en', narrow(320)],
  ['zh', narrow(360)],
  ['en', 768],
]) {
  test(`nothing makes the page itself scroll sideways at ${width} px, ${language}`, () =>
    withPage(
      '/',
      async (page) => {
        await page.evaluate(() => {
          for (const lines of document.querySelectorAll('.code')) lines.open = true;
        });
        for (const section of [...sections, '#checkout?amount=16000.00']) {
          await go(page, section);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${section}: ${wide}`);
        }
      },
      { language, width, height: 800 },
    ));
}

test('a command history of one’s own can be opened, and what was refused is said', () =>
  withPage(
    '/',
    async (page) => {
      const [open, order] = story.commands;
      const commands = [
        open,
        order,
        order,
        { ...order, orderId: 'TOO-MUCH', amount: '99999.00', items: undefined },
      ];
      await openFile(page, 'mine.json', JSON.stringify(commands), /Commands accepted/);
      const notice = await text(page, '#notice');
      assert.match(notice, /Commands accepted: 2\. Repeated: 1; .*Refused: 1; /);
      assert.match(notice, /Command 4, placeOrder on .*is too much/);
      assert.match(await text(page, '#source'), /^mine\.json · CNY · active · version 2/);
    },
    { language: 'en' },
  ));

/** A history of two commands: an account in this currency and, where an amount is given, one order. */
const small = (currency, creditLimit, amount, extra = []) => {
  const terms = {
    currency,
    creditLimit,
    billingCycle: { kind: 'perReceipt' },
    repaymentWindow: { kind: 'netDays', days: 30 },
  };
  const open = { type: 'openAccount', on: '2026-11-02', terms };
  const order = { type: 'placeOrder', on: '2026-11-02', orderId: 'A', amount };
  return JSON.stringify([open, ...(amount === undefined ? [] : [order]), ...extra]);
};

for (const [currency, limit, amount, available, wrong] of [
  ['JPY', '999999999999999', '1', '999,999,999,999,998', '1.5'],
  ['KWD', '999999999999.999', '0.001', '999,999,999,999.998', '1.2345'],
  ['CNY', '9999999999999.99', '0.01', '9,999,999,999,999.98', '1.005'],
]) {
  test(`amounts in ${currency} are shown digit for digit and taken with its digits`, () =>
    withPage(
      '/',
      async (page) => {
        await openFile(page, 'own.json', small(currency, limit, amount), /Commands accepted/);
        assert.ok((await text(page, '.tile.first .main')).includes(available));
        await fill(page, 'amount', amount);
        assert.match(await text(page, '.verdict'), /May pay on credit/);
        await fill(page, 'amount', wrong);
        assert.match(await text(page, '.field .problem'), /Write an amount: digits/);
      },
      { language: 'en' },
    ));
}

test('an account without documents, and one that is closed, are shown as well', () =>
  withPage(
    '/',
    async (page) => {
      const close = { type: 'closeAccount', on: '2026-11-03' };
      for (const extra of [[], [close]]) {
        const history = small('CNY', '5000.00', undefined, extra);
        await openFile(page, 'own.json', history, new RegExp(`accepted: ${extra.length + 1}`));
        for (const section of [
          '#checkout',
          '#statement',
          '#return',
          '#calendar',
          '#what-if',
          '#documents/statements',
        ]) {
          await go(page, section);
          assert.doesNotMatch(await text(page, 'body'), /undefined|NaN|\[object/, section);
        }
      }
      await go(page, '#checkout');
      assert.equal(await text(page, '.refusals li'), 'The account is closed.');
      assert.match(await text(page, '.answer'), /no statement follows/);
    },
    { language: 'en' },
  ));

test('a snapshot can be opened and shows the same account', () =>
  withPage(
    '/',
    async (page) => {
      const before = await text(page, '#overview');
      const snapshot = await page.evaluate(async (sample) => {
        const { CreditAccount } = await import('/credit-term/index.js');
        const account = CreditAccount.create();
        for (const command of sample.commands) account.apply(command);
        return JSON.stringify(account.snapshot());
      }, story);
      await openFile(page, 'account.json', snapshot, /The snapshot is open/);
      await chooseDate(page, '2026-11-23');
      assert.equal(await text(page, '#overview'), before);
    },
    { language: 'en' },
  ));

test('events can be opened, and the items of their orders are known', () =>
  withPage(
    '/#return',
    async (page) => {
      const events = await page.evaluate(async (sample) => {
        const { CreditAccount } = await import('/credit-term/index.js');
        const account = CreditAccount.create();
        return sample.commands.flatMap((command) => account.apply(command).events);
      }, story);
      await openFile(page, 'events.json', JSON.stringify(events), /Events replayed/);
      await choose(page, 'items');
      assert.match(await text(page, '.picker'), /ordered/);
    },
    { language: 'en' },
  ));

test('everything is reached by keyboard, and shows that it has the focus', () =>
  withPage(
    '/#statement',
    async (page) => {
      // From the top: the address's fragment may have moved the place where Tab begins.
      await page.evaluate(() => {
        document.body.tabIndex = -1;
        document.body.focus();
      });
      const passed = new Set();
      for (let press = 0; press < 40; press += 1) {
        await page.keyboard.press('Tab');
        const { name, outlined } = await page.evaluate(() => {
          let element = document.activeElement;
          while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          const near = [element, element.nextElementSibling ?? element];
          const drawn = near.some((each) => getComputedStyle(each).outlineStyle !== 'none');
          return { name: element.id || element.hash || element.name, outlined: drawn };
        });
        if (name === undefined || name === '') continue;
        assert.ok(outlined, `${name} has the focus and does not show it`);
        passed.add(name.replace(/-\d+$/, ''));
      }
      for (const name of [
        '#content',
        'on',
        'today',
        'file',
        'language',
        '#checkout',
        'statement',
      ]) {
        assert.ok(passed.has(name), `${name} is not reached: ${[...passed].join(' ')}`);
      }
      await look(page, () => shown('.timeline input:checked')[0].focus());
      await page.keyboard.press('ArrowRight');
      assert.match(await text(page, '.sheet'), /Statement 4 open/);
    },
    { language: 'en' },
  ));

test('a file that is none of these is refused in words, and the account stays', () =>
  withPage(
    '/',
    async (page) => {
      const before = await text(page, '#overview');
      const wrong = [
        ['not json', /is not a JSON file/],
        ['{"a":1}', /is no command history/],
        ['null', /is no command history/],
        [
          '[{"type":"placeOrder","on":"2026-09-01","orderId":"A","amount":5}]',
          /at \/0\/amount, expected/,
        ],
        ['[]', /The account is not open yet/],
        ['{"schema":"credit-term/account@1"}', /cannot be opened/],
      ];
      for (const [content, said] of wrong) {
        await openFile(page, 'wrong.json', content, said);
        assert.equal(await text(page, '#overview'), before);
      }
    },
    { language: 'en' },
  ));

test('what a file should have held is said in Chinese to the last word', () =>
  withPage(
    '/',
    async (page) => {
      const content = '[{"type":"rollForward","on":"2026-09-01","one":1}]';
      await openFile(page, 'wrong.json', content, /应为 不含字段 `one`（也许是 `on`）。/);
    },
    { language: 'zh' },
  ));

test('every table has a caption and every input a name', () =>
  withPage(
    '/',
    async (page) => {
      for (const section of sections) {
        await go(page, section);
        const nameless = await look(page, () => {
          const inputs = shown('input, select, textarea');
          return [
            ...inputs.filter((input) => !input.labels[0]?.textContent && !input.ariaLabel),
            ...shown('table').filter((table) => !table.caption?.innerText),
          ].map((element) => element.outerHTML.slice(0, 120));
        });
        assert.deepEqual(nameless, [], section);
      }
    },
    { language: 'en' },
  ));
