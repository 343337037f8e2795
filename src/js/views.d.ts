import type { Answer, Command, OverLimitApproval, RepaymentFor, Returned } from './commands.js';
import type { ExplainedDate, Explanation } from './explanation.js';
import type { Refusal } from './refusals.js';
import type { Amount, BusinessDate, CompleteTerms, CurrencyCode, Id } from './terms.js';

/** A view, or why it cannot be given: `if (answer.outcome === 'refused')` tells them apart. */
export type Answered<View> = (View & { readonly outcome?: undefined }) | RefusedView;

export interface RefusedView {
  readonly outcome: 'refused';
  readonly refusals: readonly Refusal[];
}

interface On {
  /** The business date asked about; never before that of the latest accepted command. */
  readonly on: BusinessDate;
}

interface Explain {
  /** Whether to add the terms of each main figure's sum. */
  readonly explain?: boolean;
}

interface Explained<Explanation> {
  /** Where `explain` was asked for. */
  readonly explanation?: Explanation;
}

export type AccountState = 'active' | 'suspended' | 'closed';
export type StatementStatus = 'open' | 'issued' | 'settled' | 'overdue';
export type PaymentSlip = 'awaitingPayment' | 'paid' | 'noPaymentNeeded';
export type RefundSlip =
  'pending' | 'noRefundNeeded' | 'refunding' | 'refunded' | 'refundFailed' | 'cancelled';
/**
 * `waiting`: completed, and a remainder waits for repayments in flight; its slip still says
 * pending.
 */
export type ReturnState = RefundSlip | 'waiting';
export type RepaymentState = 'inFlight' | 'confirmed' | 'failed' | 'reversed';

/** What stands overdue; `since` is the first overdue day of the earliest overdue statement. */
export interface Overdue {
  readonly amount: Amount;
  readonly since: BusinessDate;
  readonly statements: readonly number[];
}

export interface OverviewRequest extends On, Explain {}

export interface Overview extends Explained<Explanation<'outstanding' | 'exposure' | 'available'>> {
  readonly on: BusinessDate;
  readonly version: number;
  readonly state: AccountState;
  readonly currency: CurrencyCode;
  readonly creditLimit: Amount;
  /** In force on the day, else 0. */
  readonly temporaryLimit: Amount;
  readonly overLimitAllowance: Amount;
  /** Ordered, not received, not cancelled. */
  readonly reserved: Amount;
  /** Outstanding on the open statement. */
  readonly unbilled: Amount;
  /** Outstanding on issued statements. */
  readonly billed: Amount;
  readonly outstanding: Amount;
  readonly inFlight: Amount;
  /** What completed returns have not yet taken effect for. */
  readonly waiting: Amount;
  /** Reserved and outstanding together. */
  readonly exposure: Amount;
  /** May be negative. */
  readonly available: Amount;
  readonly overdue: Overdue | null;
  /** The first day, nothing being repaid, on which what is posted now is overdue. */
  readonly nextOverdueOn: BusinessDate | null;
  /** The billed outstanding by days past the due date. */
  readonly ageing: {
    readonly notDue: Amount;
    readonly days1To30: Amount;
    readonly days31To60: Amount;
    readonly days61To90: Amount;
    readonly over90: Amount;
  };
  readonly openStatement: number | null;
  /** Those not settled, the open one among them. */
  readonly statements: readonly StatementSummary[];
}

/** Of the open statement, the dates are projected and the total is the one so far. */
export interface StatementSummary {
  readonly number: number;
  readonly status: StatementStatus;
  readonly closesOn: BusinessDate;
  readonly issuedOn: BusinessDate;
  readonly dueOn: BusinessDate;
  readonly total: Amount;
  readonly outstanding: Amount;
}

export interface TermsRequest extends On {}

export interface TermsView {
  readonly terms: CompleteTerms;
  /** The same with the cycle that waits for the next period. */
  readonly nextTerms: CompleteTerms | null;
  /** The one last set, covering the day or not. */
  readonly temporaryLimit: {
    readonly amount: Amount;
    readonly from: BusinessDate;
    readonly until: BusinessDate;
  } | null;
}

