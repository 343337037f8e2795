// The sample story: every command is accepted, in the order of its dates, and every stage is there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';

after(closeBrowser);

const story = JSON.parse(readFileSync(new URL('../../www/data/sample.json', import.meta.url)));

/** Applies the story through the package in the page and asks what the test wants to know. */
const told = (page) =>
  page.evaluate(async (sample) => {
    const { CreditAccount } = await import('/credit-term/index.js');
    const account = CreditAccount.create();
    const outcomes = sample.commands.map((command) => account.apply(command).outcome);
    const { on } = sample;
    return {
      outcomes,
      overview: account.overview({ on }),
      orders: account.orders({ on, limit: 200 }).items,
      returns: account.returns({ on }).items,
      repayments: account.repayments({ on }).items,
      statement: account.statement({ on, number: 3 }),
    };
  }, story);

test('every command of the sample is accepted, in the order of its dates', () =>
  withPage('/', async (page) => {
    const { outcomes } = await told(page);
    assert.deepEqual(
      outcomes,
      story.commands.map(() => 'accepted'),
    );
    const dates = story.commands.map(({ on }) => on);
    assert.deepEqual(dates, dates.toSorted());
  }));

test('the sample shows every stage of an order, a return and a repayment', () =>
  withPage('/', async (page) => {
    const { orders, returns, repayments, overview, statement } = await told(page);
    const states = (list, name) => [...new Set(list.map((each) => each[name]))].sort();
    assert.equal(orders.length, 40);
    assert.deepEqual(states(orders, 'paymentSlip'), ['awaitingPayment', 'noPaymentNeeded', 'paid']);
    assert.deepEqual(states(returns, 'state'), [
      'cancelled',
      'noRefundNeeded',
      'pending',
      'refundFailed',
      'refunded',
      'refunding',
      'waiting',
    ]);
    const moved = (name) => returns.some((each) => /[1-9]/.test(each[name]));
    for (const effect of ['reversed', 'offset', 'refunded', 'waiting']) assert.ok(moved(effect));
    assert.deepEqual(states(repayments, 'state'), ['confirmed', 'failed', 'inFlight', 'reversed']);
    assert.equal(overview.overdue, null);
    assert.equal(statement.status, 'issued');
    assert.equal(statement.daysToDue, 2);
  }));
