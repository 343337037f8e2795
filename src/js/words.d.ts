/**
 * Words for people, in Chinese and in English: what an explanation, a refusal and a code say.
 *
 * Every function takes a `locale`, a BCP 47 tag such as `zh-CN` or `en-GB`: with Chinese of any
 * script or region the words are Chinese in simplified script, with any other language English.
 * Amounts and dates are written by `Intl` in that locale (in `en-GB` where it is of another
 * language), an amount from its decimal string, digit for digit. Engines older than Chrome 106,
 * Firefox 116 and Safari 15.4 read such a string as a float: there an amount of more than fifteen
 * digits may come out rounded.
 *
 * The texts are plain text, not HTML. What has no words, such as an unknown code or a malformed
 * amount, throws a {@link CreditTermError} `invalidInput`; so does a malformed locale, with the
 * path `/locale`.
 *
 * @packageDocumentation
 */
import type { CalendarPeriod } from './calendar.js';
import type { DueReason, RolledDay, Term, TermCode } from './explanation.js';
import type { CreditTermError, CreditTermErrorCode } from './index.js';
import type { Refusal, State } from './refusals.js';
import type { Amount, BusinessDate, CurrencyCode, Given, Plain } from './terms.js';
import type { AccountState, PaymentSlip, StatementStatus } from './views.js';

/** The currency that amounts are shown with. Without one they are plain, grouped decimals. */
export interface MoneyOptions {
  /** ISO 4217. */
  readonly currency?: Given<CurrencyCode> | undefined;
  /** As in `Intl.NumberFormat`; `symbol` when absent. */
  readonly currencyDisplay?: 'symbol' | 'narrowSymbol' | 'code' | 'name' | undefined;
}

/**
 * One term of an explanation: the documents it came from, its name and its amount.
 *
 *
 * @example <caption>Where does this figure come from?</caption>
 * explain({ code: 'reserved', orderId: 'PO-1', amount: '120.00' }, 'en');
 * // 'Order PO-1, reserved: 120.00'
 */
export function explain(term: Plain<Term>, locale: string, options?: MoneyOptions): string;

/**
 * Why a due date is what it is: counted from which day, by which window, moved past which days.
 *
 *
 * @example <caption>Why is this statement due then?</caption>
 * const { explanation } = account.statement({ on: '2026-11-10', number: 1, explain: true });
 * explainDueDate(explanation.dueOn, 'en-GB');
 * // 'Due on 15 Nov 2026: 20 days after the issue date, 26 Oct 2026.'
 */
export function explainDueDate(reason: Plain<DueReason>, locale: string): string;

/** A period of the calendar preview; each day it was moved over may say why it was passed over. */
export type ReasonedPeriod = Omit<CalendarPeriod, 'rolledOver'> & {
  /** The days, or the days with what makes each no business day. */
  readonly rolledOver?: readonly (BusinessDate | RolledDay)[] | undefined;
};

/**
 * A period of the calendar preview: its dates, and why one of them was moved.
 *
 *
 * @example <caption>Write the payment calendar of a contract</caption>
 * const [period] = calendar({ terms, from: '2026-10-08', periods: 1 }).periods;
 * explainPeriod(period, 'en-GB');
 * // 'Period 1: 8 Oct 2026 to 25 Oct 2026, issued on 26 Oct 2026, due on 15 Nov 2026.'
 */
export function explainPeriod(period: Plain<ReasonedPeriod>, locale: string): string;

/**
 * Why dates of a period of the calendar preview were moved, to stand beside those dates; empty where
 * none was.
 *
 * @example <caption>Mark the rows of a payment calendar</caption>
 * const month = { ...terms, billingCycle: { kind: 'monthly', day: 31 } };
 * const [period] = calendar({ terms: month, from: '2027-02-01', periods: 1 }).periods;
 * explainMoves(period, 'en-GB');
 * // 'The month is shorter than its closing day, so it closes on the last day.'
 */
export function explainMoves(period: Plain<ReasonedPeriod>, locale: string): string;

