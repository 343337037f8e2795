// Bare facts: a table or a document that is opened, dropped or typed in, and becomes an account.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { fill, go, look, openFile, press, text, until } from './reading.mjs';
import { noteFiles, savedFile, textOf } from './saved.mjs';

after(closeBrowser);

const english = { language: 'en' };
const table = `orderId,fact,amount,on
PO-1,order,7200.00,2026-10-12
PO-1,receipt,7200.00,2026-10-15
PO-1,repayment,5000.00,2026-11-02
PO-2,receipt,10.00,2026-11-03
`;
const terms = {
  currency: 'USD',
  creditLimit: '10000.00',
  billingCycle: { kind: 'monthly', day: 25 },
  repaymentWindow: { kind: 'netDays', days: 20 },
};
const facts = {
  openedOn: '2026-10-08',
  terms,
  orders: [
    {
      orderId: 'PO-1',
      amount: '7200.00',
      placedOn: '2026-10-12',
      receipts: [{ amount: '7200.00', on: '2026-10-15' }],
    },
    { orderId: 'PO-2', amount: '3500.00', placedOn: '2026-10-21' },
  ],
};

/** Drops a file of this content on the page, as dragging it there does. */
async function drop(page, name, content) {
  await page.evaluate(
    (called, inside) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([inside], called));
      for (const type of ['dragover', 'drop']) {
        const about = { dataTransfer, bubbles: true, cancelable: true };
        const event = new DragEvent(type, about);
        document.body.dispatchEvent(event);
        if (!event.defaultPrevented) throw new Error(`${type} is left to the browser`);
      }
    },
    name,
    content,
  );
}

const asked = (page) => until(async () => (await text(page, '.own')) !== '', 'the form');
const submit = (page) => press(page, '.own [type="submit"]');
const value = (page, name) => look(page, (wanted) => shown(`[name="${wanted}"]`)[0].value, name);

test('a table is opened under the terms of the account shown, and the page says so', () =>
  withPage(
    '/',
    async (page) => {
      await drop(page, 'mine.csv', table);
      await asked(page);
      assert.equal(await value(page, 'openedOn'), '2026-10-12');
      assert.equal(await value(page, 'csv'), table);
      await submit(page);
      const notice = await text(page, '#notice');
      assert.match(notice, /made of facts, opened on .*12.*2026/);
      assert.match(notice, /terms are those of the account shown before/);
      assert.match(notice, /Refused: 1; .* row 5: receipt of PO-2 on .*There is no order/i);
      assert.match(await text(page, '#source'), /^mine\.csv · CNY/);
      assert.equal(await text(page, '.own'), '');
      await go(page, '#documents/orders/PO-1');
      assert.match(await text(page, 'main'), /PO-1.*7,200\.00/);
    },
    english,
  ));

test('terms edited in the calendar and another currency are taken, and the page says so', () =>
  withPage(
    '/#calendar',
    async (page) => {
      await fill(page, 'creditLimit', '90000.00');
      await press(page, '#type');
      await asked(page);
      await fill(page, 'csv', table);
      await fill(page, 'currency', 'USD');
      await submit(page);
      assert.match(await text(page, '#notice'), /edited under “Terms and calendar”/);
      assert.match(await text(page, '#source'), /^Typed facts · USD/);
      assert.match(await text(page, '.tile.first .main'), /87,800\.00/);
    },
    english,
  ));

