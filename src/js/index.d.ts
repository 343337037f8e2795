/**
 * Credit terms as a payment method: may this customer buy this on credit, what will the statement
 * be and when is it due, what happens to which document when it is returned.
 *
 * Amounts are decimal strings with the currency's minor digits (`"120.00"`), dates business dates
 * (`"2026-11-22"`). Refusals are answers; only {@link CreditTermError} is ever thrown.
 *
 * @packageDocumentation
 */
import type { BusinessDate, JsonText, OrderId, Plain, RepaymentId, ReturnId } from './terms.js';
import type { Answer, Command, OpenAccount } from './commands.js';
import type { Calendar, CalendarRequest } from './calendar.js';
import type { AccountFacts, AccountFromFacts } from './facts.js';
import type * as Previews from './previews.js';
import type * as Views from './views.js';
import type { AccountEvent } from './events.js';

export * from './terms.js';
export * from './commands.js';
export * from './refusals.js';
export * from './events.js';
export * from './views.js';
export * from './previews.js';
export * from './calendar.js';
export * from './facts.js';
export * from './explanation.js';

/**
 * Compiles the module ahead of the first call, off the main thread.
 *
 * Every function also works without: the module is then compiled at the first call. Await it where
 * the first answer must come at once, and where old browsers are served that do not compile a
 * module of this size on the main thread.
 *
 * @throws {@link CreditTermError} `loadFailed` where the page forbids or the engine lacks wasm.
 */
export function init(): Promise<void>;

/**
 * One customer's credit with one merchant in one currency.
 *
 * The account lives in the wasm module until it is disposed of: by `using`, by `dispose()`, or,
 * where neither is called, some time after the object is no longer reachable.
 *
 * Every method takes plain objects, or their JSON text; an object's own enumerable properties are
 * read once and copied. An absent field may also be `undefined`, but not `null`.
 */
export class CreditAccount {
  private constructor();

  /**
   * Opens a new account: the same as `create()` and applying `openAccount`.
   *
   * @throws {@link CreditTermError} `invalidInput` where the terms or the date are malformed.
   */
  static open(opening: Omit<OpenAccount, 'type'>): CreditAccount;

  /** Starts an account that is not open yet: apply `openAccount` first. */
  static create(): CreditAccount;

  /**
   * Loads an account from its snapshot: as object, as JSON text, or as the bytes of one.
   *
   * @throws {@link CreditTermError} `invalidInput` where it is malformed or does not hold together.
   */
  static load(snapshot: JsonText | Uint8Array | ArrayBuffer | Snapshot): CreditAccount;

  /**
   * Rebuilds an account from all its events, in order.
   *
   * @throws {@link CreditTermError} `invalidInput` where they are malformed or do not hold
   * together.
   */
  static replay(
    events: JsonText | Uint8Array | ArrayBuffer | readonly Plain<AccountEvent>[],
  ): CreditAccount;

  /**
   * Makes an account of bare facts: orders, receipts, returns and repayments, without commands or
   * ids of their own. As object, as JSON text, or as the bytes of one.
   *
   * The facts are tried by date, and what the rules refuse is told in `refused`; nothing is
   * dropped.
   *
   * @throws {@link CreditTermError} `invalidInput` where they are malformed.
   */
  static fromFacts(facts: AccountFacts | JsonText | Uint8Array | ArrayBuffer): AccountFromFacts;

  /**
   * Decides a command and, when it is accepted, applies it. A refused one changes nothing.
   *
   * @throws {@link CreditTermError} `invalidInput` where the command is malformed.
   */
  apply(command: Command | JsonText): Answer;

  /** The account on a day: what is owed, what is available, which statements are not settled. */
  overview(request: Views.OverviewRequest | JsonText): Views.Answered<Views.Overview>;

  /** The terms in force, those that wait for the next period, and the temporary limit last set. */
  terms(request: Views.TermsRequest | JsonText): Views.Answered<Views.TermsView>;

  /** One statement with its lines; the open one with its dates and total as they would be now. */
  statement(request: Views.StatementRequest | JsonText): Views.Answered<Views.Statement>;

  /**
   * One statement as CSV (RFC 4180), to be saved and opened in a spreadsheet: a record for each line
   * and one for their sums, each of the first with the statement's number and due date. The text
   * begins with a byte order mark, by which Excel knows it as UTF-8; a cell that would be taken for
   * a formula begins with an apostrophe.
   *
   * A text, or why there is none: `if (typeof answer === 'string')` tells them apart.
   */
  statementCsv(request: Views.StatementCsvRequest | JsonText): string | Views.RefusedView;

  /** One order with its receipts and returns. */
  order(request: Views.OrderRequest | JsonText): Views.Answered<Views.Order>;

  /** One repayment with the lines it was laid on. */
  repayment(request: Views.RepaymentRequest | JsonText): Views.Answered<Views.Repayment>;

  /** A page of the statements, ascending. */
  statements(
    request: Views.StatementsRequest | JsonText,
  ): Views.Answered<Views.Page<Views.StatementFacts, number>>;

  /** A page of the orders, as they were placed. */
  orders(
    request: Views.OrdersRequest | JsonText,
  ): Views.Answered<Views.Page<Views.OrderFacts, OrderId>>;

  /** A page of the returns, as they were requested. */
  returns(
    request: Views.ReturnsRequest | JsonText,
  ): Views.Answered<Views.Page<Views.ReturnListed, ReturnId>>;

