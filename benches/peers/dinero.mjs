// The order preview with dinero.js and date-fns, as a shop's front-end would write it: the open
// orders are summed at each call. Their amounts are parsed once, when the account is made.
//
// Written for the case that is timed: monthly statements, due so many days after issue, weekends
// and grace days left out, nothing returned, repaid or overdue.

import {
  add,
  dinero,
  isNegative,
  isPositive,
  isZero,
  lessThan,
  minimum,
  subtract,
  toDecimal,
} from 'dinero.js';
import { CNY } from 'dinero.js/currencies';

import { billedUntil, dayAfter, statementOf } from './dates.mjs';

const ZERO = dinero({ amount: 0, currency: CNY });
const money = toDecimal;

/** dinero.js takes whole cents. */
function parse(text) {
  const [whole, cents = ''] = text.split('.');
  return dinero({ amount: Number(whole + cents.padEnd(2, '0')), currency: CNY });
}

export class DineroAccount {
  constructor({ openedOn, terms, orders }) {
    this.agreed = { openedOn, terms };
    this.limit = parse(terms.creditLimit);
    this.orders = orders.map((order) => ({ ...order, amount: parse(order.amount) }));
  }

  previewOrder({ on, amount: asked, expectedReceiptOn = on }) {
    const amount = parse(asked);
    const { reserved, unbilled, billed, earliest } = this.owed(on);
    const outstanding = add(unbilled, billed);
    const exposure = add(reserved, outstanding);
    const available = subtract(this.limit, exposure);
    const availableAfter = subtract(available, amount);
    const shortfall = isNegative(availableAfter) ? subtract(amount, available) : ZERO;
    const accepted = isZero(shortfall);
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
      repayToProceed: lessThan(outstanding, shortfall) ? null : this.repayment(shortfall),
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
        reserved = add(reserved, amount);
        continue;
      }
      if (until < receivedOn) unbilled = add(unbilled, amount);
      else billed = add(billed, amount);
      if (earliest === undefined || receivedOn < earliest) earliest = receivedOn;
    }
    return { reserved, unbilled, billed, earliest };
  }

  /** The amount to repay, laid on what is due first. */
  repayment(amount) {
    const lines = [];
    let left = amount;
    for (const order of isPositive(left) ? this.received() : []) {
      if (!isPositive(left)) break;
      const net = minimum([left, order.amount]);
      const { number, dueOn } = statementOf(order.receivedOn, this.agreed);
      lines.push(line(order, number, dueOn, net));
      left = subtract(left, net);
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
