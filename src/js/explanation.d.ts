import type {
  Amount,
  BusinessDate,
  CancellationId,
  CompleteRepaymentWindow,
  Convention,
  OrderId,
  ReceiptId,
  RepaymentId,
} from './terms.js';

/** What kind of term of a sum it is. */
export type TermCode =
  | 'creditLimit'
  | 'temporaryLimit'
  | 'overLimitAllowance'
  | 'reserved'
  | 'statementOutstanding'
  | 'orderAmount'
  | 'cancelled'
  | 'posted'
  | 'reversed'
  | 'offset'
  | 'repaid'
  | 'inFlight'
  | 'notChosen'
  | 'net'
  | 'refunded'
  | 'waiting';

/** One term of a figure's sum, and the documents it came from. A term of 0 is left out. */
export interface Term {
  readonly code: TermCode;
  /** What it adds; may be negative. */
  readonly amount: Amount;
  readonly statement?: number;
  readonly orderId?: OrderId;
  readonly receiptId?: ReceiptId;
  readonly cancellationId?: CancellationId;
  readonly repaymentId?: RepaymentId;
}

/** For each of these figures its terms, which add up to it exactly. */
export type Explanation<Figure extends string> = { readonly [figure in Figure]: readonly Term[] };

/** Why a due date is what it is. */
export interface DueReason {
  readonly dueOn: BusinessDate;
  /** The issue date or the closing day. */
  readonly countedFrom: BusinessDate;
  readonly repaymentWindow: CompleteRepaymentWindow;
  /** The date before it was moved off a day that is no business day. */
  readonly unrolled: BusinessDate;
  /** Whether the month was too short for the day. */
  readonly clamped: boolean;
  readonly convention: Convention;
  /** The days it was moved over, ascending. */
  readonly rolledOver: readonly RolledDay[];
}

/** A day that is no business day, and why. */
export interface RolledDay {
  readonly on: BusinessDate;
  readonly because: 'holiday' | 'weekend';
}

/** Absent where the terms have changed since the date was fixed, or there is no statement. */
export interface ExplainedDate {
  readonly dueOn?: DueReason;
}
