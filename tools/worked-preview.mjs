// The main job done in a terminal: may this customer buy this on credit, and when would it be due?
// Computed by the package that the page uses; nothing is worked out here.

import { existsSync, readFileSync } from 'node:fs';

import { inProject } from './project.mjs';

const SAMPLE = inProject('www', 'data', 'sample.json');

/** Stands in where the page's sample is not there. */
const SMALL_STORY = {
  commands: [
    {
      type: 'openAccount',
      on: '2026-10-08',
      terms: {
        currency: 'CNY',
        creditLimit: '10000.00',
        billingCycle: { kind: 'monthly', day: 25 },
        repaymentWindow: { kind: 'netDays', days: 20 },
      },
    },
    { type: 'placeOrder', on: '2026-10-12', orderId: 'PO-1', amount: '3200.00' },
    { type: 'confirmReceipt', on: '2026-10-15', receiptId: 'GR-1', orderId: 'PO-1' },
    { type: 'placeOrder', on: '2026-11-02', orderId: 'PO-2', amount: '1800.00' },
  ],
  preview: { on: '2026-11-10', amount: '2500.00', expectedReceiptOn: '2026-11-12' },
};

/** Prints the preview of one order on the sample account. */
export async function printWorkedPreview() {
  const { CreditAccount } = await import('../dist/index.js');
  const { commands, preview } = story();
  const [{ type, ...opening }, ...history] = commands;
  using(CreditAccount.open(opening), (account) => {
    for (const command of history) {
      const answer = account.apply(command);
      if (answer.outcome === 'refused')
        throw new Error(`${command.type} was refused: ${JSON.stringify(answer.refusals)}`);
    }
    const request = preview ?? { on: commands.at(-1).on, amount: SMALL_STORY.preview.amount };
    print(account.terms({ on: request.on }).terms.currency, request, account.previewOrder(request));
  });
}

function using(account, work) {
  try {
    work(account);
  } finally {
    account.dispose();
  }
}

function story() {
  if (!existsSync(SAMPLE)) return SMALL_STORY;
  const sample = JSON.parse(readFileSync(SAMPLE, 'utf8'));
  return Array.isArray(sample) ? { commands: sample } : sample;
}

function print(currency, request, preview) {
  const rows = [
    ['limit', preview.creditLimit],
    ['reserved', preview.reserved],
    ['unbilled', preview.unbilled],
    ['billed', preview.billed],
    ['available', preview.available],
    ['available after', preview.availableAfter],
  ];
  const widest = Math.max(...rows.map(([, amount]) => amount.length));
  console.log(
    `\nMay this customer buy for ${currency} ${request.amount} on credit on ${request.on}?  ${preview.decision.toUpperCase()}`,
  );
  for (const [name, amount] of rows) console.log(`  ${name.padEnd(16)} ${amount.padStart(widest)}`);
  for (const refusal of preview.refusals)
    console.log(`  refused          ${JSON.stringify(refusal)}`);
  if (preview.repayToProceed !== null && preview.decision === 'refused') {
    console.log(`  repay to proceed ${preview.repayToProceed.amount.padStart(widest)}`);
  }
  if (preview.statement === null) return;
  const { number, closesOn, issuedOn, dueOn } = preview.statement;
  console.log(
    `  billed on statement ${number}: closes ${closesOn}, issued ${issuedOn}, due ${dueOn}\n`,
  );
}