for (const [language, said] of [
  [
    'zh',
    {
      cell: /第 2 行 amount：应为 大于 0 的金额/,
      head: /第 1 行：应为 表头/,
      day: /^应为日期，如/,
    },
  ],
  [
    'en',
    {
      cell: /row 2, amount: expected an amount/,
      head: /row 1: expected the head/,
      day: /^Expected: a date/,
    },
  ],
]) {
  test(`what is malformed is told at its field, and the account stays: ${language}`, () =>
    withPage(
      '/',
      async (page) => {
        const before = await text(page, '#source');
        await press(page, '#type');
        const example = await value(page, 'csv');
        for (const [csv, wanted] of [
          [example.replace('7200.00', '7200.555'), said.cell],
          ['a,b\n', said.head],
        ]) {
          await fill(page, 'csv', csv);
          await submit(page);
          assert.match(await text(page, '.own .problem'), wanted);
          assert.ok(await page.evaluate(() => document.activeElement.ariaInvalid !== null));
        }
        await fill(page, 'csv', example);
        await fill(page, 'openedOn', '');
        await submit(page);
        assert.match(await text(page, '.own .problem'), said.day);
        await fill(page, 'openedOn', '2026-10-08');
        await fill(page, 'currency', 'JPY');
        await submit(page);
        assert.match(await text(page, '.own .problem'), /\/terms\/creditLimit/);
        assert.equal(await text(page, '#source'), before);
        await fill(page, 'currency', 'CNY');
        await submit(page);
        assert.equal(await text(page, '.own'), '');
        assert.notEqual(await text(page, '#source'), before);
      },
      { language },
    ));
}

test('a document of facts is opened with its own terms; what is wrong in it is told in words', () =>
  withPage(
    '/',
    async (page) => {
      await drop(page, 'facts.json', JSON.stringify(facts));
      await until(async () => /made of facts/.test(await text(page, '#notice')), 'the facts');
      assert.match(await text(page, '#notice'), /\/orders\/1: order of PO-2 on .* is too much/);
      assert.match(await text(page, '#source'), /^facts\.json · USD/);
      const wrong = structuredClone(facts);
      wrong.orders[0].placedOn = '12.10.2026';
      const said = /at \/orders\/0\/placedOn, expected a date such as 2026-11-23/;
      await openFile(page, 'wrong.json', JSON.stringify(wrong), said);
      await page.select('#language', 'zh');
      assert.match(await text(page, '#notice'), /应为 日期，如 2026-11-23/);
      assert.match(await text(page, '#source'), /^facts\.json/);
    },
    english,
  ));

test('the form leaves without a trace, and all of it is reached by keyboard', () =>
  withPage(
    '/',
    async (page) => {
      const before = await text(page, '#source');
      await press(page, '#type');
      const passed = new Set();
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press('Tab');
        passed.add(
          await page.evaluate(() => {
            const { name, dataset } = document.activeElement;
            return name || dataset.say || '';
          }),
        );
      }
      for (const name of ['openedOn', 'currency', 'facts.open', 'facts.close'])
        assert.ok(passed.has(name), `${name}: ${[...passed].join(' ')}`);
      await press(page, '[data-say="facts.close"]');
      assert.equal(await text(page, '.own'), '');
      assert.equal(await text(page, '#source'), before);
    },
    english,
  ));

/** All that is filled in. */
const filled = (page) =>
  look(page, () =>
    [...everywhere('.own :is(input, textarea)')].map(({ type, checked, value: text }) =>
      type === 'radio' ? checked : text,
    ),
  );

test('what was opened is edited again, under the terms it was opened with', () =>
  withPage(
    '/',
    async (page) => {
      await drop(page, 'mine.csv', table);
      await asked(page);
      await fill(page, 'openedOn', '2026-10-08');
      await submit(page);
      assert.match(await text(page, '#notice'), /Refused: 1;/);
      await press(page, '#edit-facts');
      assert.equal(await value(page, 'csv'), table);
      assert.equal(await value(page, 'openedOn'), '2026-10-08');
      await fill(page, 'csv', table.replace('PO-2,receipt,10.00', 'PO-1,repayment,10.00'));
      await submit(page);
      assert.match(await text(page, '#notice'), /terms are those of the facts/);
      assert.doesNotMatch(await text(page, '#notice'), /Refused/);
      assert.match(await text(page, '#source'), /^mine\.csv · CNY/);
      await press(page, '#sample');
      await until(async () => /^Sample/.test(await text(page, '#source')), 'the sample');
      assert.equal(await text(page, '#edit-facts'), '');
      await press(page, '#type');
      assert.match(await value(page, 'csv'), /PO-1,repayment,10\.00/);
      await press(page, '[data-say="facts.restart"]');
      assert.match(await value(page, 'csv'), /^orderId,fact,amount,on\nPO-1,order,7200\.00/);
      assert.equal((await value(page, 'csv')).includes('PO-1,repayment,10.00'), false);
    },
    english,
  ));

