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
 * @example <caption>Be ready before the first question</caption>
 * await init();
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
   * @example <caption>Give a customer 10,000 on credit</caption>
   * const terms = {
   *   currency: 'CNY',
   *   creditLimit: '10000.00',
   *   billingCycle: { kind: 'monthly', day: 25 },
   *   repaymentWindow: { kind: 'netDays', days: 20 },
   * };
   * const account = CreditAccount.open({ on: '2026-10-08', terms });
   * account.overview({ on: '2026-10-08' }).available; // '10000.00'
   */
  static open(opening: Omit<OpenAccount, 'type'>): CreditAccount;

  /**
   * Starts an account that is not open yet: apply `openAccount` first.
   * @example <caption>Feed an account from commands</caption>
   * const account = CreditAccount.create();
   * account.apply({ type: 'openAccount', on: '2026-10-08', terms }).outcome; // 'accepted'
   */
  static create(): CreditAccount;

  /**
   * Loads an account from its snapshot: as object, as JSON text, or as the bytes of one.
   *
   * @throws {@link CreditTermError} `invalidInput` where it is malformed or does not hold together.
   * @example <caption>Bring a stored account back</caption>
   * const stored = JSON.stringify(account.snapshot());
   * CreditAccount.load(stored).overview({ on: '2026-10-20' }).outstanding; // '7200.00'
   */
  static load(snapshot: JsonText | Uint8Array | ArrayBuffer | Snapshot): CreditAccount;

  /**
   * Rebuilds an account from all its events, in order.
   *
   * @throws {@link CreditTermError} `invalidInput` where they are malformed or do not hold
   * together.
   * @example <caption>Rebuild an account from its events</caption>
   * const opening = { type: 'openAccount', on: '2026-10-08', terms };
   * const { events } = CreditAccount.create().apply(opening);
   * CreditAccount.replay(events).overview({ on: '2026-10-08' }).available; // '10000.00'
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
   * @example <caption>Bring a customer over from a spreadsheet</caption>
   * const csv = 'orderId,fact,amount,on\nPO-1,order,7200.00,2026-10-12';
   * const { account, refused } = CreditAccount.fromFacts({ openedOn: '2026-10-08', terms, csv });
   * account.overview({ on: '2026-10-20' }).reserved; // '7200.00'
   * refused; // []
   */
  static fromFacts(facts: AccountFacts | JsonText | Uint8Array | ArrayBuffer): AccountFromFacts;

  /**
   * Decides a command and, when it is accepted, applies it. A refused one changes nothing.
   *
   * @throws {@link CreditTermError} `invalidInput` where the command is malformed.
   * @example <caption>Place an order on credit</caption>
   * const order = { type: 'placeOrder', on: '2026-10-20', orderId: 'PO-2', amount: '900.00' };
   * account.apply(order).outcome; // 'accepted'
   */
  apply(command: Command | JsonText): Answer;

  /**
   * The account on a day: what is owed, what is available, which statements are not settled.
   * @example <caption>How much credit is left?</caption>
   * account.overview({ on: '2026-10-20' }).available; // '2800.00'
   */
  overview(request: Views.OverviewRequest | JsonText): Views.Answered<Views.Overview>;

  /**
   * The terms in force, those that wait for the next period, and the temporary limit last set.
   * @example <caption>Which billing cycle is in force?</caption>
   * account.terms({ on: '2026-10-20' }).terms.billingCycle.kind; // 'monthly'
   */
  terms(request: Views.TermsRequest | JsonText): Views.Answered<Views.TermsView>;

  /**
   * One statement with its lines; the open one with its dates and total as they would be now.
   * @example <caption>What is to be repaid, and until when?</caption>
   * const { outstanding, dueOn } = account.statement({ on: '2026-11-10', number: 1 });
   * [outstanding, dueOn]; // [ '7200.00', '2026-11-15' ]
   */
  statement(request: Views.StatementRequest | JsonText): Views.Answered<Views.Statement>;

  /**
   * One statement as CSV (RFC 4180), to be saved and opened in a spreadsheet: a record for each line
   * and one for their sums, each of the first with the statement's number and due date. The text
   * begins with a byte order mark, by which Excel knows it as UTF-8; a cell that would be taken for
   * a formula begins with an apostrophe.
   *
   * A text, or why there is none: `if (typeof answer === 'string')` tells them apart.
   *
   * @example <caption>Save a bill for a spreadsheet</caption>
   * const csv = account.statementCsv({ on: '2026-11-10', number: 1, locale: 'en' });
   * csv.split('\r\n')[2]; // 'Total,,,,,,7200.00,0.00,0.00,0.00,0.00,7200.00'
   */
  statementCsv(request: Views.StatementCsvRequest | JsonText): string | Views.RefusedView;

  /**
   * One order with its receipts and returns.
   * @example <caption>Is this order paid?</caption>
   * account.order({ on: '2026-10-20', orderId: 'PO-1' }).paymentSlip; // 'awaitingPayment'
   */
  order(request: Views.OrderRequest | JsonText): Views.Answered<Views.Order>;

  /**
   * One repayment with the lines it was laid on.
   * @example <caption>Has the cashier confirmed it?</caption>
   * const all = { kind: 'posted' };
   * account.apply({ type: 'startRepayment', on: '2026-11-02', repaymentId: 'RP-1', for: all });
   * account.repayment({ on: '2026-11-02', repaymentId: 'RP-1' }).state; // 'inFlight'
   */
  repayment(request: Views.RepaymentRequest | JsonText): Views.Answered<Views.Repayment>;

  /**
   * A page of the statements, ascending.
   * @example <caption>List the overdue statements</caption>
   * account.statements({ on: '2026-11-20', status: 'overdue' }).items[0].daysPastDue; // 5
   */
  statements(
    request: Views.StatementsRequest | JsonText,
  ): Views.Answered<Views.Page<Views.StatementFacts, number>>;

  /**
   * A page of the orders, as they were placed.
   * @example <caption>List the orders that are not paid yet</caption>
   * account.orders({ on: '2026-10-20', status: 'awaitingPayment' }).items[0].orderId; // 'PO-1'
   */
  orders(
    request: Views.OrdersRequest | JsonText,
  ): Views.Answered<Views.Page<Views.OrderFacts, OrderId>>;

  /**
   * A page of the returns, as they were requested.
   * @example <caption>List the refunds that the cashier has still to pay</caption>
   * account.returns({ on: '2026-10-20', status: 'refunding' }).items; // []
   */
  returns(
    request: Views.ReturnsRequest | JsonText,
  ): Views.Answered<Views.Page<Views.ReturnListed, ReturnId>>;

  /**
   * A page of the repayments, as they were started.
   * @example <caption>List what is with the cashier</caption>
   * account.repayments({ on: '2026-10-20', status: 'inFlight' }).items; // []
   */
  repayments(
    request: Views.RepaymentsRequest | JsonText,
  ): Views.Answered<Views.Page<Views.RepaymentFacts, RepaymentId>>;

  /**
   * What `placeOrder` would answer, with every figure behind it. Changes nothing.
   * @example <caption>May this be bought, and if not, what is to be repaid first?</caption>
   * const preview = account.previewOrder({ on: '2026-11-10', amount: '3500.00' });
   * preview.decision; // 'refused'
   * preview.repayToProceed.amount; // '700.00'
   */
  previewOrder(
    request: Previews.PreviewOrderRequest | JsonText,
  ): Views.Answered<Previews.OrderPreview>;

  /**
   * What a return, requested and completed that day, would do to which document. Changes nothing.
   * @example <caption>A smaller bill, or money back?</caption>
   * const back = { on: '2026-10-20', orderId: 'PO-1', amount: '200.00' };
   * account.previewReturn(back).refundSlip; // 'noRefundNeeded'
   */
  previewReturn(
    request: Previews.PreviewReturnRequest | JsonText,
  ): Views.Answered<Previews.ReturnPreview>;

  /**
   * What would go to the cashier, line by line. Changes nothing.
   * @example <caption>How much is to be paid for a statement?</caption>
   * const bill = { kind: 'statement', number: 1 };
   * account.quoteRepayment({ on: '2026-11-10', for: bill }).sum; // '7200.00'
   */
  quoteRepayment(
    request: Previews.QuoteRepaymentRequest | JsonText,
  ): Views.Answered<Previews.RepaymentQuote>;

  /**
   * What commands would be answered, one after the other, with the account after each. Changes
   * nothing.
   *
   * @example <caption>When does the account become overdue, if nothing happens?</caption>
   * const commands = [{ type: 'rollForward', on: '2026-11-16' }];
   * const [step] = account.simulate({ on: '2026-11-10', commands }).steps;
   * step.overview.overdue.since; // '2026-11-16'
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
   * @example <caption>Send a checkout page what it needs, and no more</caption>
   * const page = CreditAccount.load(account.snapshot({ live: true }));
   * page.previewOrder({ on: '2026-10-20', amount: '2800.00' }).decision; // 'accepted'
   */
  snapshot(request?: SnapshotRequest | JsonText): Snapshot;

  /**
   * A copy that goes its own way from here.
   * @example <caption>Try something out</caption>
   * const trial = account.fork();
   * trial.apply({ type: 'placeOrder', on: '2026-10-20', orderId: 'PO-2', amount: '900.00' });
   * account.overview({ on: '2026-10-20' }).reserved; // '0.00'
   */
  fork(): CreditAccount;

  /** Whether the account is gone: disposed of, or lost with a module that failed. */
  readonly disposed: boolean;

  /**
   * Gives the account's memory back. A second call does nothing.
   * @example <caption>Give the memory back</caption>
   * account.dispose();
   * account.disposed; // true
   */
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
  /** Whether to leave out the finished documents; false when absent. */
  readonly live?: boolean | undefined;
}

