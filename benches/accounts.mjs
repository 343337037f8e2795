// The accounts on which the benchmarks are run: the same facts for this package and for its peers.
//
// A customer of monthly statements buys throughout one month. A third of the orders is billed, a
// third received since, a third still on its way; nothing is overdue on the days asked about.

export const TERMS = {
  currency: 'CNY',
  creditLimit: '9000000000.00',
  billingCycle: { kind: 'monthly', day: 25 },
  repaymentWindow: { kind: 'netDays', days: 20 },
};

export const OPENED_ON = '2026-10-08';
/** The day on which all is asked. */
export const TODAY = '2026-11-10';

const PLACED_ON = '2026-10-12';
const BILLED = ['2026-10-12', '2026-10-13', '2026-10-17', '2026-10-24', '2026-10-25'];
const UNBILLED = ['2026-10-26', '2026-10-31', '2026-11-01', '2026-11-08'];

/** Ids of 20 characters. */
export const orderId = (place) => `ORDER-${String(place).padStart(14, '0')}`;
export const receiptId = (place) => `GOODS-${String(place).padStart(14, '0')}`;

/** Amounts of 10.00 to 9,009.99, in an order that looks like chance and is the same every time. */
export const amountOf = (place) => {
  const cents = 1000 + ((place * 7_919) % 900_000);
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
};

/**
 * The facts of an account with so many open orders.
 *
 * @param {number} count
 * @param {(place: number) => 'billed' | 'unbilled' | 'reserved'} standing How an order stands.
 */
export function facts(count, standing = thirds, terms = TERMS) {
  const orders = Array.from({ length: count }, (_, place) => {
    const order = { orderId: orderId(place), amount: amountOf(place) };
    const days = { billed: BILLED, unbilled: UNBILLED }[standing(place)];
    if (days === undefined) return order;
    const receivedOn = days[Math.floor((place * days.length) / count)];
    return { ...order, receiptId: receiptId(place), receivedOn };
  });
  return { openedOn: OPENED_ON, terms, orders };
}

export const thirds = (place) => ['billed', 'unbilled', 'reserved'][place % 3];
export const allReserved = () => 'reserved';
export const allBilled = () => 'billed';

/** The account of this package on which the facts have happened. */
export function accountOf({ CreditAccount }, { openedOn, terms, orders }) {
  const account = CreditAccount.open({ on: openedOn, terms });
  const apply = (command) => {
    const answer = account.apply(command);
    if (answer.outcome !== 'accepted') throw new Error(JSON.stringify({ command, answer }));
  };
  for (const { orderId, amount } of orders)
    apply({ type: 'placeOrder', on: PLACED_ON, orderId, amount });
  const received = orders.filter(({ receivedOn }) => receivedOn !== undefined);
  received.sort((left, right) => left.receivedOn.localeCompare(right.receivedOn));
  for (const { orderId, receiptId, receivedOn: on } of received)
    apply({ type: 'confirmReceipt', on, receiptId, orderId });
  return account;
}

/** So many requests for an order's preview, of different amounts and days, all accepted. */
export function previewRequests(count) {
  return Array.from({ length: count }, (_, place) => ({
    on: TODAY,
    amount: amountOf(place + 1),
    expectedReceiptOn: `2026-11-${12 + (place % 18)}`,
  }));
}
