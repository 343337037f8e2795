// Values that were answered go in again as they are, plain text goes in, and a value of one kind
// never where one of another belongs.

import { CreditAccount } from 'credit-term';
import type { AccountEvent, Amount, BusinessDate, CurrencyCode, Given, ItemId } from 'credit-term';
import type { OrderId, OrderedItem, Plain, Refusal, Term } from 'credit-term';
import { describe, explain, formatAmount, formatDate } from 'credit-term/words';

export function again(account: CreditAccount): void {
  const { nextOverdueOn, available, currency } = account.overview({ on: '2026-11-22' });
  if (nextOverdueOn) account.overview({ on: nextOverdueOn });
  if (available) account.previewOrder({ on: '2026-11-22', amount: available });
  if (available) formatAmount(available, 'en', { currency });
  if (nextOverdueOn) formatDate(nextOverdueOn, 'en');

  const orders = account.orders({ on: '2026-11-22' });
  for (const { orderId, outstanding } of orders.items ?? []) {
    const order = account.order({ on: '2026-11-22', orderId });
    account.quoteRepayment({
      on: '2026-11-22',
      for: { kind: 'orders', orders: [{ orderId, amount: outstanding }] },
    });
    for (const { receiptId, statement } of order.receipts ?? []) {
      account.statement({ on: '2026-11-22', number: statement });
      account.previewReturn({ on: '2026-11-22', orderId, receiptId, amount: '1.00' });
    }
    for (const { returnId, refundTo } of order.returns ?? []) {
      account.apply({ type: 'confirmRefund', on: '2026-11-22', returnId });
      for (const { repaymentId } of refundTo) account.repayment({ on: '2026-11-22', repaymentId });
    }
  }
  const page = account.returns({ on: '2026-11-22' });
  if (page.next) account.returns({ on: '2026-11-22', after: page.next });
  const { terms } = account.terms({ on: '2026-11-22' });
  if (terms) account.apply({ type: 'changeTerms', on: '2026-11-22', terms });
}

export function stored(account: CreditAccount): CreditAccount {
  const events: AccountEvent[] = [];
  const answer = account.apply({ type: 'rollForward', on: '2026-11-22' });
  if (answer.outcome === 'accepted') events.push(...answer.events);
  CreditAccount.load(account.snapshot({ live: true })).dispose();
  return CreditAccount.replay(events);
}

/** What comes from a store or a form is plain text. */
export const kept: readonly Plain<AccountEvent>[] = [
  { type: 'rolledForward', version: 2, on: '2026-11-22' },
];
CreditAccount.replay(kept).dispose();
const refusal: Plain<Refusal> = { code: 'exceedsReserved', reserved: '0.50', requested: '1.00' };
const term: Plain<Term> = { code: 'reserved', amount: '1.00', orderId: 'PO-1' };
export const said = [describe(refusal, 'zh'), explain(term, 'en')];

// A value is text, and compares as text.
export const isNone = (amount: Amount): boolean => amount === '0.00' || amount.startsWith('0');
export const byOrder: Record<string, Amount> = {};
export const found = (orderId: OrderId): Amount | undefined => byOrder[orderId];

declare const account: CreditAccount;
declare const amount: Amount;
declare const date: BusinessDate;
declare const order: OrderId;
declare const item: ItemId;
declare const currency: CurrencyCode;

// @ts-expect-error plain text is no amount that was answered
export const claimed: Amount = '1.00';
// @ts-expect-error a date is no amount
export const dated: Given<Amount> = date;
// @ts-expect-error a date is no amount
account.previewOrder({ on: date, amount: date });
// @ts-expect-error an amount is no date
account.overview({ on: amount });
// @ts-expect-error an order's id is no return's
account.apply({ type: 'completeReturn', on: date, returnId: order });
// @ts-expect-error an order's id is no receipt's
account.previewReturn({ on: date, orderId: order, receiptId: order, amount });
// @ts-expect-error an item's id is no order's
account.order({ on: date, orderId: item });
// @ts-expect-error an order's id is no repayment's
account.repayments({ on: date, after: order });
// @ts-expect-error an order's id is no JSON text
account.order(order);
// @ts-expect-error an amount is no currency
formatAmount(amount, 'en', { currency: amount });
// @ts-expect-error a currency is no amount
formatAmount(currency, 'en');
// @ts-expect-error an amount is no date
formatDate(amount, 'en');
// @ts-expect-error the order of a refusal is an order
describe({ code: 'unknownOrder', orderId: item }, 'en');
export const ordered: Plain<OrderedItem> = {
  // @ts-expect-error an order is no item, at any depth
  itemId: order,
  quantity: 1,
  amount,
};
