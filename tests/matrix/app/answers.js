import { CreditAccount, CreditTermError, businessDate } from 'credit-term';
import { describe } from 'credit-term/words';

/** What a checkout asks, and what it is answered, as one line of JSON. */
export function answers() {
  const account = CreditAccount.open({
    on: '2026-10-08',
    terms: {
      currency: 'CNY',
      creditLimit: '10000.00',
      billingCycle: { kind: 'monthly', day: 25 },
      repaymentWindow: { kind: 'netDays', days: 20 },
    },
  });
  const order = { type: 'placeOrder', on: '2026-10-12', orderId: 'PO-1', amount: '7200.00' };
  const placed = account.apply(order);
  const preview = account.previewOrder({ on: '2026-11-10', amount: '3500.00', explain: true });
  const words = preview.refusals.map((refusal) => describe(refusal, 'zh-CN', { currency: 'CNY' }));
  const malformed = codeOf(() => account.apply({ ...order, amount: 7200 }));
  const today = businessDate(new Date('2026-11-22T16:00:00Z'), 'Asia/Shanghai');
  account.dispose();
  return JSON.stringify({ placed, preview, words, malformed, today });
}

function codeOf(attempt) {
  try {
    return attempt();
  } catch (error) {
    return error instanceof CreditTermError ? error.code : String(error);
  }
}
