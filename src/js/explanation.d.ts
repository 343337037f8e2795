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
  /** What kind of term it is. */
  readonly code: TermCode;
  /** What it adds; may be negative. */
  readonly amount: Amount;
  /** The number of the statement it came from; absent where it came from none. */
  readonly statement?: number;
  /** The order it came from; absent where it came from none. */
  readonly orderId?: OrderId;
  /** The receipt it came from; absent where it came from none. */
  readonly receiptId?: ReceiptId;
  /** The cancellation it came from; absent where it came from none. */
  readonly cancellationId?: CancellationId;
  /** The repayment it came from; absent where it came from none. */
  readonly repaymentId?: RepaymentId;
}

/** For each of these figures its terms, which add up to it exactly. */
export type Explanation<Figure extends string> = { readonly [figure in Figure]: readonly Term[] };

/** Why a due date is what it is. */
export interface DueReason {
  /** The due date itself. */
  readonly dueOn: BusinessDate;
  /** The issue date or the closing day. */
  readonly countedFrom: BusinessDate;
  /** The window by which it was counted. */
  readonly repaymentWindow: CompleteRepaymentWindow;
  /** The date before it was moved off a day that is no business day. */
  readonly unrolled: BusinessDate;
  /** Whether the month was too short for the day. */
  readonly clamped: boolean;
  /** How it was moved off a day that is no business day. */
  readonly convention: Convention;
  /** The days it was moved over, ascending; empty where it was not moved. */
  readonly rolledOver: readonly RolledDay[];
}

/** A day that is no business day, and why. */
export interface RolledDay {
  /** The day that was passed over. */
  readonly on: BusinessDate;
  /** What makes it no business day. */
  readonly because: 'holiday' | 'weekend';
}

/** What a statement's explanation has beside its figures. */
export interface ExplainedDate {
  /** Why it is due then; absent where the terms have changed since the date was fixed. */
  readonly dueOn?: DueReason;
}
