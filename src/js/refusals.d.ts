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
  | { readonly code: 'accountNotOpen' }
  | { readonly code: 'accountAlreadyOpen' }
  /** The id was used with other content. */
  | { readonly code: 'idReused' }
  /** `latest` is the date of the latest accepted command. */
  | { readonly code: 'dateWentBack'; readonly latest: BusinessDate }
  /** More than so many periods would have to be issued at once. */
  | { readonly code: 'tooFarAhead'; readonly periods: number }
  | { readonly code: 'accountClosed' }
  | { readonly code: 'accountSuspended' }
  | { readonly code: 'unknownOrder'; readonly orderId: OrderId }
  | { readonly code: 'unknownReceipt'; readonly receiptId: ReceiptId }
  | { readonly code: 'unknownReturn'; readonly returnId: ReturnId }
  | { readonly code: 'unknownRepayment'; readonly repaymentId: RepaymentId }
  | { readonly code: 'unknownStatement'; readonly number: number }
  | { readonly code: 'unknownItem'; readonly itemId: ItemId }
  /** The snapshot the account was loaded from leaves out the document of this id or number. */
  | { readonly code: 'notInSnapshot'; readonly id: string }
  | { readonly code: 'wrongState'; readonly state: State }
  | {
      readonly code: 'overdue';
      readonly amount: Amount;
      /** The first overdue day of the earliest overdue statement. */
      readonly since: BusinessDate;
      readonly statements: readonly number[];
    }
  | {
      readonly code: 'creditExceeded';
      /** May be negative. */
      readonly available: Amount;
      readonly allowance: Amount;
      readonly requested: Amount;
      readonly shortfall: Amount;
    }
  | { readonly code: 'exceedsReserved'; readonly reserved: Amount; readonly requested: Amount }
  | {
      readonly code: 'exceedsQuantity';
      readonly itemId: ItemId;
      readonly remaining: number;
      readonly requested: number;
    }
  | { readonly code: 'exceedsReturnable'; readonly returnable: Amount; readonly requested: Amount }
  | {
      readonly code: 'exceedsOutstanding';
      readonly free: Amount;
      readonly inFlight: Amount;
      readonly requested: Amount;
    }
  | { readonly code: 'nothingOutstanding' }
  | {
      readonly code: 'partialRepaymentNotAllowed';
      readonly orderId: OrderId;
      readonly free: Amount;
      readonly requested: Amount;
    }
  | {
      readonly code: 'accountNotSettled';
      readonly reserved: Amount;
      readonly outstanding: Amount;
      readonly inFlight: Amount;
      readonly waiting: Amount;
      readonly requested: Amount;
      readonly refunding: Amount;
    }
  | { readonly code: 'currencyFixed' }
  | { readonly code: 'amountTooLarge' };

/** Why the business says no. */
export type RefusalCode = Refusal['code'];

/** Every refusal that stands against something, in the order in which they are looked for. */
export type Refusals = readonly [Refusal, ...Refusal[]];
