// Tables of what belongs to one order: its receipts and its returns.

import { h, table } from './dom.js';
import { columnsFor, documentLink } from './figures.js';

/** The receipts of an order, each on its statement. */
export function receiptsTable(desk, order) {
  const { speaker } = desk;
  const column = columnsFor(desk);
  return table({
    caption: speaker.say('return.receiptsOf', order),
    columns: [
      column.id('receiptId', 'column.receipt'),
      column.code('statement', 'column.statement', 'statement'),
      column.date('postedOn'),
      column.money('posted'),
    ],
    rows: order.receipts,
  });
}

/** The returns of an order, each with what it did and the repayments it was refunded to. */
export function returnsTable(desk, order) {
  const { speaker } = desk;
  const column = columnsFor(desk);
  const links = ({ refundTo }) =>
    refundTo.flatMap(({ repaymentId, amount }) => [
      documentLink(desk, 'repayment', repaymentId),
      ' ',
      speaker.money(amount),
      ' ',
    ]);
  return table({
    caption: speaker.say('return.returnsOf', order),
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
