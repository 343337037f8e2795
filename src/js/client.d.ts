/**
 * The server's client: commands, questions and documents of accounts over HTTP, by `fetch` alone.
 * For front-ends and for Node. It holds nothing of the wasm module.
 *
 * A refusal is an answer, the same object that the account's own `apply` or view gives. Malformed
 * input throws {@link CreditTermError} `invalidInput`, here or by the server's word; every other call
 * that is not answered throws {@link RequestError}.
 *
 * @packageDocumentation
 */
import type { Calendar, CalendarRequest } from './calendar.js';
import type { Answer, Command } from './commands.js';
import type { AccountEvent } from './events.js';
import type { CreditAccount, CreditTermError, Snapshot, SnapshotRequest } from './index.js';
import type * as Previews from './previews.js';
import type { BusinessDate, Given, OrderId, RepaymentId, ReturnId } from './terms.js';
import type * as Views from './views.js';

/**
 * Makes a client of one server for one key or token.
 *
 * @throws {@link CreditTermError} `invalidInput` where an option is malformed.
 * @example <caption>Ask how an account stands</caption>
 * const client = createClient({ baseUrl: 'https://credit.example.com', credential: 'ctk_….…' });
 * const overview = await client.account('customer-1').view('overview');
 */
export function createClient(options: ClientOptions): Client;

/** Which server, and for whom. */
export interface ClientOptions {
  /** Its address, of http or https; a path may stand in it. In a page it may be relative. */
  readonly baseUrl: string;
  /**
   * The API key of a merchant's system, or the token of a customer's browser. A function is asked
   * before each try, so that a token may be replaced in time; what it throws, the call throws.
   */
  readonly credential: string | (() => string | Promise<string>);
  /** What sends the requests; the engine's own `fetch` when absent. */
  readonly fetch?: Fetch | undefined;
  /** How often a call is tried again at most, 0–10; 4 when absent. */
  readonly retries?: number | undefined;
  /** How many milliseconds one try may take, 1–600,000; 30,000 when absent. */
  readonly timeout?: number | undefined;
  /** Ends every call of this client. */
  readonly signal?: Signal | undefined;
}

/** What a call takes beside its request. */
export interface CallOptions {
  /** Ends this call. */
  readonly signal?: Signal | undefined;
}

/** What a command takes beside itself. */
export interface CommandOptions extends CallOptions {
  /**
   * What tells this command from every other, 1–200 visible ASCII characters: with the same one it
   * is done once, however often it is sent. A random one for this call when absent, used in every
   * try of it.
   */
  readonly idempotencyKey?: string | undefined;
  /** The version that the account has to be at; else the call throws `stale`. */
  readonly ifMatch?: number | undefined;
}

/** Over HTTP the day may be left out. */
export type Undated<Request> = Request extends unknown ? Omit<Request, 'on'> & MaybeOn : never;

interface MaybeOn {
  /** The business date; the merchant's today when absent. */
  readonly on?: Given<BusinessDate> | undefined;
}

/** A merchant's accounts. */
export interface Client {
  /** One account by its id. Asks nothing yet. */
  account(id: string): AccountClient;
  /** The periods that would follow each other under given terms. */
  calendar(request: CalendarRequest, options?: CallOptions): Promise<Calendar>;
  /** A page of all accounts. */
  accounts(request?: ListRequest, options?: CallOptions): Promise<ListPage<AccountListed>>;
  /** A page of the accounts with an overdue statement. */
  overdue(request?: DatedListRequest, options?: CallOptions): Promise<ListPage<AccountStanding>>;
  /** A page of the accounts that owe anything billed, each with its ageing. */
  ageing(request?: DatedListRequest, options?: CallOptions): Promise<ListPage<AccountStanding>>;
  /** A page of the accounts with a statement that is due within days. */
  dueSoon(request?: DueSoonRequest, options?: CallOptions): Promise<ListPage<AccountStanding>>;
  /** A page of the accounts whose available credit is below 0. */
  overLimit(request?: DatedListRequest, options?: CallOptions): Promise<ListPage<AccountStanding>>;
  /** Every entry of one of the lists, asked for page by page. */
  every<Name extends keyof Lists>(
    list: Name,
    request?: Lists[Name]['request'],
    options?: CallOptions,
  ): AsyncGenerator<Lists[Name]['item'], void, undefined>;
}

/** The lists of a merchant's accounts: what each is asked, and what stands in it. */
export interface Lists {
  /** All accounts. */
  readonly accounts: List<ListRequest, AccountListed>;
  /** Those with an overdue statement. */
  readonly overdue: List<DatedListRequest, AccountStanding>;
  /** Those that owe anything billed. */
  readonly ageing: List<DatedListRequest, AccountStanding>;
  /** Those with a statement that is due within days. */
  readonly dueSoon: List<DueSoonRequest, AccountStanding>;
  /** Those whose available credit is below 0. */
  readonly overLimit: List<DatedListRequest, AccountStanding>;
}

