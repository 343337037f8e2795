import type { Answer, Command, OverLimitApproval, RepaymentFor, Returned } from './commands.js';
import type { Explanation } from './explanation.js';
import type { Refusals } from './refusals.js';
import type { Explain, Explained, On } from './request.js';
import type { Amount, BusinessDate, Given, OrderId, ReceiptId } from './terms.js';
import type { Answered, Overdue, Overview, PaymentSlip, RefundSlip, RefundTo } from './views.js';

/** The order to preview. */
export interface PreviewOrderRequest extends On, Explain {
  readonly amount: Given<Amount>;
  /** The day the goods are expected on; decides which statement is shown. */
  readonly expectedReceiptOn?: Given<BusinessDate> | undefined;
  readonly overLimitApproval?: OverLimitApproval | undefined;
}

/** What would be decided on an order; its `decision` tells what. */
export type OrderPreview = AcceptedOrderPreview | RefusedOrderPreview;

interface OrderFigures {
  readonly creditLimit: Amount;
  /** In force on the day, else 0. */
  readonly temporaryLimit: Amount;
  readonly overLimitAllowance: Amount;
  readonly reserved: Amount;
  readonly unbilled: Amount;
  readonly billed: Amount;
  readonly exposure: Amount;
  /** May be negative. */
  readonly available: Amount;
  /** Available less the amount, whatever the decision; may be negative. */
  readonly availableAfter: Amount;
  /** What is missing to the amount, the allowance counted in; 0 when nothing is. */
  readonly shortfall: Amount;
  /** The first day, nothing being repaid, on which what is posted now is overdue. */
  readonly nextOverdueOn: BusinessDate | null;
}

type OrderFigureName = 'exposure' | 'available' | 'availableAfter' | 'shortfall';

/** The order would be accepted. */
export interface AcceptedOrderPreview
  extends
    OrderFigures,
    Explained<Explanation<OrderFigureName> & { readonly repayToProceed: readonly [] }> {
  readonly decision: 'accepted';
  readonly refusals: readonly [];
  /** The statement that a receipt on the expected day falls in. */
  readonly statement: StatementForecast;
  /** Of 0 and without lines: the order passes as things are. */
  readonly repayToProceed: RepayToProceed;
}

/** The order would be refused. */
export interface RefusedOrderPreview
  extends
    OrderFigures,
    Explained<Explanation<OrderFigureName> & Partial<Explanation<'repayToProceed'>>> {
  readonly decision: 'refused';
  /** All that stands against it. */
  readonly refusals: Refusals;
  /** The statement that a receipt on the expected day falls in; null on a closed account. */
  readonly statement: StatementForecast | null;
  /** The least to repay for the order to pass; null when nothing helps. */
  readonly repayToProceed: RepayToProceed | null;
}

/** The statement that a receipt would fall in, by its dates as they would be now. */
export interface StatementForecast {
  readonly number: number;
  readonly closesOn: BusinessDate;
  readonly issuedOn: BusinessDate;
  readonly dueOn: BusinessDate;
}

/** A repayment after which an order passes, and the lines it would be laid on. */
export interface RepayToProceed {
  readonly amount: Amount;
  readonly lines: readonly QuoteLine[];
}

/** The return to preview: of an amount, or of pieces of items. */
export type PreviewReturnRequest = On &
  Explain & {
    readonly orderId: Given<OrderId>;
    /** Where named, only this receipt's line serves. */
    readonly receiptId?: Given<ReceiptId> | undefined;
  } & Returned;

/** What a return, requested and completed on that day, would do. */
export interface ReturnPreview extends Explained<
  Explanation<'amount' | 'reversed' | 'offset' | 'refunded' | 'availableAfter'>
> {
  readonly amount: Amount;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly refunded: Amount;
  /** What waits for repayments in flight. */
  readonly waiting: Amount;
  /** Only those touched. */
  readonly lines: readonly ReturnLine[];
  readonly refundTo: readonly RefundTo[];
  /** `pending` where something waits. */
  readonly refundSlip: Extract<RefundSlip, 'pending' | 'noRefundNeeded' | 'refunding'>;
  readonly paymentSlip: PaymentSlip;
  /** Only those touched. */
  readonly statements: readonly StatementChange[];
  /** May be negative. */
  readonly availableBefore: Amount;
  /** May be negative. */
  readonly availableAfter: Amount;
}

/** What a return does to one line. */
export interface ReturnLine {
  readonly receiptId: ReceiptId;
  readonly statement: number;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly refunded: Amount;
}

/** A statement before and after a return. */
export interface StatementChange {
  readonly number: number;
  readonly totalBefore: Amount;
  readonly totalAfter: Amount;
  readonly outstandingBefore: Amount;
  readonly outstandingAfter: Amount;
}

/** The repayment to quote. */
export interface QuoteRepaymentRequest extends On, Explain {
  readonly for: RepaymentFor;
}

/** What would go to the cashier. */
export interface RepaymentQuote extends Explained<Explanation<'sum' | 'availableAfter'>> {
  readonly sum: Amount;
  /** As they would be laid. */
  readonly lines: readonly QuoteLine[];
  readonly availableAfter: Amount;
  readonly overdueAfter: Overdue | null;
}

/** A line on which a repayment would be laid, and how much of it. */
export interface QuoteLine {
  readonly orderId: OrderId;
  readonly receiptId: ReceiptId;
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

/** The commands to try, one after the other. */
export interface SimulateRequest extends On {
  /** Up to 100, each with its own `on`. */
  readonly commands: readonly Command[];
}

/** What the commands would come to, one step each. */
export interface Simulation {
  readonly steps: readonly SimulationStep[];
}

/** One command's answer, and the account after it. */
export interface SimulationStep {
  readonly answer: Answer;
  /**
   * As of the latest of the command's day, the request's and the account's; null before the account
   * is open.
   */
  readonly overview: Answered<Overview> | null;
}

// Only what is marked so is exported.
export {};
