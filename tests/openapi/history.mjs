// What is asked over HTTP, in order: an operation, how, and the status where it is not 200.

export const TERMS = {
  currency: 'CNY',
  creditLimit: '1000.00',
  billingCycle: { kind: 'monthly', day: 25 },
  repaymentWindow: { kind: 'netDays', days: 20 },
};

const on = (day, body = {}) => ({ body: { on: day, ...body } });
const of = (ids, how = { body: {} }) => ({ ids, ...how });
const order = { orderId: 'O-1' };
const [first, withdrawn, late] = ['T-1', 'T-2', 'T-3'].map((returnId) => ({ returnId }));
const paid = (repaymentId) => ({ repaymentId });
const explained = { query: { explain: 'true' } };

const SETTING_UP = [
  ['openAccount', on('2025-01-02', { terms: TERMS })],
  ['changeTerms', on('2025-01-02', { terms: { ...TERMS, graceDays: 3 } })],
  [
    'setTemporaryLimit',
    on('2025-01-02', { amount: '50.00', from: '2025-01-02', until: '2025-06-30' }),
  ],
  ['suspendAccount', on('2025-01-03', { reason: 'a review' })],
  ['placeOrder', on('2025-01-03', { ...order, amount: '1.00' }), 409],
  ['resumeAccount', on('2025-01-03')],
];

const ITEMS = [{ itemId: 'I-1', quantity: 10, amount: '100.00' }];
const BUYING = [
  ['placeOrder', on('2025-01-03', { ...order, amount: '100.00', items: ITEMS })],
  ['placeOrder', on('2025-01-03', { ...order, amount: '100.00', items: ITEMS })],
  ['placeOrder', on('2025-01-03', { orderId: 'O-2', amount: '50.00' })],
  ['cancelOrder', on('2025-01-04', { cancellationId: 'C-1', orderId: 'O-2', amount: '10.00' })],
  ['confirmReceipt', on('2025-01-10', { receiptId: 'R-1', ...order, signedOn: '2025-01-09' })],
  ['confirmReceipt', on('2025-01-11', { receiptId: 'R-2', orderId: 'O-2', amount: '20.00' })],
  [
    'requestReturn',
    on('2025-01-12', { ...first, ...order, items: [{ itemId: 'I-1', quantity: 1 }] }),
  ],
  ['completeReturn', of(first, on('2025-01-12'))],
  ['requestReturn', on('2025-01-12', { ...withdrawn, ...order, amount: '5.00' })],
  ['cancelReturn', of(withdrawn, on('2025-01-12'))],
  ['decide', on('2025-01-27', { type: 'rollForward' })],
  ['rollForward', on('2025-01-28')],
];

const REPAYING = [
  ['repay', on('2025-02-01', { ...paid('P-1'), for: { kind: 'statement', number: 1 } })],
  ['confirmRepayment', of(paid('P-1'), on('2025-02-02'))],
  ['requestReturn', on('2025-02-03', { ...late, ...order, amount: '20.00' })],
  ['completeReturn', of(late, on('2025-02-03'))],
  ['failRefund', of(late, on('2025-02-04', { attempt: 1 }))],
  ['retryRefund', of(late, on('2025-02-04', { attempt: 2 }))],
  ['confirmRefund', of(late, on('2025-02-05'))],
  ['confirmReceipt', on('2025-02-06', { receiptId: 'R-3', orderId: 'O-2', amount: '10.00' })],
  ['repay', on('2025-02-07', { ...paid('P-2'), for: { kind: 'posted' } })],
  ['failRepayment', of(paid('P-2'), on('2025-02-08'))],
  ['repay', on('2025-02-09', { type: 'recordRepayment', ...paid('P-3'), for: { kind: 'posted' } })],
  ['reverseRepayment', of(paid('P-3'), on('2025-02-10'))],
  ['rollForward', on('2025-03-01')],
  ['closeAccount', on('2025-03-01'), 409],
  ['openAccount', of({ accountId: 'B' }, { body: { terms: TERMS } })],
  ['closeAccount', of({ accountId: 'B' })],
];

const VIEWS = [
  ['overview', explained],
  ['overview', { query: { on: '2025-03-20' } }],
  ['terms', {}],
  ['statements', { query: { limit: '1' } }],
  ['statements', { query: { status: 'overdue', after: '1' } }],
  ['statement', of({ number: 1 }, explained)],
  ['statementCsv', of({ number: 1 }, { query: { locale: 'zh' } })],
  ['statementPage', of({ number: 1 }, { query: { locale: 'en' } })],
  ['orders', { query: { status: 'awaitingPayment' } }],
  ['order', of(order, explained)],
  ['returns', {}],
  ['repayments', { query: { status: 'reversed' } }],
  ['repayment', of(paid('P-1'), {})],
  ['snapshot', { query: { live: 'true' } }],
  ['snapshot', {}],
  ['events', { query: { limit: '200' } }],
  ['accounts', {}],
  ['accounts', { query: { limit: '1' } }],
  ['overdueAccounts', {}],
  ['ageingAccounts', { query: { on: '2025-03-20' } }],
  ['accountsDueSoon', { query: { days: '366' } }],
  ['accountsOverLimit', {}],
  ['health', {}],
  ['readiness', {}],
  ['document', {}],
];

const PREVIEWS = [
  ['previewOrder', on('2025-03-01', { amount: '1.00', explain: true })],
  ['previewOrder', { body: { amount: '999999.00', explain: true } }],
  ['previewReturn', { body: { ...order, amount: '1.00', explain: true } }],
  ['quoteRepayment', { body: { for: { kind: 'amount', amount: '1.00' }, explain: true } }],
  [
    'simulate',
    {
      body: {
        commands: [
          { type: 'rollForward', on: '2999-01-01' },
          { type: 'placeOrder', on: '2999-01-01', orderId: 'O-3', amount: '1.00' },
        ],
      },
    },
  ],
  ['calendar', { body: { terms: TERMS, from: '2026-01-31', periods: 12 } }],
  ['makeToken', {}],
];

export const HISTORY = [...SETTING_UP, ...BUYING, ...REPAYING, ...VIEWS, ...PREVIEWS];