interface PageRequest<Key, Status> extends On {
  /** Only what stands behind this one. */
  readonly after?: Key;
  /** 1–200; 50 when absent. */
  readonly limit?: number;
  readonly status?: Status;
}

export interface Page<Item, Key> {
  readonly items: readonly Item[];
  /** What to ask `after` for the next page; null when nothing that fits follows. */
  readonly next: Key | null;
}

export interface StatementsRequest extends PageRequest<number, StatementStatus> {}
export interface OrdersRequest extends PageRequest<Id, PaymentSlip> {}
export interface ReturnsRequest extends PageRequest<Id, ReturnState> {}
export interface RepaymentsRequest extends PageRequest<Id, RepaymentState> {}

export interface StatementCsvRequest extends On {
  readonly number: number;
  /** The language of the head, a BCP 47 tag: Chinese for `zh` and `zh-…`, else English. */
  readonly locale?: string;
}

export interface StatementRequest extends On, Explain {
  readonly number: number;
}

/** A statement without its lines. Of the open one, dates and carried are as they would be now. */
export interface StatementFacts {
  readonly number: number;
  readonly status: StatementStatus;
  readonly opensOn: BusinessDate;
  readonly closesOn: BusinessDate;
  readonly issuedOn: BusinessDate;
  readonly dueOn: BusinessDate;
  /** Outstanding of earlier statements at issue. */
  readonly carried: Amount;
  readonly posted: Amount;
  /** Posted less reversed; fixed once issued. */
  readonly total: Amount;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly repaid: Amount;
  readonly inFlight: Amount;
  readonly outstanding: Amount;
  /** Null when settled. */
  readonly daysToDue: number | null;
  /** Null when settled. */
  readonly daysPastDue: number | null;
}

export interface Statement
  extends StatementFacts, Explained<Explanation<'total' | 'outstanding'> & ExplainedDate> {
  readonly lines: readonly StatementLine[];
}

export interface StatementLine {
  readonly orderId: Id;
  readonly receiptId: Id;
  readonly postedOn: BusinessDate;
  readonly signedOn?: BusinessDate;
  readonly posted: Amount;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly repaid: Amount;
  readonly inFlight: Amount;
  readonly outstanding: Amount;
}

export interface OrderRequest extends On, Explain {
  readonly orderId: Id;
}

/** An order without its receipts and returns. */
export interface OrderFacts {
  readonly orderId: Id;
  readonly placedOn: BusinessDate;
  readonly amount: Amount;
  readonly reserved: Amount;
  readonly posted: Amount;
  readonly cancelled: Amount;
  /** By completed returns. */
  readonly returned: Amount;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly refunded: Amount;
  readonly waiting: Amount;
  readonly repaid: Amount;
  readonly inFlight: Amount;
  readonly outstanding: Amount;
  readonly paymentSlip: PaymentSlip;
}

export interface Order extends OrderFacts, Explained<Explanation<'reserved' | 'outstanding'>> {
  readonly receipts: readonly {
    readonly receiptId: Id;
    readonly statement: number;
    readonly postedOn: BusinessDate;
    readonly posted: Amount;
  }[];
  readonly returns: readonly (ReturnFacts & { readonly refundTo: readonly RefundTo[] })[];
}

export interface ReturnFacts {
  readonly returnId: Id;
  readonly amount: Amount;
  readonly refundSlip: RefundSlip;
  readonly state: ReturnState;
  /** Taken off the open statement. */
  readonly reversed: Amount;
  /** Set against what is still to be repaid. */
  readonly offset: Amount;
  /** Sent back through the cashier. */
  readonly refunded: Amount;
  readonly waiting: Amount;
}

export interface ReturnListed extends ReturnFacts {
  readonly orderId: Id;
}

/** The repayment that a refund goes back to. */
export interface RefundTo {
  readonly repaymentId: Id;
  readonly amount: Amount;
}

export interface RepaymentRequest extends On {
  readonly repaymentId: Id;
}

/** A repayment without its lines. */
export interface RepaymentFacts {
  readonly repaymentId: Id;
  readonly state: RepaymentState;
  readonly startedOn: BusinessDate;
  /** The day its present state was reached; absent in flight. */
  readonly endedOn?: BusinessDate;
  readonly sum: Amount;
  /** All refunds laid on it. */
  readonly refunded: Amount;
}

