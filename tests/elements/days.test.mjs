// The return beside the same return on other days: each as the package itself answers on that day,
// and once all is repaid.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { closeBrowser } from '../../tools/browsers.mjs';
import { esm } from '../js/packed.mjs';
import { withAccount } from '../js/sample.mjs';
import { look } from '../page/reading.mjs';
import { KINDS, ON, visit, within } from './admin.mjs';

after(closeBrowser);

let plain;
before(() => {
  plain = KINDS.plain();
});

/** Another order, received on the open statement 2, which closes on 25 November. */
const RECEIVED = [
  { type: 'placeOrder', on: ON, orderId: 'PO-2', amount: '500.00' },
  { type: 'confirmReceipt', on: ON, receiptId: 'GR-2', orderId: 'PO-2' },
];
const STARTED = {
  type: 'startRepayment',
  on: ON,
  repaymentId: 'RP-2',
  for: { kind: 'orders', orders: [{ orderId: 'PO-2', amount: '450.00' }] },
};
const RECORDED = {
  type: 'recordRepayment',
  on: ON,
  repaymentId: 'RP-3',
  for: { kind: 'orders', orders: [{ orderId: 'PO-2' }] },
};

/** Shows a return after some more commands; its id is `a`. */
const put = (page, commands, properties, lang = 'en-GB') =>
  page.evaluate(
    (more, given, on, language) => {
      document.documentElement.lang = language;
      for (const command of more) accounts.CNY.apply(command);
      const element = document.createElement('credit-term-return');
      Object.assign(element, { id: 'a', account: accounts.CNY, on, ...given });
      document.querySelector('main').replaceChildren(element);
      element.refresh();
    },
    commands,
    properties,
    ON,
    lang,
  );

/** Each column: its days, and what the return does, with how wide that is drawn. */
const columns = (page) =>
  look(page, () =>
    shown('.dayCard').map((card) => ({
      days: [...card.querySelectorAll('p')].map(({ innerText }) => innerText),
      does: [...card.querySelectorAll('.legend li')].map(({ innerText }) =>
        innerText.replace(/\s+/g, ' ').trim(),
      ),
      drawn: [...card.querySelectorAll('.share')].map(
        ({ classList, style }) => `${classList[1]} ${style.flexGrow}`,
      ),
    })),
  );

/** What the package answers on a day, after some more commands. */
const answered = (commands, request) =>
  withAccount(esm, (account) => {
    for (const command of commands) assert.equal(account.apply(command).outcome, 'accepted');
    const { reversed, offset, refunded, waiting } = account.previewReturn(request);
    return [reversed, offset, refunded, waiting];
  });

test('unbilled, billed, repaid: the three ways stand side by side', () =>
  visit(plain, async (page) => {
    await put(page, RECEIVED, { orderId: 'PO-2', amount: '200.00' });
    assert.deepEqual(await columns(page), [
      {
        days: ['31 Oct 2026 · the day chosen', '25 Nov 2026 · statement 2 closes'],
        does: ['Reversal 200.00'],
        drawn: ['reversed 200'],
      },
      {
        days: [
          '26 Nov 2026 · statement 2 is issued',
          '16 Dec 2026 · statement 2 is due',
          '17 Dec 2026 · the day after statement 2 was due',
        ],
        does: ['Offset 200.00'],
        drawn: ['offset 200'],
      },
      {
        days: ['Once the whole order is repaid'],
        does: ['Refund 200.00'],
        drawn: ['refunded 200'],
      },
    ]);
    const days = ['2026-10-31', '2026-11-25', '2026-11-26', '2026-12-16', '2026-12-17'];
    const request = { orderId: 'PO-2', amount: '200.00' };
    assert.deepEqual(
      days.map((on) => answered(RECEIVED, { ...request, on })),
      [
        ['200.00', '0.00', '0.00', '0.00'],
        ['200.00', '0.00', '0.00', '0.00'],
        ['0.00', '200.00', '0.00', '0.00'],
        ['0.00', '200.00', '0.00', '0.00'],
        ['0.00', '200.00', '0.00', '0.00'],
      ],
    );
    const repaid = answered([...RECEIVED, RECORDED], { ...request, on: ON });
    assert.deepEqual(repaid, ['0.00', '0.00', '200.00', '0.00']);
  }));

test('a part that is repaid is refunded, and is drawn beside what is offset', () =>
  visit(plain, async (page) => {
    await put(page, [], { orderId: 'PO-1', amount: '700.00' });
    const [first, repaid] = await columns(page);
    assert.deepEqual(first.does, ['Offset 600.00', 'Refund 100.00']);
    assert.deepEqual(first.drawn, ['offset 600', 'refunded 100']);
    assert.deepEqual(repaid.does, ['Refund 700.00']);
  }));

test('what waits for the cashier is shown with what becomes of it once that is confirmed', () =>
  visit(plain, async (page) => {
    await put(page, [...RECEIVED, STARTED], { orderId: 'PO-2', amount: '200.00' });
    const shown = await columns(page);
    assert.deepEqual(shown[0].does, ['Reversal 50.00', 'Waiting 150.00']);
    assert.deepEqual(shown.at(-1), {
      days: ['Once what is in flight is confirmed and the whole order repaid'],
      does: ['Refund 200.00'],
      drawn: ['refunded 200'],
    });
    const state = await page.evaluate(
      () => accounts.CNY.repayment({ repaymentId: 'RP-2', on: '2026-10-31' }).state,
    );
    assert.equal(state, 'inFlight', 'it was only tried');
  }));

test('where the day does not matter, that is said; a refusal is said once', () =>
  visit(plain, async (page) => {
    await put(page, [...RECEIVED, RECORDED], { orderId: 'PO-2', amount: '200.00' });
    assert.deepEqual(await columns(page), []);
    const said = await within(page, 'a', '.answer > p');
    assert.match(
      said,
      /^The same on each of these days: 31 Oct 2026 · the day chosen; 25 Nov 2026/,
    );
    const later = { orderId: 'PO-2', amount: '200.00', on: '2027-03-01' };
    await put(page, [], later);
    assert.match(await within(page, 'a', '.answer > p'), /^The same on any later day/);
    await put(page, [], later, 'zh-CN');
    assert.match(await within(page, 'a', '.answer > p'), /^以后哪天退，结果都一样/);
    await put(page, [], { orderId: 'PO-2', amount: '501.00' });
    assert.equal(await within(page, 'a', '.answer'), '');
  }));
