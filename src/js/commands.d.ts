import type { AccountEvent } from './events.js';
import type { Refusals } from './refusals.js';
import type { On } from './request.js';
import type {
  Amount,
  BusinessDate,
  CancellationId,
  Given,
  ItemId,
  OrderId,
  ReceiptId,
  RepaymentId,
  ReturnId,
  Terms,
} from './terms.js';

interface Reason extends On {
  /** Why, kept with the event: 1–200 code points. */
  readonly reason?: string | undefined;
}

/** Opens the account: the first command of all. */
export interface OpenAccount extends On {
  /** Which command it is. */
  readonly type: 'openAccount';
  /** What was agreed with the customer; what is left out takes its default. */
  readonly terms: Terms;
}

/** Changes the terms; the currency stays. */
export interface ChangeTerms extends On {
  /** Which command it is. */
  readonly type: 'changeTerms';
  /** Complete: what is left out takes its default, not its former value. */
  readonly terms: Terms;
}

/** Replaces the temporary limit there is; an amount of 0 removes it. */
export interface SetTemporaryLimit extends On {
  /** Which command it is. */
  readonly type: 'setTemporaryLimit';
  /** What is added to the credit limit; 0 removes the temporary limit. */
  readonly amount: Given<Amount>;
  /** The first day covered. */
  readonly from: Given<BusinessDate>;
  /** The last day covered. */
  readonly until: Given<BusinessDate>;
}

/** Takes no orders any more; all else goes on. */
export interface SuspendAccount extends Reason {
  /** Which command it is. */
  readonly type: 'suspendAccount';
}

/** Takes orders again. */
export interface ResumeAccount extends Reason {
  /** Which command it is. */
  readonly type: 'resumeAccount';
}

/** Closes the account, where nothing goes on any more. */
export interface CloseAccount extends Reason {
  /** Which command it is. */
  readonly type: 'closeAccount';
}

/** Pieces of an item, as an order lists them. */
export interface OrderItem {
  /** Which item; each is named once in an order. */
  readonly itemId: Given<ItemId>;
  /** How many pieces: 1–1,000,000. */
  readonly quantity: number;
  /** What all its pieces cost together. */
  readonly amount: Given<Amount>;
}

/** A merchant's override: passes the limit check, never the overdue one. */
export interface OverLimitApproval {
  /** Who approved it: 1–200 code points. */
  readonly approvedBy: string;
  /** Why: 1–200 code points. */
  readonly reason: string;
}

/** Asks for an order on credit. */
export interface PlaceOrder extends On {
  /** Which command it is. */
  readonly type: 'placeOrder';
  /** The new order's id. */
  readonly orderId: Given<OrderId>;
  /** What the order costs. */
  readonly amount: Given<Amount>;
  /** What is in it, so that pieces can be returned. Their amounts add up to the order's. */
  readonly items?: readonly OrderItem[] | undefined;
  /** A merchant's override of the limit; none when absent. */
  readonly overLimitApproval?: OverLimitApproval | undefined;
}

/** Releases what is reserved of an order, in part or whole. */
export interface CancelOrder extends On {
  /** Which command it is. */
  readonly type: 'cancelOrder';
  /** The new cancellation's id. */
  readonly cancellationId: Given<CancellationId>;
  /** The order of which something is cancelled. */
  readonly orderId: Given<OrderId>;
  /** What is cancelled; all that is reserved when absent. */
  readonly amount?: Given<Amount> | undefined;
}

/** Goods were received: what was reserved is posted to the open statement. */
export interface ConfirmReceipt extends On {
  /** Which command it is. */
  readonly type: 'confirmReceipt';
  /** The new receipt's id. */
  readonly receiptId: Given<ReceiptId>;
  /** The order that the goods are of. */
  readonly orderId: Given<OrderId>;
  /** What was received; all that is reserved when absent. */
  readonly amount?: Given<Amount> | undefined;
  /** The earlier day of signing, not after `on`; shown, and decides nothing. */
  readonly signedOn?: Given<BusinessDate> | undefined;
}

/** Pieces of an item that come back. */
export interface ReturnedItem {
  /** An item of the order; each is named once in a return. */
  readonly itemId: Given<ItemId>;
  /** How many pieces come back: 1–1,000,000. */
  readonly quantity: number;
}

/** How much is returned: an amount, or pieces whose amount is computed. */
export type Returned =
  | {
      /** How much comes back. */
      readonly amount: Given<Amount>;
      /** Absent where an amount is given. */
      readonly items?: undefined;
    }
  | {
      /** The pieces that come back, of an order placed with items. */
      readonly items: readonly ReturnedItem[];
      /** Absent where items are given: it is computed from the order's. */
      readonly amount?: undefined;
    };

/** Asks for goods to come back; nothing moves before `completeReturn`. */
export type RequestReturn = On & {
  /** Which command it is. */
  readonly type: 'requestReturn';
  /** The new return's id. */
  readonly returnId: Given<ReturnId>;
  /** The order of which something comes back. */
  readonly orderId: Given<OrderId>;
  /** Where named, only this receipt's line serves; any of the order's when absent. */
  readonly receiptId?: Given<ReceiptId> | undefined;
} & Returned;

