declare global {
  /** Marks the texts of this package, the same by `import`, by `require` and from any copy of it. */
  interface CreditTermBrand {
    /** For the compiler alone. */
    readonly mark: unique symbol;
  }
}

declare const brand: CreditTermBrand;
type Branded<Name extends string> = string & { readonly [brand.mark]: Name };

// What the module answers with is branded: it is known for what it is, and goes in nowhere else.
// What is handed in is `Given`: such a value, or plain text, but never a value of another brand.

/**
 * A decimal string with exactly the currency's minor digits: `"120.00"` in CNY, `"120"` in JPY,
 * `"120.000"` in KWD. Never negative but where it is said. Given, it may have fewer digits, at most
 * 10^15 minor units, and where money moves at least one.
 */
export type Amount = Branded<'Amount'>;

/** A business date, exactly `YYYY-MM-DD`, from 1970-01-01; given ones run to 9990-12-31. */
export type BusinessDate = Branded<'BusinessDate'>;

/** ISO 4217, with at most three minor digits. */
export type CurrencyCode = Branded<'CurrencyCode'>;

/** The caller's own id of an order: 1–64 of `A-Z a-z 0-9 . _ : -`, as every id. */
export type OrderId = Branded<'OrderId'>;

/** The caller's own id of an item, unique within its order. */
export type ItemId = Branded<'ItemId'>;

/** The caller's own id of a cancellation. */
export type CancellationId = Branded<'CancellationId'>;

/** The caller's own id of a receipt. */
export type ReceiptId = Branded<'ReceiptId'>;

/** The caller's own id of a return. */
export type ReturnId = Branded<'ReturnId'>;

/** The caller's own id of a repayment. */
export type RepaymentId = Branded<'RepaymentId'>;

/** A short hash of the command that created a document, by which a repeated one is told. */
export type Content = Branded<'Content'>;

/**
 * What may be handed in for a value: one that the module gave, or plain text; a value of another
 * kind is an error of types.
 */
export type Given<Value extends Branded<string>> = string & {
  readonly [brand.mark]?: Value[typeof brand.mark];
};

/** An answer, or a part of one, as plain text has it too: kept, sent or written by hand. */
export type Plain<Value> =
  Value extends Branded<string>
    ? Given<Value>
    : { readonly [Key in keyof Value]: Plain<Value[Key]> };

/** JSON text, taken wherever an object is. No amount, date or id is one. */
export type JsonText = string & { readonly [brand.mark]?: never };

/** A day of the week. */
export type Weekday =
  'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** How periods follow each other. A period includes its closing day. */
export type BillingCycle =
  | {
      /** Closes on a day of the month. */
      readonly kind: 'monthly';
      /** That day, 1–31; the last where the month is shorter. */
      readonly day: number;
    }
  | {
      /** Closes on each of two days of the month. */
      readonly kind: 'semiMonthly';
      /** Those days, 1–31, ascending; the last where the month is shorter. */
      readonly days: readonly [number, number];
    }
  | {
      /** Closes on a day of the week. */
      readonly kind: 'weekly';
      /** The day on which each period closes. */
      readonly weekday: Weekday;
    }
  | {
      /** Closes after so many days. */
      readonly kind: 'everyNDays';
      /** How many, 1–366, counted from the opening day, that day included. */
      readonly days: number;
    }
  | {
      /** Each receipt is a statement of its own. */
      readonly kind: 'perReceipt';
    };

/** Where a window counts from: the day of issue, or the closing day before it. */
export type CountedFrom = 'issue' | 'closing';

/** How long after issue, or closing, a statement is due. */
export type RepaymentWindow = {
  /** The day that it counts from; `issue` when absent. */
  readonly from?: CountedFrom | undefined;
} & (
  | {
      /** So many days after. */
      readonly kind: 'netDays';
      /** How many, 0–366. */
      readonly days: number;
    }
  | {
      /** The last day of a month, and days after it. */
      readonly kind: 'endOfMonth';
      /** How many months later that month is, 0–12; 0 for the same month. */
      readonly monthsAfter: number;
      /** Days added to its last day, 0–366. */
      readonly plusDays: number;
    }
  | {
      /** A day of a month; one month later where it would fall before the issue. */
      readonly kind: 'dayOfMonth';
      /** The day, 1–31; the last where the month is shorter. */
      readonly day: number;
      /** How many months later that month is, 0–12, counted once `plusDays` were added. */
      readonly monthsAfter: number;
      /** Days added first, 0–366; 0 when absent. */
      readonly plusDays?: number | undefined;
    }
  | {
      /** The next of some days of the month. */
      readonly kind: 'nextOf';
      /** Those days, 1–31, in any order; the last where the month is shorter. */
      readonly days: readonly number[];
      /** Days added first, 0–366; 0 when absent. */
      readonly plusDays?: number | undefined;
    }
);