interface List<Request, Item> {
  /** What is asked for a page of it. */
  readonly request: Request;
  /** What stands in it. */
  readonly item: Item;
}

/** Which page of a list is wanted. */
export interface ListRequest {
  /** The `next` of the page before; from the first when absent. */
  readonly after?: string | undefined;
  /** The most entries of a page, 1–200; 50 when absent. */
  readonly limit?: number | undefined;
}

/** Which page of a list, and of which day. */
export interface DatedListRequest extends ListRequest, MaybeOn {}

/** Which page, of which day, and how far ahead. */
export interface DueSoonRequest extends DatedListRequest {
  /** Within how many days, 0–366; 7 when absent. */
  readonly days?: number | undefined;
}

/** A page of a list. It may be short, or empty, and have a next one all the same. */
export interface ListPage<Item> {
  /** Its entries, by id. */
  readonly items: readonly Item[];
  /** What to ask `after` for the next page; null when none follows. */
  readonly next: string | null;
}

/** An account on the list of all. */
export interface AccountListed {
  /** Which account. */
  readonly accountId: string;
}

/** An account on a list, and how it stands. */
export interface AccountStanding extends AccountListed {
  /** Its own view of the day. */
  readonly overview: Views.Overview;
}

/** The views and previews: what each is asked, and what it gives. */
export interface Questions {
  /** How the account stands on a day. */
  readonly overview: Question<Views.OverviewRequest, Views.Overview>;
  /** The terms in force. */
  readonly terms: Question<Views.TermsRequest, Views.TermsView>;
  /** One statement with its lines. */
  readonly statement: Question<Views.StatementRequest, Views.Statement>;
  /** One order with its receipts and returns. */
  readonly order: Question<Views.OrderRequest, Views.Order>;
  /** One repayment with the lines it was laid on. */
  readonly repayment: Question<Views.RepaymentRequest, Views.Repayment>;
  /** A page of the statements. */
  readonly statements: Question<Views.StatementsRequest, Views.Page<Views.StatementFacts, number>>;
  /** A page of the orders. */
  readonly orders: Question<Views.OrdersRequest, Views.Page<Views.OrderFacts, OrderId>>;
  /** A page of the returns. */
  readonly returns: Question<Views.ReturnsRequest, Views.Page<Views.ReturnListed, ReturnId>>;
  /** A page of the repayments. */
  readonly repayments: Question<
    Views.RepaymentsRequest,
    Views.Page<Views.RepaymentFacts, RepaymentId>
  >;
  /** What `placeOrder` would answer. */
  readonly previewOrder: Question<Previews.PreviewOrderRequest, Previews.OrderPreview>;
  /** What a return would do. */
  readonly previewReturn: Question<Previews.PreviewReturnRequest, Previews.ReturnPreview>;
  /** What would go to the cashier. */
  readonly quoteRepayment: Question<Previews.QuoteRepaymentRequest, Previews.RepaymentQuote>;
  /** What commands would be answered, one after the other. */
  readonly simulate: Question<Previews.SimulateRequest, Previews.Simulation>;
}

interface Question<Request, View> {
  /** What is asked; without a day it is asked of today. */
  readonly request: Undated<Request>;
  /** What is answered. */
  readonly view: View;
}

/** One account on the server. */
export interface AccountClient {
  /** Its id. */
  readonly id: string;
  /**
   * Sends a command to the route of its type, which the narrowest scope may use.
   *
   * @throws {@link CreditTermError} `invalidInput` where the command is malformed.
   * @throws {@link RequestError} where it was not answered.
   */
  command(command: Undated<Command>, options?: CommandOptions): Promise<Answer>;
  /** Asks a view or a preview. */
  view<Name extends keyof Questions>(
    name: Name,
    request?: Questions[Name]['request'],
    options?: CallOptions,
  ): Promise<Views.Answered<Questions[Name]['view']>>;
  /**
   * The account as plain data, as {@link CreditAccount.snapshot} writes it. The last one of each
   * kind is kept here: while the account has not changed, it is not sent again.
   */
  snapshot(request?: SnapshotRequest, options?: CallOptions): Promise<Snapshot>;
  /** The account itself, loaded by the class that is handed over. */
  load<Account>(
    CreditAccount: { load(snapshot: string): Account },
    request?: SnapshotRequest,
    options?: CallOptions,
  ): Promise<Account>;
  /** A page of what happened, in order. */
  events(request?: ListRequest, options?: CallOptions): Promise<EventsPage>;
  /** Everything that happened, in order, asked for page by page. */
  everyEvent(
    request?: ListRequest,
    options?: CallOptions,
  ): AsyncGenerator<AccountEvent, void, undefined>;
  /** One statement as CSV, as {@link CreditAccount.statementCsv} gives it, or why there is none. */
  statementCsv(
    request: Undated<Views.StatementCsvRequest>,
    options?: CallOptions,
  ): Promise<string | Views.RefusedView>;
  /** A short-lived token for the account's own customer: it previews, and reads the snapshot. */
  token(request?: TokenRequest, options?: CallOptions): Promise<Views.Answered<CustomerToken>>;
}

