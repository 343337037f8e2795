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
  /** An item of the order. */
  readonly itemId: ItemId;
  /** How many pieces of it. */
  readonly quantity: number;
  /** What these pieces come to together. */
  readonly amount: Amount;
}

/** What a return did to one line. */
export interface Effect {
  /** The receipt that is the line. */
  readonly receiptId: ReceiptId;
  /** What was taken off the line while its statement was open. */
  readonly reversed: Amount;
  /** What was set against the line's outstanding on an issued statement. */
  readonly offset: Amount;
  /** What of the line goes back through the cashier. */
  readonly refunded: Amount;
  /** The repayments that it goes back to, in the order reached; empty where nothing does. */
  readonly refundTo: readonly RefundTo[];
}

/** What a repayment lays on one line. */
export interface Laid {
  /** The receipt that is the line. */
  readonly receiptId: ReceiptId;
  /** What of the repayment goes to this line. */
  readonly amount: Amount;
}

/** What happened, in the past tense; its `type` tells what. */
export type Fact =
  | {
      /** The account is open. */
      readonly type: 'accountOpened';
      /** What was agreed, every default written out. */
      readonly terms: CompleteTerms;
    }
  | {
      /** Other terms hold. */
      readonly type: 'termsChanged';
      /** The terms that hold from now on, every default written out. */
      readonly terms: CompleteTerms;
      /** The day from which a statement will be open; absent where one is. */
      readonly nextOpensOn?: BusinessDate;
    }
  | {
      /** The temporary limit replaced the former one. */
      readonly type: 'temporaryLimitSet';
      /** What is added to the credit limit; 0 where it was removed. */
      readonly amount: Amount;
      /** The first day covered. */
      readonly from: BusinessDate;
      /** The last day covered. */
      readonly until: BusinessDate;
    }
  | {
      /** The account takes no orders any more. */
      readonly type: 'accountSuspended';
      /** Why; absent where none was given. */
      readonly reason?: string;
    }
  | {
      /** The account takes orders again. */
      readonly type: 'accountResumed';
      /** Why; absent where none was given. */
      readonly reason?: string;
    }
  | {
      /** The account is closed. */
      readonly type: 'accountClosed';
      /** Why; absent where none was given. */
      readonly reason?: string;
    }
  | {
      /** A period began. */
      readonly type: 'statementOpened';
      /** The statement's number, from 1. */
      readonly number: number;
      /** The first day of its period. */
      readonly opensOn: BusinessDate;
      /** The last day of its period. */
      readonly closesOn: BusinessDate;
    }
  | {
      /** A statement was issued; its figures here are fixed. */
      readonly type: 'statementIssued';
      /** The statement's number. */
      readonly number: number;
      /** The last day of its period. */
      readonly closesOn: BusinessDate;
      /** The day of issue, whenever the run was made. */
      readonly issuedOn: BusinessDate;
      /** The last day to repay it. */
      readonly dueOn: BusinessDate;
      /** What was posted to it less what was reversed. */
      readonly total: Amount;
      /** What was outstanding of earlier statements then; no part of the total. */
      readonly carried: Amount;
    }
  | {
      /** The day was recorded. */
      readonly type: 'rolledForward';
    }
  | {
      /** An order was accepted; its amount is reserved. */
      readonly type: 'orderPlaced';
      /** The order's id. */
      readonly orderId: OrderId;
      /** What it costs. */
      readonly amount: Amount;
      /** What is in it; absent where no items were listed. */
      readonly items?: readonly OrderedItem[];
      /** The merchant's override it came with; absent where there was none. */
      readonly overLimitApproval?: OverLimitApproval;
      /** By which the same command is told when it comes again. */
      readonly content: Content;
    }
  | {
      /** What was reserved was released, in part or whole. */
      readonly type: 'orderCancelled';
      /** The cancellation's id. */
      readonly cancellationId: CancellationId;
      /** The order of which something was cancelled. */
      readonly orderId: OrderId;
      /** What was cancelled. */
      readonly amount: Amount;
      /** By which the same command is told when it comes again. */
      readonly content: Content;
    }
  | {
      /** Goods were received: what was reserved is a line of a statement. */
      readonly type: 'receiptConfirmed';
      /** The receipt's id. */
      readonly receiptId: ReceiptId;
      /** The order that the goods are of. */
      readonly orderId: OrderId;
      /** What was received. */
      readonly amount: Amount;
      /** The earlier day of signing; absent where none was told. */
      readonly signedOn?: BusinessDate;
      /** The number of the statement it was posted to. */
      readonly statement: number;
      /** By which the same command is told when it comes again. */
      readonly content: Content;
    }
  | {
      /** Goods are to come back; nothing has moved. */
      readonly type: 'returnRequested';
      /** The return's id. */
      readonly returnId: ReturnId;
      /** The order of which something comes back. */
      readonly orderId: OrderId;
      /** The only receipt that serves; absent where any of the order's does. */
      readonly receiptId?: ReceiptId;
      /** How much comes back, computed where items were named. */
      readonly amount: Amount;
      /** The pieces that come back; absent where an amount was named. */
      readonly items?: readonly OrderedItem[];
      /** By which the same command is told when it comes again. */
      readonly content: Content;
    }
  | {
      /** The goods came back; what it does follows. */
      readonly type: 'returnCompleted';
      /** The return completed. */
      readonly returnId: ReturnId;
    }
  | {
      /** A completed return, or the remainder of one that waited, took effect. */
      readonly type: 'returnSettled';
      /** The return that took effect. */
      readonly returnId: ReturnId;
      /** What it did now, one entry a line touched. */
      readonly effects: readonly Effect[];
      /** The return's state then; `waiting` where a remainder waits for repayments in flight. */
      readonly state: Extract<ReturnState, 'noRefundNeeded' | 'refunding' | 'waiting'>;
    }
  | {
      /** A requested return was withdrawn. */
      readonly type: 'returnCancelled';
      /** The return withdrawn. */
      readonly returnId: ReturnId;
    }
  | {
      /** The cashier paid a refund. */
      readonly type: 'refundConfirmed';
      /** The return whose refund was paid. */
      readonly returnId: ReturnId;
    }
  | {
      /** The cashier could not pay a refund. */
      readonly type: 'refundFailed';
      /** The return whose refund failed. */
      readonly returnId: ReturnId;
      /** The attempt that failed, from 1. */
      readonly attempt: number;
    }
  | {
      /** The cashier was asked again for a refund. */
      readonly type: 'refundRetried';
      /** The return whose refund is tried again. */
      readonly returnId: ReturnId;
      /** The attempt that began: 2, 3, … */
      readonly attempt: number;
    }
  | {
      /** A repayment went to the cashier. */
      readonly type: 'repaymentStarted';
      /** The repayment's id. */
      readonly repaymentId: RepaymentId;
      /** What it is laid on, in that order. */
      readonly lines: readonly Laid[];
      /** By which the same command is told when it comes again. */
      readonly content: Content;
    }
  | {
      /** A repayment already received was entered. */
      readonly type: 'repaymentRecorded';
      /** The repayment's id. */
      readonly repaymentId: RepaymentId;
      /** What it is laid on, in that order. */
      readonly lines: readonly Laid[];
      /** By which the same command is told when it comes again. */
      readonly content: Content;
    }
  | {
      /** The cashier received a repayment. */
      readonly type: 'repaymentConfirmed';
      /** The repayment received. */
      readonly repaymentId: RepaymentId;
    }
  | {
      /** The cashier did not receive a repayment. */
      readonly type: 'repaymentFailed';
      /** The repayment that failed. */
      readonly repaymentId: RepaymentId;
    }
  | {
      /** A repayment was charged back: it is outstanding again. */
      readonly type: 'repaymentReversed';
      /** The repayment charged back. */
      readonly repaymentId: RepaymentId;
    };

/**
 * Something that happened to an account, with the version and the day of the command that made it
 * happen.
 */
export type AccountEvent = {
  /** The account's version after the command, the same of all its events. */
  readonly version: number;
  /** The command's business date. */
  readonly on: BusinessDate;
} & Fact;