/** What becomes of a due date that is no business day. */
export type Convention =
  'none' | 'following' | 'preceding' | 'modifiedFollowing' | 'modifiedPreceding' | 'nearest';

/** Which days are business days, and what becomes of a due date that is none. */
export interface BusinessDays {
  /** How a due date that is no business day is moved; `none` when absent: it stays. */
  readonly convention?: Convention | undefined;
  /** The weekly days off, at most six; Saturday and Sunday when absent. */
  readonly weekend?: readonly Weekday[] | undefined;
  /** Further days off, at most 4,000; none when absent. */
  readonly holidays?: readonly Given<BusinessDate>[] | undefined;
  /** Days worked although on a weekend or holiday, at most 4,000; none when absent. */
  readonly workdays?: readonly Given<BusinessDate>[] | undefined;
}

/** What a merchant agreed with a customer. What is left out takes its default, also in a change. */
export interface Terms {
  /** The one currency of the account; it never changes. */
  readonly currency: Given<CurrencyCode>;
  /** The most that may be owed; 0 means no credit. */
  readonly creditLimit: Given<Amount>;
  /** How far an order may go past the limit; 0 when absent. */
  readonly overLimitAllowance?: Given<Amount> | undefined;
  /** When a period closes and becomes a statement. */
  readonly billingCycle: BillingCycle;
  /** When a statement is due. */
  readonly repaymentWindow: RepaymentWindow;
  /** Days after the due date before a statement is overdue, 0–366; 0 when absent. */
  readonly graceDays?: number | undefined;
  /** A rest up to this is never overdue; 0 when absent. */
  readonly overdueTolerance?: Given<Amount> | undefined;
  /** Whether an order may be repaid in part; true when absent. */
  readonly partialRepayment?: boolean | undefined;
  /** Which days are business days; Monday to Friday, no date moved, when absent. */
  readonly businessDays?: BusinessDays | undefined;
}

/** A repayment window with every default written out. */
export type CompleteRepaymentWindow = {
  /** The day that it counts from. */
  readonly from: CountedFrom;
} & (
  | {
      /** So many days after. */
      readonly kind: 'netDays';
      /** How many, 0–366. */
      readonly days: number;
    }
  | {
      /** The last day of a month, and days after it. */
      readonly kind: 'endOfMonth';
      /** How many months later that month is, 0–12; 0 for the same month. */
      readonly monthsAfter: number;
      /** Days added to its last day, 0–366. */
      readonly plusDays: number;
    }
  | {
      /** A day of a month; one month later where it would fall before the issue. */
      readonly kind: 'dayOfMonth';
      /** The day, 1–31; the last where the month is shorter. */
      readonly day: number;
      /** How many months later that month is, 0–12, counted once `plusDays` were added. */
      readonly monthsAfter: number;
      /** Days added first, 0–366. */
      readonly plusDays: number;
    }
  | {
      /** The next of some days of the month. */
      readonly kind: 'nextOf';
      /** Those days, 1–31, as given; the last where the month is shorter. */
      readonly days: readonly number[];
      /** Days added first, 0–366. */
      readonly plusDays: number;
    }
);

/** Business days with every default written out. */
export interface CompleteBusinessDays {
  /** How a due date that is no business day is moved; `none`: it stays. */
  readonly convention: Convention;
  /** The weekly days off, as given. */
  readonly weekend: readonly Weekday[];
  /** Further days off, as given. */
  readonly holidays: readonly BusinessDate[];
  /** Days worked although on a weekend or holiday, as given. */
  readonly workdays: readonly BusinessDate[];
}

/** Terms with every default written out. */
export interface CompleteTerms {
  /** The one currency of the account. */
  readonly currency: CurrencyCode;
  /** The most that may be owed; 0 means no credit. */
  readonly creditLimit: Amount;
  /** How far an order may go past the limit. */
  readonly overLimitAllowance: Amount;
  /** When a period closes and becomes a statement. */
  readonly billingCycle: BillingCycle;
  /** When a statement is due. */
  readonly repaymentWindow: CompleteRepaymentWindow;
  /** Days after the due date before a statement is overdue. */
  readonly graceDays: number;
  /** A rest up to this is never overdue. */
  readonly overdueTolerance: Amount;
  /** Whether an order may be repaid in part. */
  readonly partialRepayment: boolean;
  /** Which days are business days, and what becomes of a due date that is none. */
  readonly businessDays: CompleteBusinessDays;
}

// Only what is marked so is exported.
export {};