interface OfReturn extends On {
  /** The return it is about. */
  readonly returnId: Given<ReturnId>;
}

/** The effects of a return are decided here. */
export interface CompleteReturn extends OfReturn {
  /** Which command it is. */
  readonly type: 'completeReturn';
}

/** Withdraws a requested return. */
export interface CancelReturn extends OfReturn {
  /** Which command it is. */
  readonly type: 'cancelReturn';
}

/** The cashier has paid the refund. */
export interface ConfirmRefund extends OfReturn {
  /** Which command it is. */
  readonly type: 'confirmRefund';
}

/** The cashier could not pay the refund. */
export interface FailRefund extends OfReturn {
  /** Which command it is. */
  readonly type: 'failRefund';
  /** The attempt that failed, from 1. */
  readonly attempt: number;
}

/** Asks the cashier again for a refund that failed. */
export interface RetryRefund extends OfReturn {
  /** Which command it is. */
  readonly type: 'retryRefund';
  /** The attempt this starts: 2, 3, … */
  readonly attempt: number;
}

/** An order to be repaid, whole or in part. */
export interface RepaidOrder {
  /** The order; each is named once in a repayment. */
  readonly orderId: Given<OrderId>;
  /** What of it is repaid; its whole outstanding that is not in flight when absent. */
  readonly amount?: Given<Amount> | undefined;
}

/** What a repayment is for; its `kind` tells how it is chosen. */
export type RepaymentFor =
  | {
      /** Chosen orders, in the order listed. */
      readonly kind: 'orders';
      /** The orders, each whole or an amount of it. */
      readonly orders: readonly RepaidOrder[];
    }
  | {
      /** One statement. */
      readonly kind: 'statement';
      /** The statement's number. */
      readonly number: number;
    }
  | {
      /** Everything on issued statements. */
      readonly kind: 'billed';
    }
  | {
      /** Everything received, billed or not. */
      readonly kind: 'posted';
    }
  | {
      /** An amount, laid on what is due earliest. */
      readonly kind: 'amount';
      /** How much is repaid, over everything received. */
      readonly amount: Given<Amount>;
    };

interface OfRepayment extends On {
  /** The repayment's id: a new one where it is started or recorded. */
  readonly repaymentId: Given<RepaymentId>;
}

/** Goes to the cashier, to be confirmed or to fail. */
export interface StartRepayment extends OfRepayment {
  /** Which command it is. */
  readonly type: 'startRepayment';
  /** What is to be repaid. */
  readonly for: RepaymentFor;
}

/** A transfer already received: started and confirmed at once. */
export interface RecordRepayment extends OfRepayment {
  /** Which command it is. */
  readonly type: 'recordRepayment';
  /** What was repaid. */
  readonly for: RepaymentFor;
}

/** The cashier has received the repayment. */
export interface ConfirmRepayment extends OfRepayment {
  /** Which command it is. */
  readonly type: 'confirmRepayment';
}

/** The cashier has not received the repayment. */
export interface FailRepayment extends OfRepayment {
  /** Which command it is. */
  readonly type: 'failRepayment';
}

/** A charge-back: what was repaid is outstanding again. */
export interface ReverseRepayment extends OfRepayment {
  /** Which command it is. */
  readonly type: 'reverseRepayment';
}

/** Issues what is due to be issued, as every command does. */
export interface RollForward extends On {
  /** Which command it is. */
  readonly type: 'rollForward';
}

/** What is asked of an account; its `type` tells what. */
export type Command =
  | OpenAccount
  | ChangeTerms
  | SetTemporaryLimit
  | SuspendAccount
  | ResumeAccount
  | CloseAccount
  | PlaceOrder
  | CancelOrder
  | ConfirmReceipt
  | RequestReturn
  | CompleteReturn
  | CancelReturn
  | ConfirmRefund
  | FailRefund
  | RetryRefund
  | StartRepayment
  | RecordRepayment
  | ConfirmRepayment
  | FailRepayment
  | ReverseRepayment
  | RollForward;

/**
 * What a command came to; its `outcome` tells which. `version` counts the account's accepted
 * commands.
 */
export type Answer = AcceptedAnswer | RepeatedAnswer | RefusedAnswer;

/** The command holds, and made these events happen. */
export interface AcceptedAnswer {
  /** Tells it from the other answers. */
  readonly outcome: 'accepted';
  /** How many commands the account has accepted, this one counted. */
  readonly version: number;
  /** What it made happen, in order, to be stored. */
  readonly events: readonly AccountEvent[];
}

/** Accepted before with the same content; nothing moves. */
export interface RepeatedAnswer {
  /** Tells it from the other answers. */
  readonly outcome: 'repeated';
  /** How many commands the account has accepted; as before. */
  readonly version: number;
}

/** The business says no; nothing has changed. */
export interface RefusedAnswer {
  /** Tells it from the other answers. */
  readonly outcome: 'refused';
  /** How many commands the account has accepted; as before. */
  readonly version: number;
  /** Why, each with a code and its figures. */
  readonly refusals: Refusals;
}

// Only what is marked so is exported.
export {};
