import type { Explanation } from './explanation.js';
import type { Explain, Explained, On, PageRequest } from './request.js';
import type {
  Amount,
  BusinessDate,
  Given,
  OrderId,
  ReceiptId,
  RepaymentId,
  ReturnId,
} from './terms.js';

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

/** Which page of the orders is asked for. */
export interface OrdersRequest extends PageRequest<Given<OrderId>, PaymentSlip> {}

/** Which page of the returns is asked for. */
export interface ReturnsRequest extends PageRequest<Given<ReturnId>, ReturnState> {}

/** Which order is asked for. */
export interface OrderRequest extends On, Explain {
  /** The order's id. */
  readonly orderId: Given<OrderId>;
}

/** An order without its receipts and returns. */
export interface OrderFacts {
  /** The order's id. */
  readonly orderId: OrderId;
  /** The day it was placed. */
  readonly placedOn: BusinessDate;
  /** What was ordered: reserved, posted and cancelled together. */
  readonly amount: Amount;
  /** Not received yet, nor cancelled. */
  readonly reserved: Amount;
  /** What was received. */
  readonly posted: Amount;
  /** What was cancelled before it was received. */
  readonly cancelled: Amount;
  /** By completed returns. */
  readonly returned: Amount;
  /** The part of returned that was taken off an open statement. */
  readonly reversed: Amount;
  /** The part of returned that was set against the rest of issued statements. */
  readonly offset: Amount;
  /** The part of returned that goes back through the cashier, paid yet or not. */
  readonly refunded: Amount;
  /** The part of returned that waits for repayments in flight. */
  readonly waiting: Amount;
  /** What confirmed repayments repaid of it, charge-backs taken off; a refund does not lower it. */
  readonly repaid: Amount;
  /** The part of outstanding that is with the cashier right now. */
  readonly inFlight: Amount;
  /** What is still to be repaid: posted less reversed, offset and repaid. */
  readonly outstanding: Amount;
  /** `awaitingPayment` while anything is reserved or outstanding; then `paid` if any was repaid. */
  readonly paymentSlip: PaymentSlip;
}

/** An order with its receipts and returns, as they came. */
export interface Order extends OrderFacts, Explained<Explanation<'reserved' | 'outstanding'>> {
  /** Its receipts, in the order of posting. */
  readonly receipts: readonly ReceiptFacts[];
  /** Its returns, in the order of their requests, cancelled ones among them. */
  readonly returns: readonly OrderReturn[];
}

/** A receipt of an order, and the statement it was posted to. */
export interface ReceiptFacts {
  /** The receipt's id. */
  readonly receiptId: ReceiptId;
  /** The number of the statement it is a line of. */
  readonly statement: number;
  /** The day of the receipt. */
  readonly postedOn: BusinessDate;
  /** What was received with it. */
  readonly posted: Amount;
}

/** A return of an order, and the repayments that its refund goes back to. */
export interface OrderReturn extends ReturnFacts {
  /** One entry a repayment, in the order reached; empty where nothing is refunded. */
  readonly refundTo: readonly RefundTo[];
}

/** A return and what it did. */
export interface ReturnFacts {
  /** The return's id. */
  readonly returnId: ReturnId;
  /** How much comes back. */
  readonly amount: Amount;
  /** The state of its reverse document; `pending` until it is completed and nothing waits. */
  readonly refundSlip: RefundSlip;
  /** The same, or `waiting` where a remainder waits for repayments in flight. */
  readonly state: ReturnState;
  /** Taken off the open statement. */
  readonly reversed: Amount;
  /** Set against what is still to be repaid. */
  readonly offset: Amount;
  /** Sent back through the cashier. */
  readonly refunded: Amount;
  /** What of it has not taken effect yet: it waits for repayments in flight. */
  readonly waiting: Amount;
}

/** A return in a list, with the order it is of. */
export interface ReturnListed extends ReturnFacts {
  /** The order that goods came back of. */
  readonly orderId: OrderId;
}

/** The repayment that a refund goes back to. */
export interface RefundTo {
  /** The repayment's id. */
  readonly repaymentId: RepaymentId;
  /** What of the refund goes back to this repayment. */
  readonly amount: Amount;
}
