/**
 * A decimal string with the currency's minor digits: `"120.00"` in CNY, `"120"` in JPY, `"120.000"`
 * in KWD. Given, it may have fewer.
 */
export type Amount = string;

/** A business date, exactly `YYYY-MM-DD`. */
export type BusinessDate = string;

/** The caller's own id of a document: 1–64 of `A-Z a-z 0-9 . _ : -`. */
export type Id = string;

/** ISO 4217, with at most three minor digits. */
export type CurrencyCode = string;

export type Weekday =
  'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** How periods follow each other. A period includes its closing day. */
export type BillingCycle =
  /** Closes on that day of the month, on the last where the month is shorter. */
  | { readonly kind: 'monthly'; readonly day: number }
  /** Closes on each of two days of the month, ascending. */
  | { readonly kind: 'semiMonthly'; readonly days: readonly [number, number] }
  | { readonly kind: 'weekly'; readonly weekday: Weekday }
  /** 1–366 days, counted from the opening day, that day included. */
  | { readonly kind: 'everyNDays'; readonly days: number }
  /** Each receipt is a statement of its own. */
  | { readonly kind: 'perReceipt' };

/** Where the window counts from; `issue` when absent. */
type From = { readonly from?: 'issue' | 'closing' };

/** How long after issue, or closing, a statement is due. */
export type RepaymentWindow =
  /** 0–366 days later. */
  | ({ readonly kind: 'netDays'; readonly days: number } & From)
  /** The last day of the month, so many months after, plus days. */
  | ({
      readonly kind: 'endOfMonth';
      readonly monthsAfter: number;
      readonly plusDays: number;
    } & From)
  /** A day of the month, so many months after. */
  | ({
      readonly kind: 'dayOfMonth';
      readonly day: number;
      readonly monthsAfter: number;
      readonly plusDays?: number;
    } & From)
  /** The next of these days of a month. */
  | ({
      readonly kind: 'nextOf';
      readonly days: readonly number[];
      readonly plusDays?: number;
    } & From);

/** What becomes of a due date that is no business day. */
export type Convention =
  'none' | 'following' | 'preceding' | 'modifiedFollowing' | 'modifiedPreceding' | 'nearest';

export interface BusinessDays {
  /** `none` when absent. */
  readonly convention?: Convention;
  /** Saturday and Sunday when absent. */
  readonly weekend?: readonly Weekday[];
  readonly holidays?: readonly BusinessDate[];
  /** Win over weekend and holidays. */
  readonly workdays?: readonly BusinessDate[];
}

/** What a merchant agreed with a customer. What is left out takes its default, also in a change. */
export interface Terms {
  readonly currency: CurrencyCode;
  /** The most that may be owed; 0 means no credit. */
  readonly creditLimit: Amount;
  /** How far an order may go past the limit; 0 when absent. */
  readonly overLimitAllowance?: Amount;
  readonly billingCycle: BillingCycle;
  readonly repaymentWindow: RepaymentWindow;
  /** Days after the due date before a statement is overdue, 0–366; 0 when absent. */
  readonly graceDays?: number;
  /** A rest up to this is never overdue; 0 when absent. */
  readonly overdueTolerance?: Amount;
  /** Whether an order may be repaid in part; true when absent. */
  readonly partialRepayment?: boolean;
  readonly businessDays?: BusinessDays;
}

/** Terms with every default written out. */
export interface CompleteTerms extends Required<Terms> {
  readonly repaymentWindow: RepaymentWindow & Required<From>;
  readonly businessDays: Required<BusinessDays>;
}

// Only what is marked so is exported.
export {};
