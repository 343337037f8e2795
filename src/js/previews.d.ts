import type { Answer, Command, OverLimitApproval, RepaymentFor, Returned } from './commands.js';
import type { Explanation } from './explanation.js';
import type { Refusals } from './refusals.js';
import type { Explain, Explained, On } from './request.js';
import type { Amount, BusinessDate, Given, OrderId, ReceiptId } from './terms.js';
import type { Answered, Overdue, Overview, PaymentSlip, RefundSlip, RefundTo } from './views.js';

/** The order to preview. */
export interface PreviewOrderRequest extends On, Explain {
  /** What the order would cost. */
  readonly amount: Given<Amount>;
  /** The day the goods are expected on, `on` when absent; decides which statement is shown. */
  readonly expectedReceiptOn?: Given<BusinessDate> | undefined;
  /** A merchant's override of the limit, never of an overdue account; none when absent. */
  readonly overLimitApproval?: OverLimitApproval | undefined;
}

/** What would be decided on an order; its `decision` tells what. */
export type OrderPreview = AcceptedOrderPreview | RefusedOrderPreview;

interface OrderFigures {
  /** The most that may be owed, without the temporary limit. */
  readonly creditLimit: Amount;
  /** In force on the day, else 0. */
  readonly temporaryLimit: Amount;
  /** How far an order may go past both limits. */
  readonly overLimitAllowance: Amount;
  /** Of earlier orders: not received, not cancelled. */
  readonly reserved: Amount;
  /** Outstanding on the open statement. */
  readonly unbilled: Amount;
  /** Outstanding on issued statements. */
  readonly billed: Amount;
  /** Reserved, unbilled and billed together: the credit in use. */
  readonly exposure: Amount;
  /** Limit and temporary limit less exposure. May be negative. */
  readonly available: Amount;
  /** Available less the amount, whatever the decision; may be negative. */
  readonly availableAfter: Amount;
  /** What is missing to the amount, the allowance counted in; 0 when nothing is. */
  readonly shortfall: Amount;
  /**
   * The first day, nothing being repaid, on which what is posted now is overdue: `since` where it
   * is already, null where nothing is owed beyond the tolerance.
   */
  readonly nextOverdueOn: BusinessDate | null;
}

type OrderFigureName = 'exposure' | 'available' | 'availableAfter' | 'shortfall';

/** The order would be accepted. */
export interface AcceptedOrderPreview
  extends
    OrderFigures,
    Explained<
      Explanation<OrderFigureName> & {
        /** No terms: nothing has to be repaid. */
        readonly repayToProceed: readonly [];
      }
    > {
  /** What `placeOrder` would answer. */
  readonly decision: 'accepted';
  /** Empty: nothing stands against it. */
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
  /** What `placeOrder` would answer. */
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
  /** The number it has or would have. */
  readonly number: number;
  /** The last day of its period. */
  readonly closesOn: BusinessDate;
  /** The day it is issued. */
  readonly issuedOn: BusinessDate;
  /** The last day to repay what is received then. */
  readonly dueOn: BusinessDate;
}

/** A repayment after which an order passes, and the lines it would be laid on. */
export interface RepayToProceed {
  /** The least to repay that day; 0 where the order passes as things are. */
  readonly amount: Amount;
  /** What it would be laid on, as in a quote; empty where it is 0. */
  readonly lines: readonly QuoteLine[];
}

/** The return to preview: of an amount, or of pieces of items. */
export type PreviewReturnRequest = On &
  Explain & {
    /** The order of which something would come back. */
    readonly orderId: Given<OrderId>;
    /** Where named, only this receipt's line serves; any of the order's when absent. */
    readonly receiptId?: Given<ReceiptId> | undefined;
  } & Returned;

/** What a return, requested and completed on that day, would do. */
export interface ReturnPreview extends Explained<
  Explanation<'amount' | 'reversed' | 'offset' | 'refunded' | 'availableAfter'>
