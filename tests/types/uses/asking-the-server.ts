// What a shop writes that asks the server: compiled by every compiler and for every module system.

import { CreditAccount, CreditTermError } from 'credit-term';
import type { Answer, Amount, Command, Snapshot } from 'credit-term';
import { RequestError, createClient } from 'credit-term/client';
import type { AccountClient, Client, Questions, RequestErrorCode } from 'credit-term/client';

export const client: Client = createClient({
  baseUrl: 'https://credit.example.com',
  credential: async () => 'ctt.…',
  retries: 2,
});
const account: AccountClient = client.account('customer-1');

export async function ordering(command: Command): Promise<Answer> {
  const preview = await account.view('previewOrder', { amount: '120.00' });
  if (preview.outcome === 'refused') throw new Error(preview.refusals[0].code);
  const { available } = preview;
  const amount: Amount = available;
  await account.command({ type: 'placeOrder', orderId: 'PO-1', amount }, { ifMatch: 3 });
  // @ts-expect-error an order has an id
  await account.command({ type: 'placeOrder', amount });
  // @ts-expect-error no such option
  await account.command(command, { idempotency: 'k' });
  return account.command(command, { idempotencyKey: 'checkout-4711' });
}

export async function questions(): Promise<readonly string[]> {
  const on = '2026-11-22';
  const overview = await account.view('overview', { on, explain: true });
  const statement = await account.view('statement', { number: 1 });
  // @ts-expect-error no such view
  await account.view('overviews');
  // @ts-expect-error a statement is named by its number
  await account.view('statement', { number: '1' });
  const said = [overview.available ?? '', statement.dueOn ?? ''];
  for await (const { accountId, overview } of client.every('overdue', { on }))
    said.push(accountId, overview.overdue?.since ?? '');
  // @ts-expect-error it lists all, on whatever day
  for await (const { accountId } of client.every('accounts', { on })) said.push(accountId);
  for await (const event of account.everyEvent()) said.push(event.type);
  const table = await account.statementCsv({ number: 1, locale: 'zh' });
  return [...said, typeof table === 'string' ? table : table.refusals[0].code];
}

export async function inThePage(): Promise<CreditAccount> {
  const snapshot: Snapshot = await account.snapshot({ live: true });
  CreditAccount.load(snapshot).dispose();
  const given = await account.token({ seconds: 60 });
  if (given.outcome === 'refused') throw new Error(given.refusals[0].code);
  createClient({ baseUrl: '/credit', credential: given.token });
  return account.load(CreditAccount, { live: true });
}

export function failing(error: unknown): string {
  if (error instanceof RequestError) {
    const { code, status, problem } = error;
    const isNew = code === ('unauthorized' satisfies RequestErrorCode);
    return isNew ? 'log in again' : `${status ?? 'none'} ${problem?.version ?? code}`;
  }
  return error instanceof CreditTermError ? error.expected : 'foreign';
}

/** The account here and the account there are asked the same, and answer the same. */
type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;
type Asked<Name extends keyof Questions> = Questions[Name]['request'] & { readonly on: string };
type Here<Name extends keyof Questions> = Exclude<Parameters<CreditAccount[Name]>[0], string>;
export const alike: {
  readonly [Name in keyof Questions]: readonly [
    Same<Asked<Name>, Here<Name> & { readonly on: string }>,
    Same<Questions[Name]['view'], Exclude<ReturnType<CreditAccount[Name]>, { outcome: 'refused' }>>,
  ];
} = {
  overview: [true, true],
  terms: [true, true],
  statement: [true, true],
  order: [true, true],
  repayment: [true, true],
  statements: [true, true],
  orders: [true, true],
  returns: [true, true],
  repayments: [true, true],
  previewOrder: [true, true],
  previewReturn: [true, true],
  quoteRepayment: [true, true],
  simulate: [true, true],
};
type Unasked = Exclude<keyof CreditAccount, keyof Questions | symbol>;
export const unasked: Same<
  Unasked,
  'apply' | 'snapshot' | 'statementCsv' | 'fork' | 'dispose' | 'disposed'
> = true;
