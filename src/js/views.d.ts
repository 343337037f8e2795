import type { ExplainedDate, Explanation } from './explanation.js';
import type { Refusals } from './refusals.js';
import type { Explain, Explained, On } from './request.js';
import type {
  Amount,
  BusinessDate,
  CompleteTerms,
  CurrencyCode,
  Given,
  OrderId,
  ReceiptId,
  RepaymentId,
  ReturnId,
} from './terms.js';

/**
 * A view, or why it cannot be given: `if (answer.outcome === 'refused')` tells them apart, and so
 * does any field that only one of them has, which is undefined in the other.
 */
export type Answered<View> =
  (View & Without<RefusedView, View>) | (RefusedView & Without<View, RefusedView>);

/** The fields that the other has and this one has not. */
type Without<Other, This> = {
  readonly [Key in Exclude<KeyOf<Other>, KeyOf<This>>]?: undefined;
};

type KeyOf<Views> = Views extends unknown ? keyof Views : never;

/** Why a view cannot be given. */
export interface RefusedView {
  readonly outcome: 'refused';
  readonly refusals: Refusals;
}

/** Whether an account takes orders, or only what is left to do. */
export type AccountState = 'active' | 'suspended' | 'closed';

/** Where a statement stands. Overdue: outstanding after its due date and the grace days. */
export type StatementStatus = 'open' | 'issued' | 'settled' | 'overdue';

/** Where an order's payment stands. */
export type PaymentSlip = 'awaitingPayment' | 'paid' | 'noPaymentNeeded';

/** Where a return's refund stands. */
export type RefundSlip =
  'pending' | 'noRefundNeeded' | 'refunding' | 'refunded' | 'refundFailed' | 'cancelled';

/**
 * `waiting`: completed, and a remainder waits for repayments in flight; its slip still says
 * pending.
 */
export type ReturnState = RefundSlip | 'waiting';

/** Where a repayment stands; `inFlight` with the cashier, `reversed` by a charge-back. */
export type RepaymentState = 'inFlight' | 'confirmed' | 'failed' | 'reversed';

/** What stands overdue; `since` is the first overdue day of the earliest overdue statement. */
export interface Overdue {
  readonly amount: Amount;
  readonly since: BusinessDate;
  readonly statements: readonly number[];
}

/** The day that an overview is asked for. */
export interface OverviewRequest extends On, Explain {}

/** How the account stands on a day. */
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
  readonly ageing: Ageing;
  /** Its number; null where none is open. */
  readonly openStatement: number | null;
  /** Those not settled, the open one among them, ascending. */
  readonly statements: readonly StatementSummary[];
}

/** The billed outstanding by days past the due date. */
export interface Ageing {
  readonly notDue: Amount;
  readonly days1To30: Amount;
  readonly days31To60: Amount;
  readonly days61To90: Amount;
  readonly over90: Amount;
}

/** Of the open statement, the dates are projected and the total is the one so far. */
export interface StatementSummary {
  readonly number: number;
  readonly status: Exclude<StatementStatus, 'settled'>;
  readonly closesOn: BusinessDate;
  readonly issuedOn: BusinessDate;
  readonly dueOn: BusinessDate;
  readonly total: Amount;
  readonly outstanding: Amount;
}

/** The day that terms are asked for. */
export interface TermsRequest extends On {}

/** The terms in force, those that wait, and the temporary limit. */
export interface TermsView {
  /** Its billing cycle is the open period's, `perReceipt` where none is open. */
  readonly terms: CompleteTerms;
  /** The same with the cycle that waits for the next period. */
  readonly nextTerms: CompleteTerms | null;
  /** The one last set, covering the day or not. */
  readonly temporaryLimit: TemporaryLimit | null;
}

/** An uplift of the limit, on the days it covers. */
export interface TemporaryLimit {
  readonly amount: Amount;
  readonly from: BusinessDate;
  /** The last day covered. */
  readonly until: BusinessDate;
}

interface PageRequest<Key, Status> extends On {
  /** Only what stands behind this one. */
  readonly after?: Key | undefined;
  /** 1–200; 50 when absent. */
  readonly limit?: number | undefined;
  readonly status?: Status | undefined;
}

/** A part of a list. */
export interface Page<Item, Key> {
  readonly items: readonly Item[];
  /** What to ask `after` for the next page; null when nothing that fits follows. */
  readonly next: Key | null;
}

/** Which page of the statements is asked for. */
export interface StatementsRequest extends PageRequest<number, StatementStatus> {}