/** A page of what happened on an account. */
export interface EventsPage {
  /** The events of as many commands as were asked for. */
  readonly items: readonly AccountEvent[];
  /** Where to go on: also later, for what will have happened by then. */
  readonly next: string;
  /** Whether there is more already. */
  readonly more: boolean;
}

/** For how long a token is wanted. */
export interface TokenRequest {
  /** Seconds, 1–3,600; 900 when absent. */
  readonly seconds?: number | undefined;
}

/** A token for the customer of one account. */
export interface CustomerToken {
  /** To be used as `credential` in the customer's browser. */
  readonly token: string;
  /** For how many seconds from now it is taken. */
  readonly seconds: number;
}

/**
 * Why a call was not answered.
 *
 * | code | meaning |
 * |---|---|
 * | `unauthorized` | no key or token that is in force |
 * | `forbidden` | the key's scope does not reach so far |
 * | `notToday` | a command of another day than today |
 * | `notFound` | no such account, or none for this token |
 * | `stale` | the account is not at the version of `ifMatch` but at `problem.version` |
 * | `idempotencyKeyReused` | the idempotency key was used for another request |
 * | `missingIdempotencyKey`, `wrongMethod`, `wrongType`, `tooLarge` | not what the server takes |
 * | `stillRunning`, `tooMany`, `notNow` | not now, after every try |
 * | `broken` | the server failed |
 * | `unreachable` | no answer, or none in time, after every try |
 * | `badAnswer` | an answer that the server does not give: not JSON, too large, a redirect |
 * | `aborted` | a signal ended the call; `cause` is its reason |
 */
export type RequestErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'notToday'
  | 'notFound'
  | 'stale'
  | 'idempotencyKeyReused'
  | 'missingIdempotencyKey'
  | 'wrongMethod'
  | 'wrongType'
  | 'tooLarge'
  | 'stillRunning'
  | 'tooMany'
  | 'notNow'
  | 'broken'
  | 'unreachable'
  | 'badAnswer'
  | 'aborted';

/** A call that was not answered. It is a {@link CreditTermError} too, as `instanceof` has it. */
export interface RequestError extends Error {
  /** Always this, whatever the code. */
  readonly name: 'RequestError';
  /** Why; a later server may say what is not on the list. */
  readonly code: RequestErrorCode | (string & {});
  /** What was wanted, in words. */
  readonly expected: string;
  /** The status of the answer; absent where there was none. */
  readonly status?: number;
  /** What the server said: an object of RFC 9457; absent where it said nothing of that form. */
  readonly problem?: Problem;
  /** What was thrown underneath, or a signal's reason. */
  readonly cause?: unknown;
}

/** What the server says instead of an answer. */
export interface Problem {
  /** Which problem it is. */
  readonly code: string;
  /** The same, for people. */
  readonly title?: string;
  /** The status of the answer. */
  readonly status?: number;
  /** Of `stale`: the version that the account is at. */
  readonly version?: number;
  readonly [member: string]: unknown;
}

/** What `instanceof` tells such errors by. */
export const RequestError: RequestErrors;

interface RequestErrors extends Function {
  /** What every such error inherits from. */
  readonly prototype: RequestError;
  /** Whether it is such an error of this copy of the package. */
  [Symbol.hasInstance](value: unknown): value is RequestError;
}

/** What sends requests: the engine's own `fetch`, or what does as it does. */
export type Fetch = (address: string, request: FetchRequest) => Promise<FetchAnswer>;

/** What is sent. */
export interface FetchRequest {
  /** `GET` or `POST`. */
  readonly method: string;
  /** Names in lower case. */
  readonly headers: { [name: string]: string };
  /** JSON text; absent of `GET`. */
  readonly body?: string;
  /** No redirect is followed. */
  readonly redirect: 'manual';
  /** Ends the request. */
  readonly signal: Signal;
}

/** What is looked at of a response. */
export interface FetchAnswer {
  /** Its status. */
  readonly status: number;
  /** As `fetch` tells it: `opaqueredirect` of a redirect that was not followed. */
  readonly type?: string;
  /** Its headers. */
  readonly headers: FetchHeaders;
  /** A stream of its bytes; null where there are none. */
  readonly body: unknown;
}

/** What is looked at of a response's headers. */
export interface FetchHeaders {
  /** One of them, by its name in lower case. */
  get(name: string): string | null;
}

/** The engine's `AbortSignal`, where the project's `lib` knows it. */
export type Signal = typeof globalThis extends {
  readonly AbortSignal: { readonly prototype: infer Instance };
}
  ? Instance
  : never;

// Only what is marked so is exported.
export {};
