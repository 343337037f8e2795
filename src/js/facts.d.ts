import type { CreditAccount } from './index.js';
import type { Refusals } from './refusals.js';
import type { Amount, BusinessDate, Given, OrderId, Terms } from './terms.js';

/**
 * An account as an export tells it: either `orders`, or the same facts as a table in `csv`. At most
 * 64 MiB of JSON.
 */
export type AccountFacts = AccountOpening &
  (
    | { readonly orders: readonly OrderHistory[]; readonly csv?: undefined }
    | {
        /**
         * A table (RFC 4180) of one fact a record, in any order, under a head of
         * `orderId,fact,amount,on` (or 订单,类型,金额,日期), its columns in any order. `fact` is
         * `order`, `receipt`, `repayment`, `return` or `cancellation` (or 下单, 签收, 还款, 退货,
         * 取消). Only a cancellation may leave its amount blank. Errors name the record, the head
         * being the first: `/csv/12/amount`.
         */
        readonly csv: string;
        readonly orders?: undefined;
      }
  );

/** When the account was opened, and on which terms. */
export interface AccountOpening {
  /** The day on which the account is opened; no fact may be earlier. */
  readonly openedOn: Given<BusinessDate>;
  readonly terms: Terms;
}

/** An order and what became of it. Each list holds at most 1,000 entries. */
export interface OrderHistory {
  /** Each order is listed once. */
  readonly orderId: Given<OrderId>;
  readonly amount: Given<Amount>;
  readonly placedOn: Given<BusinessDate>;
  readonly receipts?: readonly AmountOn[] | undefined;
  readonly returns?: readonly AmountOn[] | undefined;
  readonly repayments?: readonly AmountOn[] | undefined;
  readonly cancelled?: CancelledOn | undefined;
}

/** What was cancelled of an order, and on which day. */
export interface CancelledOn {
  readonly on: Given<BusinessDate>;
  /** Where absent, all that was not received by the end of that day. */
  readonly amount?: Given<Amount> | undefined;
}

/** How much, and on which day. */
export interface AmountOn {
  readonly amount: Given<Amount>;
  readonly on: Given<BusinessDate>;
}

/** An account made of bare facts, and what did not fit into it. */
export interface AccountFromFacts {
  /** The account with every fact that the rules accepted. */
  readonly account: CreditAccount;
  /** Each of the others, in the order in which they were tried. */
  readonly refused: readonly RefusedFact[];
}

/** A fact that the rules refused. */
export interface RefusedFact {
  /** Where it stands, as a JSON pointer: `/orders/3/receipts/0`, or `/csv/12` for a record. */
  readonly path: string;
  readonly orderId: OrderId;
  readonly fact: 'order' | 'receipt' | 'repayment' | 'return' | 'cancellation';
  readonly on: BusinessDate;
  /** Absent of a cancellation of all that was not received. */
  readonly amount?: Amount;
  readonly refusals: Refusals;
}