/** Which page of the orders is asked for. */
export interface OrdersRequest extends PageRequest<Given<OrderId>, PaymentSlip> {}

/** Which page of the returns is asked for. */
export interface ReturnsRequest extends PageRequest<Given<ReturnId>, ReturnState> {}

/** Which page of the repayments is asked for. */
export interface RepaymentsRequest extends PageRequest<Given<RepaymentId>, RepaymentState> {}

/** Which statement is asked for as a table. */
export interface StatementCsvRequest extends On {
  readonly number: number;
  /** The language of the head, a BCP 47 tag: Chinese for `zh` and `zh-…`, else English. */
  readonly locale?: string | undefined;
}

/** Which statement is asked for. */
export interface StatementRequest extends On, Explain {
  readonly number: number;
}

/**
 * A statement without its lines, told apart by `status`. Of the open one, dates and carried are as
 * they would be now.
 */
export type StatementFacts = StatementFigures & (Settled | Unsettled);

interface StatementFigures {
  readonly number: number;
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
}

interface Settled {
  readonly status: 'settled';
  readonly daysToDue: null;
  readonly daysPastDue: null;
}

interface Unsettled {
  readonly status: Exclude<StatementStatus, 'settled'>;
  /** Days to the due date, 0 from it on. */
  readonly daysToDue: number;
  /** Calendar days since the due date, 0 up to it. */
  readonly daysPastDue: number;
}

/** A statement with its lines. */
export type Statement = StatementFacts &
  Explained<Explanation<'total' | 'outstanding'> & ExplainedDate> & {
    readonly lines: readonly StatementLine[];
  };

/** A receipt as a line of its statement, and what became of its amount. */
export interface StatementLine {
  readonly orderId: OrderId;
  readonly receiptId: ReceiptId;
  readonly postedOn: BusinessDate;
  readonly signedOn?: BusinessDate;
  readonly posted: Amount;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly repaid: Amount;
  readonly inFlight: Amount;
  readonly outstanding: Amount;
}

/** Which order is asked for. */
export interface OrderRequest extends On, Explain {
  readonly orderId: Given<OrderId>;
}

/** An order without its receipts and returns. */
export interface OrderFacts {
  readonly orderId: OrderId;
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

/** An order with its receipts and returns, as they came. */
export interface Order extends OrderFacts, Explained<Explanation<'reserved' | 'outstanding'>> {
  readonly receipts: readonly ReceiptFacts[];
  readonly returns: readonly OrderReturn[];
}

/** A receipt of an order, and the statement it was posted to. */
export interface ReceiptFacts {
  readonly receiptId: ReceiptId;
  readonly statement: number;
  readonly postedOn: BusinessDate;
  readonly posted: Amount;
}

/** A return of an order, and the repayments that its refund goes back to. */
export interface OrderReturn extends ReturnFacts {
  readonly refundTo: readonly RefundTo[];
}

/** A return and what it did. */
export interface ReturnFacts {
  readonly returnId: ReturnId;
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

/** A return in a list, with the order it is of. */
export interface ReturnListed extends ReturnFacts {
  readonly orderId: OrderId;
}

/** The repayment that a refund goes back to. */
export interface RefundTo {
  readonly repaymentId: RepaymentId;
  readonly amount: Amount;
}

/** Which repayment is asked for. */
export interface RepaymentRequest extends On {
  readonly repaymentId: Given<RepaymentId>;
}

/** A repayment without its lines, told apart by `state`. */
export type RepaymentFacts = RepaymentFigures & (InFlight | Ended);

interface RepaymentFigures {
  readonly repaymentId: RepaymentId;
  readonly startedOn: BusinessDate;
  readonly sum: Amount;
  /** All refunds laid on it, whatever their slip says. */
  readonly refunded: Amount;
}

interface InFlight {
  readonly state: 'inFlight';
  readonly endedOn?: undefined;
}

interface Ended {
  readonly state: Exclude<RepaymentState, 'inFlight'>;
  /** The day its present state was reached; absent in flight. */
  readonly endedOn: BusinessDate;
}

/** A repayment with the lines it was laid on. */
export type Repayment = RepaymentFacts & { readonly lines: readonly RepaymentLine[] };

/** What a repayment laid on one line. */
export interface RepaymentLine {
  readonly orderId: OrderId;
  readonly receiptId: ReceiptId;
  readonly statement: number;
  readonly amount: Amount;
}

// Only what is marked so is exported.
export {};