> {
  /** How much would come back, computed where pieces are given. */
  readonly amount: Amount;
  /** The part taken off the open statement: its total falls. */
  readonly reversed: Amount;
  /** The part set against what is still to be repaid of issued statements; their totals stay. */
  readonly offset: Amount;
  /** The part sent back through the cashier. */
  readonly refunded: Amount;
  /** What waits for repayments in flight. */
  readonly waiting: Amount;
  /** The lines touched, and no others. */
  readonly lines: readonly ReturnLine[];
  /** The repayments a refund goes back to, in the order reached; empty where there is none. */
  readonly refundTo: readonly RefundTo[];
  /** The refund slip's state afterwards; `pending` where something waits. */
  readonly refundSlip: Extract<RefundSlip, 'pending' | 'noRefundNeeded' | 'refunding'>;
  /** The state of the order's payment slip afterwards. */
  readonly paymentSlip: PaymentSlip;
  /** The statements touched, and no others, ascending. */
  readonly statements: readonly StatementChange[];
  /** Available credit as it is. May be negative. */
  readonly availableBefore: Amount;
  /** Available credit after it; a refund leaves it as it was. May be negative. */
  readonly availableAfter: Amount;
}

/** What a return does to one line. */
export interface ReturnLine {
  /** The receipt that is the line. */
  readonly receiptId: ReceiptId;
  /** The number of the line's statement. */
  readonly statement: number;
  /** What is taken off the line while its statement is open. */
  readonly reversed: Amount;
  /** What is set against the line's outstanding on an issued statement. */
  readonly offset: Amount;
  /** What of the line was repaid and is sent back through the cashier. */
  readonly refunded: Amount;
}

/** A statement before and after a return. */
export interface StatementChange {
  /** The statement's number. */
  readonly number: number;
  /** Its total as it is. */
  readonly totalBefore: Amount;
  /** Its total after the return; only an open statement's changes. */
  readonly totalAfter: Amount;
  /** What is still to be repaid of it. */
  readonly outstandingBefore: Amount;
  /** What would still be to be repaid of it after the return. */
  readonly outstandingAfter: Amount;
}

/** The repayment to quote. */
export interface QuoteRepaymentRequest extends On, Explain {
  /** What is to be repaid. */
  readonly for: RepaymentFor;
}

/** What would go to the cashier. */
export interface RepaymentQuote extends Explained<Explanation<'sum' | 'availableAfter'>> {
  /** What goes to the cashier in all: the net of its lines. */
  readonly sum: Amount;
  /** What it is laid on, in that order; lines that get nothing are left out. */
  readonly lines: readonly QuoteLine[];
  /** Available credit once it is confirmed. May be negative. */
  readonly availableAfter: Amount;
  /** What is overdue once it is confirmed; null when nothing is. */
  readonly overdueAfter: Overdue | null;
}

/** A line on which a repayment would be laid, and how much of it. */
export interface QuoteLine {
  /** The order to repay. */
  readonly orderId: OrderId;
  /** The receipt that is the line. */
  readonly receiptId: ReceiptId;
  /** The number of the line's statement. */
  readonly statement: number;
  /** The last day to repay it; projected while it is not billed. */
  readonly dueOn: BusinessDate;
  /** What was received. */
  readonly posted: Amount;
  /** Returned before it was billed. */
  readonly reversed: Amount;
  /** Returned after it was billed. */
  readonly offset: Amount;
  /** What confirmed repayments have repaid of it already. */
  readonly repaid: Amount;
  /** What is with the cashier already. */
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
  /** One for each command, in the order given. */
  readonly steps: readonly SimulationStep[];
}

/** One command's answer, and the account after it. */
export interface SimulationStep {
  /** What `apply` would have answered. */
  readonly answer: Answer;
  /**
   * The account after it, as of the latest of the command's day, the request's and the account's;
   * null before the account is open.
   */
  readonly overview: Answered<Overview> | null;
}

// Only what is marked so is exported.
export {};
