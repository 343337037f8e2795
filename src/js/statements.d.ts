import type { ExplainedDate, Explanation } from './explanation.js';
import type { Explain, Explained, On, PageRequest } from './request.js';
import type { Amount, BusinessDate, OrderId, ReceiptId } from './terms.js';

/** Where a statement stands. Overdue: outstanding after its due date and the grace days. */
export type StatementStatus = 'open' | 'issued' | 'settled' | 'overdue';

/** Of the open statement, the dates are projected and the total is the one so far. */
export interface StatementSummary {
  /** Its number, from 1. */
  readonly number: number;
  /** Where it stands; a settled one is not listed. */
  readonly status: Exclude<StatementStatus, 'settled'>;
  /** The last day of its period. */
  readonly closesOn: BusinessDate;
  /** The day it is issued. */
  readonly issuedOn: BusinessDate;
  /** The last day to repay it. */
  readonly dueOn: BusinessDate;
  /** Posted less reversed; fixed once issued. */
  readonly total: Amount;
  /** What is still to be repaid of it. */
  readonly outstanding: Amount;
}

/** Which page of the statements is asked for. */
export interface StatementsRequest extends PageRequest<number, StatementStatus> {}

/** Which statement is asked for as a table. */
export interface StatementCsvRequest extends On {
  /** The statement's number, from 1. */
  readonly number: number;
  /**
   * The language of the head, a BCP 47 tag of 1–64 code points: Chinese for `zh` and `zh-…`, else
   * English.
   */
  readonly locale?: string | undefined;
}

/** Which statement is asked for. */
export interface StatementRequest extends On, Explain {
  /** The statement's number, from 1. */
  readonly number: number;
}

/**
 * A statement without its lines, told apart by `status`. Of the open one, dates and carried are as
 * they would be now.
 */
export type StatementFacts = StatementFigures & (Settled | Unsettled);

interface StatementFigures {
  /** Its number, from 1; numbers have no gap. */
  readonly number: number;
  /** The first day of its period. */
  readonly opensOn: BusinessDate;
  /** The last day of its period. */
  readonly closesOn: BusinessDate;
  /** The day it is issued; projected while it is open. */
  readonly issuedOn: BusinessDate;
  /** The last day to repay it; projected while it is open, fixed at issue. */
  readonly dueOn: BusinessDate;
  /** Outstanding of earlier statements at issue; no part of the total. */
  readonly carried: Amount;
  /** What was received in its period: the sum of its lines. */
  readonly posted: Amount;
  /** Posted less reversed; fixed once issued. */
  readonly total: Amount;
  /** Returns that took effect on it while it was open. */
  readonly reversed: Amount;
  /** Returns set against what was still to be repaid of it after it was issued. */
  readonly offset: Amount;
  /** What confirmed repayments repaid of it, charge-backs taken off. */
  readonly repaid: Amount;
  /** The part of outstanding that is with the cashier right now. */
  readonly inFlight: Amount;
  /** What is still to be repaid: posted less reversed, offset and repaid. */
  readonly outstanding: Amount;
}

interface Settled {
  /** Nothing of it is left to repay. */
  readonly status: 'settled';
  /** Null once settled. */
  readonly daysToDue: null;
  /** Null once settled. */
  readonly daysPastDue: null;
}

interface Unsettled {
  /** Where it stands; `overdue` after the due date and the grace days. */
  readonly status: Exclude<StatementStatus, 'settled'>;
  /** Days to the due date, 0 from it on. */
  readonly daysToDue: number;
  /** Calendar days since the due date, 0 up to it. */
  readonly daysPastDue: number;
}

/** A statement with its lines. */
export type Statement = StatementFacts &
  Explained<Explanation<'total' | 'outstanding'> & ExplainedDate> & {
    /** One for each receipt, in the order of posting. */
    readonly lines: readonly StatementLine[];
  };

/** A receipt as a line of its statement, and what became of its amount. */
export interface StatementLine {
  /** The order that the goods are of. */
  readonly orderId: OrderId;
  /** The receipt that made the line. */
  readonly receiptId: ReceiptId;
  /** The day of the receipt, which decides its statement. */
  readonly postedOn: BusinessDate;
  /** The earlier day of signing; absent where none was told. */
  readonly signedOn?: BusinessDate;
  /** What was received. */
  readonly posted: Amount;
  /** Returned before the statement was issued: taken off its total. */
  readonly reversed: Amount;
  /** Returned after issue: set against what was still to be repaid. */
  readonly offset: Amount;
  /** What confirmed repayments repaid of it, charge-backs taken off; a refund does not lower it. */
  readonly repaid: Amount;
  /** The part of outstanding that is with the cashier right now. */
  readonly inFlight: Amount;
  /** What is still to be repaid: posted less reversed, offset and repaid. */
  readonly outstanding: Amount;
}

// Only what is marked so is exported.
export {};
