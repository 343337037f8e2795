// The return calculator: the three effects, waiting, and both documents.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { choose, fill, look, tableOf, text } from './reading.mjs';

after(closeBrowser);

const english = { language: 'en' };

/** Opens the return of an order, asks for an amount, and reads the verdict and both documents. */
async function returned(page, amount) {
  await fill(page, 'returned', amount);
  const [, payment, refund] = await tableOf(page, 'Documents');
  return [await text(page, '.verdict'), payment.slice(1), refund.slice(1)];
}

const stages = [
  ['SO-1111-1212', '8900.00', 'Reversal 8,900.00', 'awaiting payment', 'no refund needed'],
  ['SO-1012-1197', '1140.00', 'Offset 1,140.00', 'no payment needed', 'no refund needed'],
  ['SO-0903-1183', '190.00', 'Refund 190.00', 'paid', 'refunding'],
  ['SO-1022-1202', '80.00', 'Waiting 80.00', 'awaiting payment', 'pending'],
  ['SO-0930-1194', '2200.00', 'Offset 2,180.00 and Refund 20.00', 'paid', 'refunding'],
];

for (const [orderId, amount, effect, paymentSlip, refundSlip] of stages) {
  test(`a return of ${amount} from ${orderId}: ${effect}`, () =>
    withPage(
      `/#return/${orderId}`,
      async (page) => {
        const [said, payment, refund] = await returned(page, amount);
        assert.ok(said.endsWith(`: ${effect}`), said);
        assert.equal(payment[1], paymentSlip);
        assert.deepEqual(refund, ['(none)', refundSlip]);
      },
      english,
    ));
}

test('an offset moves what is to be repaid, not the total of the statement', () =>
  withPage(
    '/#return/SO-1012-1197',
    async (page) => {
      await fill(page, 'returned', '140.00');
      const moved = await tableOf(page, 'What moves');
      assert.deepEqual(moved.slice(1), [
        ['Statement 3 · Total', '41,701.90', '41,701.90'],
        ['Statement 3 · Outstanding', '40,802.90', '40,662.90'],
        ['Available credit', '14,245.10', '14,385.10'],
      ]);
    },
    english,
  ));

test('items are returned by quantity, and no more than are left', () =>
  withPage(
    '/#return/SO-1111-1212',
    async (page) => {
      await choose(page, 'items');
      const take = (at, quantity) =>
        look(
          page,
          (index, value) => {
            const input = shown('input.count')[index];
            input.value = value;
            input.dispatchEvent(new Event('input', { bubbles: true }));
          },
          at,
          quantity,
        );
      await take(0, '1');
      assert.match(await text(page, '.verdict'), /Return of ¥890\.00: Reversal 890\.00/);
      await take(0, '11');
      assert.match(
        await text(page, '.refusals'),
        /CHAIR-ERGO-2 only 10 can still be returned, not 11/,
      );
      await take(0, '1.5');
      assert.match(await text(page, '.picker .problem'), /whole number from 1 to 1,000,000/);
    },
    english,
  ));

test('more than was received is refused with what can be returned', () =>
  withPage(
    '/#return/SO-1111-1212',
    async (page) => {
      await fill(page, 'returned', '9000');
      assert.match(await text(page, '.refusals'), /At most ¥8,900\.00 can be returned/);
    },
    english,
  ));
