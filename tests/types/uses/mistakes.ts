// What must not compile: each marked line is an error, for the reason that stands there.

import { businessDate, calendar, CreditAccount, CreditTermError } from 'credit-term';
import type { AccountFacts, BillingCycle, Command, RepaymentFor, Terms } from 'credit-term';
import { describe, word } from 'credit-term/words';
import { facts, terms } from './everyday.js';

declare const account: CreditAccount;
const on = '2026-11-22';

// Commands.

// @ts-expect-error amounts are text
export const float: Command = { type: 'placeOrder', on, orderId: 'o', amount: 120 };
// @ts-expect-error a misspelt field is an error
export const misspelt: Command = { type: 'rollForward', on, amuont: '1.00' };
// @ts-expect-error a field of another command is an error
export const foreign: Command = { type: 'completeReturn', on, returnId: 'r', attempt: 1 };
// @ts-expect-error a field is missing
export const missing: Command = { type: 'placeOrder', on, orderId: 'o' };
// @ts-expect-error every command has its day
export const dayless: Command = { type: 'rollForward' };
// @ts-expect-error absent is not null
export const nothing: Command = { type: 'closeAccount', on, reason: null };
// @ts-expect-error there is no such command
export const unheardOf: Command = { type: 'placeOrders', on };
// @ts-expect-error a date is text
export const instant: Command = { type: 'rollForward', on: new Date() };
// @ts-expect-error an attempt is a number
export const counted: Command = { type: 'failRefund', on, returnId: 'r', attempt: '1' };
export const both: Command = {
  type: 'requestReturn',
  on,
  returnId: 'r',
  orderId: 'o',
  amount: '1',
  // @ts-expect-error a return names an amount or items, not both
  items: [],
};
// @ts-expect-error a return names an amount or items
export const amountless: Command = { type: 'requestReturn', on, returnId: 'r', orderId: 'o' };
// @ts-expect-error a repayment of orders lists them
export const unlisted: RepaymentFor = { kind: 'orders' };
// @ts-expect-error a repayment of everything billed has no amount
export const surplus: RepaymentFor = { kind: 'billed', amount: '1.00' };
// @ts-expect-error commands are not changed
export const changed = (command: Command): string => (command.on = '2026-11-23');
// @ts-expect-error nor are answers
export const cleared = (): unknown => account.orders({ on }).items?.pop();

// Terms.

// @ts-expect-error the cycle needs its day
export const incomplete: Terms = { ...terms, billingCycle: { kind: 'monthly' } };
// @ts-expect-error there is no such cycle
export const yearly: BillingCycle = { kind: 'yearly', day: 1 };
// @ts-expect-error two days, not three
export const thrice: BillingCycle = { kind: 'semiMonthly', days: [1, 11, 21] };
// @ts-expect-error a day of the week has its English name
export const abbreviated: BillingCycle = { kind: 'weekly', weekday: 'mon' };
// @ts-expect-error a limit is needed
export const unlimited: Terms = { currency: 'CNY', billingCycle: terms.billingCycle };
// @ts-expect-error grace days are a number
export const graceful: Terms = { ...terms, graceDays: '3' };

// Questions.

// @ts-expect-error a question has its day
account.overview({});
// @ts-expect-error a question takes an argument
account.overview();
// @ts-expect-error a return has no status of an order
account.returns({ on, status: 'paid' });
// @ts-expect-error the terms have no figures to explain
account.terms({ on, explain: true });
// @ts-expect-error statements are numbered
account.statement({ on, number: '1' });
// @ts-expect-error a calendar has terms
calendar({ from: on, periods: 3 });
// @ts-expect-error an instant is a Date
businessDate('2026-11-22T00:00:00Z', 'UTC');

// Answers.

// @ts-expect-error it may be refused
export const sure: string = account.overview({ on }).available;
// @ts-expect-error nothing of the name
export const figure = account.overview({ on }).availabel;
// @ts-expect-error an answer may have no events
export const events = account.apply({ type: 'rollForward', on }).events;
// @ts-expect-error whether anything helps is not known yet
export const least = account.previewOrder({ on, amount: '1' }).repayToProceed.amount;

// Facts, words, accounts and errors.

// @ts-expect-error orders or a table, not both
export const twice: AccountFacts = { ...facts, csv: 'orderId,fact,amount,on' };
// @ts-expect-error orders or a table
export const neither: AccountFacts = { openedOn: on, terms };
// @ts-expect-error a word that there is not
export const noWord = word('figure.nope', 'zh');
// @ts-expect-error a locale is needed
export const noLocale = describe({ code: 'accountClosed' });
// @ts-expect-error a refusal needs its figures
export const noFigure = describe({ code: 'dateWentBack' }, 'zh');
// @ts-expect-error accounts are opened, loaded or replayed
export const constructed = new CreditAccount();
// @ts-expect-error errors are thrown by the package alone
export const thrown = new CreditTermError('internal');
export function failing(error: unknown): string {
  if (!(error instanceof CreditTermError)) return 'foreign';
  // @ts-expect-error only malformed input has a place
  const place: string = error.path;
  return place;
}
