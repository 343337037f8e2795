import type { OverLimitApproval } from './commands.js';
import type {
  Amount,
  BusinessDate,
  CancellationId,
  CompleteTerms,
  Content,
  ItemId,
  OrderId,
  ReceiptId,
  RepaymentId,
  ReturnId,
} from './terms.js';
import type { RefundTo, ReturnState } from './views.js';

/** Pieces of an item, and what they come to together. */
export interface OrderedItem {
  readonly itemId: ItemId;
  readonly quantity: number;
  readonly amount: Amount;
}

/** What a return did to one line. */
export interface Effect {
  readonly receiptId: ReceiptId;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly refunded: Amount;
  readonly refundTo: readonly RefundTo[];
}

/** What a repayment lays on one line. */
export interface Laid {
  readonly receiptId: ReceiptId;
  readonly amount: Amount;
}

/** What happened, in the past tense; its `type` tells what. */
export type Fact =
  | { readonly type: 'accountOpened'; readonly terms: CompleteTerms }
  /** Where no statement is open, `nextOpensOn` tells from which day one will be. */
  | {
      readonly type: 'termsChanged';
      readonly terms: CompleteTerms;
      readonly nextOpensOn?: BusinessDate;
    }
  | {
      readonly type: 'temporaryLimitSet';
      readonly amount: Amount;
      readonly from: BusinessDate;
      readonly until: BusinessDate;
    }
  | { readonly type: 'accountSuspended'; readonly reason?: string }
  | { readonly type: 'accountResumed'; readonly reason?: string }
  | { readonly type: 'accountClosed'; readonly reason?: string }
  | {
      readonly type: 'statementOpened';
      readonly number: number;
      readonly opensOn: BusinessDate;
      readonly closesOn: BusinessDate;
    }
  | {
      readonly type: 'statementIssued';
      readonly number: number;
      readonly closesOn: BusinessDate;
      readonly issuedOn: BusinessDate;
      readonly dueOn: BusinessDate;
      readonly total: Amount;
      readonly carried: Amount;
    }
  | { readonly type: 'rolledForward' }
  | {
      readonly type: 'orderPlaced';
      readonly orderId: OrderId;
      readonly amount: Amount;
      readonly items?: readonly OrderedItem[];
      readonly overLimitApproval?: OverLimitApproval;
      readonly content: Content;
    }
  | {
      readonly type: 'orderCancelled';
      readonly cancellationId: CancellationId;
      readonly orderId: OrderId;
      readonly amount: Amount;
      readonly content: Content;
    }
  | {
      readonly type: 'receiptConfirmed';
      readonly receiptId: ReceiptId;
      readonly orderId: OrderId;
      readonly amount: Amount;
      readonly signedOn?: BusinessDate;
      readonly statement: number;
      readonly content: Content;
    }
  | {
      readonly type: 'returnRequested';
      readonly returnId: ReturnId;
      readonly orderId: OrderId;
      readonly receiptId?: ReceiptId;
      readonly amount: Amount;
      readonly items?: readonly OrderedItem[];
      readonly content: Content;
    }
  | { readonly type: 'returnCompleted'; readonly returnId: ReturnId }
  /** A completed return, or the remainder of one that waited, took effect. */
  | {
      readonly type: 'returnSettled';
      readonly returnId: ReturnId;
      readonly effects: readonly Effect[];
      /** `waiting` where a remainder waits for repayments in flight. */
      readonly state: Extract<ReturnState, 'noRefundNeeded' | 'refunding' | 'waiting'>;
    }
  | { readonly type: 'returnCancelled'; readonly returnId: ReturnId }
  | { readonly type: 'refundConfirmed'; readonly returnId: ReturnId }
  | { readonly type: 'refundFailed'; readonly returnId: ReturnId; readonly attempt: number }
  | { readonly type: 'refundRetried'; readonly returnId: ReturnId; readonly attempt: number }
  | {
      readonly type: 'repaymentStarted';
      readonly repaymentId: RepaymentId;
      readonly lines: readonly Laid[];
      readonly content: Content;
    }
  | {
      readonly type: 'repaymentRecorded';
      readonly repaymentId: RepaymentId;
      readonly lines: readonly Laid[];
      readonly content: Content;
    }
  | { readonly type: 'repaymentConfirmed'; readonly repaymentId: RepaymentId }
  | { readonly type: 'repaymentFailed'; readonly repaymentId: RepaymentId }
  | { readonly type: 'repaymentReversed'; readonly repaymentId: RepaymentId };

/**
 * Something that happened to an account, with the version and the day of the command that made it
 * happen.
 */
export type AccountEvent = { readonly version: number; readonly on: BusinessDate } & Fact;
