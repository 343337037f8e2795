// The list of a what-if: moved, added to and removed from, kept, carried by a link and by a file.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { chooseDate, fill, go, look, openFile, press, text, until } from './reading.mjs';
import { noteFiles, savedFile, textOf } from './saved.mjs';
import { english, problem, steps, story, verdict, within } from './steps.mjs';

after(closeBrowser);

const hashOf = (page) => page.evaluate(() => location.hash);
const spoken = (page) => look(page, () => saidIn(everywhere('.what-if .unseen[role="status"]')[0]));

test('steps are moved by keyboard, the focus stays, and the answer follows', () =>
  withPage(
    '/#what-if',
    async (page) => {
      const focused = () => page.evaluate(() => document.activeElement.ariaLabel);
      assert.match(await text(page, '.step:first-child'), /Refused/);
      await page.evaluate(() => document.querySelector('.step:nth-child(2) .up').focus());
      await page.keyboard.press('Enter');
      assert.match(await steps(page), /^1 Record a repayment.*\n2 Place an order/);
      assert.doesNotMatch(await text(page, '.step'), /Refused ¥?.*TRY-PO-1/);
      assert.equal(await focused(), 'Move step 1 down');
      assert.equal(await spoken(page), 'Step 2 is now step 1.');
      await page.keyboard.press('Enter');
      assert.match(await steps(page), /^1 Place an order.*\n2 Record a repayment/);
      assert.equal(await focused(), 'Move step 2 down');
      await page.keyboard.press('Tab');
      assert.equal(await focused(), 'Remove step 2');
      await page.keyboard.press('Enter');
      assert.match(await steps(page), /^1 Place an order TRY-PO-1.*\n2 Place an order TRY-PO-2/);
      assert.equal(await focused(), 'Remove step 2');
      assert.equal(await spoken(page), 'Step 2 is removed.');
    },
    english,
  ));

test('a step is dragged to another place', () =>
  withPage(
    '/#what-if',
    async (page) => {
      await page.evaluate(() => {
        const [first, , third] = document.querySelectorAll('.step');
        const dataTransfer = new DataTransfer();
        const send = (type, element) =>
          element.dispatchEvent(
            new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }),
          );
        send('dragstart', first.querySelector('.grip'));
        if (send('dragover', third)) throw new Error('the step may not be dropped');
        send('drop', third);
        send('dragend', first.querySelector('.grip'));
      });
      const order = (await steps(page)).split('\n').map((line) => /TRY-\w+-\d/.exec(line)?.[0]);
      assert.deepEqual(order.slice(0, 3), ['TRY-RP-1', 'TRY-PO-2', 'TRY-PO-1']);
    },
    english,
  ));

test('steps are added with a day and ids of their own, and all removed', () =>
  withPage(
    '/#what-if',
    async (page) => {
      await press(page, '[data-say="whatIf.add"]');
      assert.equal(await page.evaluate(() => document.activeElement.name), 'type');
      assert.match(await steps(page), /\n6 Place an order TRY-PO-3 2026-12-26$/);
      assert.match(await problem(page, 6), /^Please enter an amount above zero/);
      await fill(page, 'amount', '100');
      assert.match(await text(page, '.step:last-child'), /Refused .*overdue/);
      await press(page, '[data-say="whatIf.add"]');
      await look(page, () => {
        const input = everywhere('.step:last-child [name="type"]')[0];
        input.value = 'confirmReceipt';
        input.dispatchEvent(new Event('input', { bubbles: true }));
      });
      assert.match(await steps(page), /\n7 Confirm a receipt TRY-PO-4 TRY-GR-2 /);
      await press(page, '[data-say="whatIf.clear"]');
      assert.equal(await steps(page), '');
      assert.equal(await verdict(page), 'There are no steps yet.');
      assert.equal(await text(page, '.what-if table'), '');
      await press(page, '[data-say="whatIf.suggest"]');
      assert.match(await steps(page), /^1 Place an order TRY-PO-1/);
    },
    english,
  ));

test('the list stays when the language, the date or the account changes', () =>
  withPage(
    '/#what-if',
    async (page) => {
      await press(page, within(1, '.title'));
      await page.select('#language', 'zh');
      await fill(page, 'amount', '77.70');
      assert.match(await steps(page), /^1 下单 TRY-PO-1 77\.70/);
      await page.select('#language', 'en');
      await chooseDate(page, '2026-11-25');
      assert.match(await steps(page), /^1 Place an order TRY-PO-1 77\.70/);
      assert.match(await text(page, '.what-if table'), /Now Nov 25|Now 25 Nov/);
      await go(page, '#checkout');
      await openFile(page, 'own.json', JSON.stringify(story.commands.slice(0, 9)), /accepted: 9/);
      await go(page, '#what-if');
      assert.match(await steps(page), /^1 Place an order TRY-PO-1 77\.70/);
    },
    english,
  ));

test('what is only suggested is suggested anew for another account', () =>
  withPage(
    '/#what-if',
    async (page) => {
      await openFile(page, 'own.json', JSON.stringify(story.commands.slice(0, 1)), /accepted: 1/);
      assert.match(
        await steps(page),
        /^1 Place an order TRY-PO-1 80,000\.00 .*\n2 Confirm a receipt/,
      );
      assert.match(await verdict(page), /^2 accepted/);
      await press(page, '#sample');
      await until(async () => /Let time pass/.test(await steps(page)), 'the sample');
    },
    english,
  ));

/** All that a what-if shows and has typed in. */
const whole = async (page) => [
  await text(page, '.steps'),
  await text(page, '.what-if > .results'),
  await look(page, () =>
    everywhere('.step :is(input, select, textarea)').map((each) => each.value),
  ),
];