export interface Repayment extends RepaymentFacts {
  readonly lines: readonly {
    readonly orderId: Id;
    readonly receiptId: Id;
    readonly statement: number;
    readonly amount: Amount;
  }[];
}

export interface PreviewOrderRequest extends On, Explain {
  readonly amount: Amount;
  /** The day the goods are expected on; decides which statement is shown. */
  readonly expectedReceiptOn?: BusinessDate;
  readonly overLimitApproval?: OverLimitApproval;
}

/** `repayToProceed` is explained where it is given. */
export interface OrderPreview extends Explained<
  Explanation<'exposure' | 'available' | 'availableAfter' | 'shortfall'> &
    Partial<Explanation<'repayToProceed'>>
> {
  readonly decision: 'accepted' | 'refused';
  /** All that stands against it; empty when accepted. */
  readonly refusals: readonly Refusal[];
  readonly creditLimit: Amount;
  readonly temporaryLimit: Amount;
  readonly overLimitAllowance: Amount;
  readonly reserved: Amount;
  readonly unbilled: Amount;
  readonly billed: Amount;
  readonly exposure: Amount;
  /** May be negative. */
  readonly available: Amount;
  /** Available less the amount, whatever the decision. */
  readonly availableAfter: Amount;
  /** What is missing to the amount, the allowance counted in; 0 when nothing is. */
  readonly shortfall: Amount;
  /** The statement that a receipt on the expected day falls in; null on a closed account. */
  readonly statement: {
    readonly number: number;
    readonly closesOn: BusinessDate;
    readonly issuedOn: BusinessDate;
    readonly dueOn: BusinessDate;
  } | null;
  /**
   * The least to repay for the order to pass; 0 when it passes as things are, null when nothing
   * helps.
   */
  readonly repayToProceed: { readonly amount: Amount; readonly lines: readonly QuoteLine[] } | null;
  readonly nextOverdueOn: BusinessDate | null;
}

export type PreviewReturnRequest = On &
  Explain & {
    readonly orderId: Id;
    readonly receiptId?: Id;
  } & Returned;

export interface ReturnPreview extends Explained<
  Explanation<'amount' | 'reversed' | 'offset' | 'refunded' | 'availableAfter'>
> {
  readonly amount: Amount;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly refunded: Amount;
  readonly waiting: Amount;
  readonly lines: readonly {
    readonly receiptId: Id;
    readonly statement: number;
    readonly reversed: Amount;
    readonly offset: Amount;
    readonly refunded: Amount;
  }[];
  readonly refundTo: readonly RefundTo[];
  readonly refundSlip: RefundSlip;
  readonly paymentSlip: PaymentSlip;
  readonly statements: readonly {
    readonly number: number;
    readonly totalBefore: Amount;
    readonly totalAfter: Amount;
    readonly outstandingBefore: Amount;
    readonly outstandingAfter: Amount;
  }[];
  readonly availableBefore: Amount;
  readonly availableAfter: Amount;
}

export interface QuoteRepaymentRequest extends On, Explain {
  readonly for: RepaymentFor;
}

export interface RepaymentQuote extends Explained<Explanation<'sum' | 'availableAfter'>> {
  readonly sum: Amount;
  /** As they would be laid. */
  readonly lines: readonly QuoteLine[];
  readonly availableAfter: Amount;
  readonly overdueAfter: Overdue | null;
}

export interface QuoteLine {
  readonly orderId: Id;
  readonly receiptId: Id;
  readonly statement: number;
  readonly dueOn: BusinessDate;
  readonly posted: Amount;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly repaid: Amount;
  readonly inFlight: Amount;
  /** What goes to the cashier for it. */
  readonly net: Amount;
}

export interface SimulateRequest extends On {
  /** Up to 100, each with its own `on`. */
  readonly commands: readonly Command[];
}

export interface Simulation {
  readonly steps: readonly {
    readonly answer: Answer;
    /** The account after the command; null before it is open. */
    readonly overview: Answered<Overview> | null;
  }[];
}

// Only what is marked so is exported.
export {};
