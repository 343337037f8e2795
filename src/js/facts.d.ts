import type { CreditAccount } from './index.js';
import type { Refusal } from './refusals.js';
import type { Amount, BusinessDate, Id, Terms } from './terms.js';

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

export interface AccountOpening {
  /** The day on which the account is opened; no fact may be earlier. */
  readonly openedOn: BusinessDate;
  readonly terms: Terms;
}

/** An order and what became of it. Each list holds at most 1,000 entries. */
export interface OrderHistory {
  /** Each order is listed once. */
  readonly orderId: Id;
  readonly amount: Amount;
  readonly placedOn: BusinessDate;
  readonly receipts?: readonly AmountOn[];
  readonly returns?: readonly AmountOn[];
  readonly repayments?: readonly AmountOn[];
  readonly cancelled?: {
    readonly on: BusinessDate;
    /** Where absent, all that was not received by the end of that day. */
    readonly amount?: Amount;
  };
}

export interface AmountOn {
  readonly amount: Amount;
  readonly on: BusinessDate;
}

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
  readonly orderId: Id;
  readonly fact: 'order' | 'receipt' | 'repayment' | 'return' | 'cancellation';
  readonly on: BusinessDate;
  /** Absent of a cancellation of all that was not received. */
  readonly amount?: Amount;
  readonly refusals: readonly Refusal[];
}
