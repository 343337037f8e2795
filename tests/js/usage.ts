// Compiled, never run: what the types allow, and, marked as errors, what they must not.

import { init, calendar, businessDate, CreditAccount, CreditTermError } from 'credit-term';
import type { AccountFacts, Answer, Command, Overview, Refusal } from 'credit-term';
import type { RefusedFact, Snapshot, Terms } from 'credit-term';
import { init as fetchAndInit } from 'credit-term/init';
import { describe, describeError, explain, explainDueDate } from 'credit-term/words';
import { explainPeriod, formatAmount, formatDate, word, type WordKey } from 'credit-term/words';

const terms: Terms = {
  currency: 'CNY',
  creditLimit: '10000.00',
  billingCycle: { kind: 'monthly', day: 25 },
  repaymentWindow: { kind: 'netDays', days: 20 },
};

export async function everyday(): Promise<string> {
  await init();
  await fetchAndInit(new URL('https://example.com/credit-term.wasm'));
  using account = CreditAccount.open({ on: businessDate(new Date(), 'Asia/Shanghai'), terms });

  const answer: Answer = account.apply({
    type: 'placeOrder',
    on: '2026-11-22',
    orderId: 'PO-1',
    amount: '120.00',
  });
  switch (answer.outcome) {
    case 'accepted':
      return answer.events
        .map((event) => (event.type === 'orderPlaced' ? event.amount : event.type))
        .join();
    case 'repeated':
      return String(answer.version);
    case 'refused':
      return answer.refusals.map(inWords).join();
  }
}

/** Every refusal, told apart by its code: a new one would fail to compile here. */
export function inWords(refusal: Refusal): string {
  switch (refusal.code) {
    case 'creditExceeded':
      return `${refusal.requested} of ${refusal.available}, ${refusal.shortfall} too much`;
    case 'overdue':
      return `${refusal.amount} overdue since ${refusal.since} on ${refusal.statements.join()}`;
    case 'exceedsReserved':
      return refusal.reserved;
    case 'exceedsQuantity':
      return `${refusal.itemId}: ${refusal.remaining}`;
    case 'exceedsReturnable':
      return refusal.returnable;
    case 'exceedsOutstanding':
      return `${refusal.free}, ${refusal.inFlight} in flight`;
    case 'partialRepaymentNotAllowed':
      return `${refusal.orderId}: ${refusal.free}`;
    case 'accountNotSettled':
      return refusal.refunding;
    case 'dateWentBack':
      return refusal.latest;
    case 'tooFarAhead':
      return String(refusal.periods);
    case 'wrongState':
      return refusal.state;
    case 'unknownOrder':
      return refusal.orderId;
    case 'unknownReceipt':
      return refusal.receiptId;
    case 'unknownReturn':
      return refusal.returnId;
    case 'unknownRepayment':
      return refusal.repaymentId;
    case 'unknownStatement':
      return String(refusal.number);
    case 'unknownItem':
      return refusal.itemId;
    case 'notInSnapshot':
      return String(refusal.id);
    case 'accountNotOpen':
    case 'accountAlreadyOpen':
    case 'idReused':
    case 'accountClosed':
    case 'accountSuspended':
    case 'nothingOutstanding':
    case 'currencyFixed':
    case 'amountTooLarge':
      return refusal.code;
    default:
      return nothingElse(refusal);
  }
}

function nothingElse(nothing: never): never {
  throw new Error(String(nothing));
}

export function questions(account: CreditAccount): readonly (string | null)[] {
  const overview = account.overview({ on: '2026-11-22' });
  if (overview.outcome === 'refused') return overview.refusals.map(inWords);
  const plain: Overview = overview;

  const preview = account.previewOrder({
    on: '2026-11-22',
    amount: '1.00',
    expectedReceiptOn: '2026-11-30',
  });
  const due = preview.outcome === 'refused' ? null : (preview.statement?.dueOn ?? null);
  const statements = account.statements({ on: '2026-11-22', status: 'issued', limit: 10 });
  const next: number | null = statements.outcome === 'refused' ? null : statements.next;
  const { periods } = calendar({ terms, from: '2026-11-22', periods: 3 });
  return [plain.available, due, String(next), ...periods.map(({ dueOn }) => dueOn)];
}

