// What a shop writes: compiled by every compiler and for every module system, never run.

import { businessDate, calendar, CreditAccount, CreditTermError, init } from 'credit-term';
import type { AccountFacts, Answer, Command, Overview, RefusedFact } from 'credit-term';
import type { Snapshot, Terms } from 'credit-term';
import { init as fetchAndInit } from 'credit-term/init';
import { describe, describeError, explain, explainDueDate } from 'credit-term/words';
import {
  explainMoves,
  explainPeriod,
  formatAmount,
  formatDate,
  word,
  type WordKey,
} from 'credit-term/words';

export const terms: Terms = {
  currency: 'CNY',
  creditLimit: '10000.00',
  billingCycle: { kind: 'monthly', day: 25 },
  repaymentWindow: { kind: 'netDays', days: 20 },
};

export async function checkout(): Promise<string> {
  await init();
  await fetchAndInit('https://example.com/credit-term.wasm');
  const account = CreditAccount.open({ on: businessDate(new Date(), 'Asia/Shanghai'), terms });
  const answer: Answer = account.apply({
    type: 'placeOrder',
    on: '2026-11-22',
    orderId: 'PO-1',
    amount: '120.00',
  });
  account.apply('{"type":"rollForward","on":"2026-11-22"}');
  account.dispose();
  return answer.outcome;
}

export function questions(account: CreditAccount): readonly (string | null)[] {
  const overview = account.overview({ on: '2026-11-22' });
  if (overview.outcome === 'refused') return overview.refusals.map(({ code }) => code);
  const plain: Overview = overview;

  const preview = account.previewOrder({
    on: '2026-11-22',
    amount: '1.00',
    expectedReceiptOn: '2026-11-30',
  });
  const due = preview.statement?.dueOn ?? null;
  const statements = account.statements({ on: '2026-11-22', status: 'issued', limit: 10 });
  const next: number | null = statements.next ?? null;
  const { periods } = calendar({ terms, from: '2026-11-22', periods: 3 });
  return [plain.available, due, String(next), ...periods.map(({ dueOn }) => dueOn)];
}

export function spoken(account: CreditAccount): readonly string[] {
  const CNY = { currency: 'CNY' };
  const statement = account.statement({ on: '2026-11-22', number: 1, explain: true });
  if (statement.outcome === 'refused')
    return statement.refusals.map((refusal) => describe(refusal, 'zh', CNY));
  const { explanation } = statement;
  const sum = explanation?.total.map((term) => explain(term, 'en', CNY)) ?? [];
  const due = explanation?.dueOn === undefined ? [] : [explainDueDate(explanation.dueOn, 'zh')];
  const { periods } = calendar({ terms, from: '2026-11-22', periods: 3 });
  const key: WordKey = `status.${statement.status}`;
  return [
    ...sum,
    ...due,
    ...periods.map((period) => explainPeriod(period, 'en')),
    ...periods.map(({ rolledOver = [], ...period }) =>
      explainMoves(
        { ...period, rolledOver: rolledOver.map((on) => ({ on, because: 'weekend' })) },
        'zh',
      ),
    ),
    word(key, 'zh'),
    formatAmount(statement.total, 'en', { ...CNY, currencyDisplay: 'code' }),
    formatDate(statement.dueOn, 'en'),
  ];
}

export function keeping(account: CreditAccount): CreditAccount {
  const snapshot: Snapshot = account.snapshot();
  const text: string = JSON.stringify(snapshot);
  CreditAccount.load(text).dispose();
  CreditAccount.load(new Uint8Array()).dispose();
  CreditAccount.replay([]).dispose();
  return CreditAccount.load(snapshot).fork();
}

const opening = { openedOn: '2026-01-01', terms };
export const facts: AccountFacts = {
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

export function bareFacts(): string {
  const { account, refused } = CreditAccount.fromFacts({ ...opening, csv: '' });
  CreditAccount.fromFacts(facts).account.dispose();
  const first: RefusedFact | undefined = refused[0];
  if (first !== undefined) return `${first.path} ${first.refusals[0].code}`;
  const table = account.statementCsv({ on: '2026-02-01', number: 1, locale: 'zh-CN' });
  return typeof table === 'string' ? table : table.refusals[0].code;
}

export function failing(error: unknown): string {
  if (!(error instanceof CreditTermError)) throw error;
  const said: string = describeError(error, 'zh');
  return error.code === 'invalidInput' ? `${error.path} should be ${error.expected}` : said;
}

/** What a form has not filled in may be undefined. */
export function fromForm(orderId: string, amount: string | undefined): Command {
  return { type: 'confirmReceipt', on: '2026-11-22', receiptId: 'r', orderId, amount };
}

export const command: Command = {
  type: 'requestReturn',
  on: '2026-11-22',
  returnId: 'r',
  orderId: 'o',
  items: [{ itemId: 'i', quantity: 2 }],
};
