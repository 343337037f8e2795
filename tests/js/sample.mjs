// A small account that the tests share.

export const TERMS = {
  currency: 'CNY',
  creditLimit: '10000.00',
  billingCycle: { kind: 'monthly', day: 25 },
  repaymentWindow: { kind: 'netDays', days: 20 },
};

export const OPENING = { on: '2026-10-08', terms: TERMS };

/** Ordered, received in part, billed, repaid in part, returned in part. */
export const HISTORY = [
  { type: 'placeOrder', on: '2026-10-12', orderId: 'PO-1', amount: '3200.00' },
  {
    type: 'confirmReceipt',
    on: '2026-10-15',
    receiptId: 'GR-1',
    orderId: 'PO-1',
    amount: '2200.00',
  },
  { type: 'rollForward', on: '2026-10-26' },
  {
    type: 'startRepayment',
    on: '2026-10-28',
    repaymentId: 'RP-1',
    for: { kind: 'amount', amount: '700.00' },
  },
  { type: 'confirmRepayment', on: '2026-10-29', repaymentId: 'RP-1' },
  { type: 'requestReturn', on: '2026-10-30', returnId: 'RT-1', orderId: 'PO-1', amount: '900.00' },
  { type: 'completeReturn', on: '2026-10-31', returnId: 'RT-1' },
];

/** An account opened and led through the history; `use` may dispose of it. */
export function withAccount({ CreditAccount }, use) {
  const account = CreditAccount.open(OPENING);
  try {
    for (const command of HISTORY) {
      const answer = account.apply(command);
      if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer));
    }
    return use(account);
  } finally {
    account.dispose();
  }
}
