declare global {
  /** Marks the texts of this package, the same by `import`, by `require` and from any copy of it. */
  interface CreditTermBrand {
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
  /** Closes on that day of the month, 1–31; on the last where the month is shorter. */
  | { readonly kind: 'monthly'; readonly day: number }
  /** Closes on each of two days of the month, ascending. */
  | { readonly kind: 'semiMonthly'; readonly days: readonly [number, number] }
  | { readonly kind: 'weekly'; readonly weekday: Weekday }
  /** 1–366 days, counted from the opening day, that day included. */
  | { readonly kind: 'everyNDays'; readonly days: number }
  /** Each receipt is a statement of its own. */
  | { readonly kind: 'perReceipt' };

/** Where a window counts from: the day of issue, or the closing day before it. */
export type CountedFrom = 'issue' | 'closing';

/** How long after issue, or closing, a statement is due. Days are 0–366, months 0–12. */
export type RepaymentWindow = {
  /** `issue` when absent. */
  readonly from?: CountedFrom | undefined;
} & (
  | { readonly kind: 'netDays'; readonly days: number }
  /** The last day of the month, so many months after, plus days. */
  | { readonly kind: 'endOfMonth'; readonly monthsAfter: number; readonly plusDays: number }
  /** A day of the month, so many months after that of the day `plusDays` later. */
  | {
      readonly kind: 'dayOfMonth';
      readonly day: number;
      readonly monthsAfter: number;
      /** 0 when absent. */
      readonly plusDays?: number | undefined;
    }
  /** The next of these days of a month, from `plusDays` later on. */
  | {
      readonly kind: 'nextOf';
      readonly days: readonly number[];
      /** 0 when absent. */
      readonly plusDays?: number | undefined;
    }
);

/** What becomes of a due date that is no business day. */
export type Convention =
  'none' | 'following' | 'preceding' | 'modifiedFollowing' | 'modifiedPreceding' | 'nearest';

/** Which days are business days, and what becomes of a due date that is none. */
export interface BusinessDays {
  /** `none` when absent. */
  readonly convention?: Convention | undefined;
  /** At most six days; Saturday and Sunday when absent. */
  readonly weekend?: readonly Weekday[] | undefined;
  /** At most 4,000 dates. */
  readonly holidays?: readonly Given<BusinessDate>[] | undefined;
  /** Win over weekend and holidays; at most 4,000 dates. */
  readonly workdays?: readonly Given<BusinessDate>[] | undefined;
}

/** What a merchant agreed with a customer. What is left out takes its default, also in a change. */
export interface Terms {
  readonly currency: Given<CurrencyCode>;
  /** The most that may be owed; 0 means no credit. */
  readonly creditLimit: Given<Amount>;
  /** How far an order may go past the limit; 0 when absent. */
  readonly overLimitAllowance?: Given<Amount> | undefined;
  readonly billingCycle: BillingCycle;
  readonly repaymentWindow: RepaymentWindow;
  /** Days after the due date before a statement is overdue, 0–366; 0 when absent. */
  readonly graceDays?: number | undefined;
  /** A rest up to this is never overdue; 0 when absent. */
  readonly overdueTolerance?: Given<Amount> | undefined;
  /** Whether an order may be repaid in part; true when absent. */
  readonly partialRepayment?: boolean | undefined;
  readonly businessDays?: BusinessDays | undefined;
}

/** A repayment window with every default written out. */
export type CompleteRepaymentWindow = { readonly from: CountedFrom } & (
  | { readonly kind: 'netDays'; readonly days: number }
  | { readonly kind: 'endOfMonth'; readonly monthsAfter: number; readonly plusDays: number }
  | {
      readonly kind: 'dayOfMonth';
      readonly day: number;
      readonly monthsAfter: number;
      readonly plusDays: number;
    }
  | { readonly kind: 'nextOf'; readonly days: readonly number[]; readonly plusDays: number }
);

/** Business days with every default written out. */
export interface CompleteBusinessDays {
  readonly convention: Convention;
  readonly weekend: readonly Weekday[];
  readonly holidays: readonly BusinessDate[];
  readonly workdays: readonly BusinessDate[];
}

/** Terms with every default written out. */
export interface CompleteTerms {
  readonly currency: CurrencyCode;
  readonly creditLimit: Amount;
  readonly overLimitAllowance: Amount;
  readonly billingCycle: BillingCycle;
  readonly repaymentWindow: CompleteRepaymentWindow;
  readonly graceDays: number;
  readonly overdueTolerance: Amount;
  readonly partialRepayment: boolean;
  readonly businessDays: CompleteBusinessDays;
}

// Only what is marked so is exported.
export {};
