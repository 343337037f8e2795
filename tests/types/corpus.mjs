// What the package answers to the scenarios: to every step, and to every question about every
// document of the accounts that they lead to.

import { esm } from '../js/packed.mjs';
import { askings, commands, scenarioFiles } from '../js/scenario-forms.mjs';
import { calls, typeNamed } from '../../tools/types.mjs';
import { samples } from './values.mjs';

const { CreditAccount, CreditTermError, calendar } = esm;

/** The views whose figures can be explained. */
const EXPLAINED = Object.entries(calls())
  .filter(([, { takes }]) =>
    [takes.of ?? takes].flat().some(({ fields }) => fields?.has('explain')),
  )
  .map(([name]) => name);

/** Calls `take` with the name of a call and its answer, for each. */
export function everyAnswer(take) {
  const noted = (call, work) => {
    try {
      const answer = work();
      take(call, answer);
      return answer;
    } catch (error) {
      if (!(error instanceof CreditTermError) || error.code !== 'invalidInput') throw error;
      return undefined;
    }
  };
  for (const scenario of Object.values(scenarioFiles()).flat()) play(scenario, noted);
  for (const terms of samples(typeNamed('Terms')))
    play({ given: [{ type: 'openAccount', on: '2026-01-01', terms }], steps: [] }, noted);
  play({ given: PAUSE, steps: [] }, noted);
  noted('calendar', () => calendar(SHORT_MONTHS));
  fromFacts(FACTS, noted);
}

function play(scenario, noted) {
  let account = CreditAccount.create();
  askEverything(account, '2026-01-01', noted);
  let latest;
  const apply = (command) => {
    const answer = noted('apply', () => account.apply(command));
    if (answer?.outcome === 'accepted') latest = answer.events.at(-1).on;
  };
  for (const command of commands(scenario.given)) apply(command);
  for (const step of scenario.steps) {
    if (step.becomes) {
      account = CreditAccount.load(account.snapshot({ live: true }));
      continue;
    }
    for (const asked of askings(step, step.when ?? step.request ?? step.text))
      if (step.view) askView(account, step.view, asked, noted);
      else apply(asked);
  }
  if (latest !== undefined) askEverything(account, latest, noted);
  account.dispose();
}

function askView(account, view, asked, noted) {
  if (view === 'calendar') return noted('calendar', () => calendar(asked));
  if (EXPLAINED.includes(view) && typeof asked === 'object')
    noted(view, () => account[view]({ ...asked, explain: true }));
  return noted(view, () => account[view](asked));
}

/** Asks whatever can be asked about an account and its documents on a day. */
function askEverything(account, on, noted) {
  const ask = (view, request) => askView(account, view, { on, ...request }, noted);
  for (const view of ['overview', 'terms']) ask(view);
  ask('simulate', { commands: [{ type: 'rollForward', on }] });
  ask('previewOrder', { amount: '1' });
  ask('quoteRepayment', { for: { kind: 'posted' } });
  for (const [list, view, key] of [
    ['statements', 'statement', 'number'],
    ['orders', 'order', 'orderId'],
    ['repayments', 'repayment', 'repaymentId'],
    ['returns', undefined, 'returnId'],
  ]) {
    ask(list, { limit: 1 });
    const { items = [] } = ask(list) ?? {};
    for (const { [key]: id } of items) {
      if (view !== undefined) ask(view, { [key]: id });
      if (view === 'order') ask('previewReturn', { orderId: id, amount: '1' });
      if (view === 'statement') ask('statementCsv', { [key]: id });
    }
  }
  // Of an account that is not open, or that has none, these are refused.
  ask('statement', { number: 4_000 });
  ask('statementCsv', { number: 4_000 });
  ask('order', { orderId: 'none' });
  ask('repayment', { repaymentId: 'none' });
  ask('previewReturn', { orderId: 'none', amount: '1' });
}

const TERMS = {
  currency: 'CNY',
  creditLimit: '10.00',
  billingCycle: { kind: 'monthly', day: 31 },
  repaymentWindow: { kind: 'netDays', days: 20 },
};

/** Without the reasons that the scenarios give. */
const PAUSE = [
  { type: 'openAccount', on: '2026-01-01', terms: TERMS },
  { type: 'suspendAccount', on: '2026-01-02' },
  { type: 'resumeAccount', on: '2026-01-03' },
];

const SHORT_MONTHS = {
  terms: { ...TERMS, businessDays: { convention: 'following' } },
  from: '2026-01-01',
  periods: 24,
};

/** One fact of each kind that the rules refuse, and a cancellation with nothing left to cancel. */
const FACTS = {
  openedOn: '2026-01-01',
  terms: TERMS,
  csv: [
    'orderId,fact,amount,on',
    'PO-1,order,11.00,2026-01-02',
    'PO-1,receipt,11.00,2026-01-02',
    'PO-1,repayment,11.00,2026-01-02',
    'PO-1,return,11.00,2026-01-02',
    'PO-1,cancellation,,2026-01-02',
    'PO-2,cancellation,1.00,2026-01-02',
  ].join('\n'),
};

function fromFacts(facts, noted) {
  noted('fromFacts', () => {
    const { account, refused } = CreditAccount.fromFacts(facts);
    account.dispose();
    return { refused };
  });
}