/** An account as plain data. What stands in it beside the schema is the module's own affair. */
export interface Snapshot {
  /** The form that it is in. */
  readonly schema: 'credit-term/account@1';
  readonly [part: string]: unknown;
}

/**
 * The periods that would follow each other under given terms, with closing, issue and due dates and
 * why a due date was moved. Needs no account.
 *
 * @throws {@link CreditTermError} `invalidInput` where the request is malformed.
 * @example <caption>When is the next statement due?</caption>
 * calendar({ terms, from: '2026-10-08', periods: 1 }).periods[0].dueOn; // '2026-11-15'
 */
export function calendar(request: CalendarRequest | JsonText): Calendar;

/**
 * The date on which an instant falls in a merchant's time zone, by the engine's own zone data.
 *
 * @param instant Any valid `Date`.
 * @param zone An IANA name such as `Asia/Shanghai`, or `UTC`.
 * @throws {@link CreditTermError} `invalidInput` where either is none, or the date is before
 * 1970-01-01 or after 9990-12-31.
 * @example <caption>Date an order by the shop's books</caption>
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
  /** Malformed input; no other error has a path. */
  readonly code: 'invalidInput';
  /** A JSON pointer to what was wrong, `""` for the whole. */
  readonly path: string;
}

/** A call that was not answered although its input may have been well-formed. */
export interface UnansweredError extends CreditTermFailure {
  /** Why there is no answer. */
  readonly code: Exclude<CreditTermErrorCode, 'invalidInput'>;
  /** Absent: no place in the input is to blame. */
  readonly path?: undefined;
}

interface CreditTermFailure extends Error {
  /** Always this, whatever the code. */
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
  /** What every such error inherits from. */
  readonly prototype: CreditTermError;
  /** Whether it is such an error, of whichever copy of the package. */
  [Symbol.hasInstance](value: unknown): value is CreditTermError;
}

// Only what is marked so is exported.
export {};
