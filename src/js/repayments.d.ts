import type { On, PageRequest } from './request.js';
import type { Amount, BusinessDate, Given, OrderId, ReceiptId, RepaymentId } from './terms.js';

/** Where a repayment stands; `inFlight` with the cashier, `reversed` by a charge-back. */
export type RepaymentState = 'inFlight' | 'confirmed' | 'failed' | 'reversed';

/** Which page of the repayments is asked for. */
export interface RepaymentsRequest extends PageRequest<Given<RepaymentId>, RepaymentState> {}

/** Which repayment is asked for. */
export interface RepaymentRequest extends On {
  /** The repayment's id. */
  readonly repaymentId: Given<RepaymentId>;
}

/** A repayment without its lines, told apart by `state`. */
export type RepaymentFacts = RepaymentFigures & (InFlight | Ended);

interface RepaymentFigures {
  /** The repayment's id. */
  readonly repaymentId: RepaymentId;
  /** The day it went to the cashier, or was recorded. */
  readonly startedOn: BusinessDate;
  /** What it repays in all: the sum of its lines. */
  readonly sum: Amount;
  /** All refunds laid on it, whatever their slip says. */
  readonly refunded: Amount;
}

interface InFlight {
  /** With the cashier, not yet confirmed or failed. */
  readonly state: 'inFlight';
  /** Absent in flight. */
  readonly endedOn?: undefined;
}

interface Ended {
  /** What became of it; `reversed` by a charge-back after it was confirmed. */
  readonly state: Exclude<RepaymentState, 'inFlight'>;
  /** The day its present state was reached; absent in flight. */
  readonly endedOn: BusinessDate;
}

/** A repayment with the lines it was laid on. */
export type Repayment = RepaymentFacts & {
  /** What it was laid on; one entry a line of a statement. */
  readonly lines: readonly RepaymentLine[];
};

/** What a repayment laid on one line. */
export interface RepaymentLine {
  /** The order repaid. */
  readonly orderId: OrderId;
  /** The receipt that is the line. */
  readonly receiptId: ReceiptId;
  /** The number of the line's statement. */
  readonly statement: number;
  /** What of the repayment went to this line. */
  readonly amount: Amount;
}

// Only what is marked so is exported.
export {};