test('a link opens the same what-if, malformed steps and all', async () => {
  let shown;
  let hash;
  await withPage(
    '/#what-if',
    async (page) => {
      await press(page, within(1, '.title'));
      await fill(page, 'amount', '1,5');
      await fill(page, 'items', 'A 1 7\nB & C = 2 #');
      await press(page, within(4, '.remove'));
      await fill(page, 'orderId', '');
      await until(
        async () => /day=2026-11-23&orderId=&amount=1%2C5/.test(await hashOf(page)),
        'the address',
      );
      hash = await hashOf(page);
      shown = await whole(page);
      assert.match(hash, /on=2026-11-23$/);
    },
    english,
  );
  await withPage(
    `/${hash}`,
    async (page) => {
      assert.deepEqual(await whole(page), shown);
      assert.equal(await hashOf(page), hash);
    },
    english,
  );
});

test('an address that makes no sense breaks nothing, an empty list stays empty', () =>
  withPage(
    '/#what-if?step=toString&day=x&amount=1&step=placeOrder&day=2026-13-01&no=1&on=2026-11-23',
    async (page) => {
      assert.match(await steps(page), /^1 Place an order TRY-PO-1 2026-13-01$/);
      assert.match(await problem(page, 1), /Please enter a date such as/);
      await go(page, '#what-if?step=&on=2026-11-23');
      assert.equal(await steps(page), '');
    },
    english,
  ));

test('steps too long for a link are said to be, and a file keeps them', () =>
  withPage(
    '/#what-if',
    async (page) => {
      await noteFiles(page);
      assert.equal(await text(page, '[data-say="whatIf.tooLong"]'), '');
      await press(page, within(1, '.title'));
      const items = Array.from({ length: 600 }, (_, at) => `ITEM-${at} 1 1.00`).join('\n');
      await fill(page, 'items', items);
      await fill(page, 'amount', '600.00');
      assert.match(await text(page, '[data-say="whatIf.tooLong"]'), /save them as a file/);
      await until(async () => (await hashOf(page)) === '#what-if?on=2026-11-23', 'the address');
      const shown = await steps(page);
      await press(page, '[data-say="whatIf.save"]');
      const file = await savedFile(page);
      assert.equal(file.name, 'credit-term-what-if-2026-11-23.json');
      assert.equal(JSON.parse(textOf(file)).commands[0].items.length, 600);
      await press(page, '[data-say="whatIf.clear"]');
      await openSteps(page, textOf(file));
      await until(async () => (await steps(page)) === shown, 'the steps');
      assert.match(await text(page, '#source'), /version 123$/);
    },
    english,
  ));

/** Chooses a file of steps. */
const openSteps = (page, content) => chooseFile(page, 'what-if-file', content);

const chooseFile = (page, id, content) =>
  page.evaluate(
    (named, inside) => {
      const files = new DataTransfer();
      files.items.add(new File([inside], 'steps.json'));
      const picker = document.getElementById(named);
      picker.files = files.files;
      picker.dispatchEvent(new Event('change', { bubbles: true }));
    },
    id,
    content,
  );

test('a file of steps that is opened or dropped as any other shows what they would do', () =>
  withPage(
    '/',
    async (page) => {
      const source = await text(page, '#source');
      const commands = [{ type: 'rollForward', on: '2026-12-01' }];
      await chooseFile(page, 'file', JSON.stringify({ on: '2026-11-23', commands }));
      await until(async () => /^1 Let time pass/.test(await steps(page)), 'the steps');
      await until(async () => /^#what-if\?step=roll/.test(await hashOf(page)), 'the address');
      assert.match(await verdict(page), /^1 accepted/);
      assert.equal(await text(page, '#notice'), '');
      assert.equal(await text(page, '#source'), source);
    },
    english,
  ));

test('all that is malformed is listed, and each entry opens its step at the field', () =>
  withPage(
    '/#what-if',
    async (page) => {
      const wrong = () => text(page, '.written .problems');
      assert.equal(await wrong(), '');
      await press(page, within(1, '.title'));
      await fill(page, 'amount', '1,5');
      await press(page, within(1, '.title'));
      await press(page, within(3, '.title'));
      await fill(page, 'amount', 'x');
      assert.match(
        await wrong(),
        /correct: 1 Place an order · Amount · Expected.* 3 Place an order · Amount · Exp/,
      );
      await press(page, within(1, '.title'));
      await press(page, '.written .problems li:first-child a');
      const focused = await page.evaluate(() => document.activeElement.value);
      assert.equal(focused, '1,5');
      await fill(page, 'amount', '15.00');
      assert.match(await wrong(), /^Please correct: 3 Place an order · Amount/);
    },
    english,
  ));

test('a file that holds no steps is refused in words, and the steps stay', () =>
  withPage(
    '/#what-if',
    async (page) => {
      const shown = await steps(page);
      const roll = { type: 'rollForward', on: '2026-11-23' };
      const said = () => text(page, '.written > .problem');
      for (const [content, wanted] of [
        ['no json', /is no list of commands/],
        ['{"commands": 5}', /is no list of commands/],
        [JSON.stringify([roll, { ...roll, more: 1 }]), /^Command 2 of “steps\.json”/],
        [JSON.stringify(Array(101).fill(roll)), /more than 100/],
      ]) {
        await openSteps(page, content);
        await until(async () => wanted.test(await said()), content);
        assert.equal(await steps(page), shown);
      }
      await openSteps(page, JSON.stringify(Array(100).fill(roll)));
      await until(async () => (await said()) === '', 'the steps');
      assert.match(await verdict(page), /^100 accepted/);
      assert.ok(await look(page, () => shown('[data-say="whatIf.add"]')[0].disabled));
      assert.match(await text(page, '.written'), /at most 100/);
    },
    english,
  ));
