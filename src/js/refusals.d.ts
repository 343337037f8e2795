import type {
  Amount,
  BusinessDate,
  ItemId,
  OrderId,
  ReceiptId,
  RepaymentId,
  ReturnId,
} from './terms.js';

/**
 * A state named in `wrongState`: of the account, the return or the repayment that the command is
 * about. A closed account is `accountClosed`.
 */
export type State =
  | 'active'
  | 'suspended'
  | 'pending'
  | 'waiting'
  | 'noRefundNeeded'
  | 'refunding'
  | 'refunded'
  | 'refundFailed'
  | 'cancelled'
  | 'inFlight'
  | 'confirmed'
  | 'failed'
  | 'reversed';

/** The business says no: a `code` tells which refusal it is, and which figures stand beside it. */
export type Refusal =
  | {
      /** The account is not open yet. */
      readonly code: 'accountNotOpen';
    }
  | {
      /** An account opens once. */
      readonly code: 'accountAlreadyOpen';
    }
  | {
      /** The id was used with other content. */
      readonly code: 'idReused';
    }
  | {
      /** `on` is before the latest accepted command. */
      readonly code: 'dateWentBack';
      /** The date of the latest accepted command. */
      readonly latest: BusinessDate;
    }
  | {
      /** Too many periods would have to be issued at once. */
      readonly code: 'tooFarAhead';
      /** The most that are issued at once: 4,000. */
      readonly periods: number;
    }
  | {
      /** The account is closed. */
      readonly code: 'accountClosed';
    }
  | {
      /** The account is suspended and takes no orders. */
      readonly code: 'accountSuspended';
    }
  | {
      /** There is no such order. */
      readonly code: 'unknownOrder';
      /** The id that was given. */
      readonly orderId: OrderId;
    }
  | {
      /** There is no such receipt of the order. */
      readonly code: 'unknownReceipt';
      /** The id that was given. */
      readonly receiptId: ReceiptId;
    }
  | {
      /** There is no such return. */
      readonly code: 'unknownReturn';
      /** The id that was given. */
      readonly returnId: ReturnId;
    }
  | {
      /** There is no such repayment. */
      readonly code: 'unknownRepayment';
      /** The id that was given. */
      readonly repaymentId: RepaymentId;
    }
  | {
      /** There is no such statement. */
      readonly code: 'unknownStatement';
      /** The number that was given. */
      readonly number: number;
    }
  | {
      /** The order has no such item. */
      readonly code: 'unknownItem';
      /** The id that was given. */
      readonly itemId: ItemId;
    }
  | {
      /** The snapshot the account was loaded from leaves out this document. */
      readonly code: 'notInSnapshot';
      /** The document's id, or a statement's number. */
      readonly id: string;
    }
  | {
      /** This cannot be done in the state that the account or the document is in. */
      readonly code: 'wrongState';
      /** The state it is in. */
      readonly state: State;
    }
  | {
      /** A statement is overdue, so no order is taken. */
      readonly code: 'overdue';
      /** Outstanding on the overdue statements, in flight included. */
      readonly amount: Amount;
      /** The first overdue day of the earliest overdue statement. */
      readonly since: BusinessDate;
      /** The numbers of the overdue statements, ascending. */
      readonly statements: readonly number[];
    }
  | {
      /** The order does not fit the credit. */
      readonly code: 'creditExceeded';
      /** Available credit before the order. May be negative. */
      readonly available: Amount;
      /** How far an order may go past it. */
      readonly allowance: Amount;
      /** What the order costs. */
      readonly requested: Amount;
      /** What is missing: requested less available and allowance. */
      readonly shortfall: Amount;
    }
  | {
      /** More would be received or cancelled than is reserved. */
      readonly code: 'exceedsReserved';
      /** What of the order is neither received nor cancelled. */
      readonly reserved: Amount;
      /** What was to be received or cancelled; 0 where no amount was given. */
      readonly requested: Amount;
    }
  | {
      /** More pieces would come back than are left. */
      readonly code: 'exceedsQuantity';
      /** The item of the order. */
      readonly itemId: ItemId;
      /** How many of its pieces are left: not in a return, cancelled ones aside. */
      readonly remaining: number;
      /** How many pieces were to come back. */
      readonly requested: number;
    }
  | {
      /** More would come back than was received and not returned yet. */
      readonly code: 'exceedsReturnable';
      /** The most that can come back of the order, or of the receipt that was named. */
      readonly returnable: Amount;
      /** How much was to come back. */
      readonly requested: Amount;
    }
  | {
      /** More would be repaid than is owed and not in flight. */
      readonly code: 'exceedsOutstanding';
      /** Outstanding and not in flight: of the order, or of the account for an amount. */
      readonly free: Amount;
      /** What of the same order or account is with the cashier right now. */
      readonly inFlight: Amount;
      /** What was to be repaid. */
      readonly requested: Amount;
    }
  | {
      /** Nothing chosen is to be repaid. */
      readonly code: 'nothingOutstanding';
    }
  | {
      /** The terms want whole orders repaid. */
      readonly code: 'partialRepaymentNotAllowed';
      /** The order that would be repaid in part. */
      readonly orderId: OrderId;
      /** Its outstanding that is not in flight: what has to be repaid at once. */
      readonly free: Amount;
      /** What of it would be repaid. */
      readonly requested: Amount;
    }
  | {
      /** Something still goes on, so the account cannot be closed. */
      readonly code: 'accountNotSettled';
      /** Ordered, not received, not cancelled. */
      readonly reserved: Amount;
      /** Still to be repaid. */
      readonly outstanding: Amount;
      /** With the cashier, not yet confirmed or failed. */
      readonly inFlight: Amount;
      /** What completed returns have not yet taken effect for. */
      readonly waiting: Amount;
      /** Requested for return, neither completed nor cancelled. */
      readonly requested: Amount;
      /** Refunds that the cashier has not paid, failed ones among them. */
      readonly refunding: Amount;
    }
  | {
      /** The currency never changes. */
      readonly code: 'currencyFixed';
    }
  | {
      /** All orders ever placed would together pass what can be counted. */
      readonly code: 'amountTooLarge';
    };

/** Why the business says no. */
export type RefusalCode = Refusal['code'];

/** Every refusal that stands against something, in the order in which they are looked for. */
export type Refusals = readonly [Refusal, ...Refusal[]];
