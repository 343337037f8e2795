// The order preview tuned by hand: cents as BigInt, totals kept up as orders come in, dates as
// three numbers. The best that a front-end could do without a library: no call depends on how many
// orders there are, and nothing is made that is not in the answer.
//
// Written for the case that is timed: monthly statements, due so many days after issue, weekends
// and grace days left out, nothing returned, repaid or overdue.

const ZERO = '0.00';

function parse(text) {
  const point = text.indexOf('.');
  if (point < 0) return BigInt(text) * 100n;
  return BigInt(text.slice(0, point) + text.slice(point + 1).padEnd(2, '0'));
}

function money(cents) {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0');
  const end = digits.length - 2;
  return `${cents < 0n ? '-' : ''}${digits.slice(0, end)}.${digits.slice(end)}`;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year, month) => (month === 2 && isLeap(year) ? 29 : DAYS[month - 1]);
const two = (number) => (number < 10 ? `0${number}` : `${number}`);
const date = (year, month, day) => `${year}-${two(month)}-${two(day)}`;

/** The date so many days after one. */
function later(text, days) {
  let [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
  let day = Number(text.slice(8)) + days;
  for (let length = daysIn(year, month); length < day; length = daysIn(year, month)) {
    day -= length;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return date(year, month, day);
}

/** The first closing day on or after a date, and its month, counted from the year 0. */
function closing(text, closingDay) {
  let [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
  if (Math.min(closingDay, daysIn(year, month)) < Number(text.slice(8)))
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const day = Math.min(closingDay, daysIn(year, month));
  return { closesOn: date(year, month, day), months: 12 * year + month };
}

export class TunedAccount {
  constructor({ openedOn, terms, orders }) {
    this.terms = terms;
    this.limit = parse(terms.creditLimit);
    this.firstMonth = closing(openedOn, terms.billingCycle.day).months;
    this.reserved = 0n;
    /** Statements by number, and what is owed on each. */
    this.statements = [];
    for (const order of orders) this.reserved += parse(order.amount);
    const received = orders.filter(({ receivedOn }) => receivedOn !== undefined);
    received.sort((left, right) => left.receivedOn.localeCompare(right.receivedOn));
    for (const order of received) this.receive(order);
  }

  receive({ orderId, receiptId, amount, receivedOn }) {
    const cents = parse(amount);
    const statement = this.statementOf(receivedOn);
    const filed = (this.statements[statement.number] ??= { ...statement, owed: 0n, lines: [] });
    filed.owed += cents;
    filed.lines.push({ orderId, receiptId, cents });
    this.reserved -= cents;
  }

  statementOf(receivedOn) {
    const { closesOn, months } = closing(receivedOn, this.terms.billingCycle.day);
    const issuedOn = later(closesOn, 1);
    const dueOn = later(issuedOn, this.terms.repaymentWindow.days);
    return { number: months - this.firstMonth + 1, closesOn, issuedOn, dueOn };
  }

  previewOrder({ on, amount: asked, expectedReceiptOn = on }) {
    const amount = parse(asked);
    let [unbilled, billed, firstDue] = [0n, 0n];
    for (const statement of this.statements) {
      if (statement === undefined) continue;
      if (statement.closesOn < on) billed += statement.owed;
      else unbilled += statement.owed;
      firstDue ??= statement.dueOn;
    }
    const exposure = this.reserved + unbilled + billed;
    const available = this.limit - exposure;
    const shortfall = available < amount ? amount - available : 0n;
    const accepted = shortfall === 0n;
    return {
      decision: accepted ? 'accepted' : 'refused',
      refusals: accepted ? [] : [creditExceeded(available, amount, shortfall)],
      creditLimit: money(this.limit),
      temporaryLimit: ZERO,
      overLimitAllowance: ZERO,
      reserved: money(this.reserved),
      unbilled: money(unbilled),
      billed: money(billed),
      exposure: money(exposure),
      available: money(available),
      availableAfter: money(available - amount),
      shortfall: accepted ? ZERO : money(shortfall),
      statement: this.statementOf(expectedReceiptOn),
      repayToProceed: this.repayment(shortfall, unbilled + billed),
      nextOverdueOn: firstDue === undefined ? null : later(firstDue, 1),
    };
  }

  /** The amount to repay, laid on what is due first; null where more is short than is owed. */
  repayment(amount, outstanding) {
    if (amount === 0n) return { amount: ZERO, lines: [] };
    if (outstanding < amount) return null;
    const lines = [];
    let left = amount;
    for (const statement of this.statements) {
      for (const line of statement?.lines ?? []) {
        if (left === 0n) break;
        const net = left < line.cents ? left : line.cents;
        lines.push(quoteLine(line, statement, net));
        left -= net;
      }
    }
    return { amount: money(amount), lines };
  }
}

function creditExceeded(available, amount, shortfall) {
  return {
    code: 'creditExceeded',
    available: money(available),
    allowance: ZERO,
    requested: money(amount),
    shortfall: money(shortfall),
  };
}

function quoteLine({ orderId, receiptId, cents }, { number, dueOn }, net) {
  return {
    orderId,
    receiptId,
    statement: number,
    dueOn,
    posted: money(cents),
    reversed: ZERO,
    offset: ZERO,
    repaid: ZERO,
    inFlight: ZERO,
    net: money(net),
  };
}
