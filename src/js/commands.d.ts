import type { AccountEvent } from './events.js';
import type { Refusal } from './refusals.js';
import type { Amount, BusinessDate, Id, Terms } from './terms.js';

interface On {
  /** The business date of the command; never before that of the latest accepted one. */
  readonly on: BusinessDate;
}

interface Reason extends On {
  /** 1–200 code points. */
  readonly reason?: string;
}

export interface OpenAccount extends On {
  readonly type: 'openAccount';
  readonly terms: Terms;
}

export interface ChangeTerms extends On {
  readonly type: 'changeTerms';
  /** Complete: what is left out takes its default, not its former value. */
  readonly terms: Terms;
}

/** Replaces the temporary limit there is; an amount of 0 removes it. */
export interface SetTemporaryLimit extends On {
  readonly type: 'setTemporaryLimit';
  readonly amount: Amount;
  readonly from: BusinessDate;
  /** The last day covered. */
  readonly until: BusinessDate;
}

export interface SuspendAccount extends Reason {
  readonly type: 'suspendAccount';
}

export interface ResumeAccount extends Reason {
  readonly type: 'resumeAccount';
}

export interface CloseAccount extends Reason {
  readonly type: 'closeAccount';
}

export interface OrderItem {
  readonly itemId: Id;
  /** 1–1,000,000. */
  readonly quantity: number;
  /** Of all pieces together. */
  readonly amount: Amount;
}

/** A merchant's override: passes the limit check, never the overdue one. */
export interface OverLimitApproval {
  readonly approvedBy: string;
  readonly reason: string;
}

export interface PlaceOrder extends On {
  readonly type: 'placeOrder';
  readonly orderId: Id;
  readonly amount: Amount;
  /** Their amounts add up to the order's. */
  readonly items?: readonly OrderItem[];
  readonly overLimitApproval?: OverLimitApproval;
}

export interface CancelOrder extends On {
  readonly type: 'cancelOrder';
  readonly cancellationId: Id;
  readonly orderId: Id;
  /** All that is reserved when absent. */
  readonly amount?: Amount;
}

export interface ConfirmReceipt extends On {
  readonly type: 'confirmReceipt';
  readonly receiptId: Id;
  readonly orderId: Id;
  /** All that is reserved when absent. */
  readonly amount?: Amount;
  /** The earlier day of signing; shown, and decides nothing. */
  readonly signedOn?: BusinessDate;
}

export interface ReturnedItem {
  readonly itemId: Id;
  readonly quantity: number;
}

/** How much is returned: an amount, or pieces whose amount is computed. */
export type Returned =
  | { readonly amount: Amount; readonly items?: undefined }
  | { readonly items: readonly ReturnedItem[]; readonly amount?: undefined };

export type RequestReturn = On & {
  readonly type: 'requestReturn';
  readonly returnId: Id;
  readonly orderId: Id;
  /** Where named, only this receipt's line serves. */
  readonly receiptId?: Id;
} & Returned;

interface OfReturn extends On {
  readonly returnId: Id;
}

/** The effects of a return are decided here. */
export interface CompleteReturn extends OfReturn {
  readonly type: 'completeReturn';
}

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

export interface RetryRefund extends OfReturn {
  readonly type: 'retryRefund';
  /** The attempt this starts: 2, 3, … */
  readonly attempt: number;
}

export interface RepaidOrder {
  readonly orderId: Id;
  /** Its whole free outstanding when absent. */
  readonly amount?: Amount;
}

/** What a repayment is for. */
export type RepaymentFor =
  /** In the order listed. */
  | { readonly kind: 'orders'; readonly orders: readonly RepaidOrder[] }
  | { readonly kind: 'statement'; readonly number: number }
  | { readonly kind: 'billed' }
  | { readonly kind: 'posted' }
  /** Laid on what is due earliest. */
  | { readonly kind: 'amount'; readonly amount: Amount };

interface OfRepayment extends On {
  readonly repaymentId: Id;
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

export interface ConfirmRepayment extends OfRepayment {
  readonly type: 'confirmRepayment';
}

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

/** What a command came to. `version` counts the account's accepted commands. */
export type Answer =
  | {
      readonly outcome: 'accepted';
      readonly version: number;
      readonly events: readonly AccountEvent[];
    }
  /** Accepted before with the same content; nothing moves. */
  | { readonly outcome: 'repeated'; readonly version: number }
  | {
      readonly outcome: 'refused';
      readonly version: number;
      readonly refusals: readonly Refusal[];
    };

// Only what is marked so is exported.
export {};
