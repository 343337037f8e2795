import type { Explanation } from './explanation.js';
import type { Refusals } from './refusals.js';
import type { Explain, Explained, On } from './request.js';
import type { StatementSummary } from './statements.js';
import type { Amount, BusinessDate, CompleteTerms, CurrencyCode } from './terms.js';

export * from './orders.js';
export * from './repayments.js';
export * from './statements.js';

/**
 * A view, or why it cannot be given: `if (answer.outcome === 'refused')` tells them apart, and so
 * does any field that only one of them has, which is undefined in the other.
 */
export type Answered<View> =
  (View & Without<RefusedView, View>) | (RefusedView & Without<View, RefusedView>);

/** The fields that the other has and this one has not. */
type Without<Other, This> = {
  readonly [Key in Exclude<KeyOf<Other>, KeyOf<This>>]?: undefined;
};

type KeyOf<Views> = Views extends unknown ? keyof Views : never;

/** Why a view cannot be given. */
export interface RefusedView {
  /** Tells it from a view, which has no outcome. */
  readonly outcome: 'refused';
  /** Why, each with a code and its figures. */
  readonly refusals: Refusals;
}

/** A part of a list. */
export interface Page<Item, Key> {
  /** The entries of this page, in the order in which they were created. */
  readonly items: readonly Item[];
  /** What to ask `after` for the next page; null when nothing that fits follows. */
  readonly next: Key | null;
}

/** Whether an account takes orders, or only what is left to do. */
export type AccountState = 'active' | 'suspended' | 'closed';

/** What stands overdue; `since` is the first overdue day of the earliest overdue statement. */
export interface Overdue {
  /** Outstanding on the overdue statements, in flight included. */
  readonly amount: Amount;
  /** The first overdue day of the earliest of them: its due date, the grace days and one more. */
  readonly since: BusinessDate;
  /** Their numbers, ascending. */
  readonly statements: readonly number[];
}

/** The day that an overview is asked for. */
export interface OverviewRequest extends On, Explain {}

/** How the account stands on a day. */
export interface Overview extends Explained<Explanation<'outstanding' | 'exposure' | 'available'>> {
  /** The day asked about. */
  readonly on: BusinessDate;
  /** How many commands the account has accepted. */
  readonly version: number;
  /** Only an `active` account takes orders. */
  readonly state: AccountState;
  /** The currency of every amount of the account. */
  readonly currency: CurrencyCode;
  /** The most that may be owed, without the temporary limit. */
  readonly creditLimit: Amount;
  /** In force on the day, else 0. */
  readonly temporaryLimit: Amount;
  /** How far an order may go past both limits. */
  readonly overLimitAllowance: Amount;
  /** Ordered, not received, not cancelled. */
  readonly reserved: Amount;
  /** Outstanding on the open statement. */
  readonly unbilled: Amount;
  /** Outstanding on issued statements. */
  readonly billed: Amount;
  /** What is still to be repaid: unbilled and billed together. */
  readonly outstanding: Amount;
  /** The part of outstanding that is with the cashier right now. */
  readonly inFlight: Amount;
  /** What completed returns have not yet taken effect for. */
  readonly waiting: Amount;
  /** Reserved and outstanding together. */
  readonly exposure: Amount;
  /** Limit and temporary limit less exposure. May be negative. */
  readonly available: Amount;
  /** What stands overdue, which no new order passes; null when nothing does. */
  readonly overdue: Overdue | null;
  /**
   * The first day, nothing being repaid, on which what is posted now is overdue: `overdue.since`
   * where it is already, null where nothing is owed beyond the tolerance.
   */
  readonly nextOverdueOn: BusinessDate | null;
  /** How old the billed outstanding is. */
  readonly ageing: Ageing;
  /** Its number; null where none is open. */
  readonly openStatement: number | null;
  /** Those not settled, the open one among them, ascending. */
  readonly statements: readonly StatementSummary[];
}

/** The billed outstanding by days past the due date; grace days and tolerance play no part. */
export interface Ageing {
  /** Not past its due date. */
  readonly notDue: Amount;
  /** 1–30 days past its due date. */
  readonly days1To30: Amount;
  /** 31–60 days past its due date. */
  readonly days31To60: Amount;
  /** 61–90 days past its due date. */
  readonly days61To90: Amount;
  /** More than 90 days past its due date. */
  readonly over90: Amount;
}

/** The day that terms are asked for. */
export interface TermsRequest extends On {}

/** The terms in force, those that wait, and the temporary limit. */
export interface TermsView {
  /** Its billing cycle is the open period's, `perReceipt` where none is open. */
  readonly terms: CompleteTerms;
  /** The same with the cycle that waits for the next period; null when none waits. */
  readonly nextTerms: CompleteTerms | null;
  /** The one last set, covering the day or not; null when none ever was. */
  readonly temporaryLimit: TemporaryLimit | null;
}

/** An uplift of the limit, on the days it covers. */
export interface TemporaryLimit {
  /** What it adds to the credit limit; 0 where it was removed. */
  readonly amount: Amount;
  /** The first day covered. */
  readonly from: BusinessDate;
  /** The last day covered. */
  readonly until: BusinessDate;
}

// Only what is marked so is exported.
export {};
