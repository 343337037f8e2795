// The order preview with big.js and date-fns, as a shop's front-end would write it: the open orders
// are summed at each call. Their amounts are parsed once, when the account is made.
//
// Written for the case that is timed: monthly statements, due so many days after issue, weekends
// and grace days left out, nothing returned, repaid or overdue.

import Big from 'big.js';

import { billedUntil, dayAfter, statementOf } from './dates.mjs';

const ZERO = new Big(0);
const money = (big) => big.toFixed(2);
const least = (left, right) => (left.lt(right) ? left : right);

export class BigAccount {
  constructor({ openedOn, terms, orders }) {
    this.agreed = { openedOn, terms };
    this.limit = new Big(terms.creditLimit);
    this.orders = orders.map((order) => ({ ...order, amount: new Big(order.amount) }));
  }

  previewOrder({ on, amount: asked, expectedReceiptOn = on }) {
    const amount = new Big(asked);
    const { reserved, unbilled, billed, earliest } = this.owed(on);
    const exposure = reserved.plus(unbilled).plus(billed);
    const available = this.limit.minus(exposure);
    const availableAfter = available.minus(amount);
    const shortfall = availableAfter.lt(0) ? amount.minus(available) : ZERO;
    const accepted = shortfall.eq(0);
    return {
      decision: accepted ? 'accepted' : 'refused',
      refusals: accepted ? [] : [creditExceeded(available, amount, shortfall)],
      creditLimit: money(this.limit),
      temporaryLimit: money(ZERO),
      overLimitAllowance: money(ZERO),
      reserved: money(reserved),
      unbilled: money(unbilled),
      billed: money(billed),
      exposure: money(exposure),
      available: money(available),
      availableAfter: money(availableAfter),
      shortfall: money(shortfall),
      statement: statementOf(expectedReceiptOn, this.agreed),
      repayToProceed: unbilled.plus(billed).lt(shortfall) ? null : this.repayment(shortfall),
      nextOverdueOn:
        earliest === undefined ? null : dayAfter(statementOf(earliest, this.agreed).dueOn),
    };
  }

  owed(on) {
    const until = billedUntil(on, this.agreed);
    let [reserved, unbilled, billed] = [ZERO, ZERO, ZERO];
    let earliest;
    for (const { amount, receivedOn } of this.orders) {
      if (receivedOn === undefined) {
        reserved = reserved.plus(amount);
        continue;
      }
      if (until < receivedOn) unbilled = unbilled.plus(amount);
      else billed = billed.plus(amount);
      if (earliest === undefined || receivedOn < earliest) earliest = receivedOn;
    }
    return { reserved, unbilled, billed, earliest };
  }

  /** The amount to repay, laid on what is due first. */
  repayment(amount) {
    const lines = [];
    let left = amount;
    for (const order of left.gt(0) ? this.received() : []) {
      if (left.lte(0)) break;
      const net = least(left, order.amount);
      const { number, dueOn } = statementOf(order.receivedOn, this.agreed);
      lines.push(line(order, number, dueOn, net));
      left = left.minus(net);
    }
    return { amount: money(amount), lines };
  }

  received() {
    const received = this.orders.filter(({ receivedOn }) => receivedOn !== undefined);
    return received.sort((left, right) => left.receivedOn.localeCompare(right.receivedOn));
  }
}

function creditExceeded(available, amount, shortfall) {
  return {
    code: 'creditExceeded',
    available: money(available),
    allowance: money(ZERO),
    requested: money(amount),
    shortfall: money(shortfall),
  };
}

function line({ orderId, receiptId, amount }, statement, dueOn, net) {
  return {
    orderId,
    receiptId,
    statement,
    dueOn,
    posted: money(amount),
    reversed: money(ZERO),
    offset: money(ZERO),
    repaid: money(ZERO),
    inFlight: money(ZERO),
    net: money(net),
  };
}