export function spoken(account: CreditAccount): readonly string[] {
  const statement = account.statement({ on: '2026-11-22', number: 1, explain: true });
  if (statement.outcome === 'refused')
    return statement.refusals.map((refusal) => describe(refusal, 'zh', { currency: 'CNY' }));
  const { explanation } = statement;
  const sum = explanation?.total.map((term) => explain(term, 'en', { currency: 'CNY' })) ?? [];
  const due = explanation?.dueOn === undefined ? [] : [explainDueDate(explanation.dueOn, 'zh')];
  const periods = calendar({ terms, from: '2026-11-22', periods: 3 }).periods;
  const key: WordKey = `status.${statement.status}`;
  return [
    ...sum,
    ...due,
    ...periods.map((period) => explainPeriod(period, 'en')),
    word(key, 'zh'),
    formatAmount(statement.total, 'en', { currency: 'CNY', currencyDisplay: 'code' }),
    formatDate(statement.dueOn, 'en'),
  ];
}

// @ts-expect-error a word that there is not
export const noWord = word('figure.nope', 'zh');
// @ts-expect-error a locale is needed
export const noLocale = describe({ code: 'accountClosed' });
// @ts-expect-error a refusal needs its figures
export const noFigure = describe({ code: 'dateWentBack' }, 'zh');

export function keeping(account: CreditAccount): CreditAccount {
  const snapshot: Snapshot = account.snapshot();
  const text: string = JSON.stringify(snapshot);
  CreditAccount.load(new TextEncoder().encode(text)).dispose();
  CreditAccount.replay([]).dispose();
  return CreditAccount.load(snapshot).fork();
}

const opening = { openedOn: '2026-01-01', terms };
export const export_: AccountFacts = {
  ...opening,
  orders: [
    {
      orderId: 'PO-1',
      amount: '5.00',
      placedOn: '2026-01-02',
      receipts: [{ amount: '4.00', on: '2026-01-03' }],
      cancelled: { on: '2026-01-04' },
    },
  ],
};
// @ts-expect-error orders or a table, not both
export const twice: AccountFacts = { ...export_, csv: 'orderId,fact,amount,on' };
// @ts-expect-error orders or a table
export const neither: AccountFacts = opening;

export function bareFacts(): string {
  const { account, refused } = CreditAccount.fromFacts({ ...opening, csv: '' });
  CreditAccount.fromFacts(export_).account.dispose();
  const first: RefusedFact | undefined = refused[0];
  if (first !== undefined) return `${first.path} ${first.refusals.map(inWords).join()}`;
  const table = account.statementCsv({ on: '2026-02-01', number: 1, locale: 'zh-CN' });
  return typeof table === 'string' ? table : table.refusals.map(inWords).join();
}

export function failing(error: unknown): string {
  if (!(error instanceof CreditTermError)) throw error;
  const said: string = describeError(error, 'zh');
  return error.code === 'invalidInput' ? `${error.path} should be ${error.expected}` : said;
}

export const command: Command = {
  type: 'requestReturn',
  on: '2026-11-22',
  returnId: 'r',
  orderId: 'o',
  items: [{ itemId: 'i', quantity: 2 }],
};

// @ts-expect-error amounts are text
export const number: Command = { type: 'placeOrder', on: '2026-11-22', orderId: 'o', amount: 120 };
// @ts-expect-error a misspelt field is an error
export const misspelt: Command = { type: 'rollForward', onn: '2026-11-22' };
export const both: Command = {
  type: 'requestReturn',
  on: '2026-11-22',
  returnId: 'r',
  orderId: 'o',
  amount: '1',
  // @ts-expect-error a return names an amount or items, not both
  items: [],
};
// @ts-expect-error the cycle needs its day
export const incomplete: Terms = { ...terms, billingCycle: { kind: 'monthly' } };
// @ts-expect-error accounts are opened, loaded or replayed
export const constructed = new CreditAccount();
