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
  /** 1–200 code points. */
  readonly reason?: string | undefined;
}

/** Opens the account: the first command of all. */
export interface OpenAccount extends On {
  readonly type: 'openAccount';
  readonly terms: Terms;
}

/** Changes the terms; the currency stays. */
export interface ChangeTerms extends On {
  readonly type: 'changeTerms';
  /** Complete: what is left out takes its default, not its former value. */
  readonly terms: Terms;
}

/** Replaces the temporary limit there is; an amount of 0 removes it. */
export interface SetTemporaryLimit extends On {
  readonly type: 'setTemporaryLimit';
  readonly amount: Given<Amount>;
  readonly from: Given<BusinessDate>;
  /** The last day covered. */
  readonly until: Given<BusinessDate>;
}

/** Takes no orders any more; all else goes on. */
export interface SuspendAccount extends Reason {
  readonly type: 'suspendAccount';
}

/** Takes orders again. */
export interface ResumeAccount extends Reason {
  readonly type: 'resumeAccount';
}

/** Closes the account, where nothing goes on any more. */
export interface CloseAccount extends Reason {
  readonly type: 'closeAccount';
}

/** Pieces of an item, as an order lists them. */
export interface OrderItem {
  readonly itemId: Given<ItemId>;
  /** 1–1,000,000. */
  readonly quantity: number;
  /** Of all pieces together. */
  readonly amount: Given<Amount>;
}

/** A merchant's override: passes the limit check, never the overdue one. */
export interface OverLimitApproval {
  /** 1–200 code points, as the reason. */
  readonly approvedBy: string;
  readonly reason: string;
}

/** Asks for an order on credit. */
export interface PlaceOrder extends On {
  readonly type: 'placeOrder';
  readonly orderId: Given<OrderId>;
  readonly amount: Given<Amount>;
  /** Their amounts add up to the order's. */
  readonly items?: readonly OrderItem[] | undefined;
  readonly overLimitApproval?: OverLimitApproval | undefined;
}

/** Releases what is reserved of an order, in part or whole. */
export interface CancelOrder extends On {
  readonly type: 'cancelOrder';
  readonly cancellationId: Given<CancellationId>;
  readonly orderId: Given<OrderId>;
  /** All that is reserved when absent. */
  readonly amount?: Given<Amount> | undefined;
}

/** Goods were received: what was reserved is posted to the open statement. */
export interface ConfirmReceipt extends On {
  readonly type: 'confirmReceipt';
  readonly receiptId: Given<ReceiptId>;
  readonly orderId: Given<OrderId>;
  /** All that is reserved when absent. */
  readonly amount?: Given<Amount> | undefined;
  /** The earlier day of signing; shown, and decides nothing. */
  readonly signedOn?: Given<BusinessDate> | undefined;
}

/** Pieces of an item that come back. */
export interface ReturnedItem {
  readonly itemId: Given<ItemId>;
  /** 1–1,000,000. */
  readonly quantity: number;
}

/** How much is returned: an amount, or pieces whose amount is computed. */
export type Returned =
  | { readonly amount: Given<Amount>; readonly items?: undefined }
  | { readonly items: readonly ReturnedItem[]; readonly amount?: undefined };

/** Asks for goods to come back; nothing moves before `completeReturn`. */
export type RequestReturn = On & {
  readonly type: 'requestReturn';
  readonly returnId: Given<ReturnId>;
  readonly orderId: Given<OrderId>;
  /** Where named, only this receipt's line serves. */
  readonly receiptId?: Given<ReceiptId> | undefined;
} & Returned;

interface OfReturn extends On {
  readonly returnId: Given<ReturnId>;
}

/** The effects of a return are decided here. */
export interface CompleteReturn extends OfReturn {
  readonly type: 'completeReturn';
}

/** Withdraws a requested return. */
export interface CancelReturn extends OfReturn {
  readonly type: 'cancelReturn';
}

/** The cashier has paid the refund. */
export interface ConfirmRefund extends OfReturn {
  readonly type: 'confirmRefund';
}

/** The cashier could not pay the refund. */
export interface FailRefund extends OfReturn {
  readonly type: 'failRefund';
  /** The attempt that failed, from 1. */
  readonly attempt: number;
}

/** Asks the cashier again for a refund that failed. */
export interface RetryRefund extends OfReturn {
  readonly type: 'retryRefund';
  /** The attempt this starts: 2, 3, … */
  readonly attempt: number;
}

/** An order to be repaid, whole or in part. */
export interface RepaidOrder {
  readonly orderId: Given<OrderId>;
  /** Its whole free outstanding when absent. */
  readonly amount?: Given<Amount> | undefined;
}

/** What a repayment is for; its `kind` tells how it is chosen. */
export type RepaymentFor =
  /** In the order listed. */
  | { readonly kind: 'orders'; readonly orders: readonly RepaidOrder[] }
  | { readonly kind: 'statement'; readonly number: number }
  | { readonly kind: 'billed' }
  | { readonly kind: 'posted' }
  /** Laid on what is due earliest. */
  | { readonly kind: 'amount'; readonly amount: Given<Amount> };

interface OfRepayment extends On {
  readonly repaymentId: Given<RepaymentId>;
}

/** Goes to the cashier, to be confirmed or to fail. */
export interface StartRepayment extends OfRepayment {
  readonly type: 'startRepayment';
  readonly for: RepaymentFor;
}

/** A transfer already received: started and confirmed at once. */
export interface RecordRepayment extends OfRepayment {
  readonly type: 'recordRepayment';
  readonly for: RepaymentFor;
}

/** The cashier has received the repayment. */
export interface ConfirmRepayment extends OfRepayment {
  readonly type: 'confirmRepayment';
}

/** The cashier has not received the repayment. */
export interface FailRepayment extends OfRepayment {
  readonly type: 'failRepayment';
}

/** A charge-back: what was repaid is outstanding again. */
export interface ReverseRepayment extends OfRepayment {
  readonly type: 'reverseRepayment';
}

/** Issues what is due to be issued, as every command does. */
export interface RollForward extends On {
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
  readonly outcome: 'accepted';
  readonly version: number;
  readonly events: readonly AccountEvent[];
}

/** Accepted before with the same content; nothing moves. */
export interface RepeatedAnswer {
  readonly outcome: 'repeated';
  readonly version: number;
}

/** The business says no; nothing has changed. */
export interface RefusedAnswer {
  readonly outcome: 'refused';
  readonly version: number;
  readonly refusals: Refusals;
}

// Only what is marked so is exported.
export {};