test('what is typed stays when it is malformed, put aside, or the language changes', () =>
  withPage(
    '/',
    async (page) => {
      await press(page, '#type');
      await fill(page, 'csv', 'orderId,fact\nPO-9,order\n');
      await fill(page, 'currency', 'USD');
      await submit(page);
      assert.match(await text(page, '.own .problem'), /row 1: expected the head/);
      const before = await filled(page);
      await press(page, '[data-say="facts.close"]');
      await page.select('#language', 'zh');
      await press(page, '#type');
      assert.deepEqual(await filled(page), before);
    },
    english,
  ));

test('the facts are saved as a file that opens as the same account, and is edited again', () =>
  withPage(
    '/#calendar',
    async (page) => {
      await noteFiles(page);
      await fill(page, 'creditLimit', '90000.00');
      await press(page, '#type');
      await fill(page, 'csv', table);
      await fill(page, 'openedOn', '2026-10-08');
      await submit(page);
      const shown = await text(page, '#overview');
      await press(page, '#edit-facts');
      await press(page, '[data-say="facts.save"]');
      const file = await savedFile(page);
      assert.equal(file.name, 'credit-term-facts-2026-10-08.json');
      const { terms: saved, csv, openedOn } = JSON.parse(textOf(file));
      assert.deepEqual([saved.creditLimit, csv, openedOn], ['90000.00', table, '2026-10-08']);
      await press(page, '#sample');
      await until(async () => /^Sample/.test(await text(page, '#source')), 'the sample');
      await openFile(page, file.name, textOf(file), /made of facts/);
      assert.equal(await text(page, '#overview'), shown);
      assert.match(await text(page, '#source'), /^credit-term-facts-2026-10-08\.json/);
      await press(page, '#edit-facts');
      assert.equal(await value(page, 'csv'), table);
    },
    english,
  ));

test('saved facts that are malformed are opened in the form, with the place', () =>
  withPage(
    '/',
    async (page) => {
      await noteFiles(page);
      const before = await text(page, '#source');
      await press(page, '#type');
      const wrong = table.replace('7200.00', '7200.555');
      await fill(page, 'csv', wrong);
      await press(page, '[data-say="facts.save"]');
      const file = await savedFile(page);
      await press(page, '[data-say="facts.restart"]');
      await press(page, '[data-say="facts.close"]');
      await drop(page, file.name, textOf(file));
      await asked(page);
      assert.equal(await value(page, 'csv'), wrong);
      assert.match(await text(page, '.own .problem'), /row 2, amount: expected an amount/);
      assert.equal(await text(page, '#source'), before);
      await fill(page, 'csv', table);
      await submit(page);
      assert.match(await text(page, '#source'), /^credit-term-facts-.* · CNY/);
    },
    english,
  ));

test('a table too long for its field is opened, edited again and saved whole', () =>
  withPage(
    '/',
    async (page) => {
      await noteFiles(page);
      const orders = Array.from({ length: 4000 }, (_, at) => `LONG-${at},order,1.00,2026-10-12\n`);
      const long = `orderId,fact,amount,on\n${orders.join('')}`;
      await drop(page, 'long.csv', long);
      await asked(page);
      await submit(page);
      await press(page, '#edit-facts');
      await press(page, '[data-say="facts.save"]');
      assert.equal(JSON.parse(textOf(await savedFile(page))).csv, long);
    },
    english,
  ));