  /** A page of the repayments, as they were started. */
  repayments(
    request: Views.RepaymentsRequest | JsonText,
  ): Views.Answered<Views.Page<Views.RepaymentFacts, RepaymentId>>;

  /** What `placeOrder` would answer, with every figure behind it. Changes nothing. */
  previewOrder(
    request: Previews.PreviewOrderRequest | JsonText,
  ): Views.Answered<Previews.OrderPreview>;

  /**
   * What a return, requested and completed that day, would do to which document. Changes nothing.
   */
  previewReturn(
    request: Previews.PreviewReturnRequest | JsonText,
  ): Views.Answered<Previews.ReturnPreview>;

  /** What would go to the cashier, line by line. Changes nothing. */
  quoteRepayment(
    request: Previews.QuoteRepaymentRequest | JsonText,
  ): Views.Answered<Previews.RepaymentQuote>;

  /**
   * What commands would be answered, one after the other, with the account after each. Changes
   * nothing.
   */
  simulate(request: Previews.SimulateRequest | JsonText): Views.Answered<Previews.Simulation>;

  /**
   * The account as plain data, to keep and to {@link CreditAccount.load} again.
   *
   * With `live: true` without the documents on which nothing can happen any more but a refund or a
   * charge-back, their sums kept: small enough to send along with a checkout page. Every view of
   * what it holds is answered as from the whole account; an id it does not know is refused
   * `notInSnapshot`. What was left out once stays out: a live account has no other snapshot.
   *
   * @throws {@link CreditTermError} `invalidInput` where the request is malformed.
   * @example
   * const page = CreditAccount.load(account.snapshot({ live: true }));
   */
  snapshot(request?: SnapshotRequest | JsonText): Snapshot;

  /** A copy that goes its own way from here. */
  fork(): CreditAccount;

  /** Whether the account is gone: disposed of, or lost with a module that failed. */
  readonly disposed: boolean;

  /** Gives the account's memory back. A second call does nothing. */
  dispose(): void;
}

// For `using`: a method of the name `Symbol.dispose`, where the project's `lib` knows that name.
type ForUsing = SymbolConstructor extends { readonly dispose: infer Name extends symbol }
  ? { readonly [Method in Name]: () => void }
  : {};

/** An account can be declared by `using`, which disposes of it. */
export interface CreditAccount extends ForUsing {}

/** Which snapshot is wanted. */
export interface SnapshotRequest {
  /** Without the finished documents. */
  readonly live?: boolean | undefined;
}

/** An account as plain data. What stands in it beside the schema is the module's own affair. */
export interface Snapshot {
  readonly schema: 'credit-term/account@1';
  readonly [part: string]: unknown;
}

/**
 * The periods that would follow each other under given terms, with closing, issue and due dates and
 * why a due date was moved. Needs no account.
 *
 * @throws {@link CreditTermError} `invalidInput` where the request is malformed.
 */
export function calendar(request: CalendarRequest | JsonText): Calendar;

/**
 * The date on which an instant falls in a merchant's time zone, by the engine's own zone data.
 *
 * @param instant Any valid `Date`.
 * @param zone An IANA name such as `Asia/Shanghai`, or `UTC`.
 * @throws {@link CreditTermError} `invalidInput` where either is none, or the date is before
 * 1970-01-01 or after 9990-12-31.
 * @example
 * businessDate(new Date('2026-11-22T16:00:00Z'), 'Asia/Shanghai'); // '2026-11-23'
 */
export function businessDate(instant: Date, zone: string): BusinessDate;

/**
 * Why a call was not answered.
 *
 * | code | meaning |
 * |---|---|
 * | `invalidInput` | malformed input; `path` says where, `expected` what was wanted |
 * | `notInitialised` | called before `await init()` (only from `credit-term/init`) |
 * | `loadFailed` | the wasm module could not be loaded or compiled; `expected` says what it takes |
 * | `versionMismatch` | the wasm file belongs to another build of this package |
 * | `disposed` | the account was disposed of, or was lost with a module that failed |
 * | `internal` | a defect of this package; the module starts anew, its accounts are disposed of |
 */
export type CreditTermErrorCode =
  'invalidInput' | 'notInitialised' | 'loadFailed' | 'versionMismatch' | 'disposed' | 'internal';

/** Malformed input: something else was expected at a place. */
export interface InvalidInputError extends CreditTermFailure {
  readonly code: 'invalidInput';
  /** A JSON pointer to what was wrong, `""` for the whole. */
  readonly path: string;
}

/** A call that was not answered although its input may have been well-formed. */
export interface UnansweredError extends CreditTermFailure {
  readonly code: Exclude<CreditTermErrorCode, 'invalidInput'>;
  readonly path?: undefined;
}

interface CreditTermFailure extends Error {
  readonly name: 'CreditTermError';
  /** What was wanted, in words. */
  readonly expected: string;
  /** What was thrown underneath, if anything was. */
  readonly cause?: unknown;
}

/** The one error this package throws; its `code` tells which, and whether it has a `path`. */
export type CreditTermError = InvalidInputError | UnansweredError;

/**
 * What `instanceof` tells this package's errors by. It holds across copies of the package: the
 * marker `Symbol.for('credit-term.error')` is what it goes by.
 */
export const CreditTermError: CreditTermErrors;

interface CreditTermErrors extends Function {
  readonly prototype: CreditTermError;
  /** Whether it is such an error, of whichever copy of the package. */
  [Symbol.hasInstance](value: unknown): value is CreditTermError;
}

// Only what is marked so is exported.
export {};