/**
 * A refusal as a sentence with its figures. With a currency, the figure it turns on carries it.
 *
 *
 * @example <caption>Tell the customer why not</caption>
 * const refusal = { code: 'exceedsReserved', reserved: '0.50', requested: '1.00' };
 * describe(refusal, 'zh', { currency: 'CNY' }); // '入账中只有 ¥0.50，少于 1.00。'
 */
export function describe(refusal: Plain<Refusal>, locale: string, options?: MoneyOptions): string;

/** What a {@link CreditTermError} tells, caught or as plain data. */
export type ErrorFacts =
  | CreditTermError
  | {
      /** Which error it is. */
      readonly code: CreditTermErrorCode;
      /** Of `invalidInput`: a JSON pointer to what was wrong. */
      readonly path?: string;
      /** What was wanted, in English. */
      readonly expected?: string;
    };

/**
 * An error of this package as a sentence. What was expected of malformed input stands in it as the
 * error has it, in English.
 *
 *
 * @example <caption>Tell the user that the page must be loaded again</caption>
 * describeError({ code: 'disposed' }, 'en');
 * // 'The account is no longer in memory. Open it again.'
 */
export function describeError(error: ErrorFacts, locale: string): string;

/**
 * One amount, as the sentences have it, with exactly the digits that it has.
 *
 *
 * @example <caption>Show a price</caption>
 * formatAmount('10000.00', 'en', { currency: 'CNY' }); // 'CN¥10,000.00'
 */
export function formatAmount(amount: Given<Amount>, locale: string, options?: MoneyOptions): string;

/**
 * One business date, as the sentences have it.
 *
 *
 * @example <caption>Show a due date</caption>
 * formatDate('2026-11-22', 'zh'); // '2026年11月22日'
 */
export function formatDate(date: Given<BusinessDate>, locale: string): string;

/** A figure of a view. */
export type FigureName =
  | 'creditLimit'
  | 'temporaryLimit'
  | 'overLimitAllowance'
  | 'overLimit'
  | 'exposure'
  | 'available'
  | 'reserved'
  | 'unbilled'
  | 'billed'
  | 'order'
  | 'shortfall'
  | 'posted'
  | 'total'
  | 'carried'
  | 'reversed'
  | 'offset'
  | 'repaid'
  | 'inFlight'
  | 'outstanding'
  | 'net'
  | 'sum'
  | 'amount'
  | 'cancelled'
  | 'returned'
  | 'refunded'
  | 'waiting'
  | 'overdue'
  | 'availableBefore'
  | 'availableAfter'
  | 'totalBefore'
  | 'totalAfter'
  | 'outstandingBefore'
  | 'outstandingAfter'
  | 'notDue'
  | 'days1To30'
  | 'days31To60'
  | 'days61To90'
  | 'over90';

/** The head of a column, or the label of a field that is no amount. */
export type ColumnName =
  | 'order'
  | 'receipt'
  | 'statement'
  | 'return'
  | 'repayment'
  | 'placedOn'
  | 'postedOn'
  | 'signedOn'
  | 'opensOn'
  | 'closesOn'
  | 'issuedOn'
  | 'dueOn'
  | 'startedOn'
  | 'endedOn'
  | 'status'
  | 'paymentSlip'
  | 'refundSlip'
  | 'refundTo'
  | 'figure'
  | 'before'
  | 'after';

/** A status of a statement, a payment slip, a refund slip, a return, a repayment, an account. */
export type StatusName = State | AccountState | StatementStatus | PaymentSlip;

/** What has a name. */
export type WordKey =
  `figure.${FigureName}` | `column.${ColumnName}` | `status.${StatusName}` | `term.${TermCode}`;

/**
 * The name of one thing, the same wherever it is named.
 *
 *
 * @example <caption>Label a figure, and show a status</caption>
 * word('figure.available', 'zh'); // '可用额度'
 * const { status } = account.statement({ on: '2026-11-10', number: 1 });
 * word(`status.${status}`, 'en'); // 'issued'
 */
export function word(key: WordKey, locale: string): string;
