import type { OrderItem, OverLimitApproval } from './commands.js';
import type { Amount, BusinessDate, CompleteTerms, Id } from './terms.js';
import type { RefundTo, ReturnState } from './views.js';

/** A short hash of the command that created a document, by which a repeated one is told. */
export type Content = string;

/** What a return did to one line. */
export interface Effect {
  readonly receiptId: Id;
  readonly reversed: Amount;
  readonly offset: Amount;
  readonly refunded: Amount;
  readonly refundTo: readonly RefundTo[];
}

/** What a repayment lays on one line. */
export interface Laid {
  readonly receiptId: Id;
  readonly amount: Amount;
}

/** What happened, in the past tense. */
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
      readonly orderId: Id;
      readonly amount: Amount;
      readonly items?: readonly OrderItem[];
      readonly overLimitApproval?: OverLimitApproval;
      readonly content: Content;
    }
  | {
      readonly type: 'orderCancelled';
      readonly cancellationId: Id;
      readonly orderId: Id;
      readonly amount: Amount;
      readonly content: Content;
    }
  | {
      readonly type: 'receiptConfirmed';
      readonly receiptId: Id;
      readonly orderId: Id;
      readonly amount: Amount;
      readonly signedOn?: BusinessDate;
      readonly statement: number;
      readonly content: Content;
    }
  | {
      readonly type: 'returnRequested';
      readonly returnId: Id;
      readonly orderId: Id;
      readonly receiptId?: Id;
      readonly amount: Amount;
      readonly items?: readonly OrderItem[];
      readonly content: Content;
    }
  | { readonly type: 'returnCompleted'; readonly returnId: Id }
  /** A completed return, or the remainder of one that waited, took effect. */
  | {
      readonly type: 'returnSettled';
      readonly returnId: Id;
      readonly effects: readonly Effect[];
      readonly state: ReturnState;
    }
  | { readonly type: 'returnCancelled'; readonly returnId: Id }
  | { readonly type: 'refundConfirmed'; readonly returnId: Id }
  | { readonly type: 'refundFailed'; readonly returnId: Id; readonly attempt: number }
  | { readonly type: 'refundRetried'; readonly returnId: Id; readonly attempt: number }
  | {
      readonly type: 'repaymentStarted';
      readonly repaymentId: Id;
      readonly lines: readonly Laid[];
      readonly content: Content;
    }
  | {
      readonly type: 'repaymentRecorded';
      readonly repaymentId: Id;
      readonly lines: readonly Laid[];
      readonly content: Content;
    }
  | { readonly type: 'repaymentConfirmed'; readonly repaymentId: Id }
  | { readonly type: 'repaymentFailed'; readonly repaymentId: Id }
  | { readonly type: 'repaymentReversed'; readonly repaymentId: Id };

/**
 * Something that happened to an account, with the version and the day of the command that made it
 * happen.
 */
export type AccountEvent = { readonly version: number; readonly on: BusinessDate } & Fact;
