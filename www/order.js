// Tables of what belongs to one order or one repayment: its receipts, its returns, its lines.

import { h, table } from './dom.js';
import { columnsFor } from './figures.js';

/** The receipts of an order, each on its statement. */
export function receiptsTable(speaker, order) {
  const column = columnsFor(speaker);
  return table({
    caption: speaker.say('documents.receiptsOf', order),
    columns: [
      column.id('receiptId', 'column.receipt'),
      column.code('statement', 'column.statement', ({ statement }) => `#statement/${statement}`),
      column.date('postedOn'),
      column.money('posted'),
    ],
    rows: order.receipts,
  });
}

/** The returns of an order, each with what it did and the repayments it was refunded to. */
export function returnsTable(speaker, order) {
  const column = columnsFor(speaker);
  const links = ({ refundTo }) =>
    refundTo.flatMap(({ repaymentId, amount }) => [
      h('a', { href: `#documents/repayments/${repaymentId}` }, repaymentId),
      ' ',
      speaker.money(amount),
      ' ',
    ]);
  return table({
    caption: speaker.say('documents.returnsOf', order),
    columns: [
      column.id('returnId', 'column.return'),
      column.status('refundSlip', 'column.refundSlip'),
      column.status('state', 'column.status'),
      ...['amount', 'reversed', 'offset', 'refunded', 'waiting'].map((name) => column.money(name)),
      { head: speaker.say('column.refundTo'), cell: links },
    ],
    rows: order.returns,
  });
}

/** The lines a repayment was laid on. */
export function repaymentTable(speaker, repayment) {
  const column = columnsFor(speaker);
  return table({
    caption: speaker.say('documents.linesOf', repayment),
    columns: [
      column.id('orderId', 'column.order', ({ orderId }) => `#documents/orders/${orderId}`),
      column.code('receiptId', 'column.receipt'),
      column.code('statement', 'column.statement', ({ statement }) => `#statement/${statement}`),
      column.money('amount'),
    ],
    rows: repayment.lines,
    foot: [speaker.say('figure.sum'), '', '', speaker.money(repayment.sum)],
  });
}
