import type { CreditAccount } from './index.js';
import type { Refusals } from './refusals.js';
import type { Amount, BusinessDate, Given, OrderId, Terms } from './terms.js';

/**
 * An account as an export tells it: either `orders`, or the same facts as a table in `csv`. At most
 * 64 MiB of JSON.
 */
export type AccountFacts = AccountOpening &
  (
    | {
        /** The orders, each with what became of it, in any number. */
        readonly orders: readonly OrderHistory[];
        /** Absent where orders are given. */
        readonly csv?: undefined;
      }
    | {
        /**
         * A table (RFC 4180) of one fact a record, in any order, under a head of
         * `orderId,fact,amount,on` (or 订单,类型,金额,日期), its columns in any order. `fact` is
         * `order`, `receipt`, `repayment`, `return` or `cancellation` (or 下单, 签收, 还款, 退货,
         * 取消). Only a cancellation may leave its amount blank. Errors name the record, the head
         * being the first: `/csv/12/amount`.
         */
        readonly csv: string;
        /** Absent where a table is given. */
        readonly orders?: undefined;
      }
  );

/** When the account was opened, and on which terms. */
export interface AccountOpening {
  /** The day on which the account is opened; no fact may be earlier. */
  readonly openedOn: Given<BusinessDate>;
  /** What was agreed with the customer. */
  readonly terms: Terms;
}

/** An order and what became of it. Each list holds at most 1,000 entries. */
export interface OrderHistory {
  /** The order's id; each order is listed once. */
  readonly orderId: Given<OrderId>;
  /** What was ordered. */
  readonly amount: Given<Amount>;
  /** The day it was placed. */
  readonly placedOn: Given<BusinessDate>;
  /** What was received of it, and when; nothing when absent. */
  readonly receipts?: readonly AmountOn[] | undefined;
  /** What came back of it, and when; nothing when absent. */
  readonly returns?: readonly AmountOn[] | undefined;
  /** What was repaid of it, and when; nothing when absent. */
  readonly repayments?: readonly AmountOn[] | undefined;
  /** What was cancelled of it, and when; nothing when absent. */
  readonly cancelled?: CancelledOn | undefined;
}

/** What was cancelled of an order, and on which day. */
export interface CancelledOn {
  /** The day of the cancellation. */
  readonly on: Given<BusinessDate>;
  /** What was cancelled; all that was not received by the end of that day when absent. */
  readonly amount?: Given<Amount> | undefined;
}

/** How much, and on which day. */
export interface AmountOn {
  /** How much was received, came back or was repaid. */
  readonly amount: Given<Amount>;
  /** The day of it. */
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
  /** The order that the fact is about. */
  readonly orderId: OrderId;
  /** What kind of fact it is. */
  readonly fact: 'order' | 'receipt' | 'repayment' | 'return' | 'cancellation';
  /** The day of the fact. */
  readonly on: BusinessDate;
  /** How much it was about; absent of a cancellation of all that was not received. */
  readonly amount?: Amount;
  /** Why it was refused, each reason with a code and its figures. */
  readonly refusals: Refusals;
}
