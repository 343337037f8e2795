// The words of the business, Chinese and English side by side: figures, columns, statuses, what an
// input is expected to be, and every refusal with its figures. The form is that of `words.js`.

const figure = {
  'figure.creditLimit': { zh: '额度', en: 'Credit limit' },
  'figure.temporaryLimit': { zh: '临时额度', en: 'Temporary limit' },
  'figure.overLimitAllowance': { zh: '超额容差', en: 'Over-limit allowance' },
  'figure.overLimit': { zh: '超出额度', en: 'Beyond the limit' },
  'figure.exposure': { zh: '已用额度', en: 'Exposure' },
  'figure.available': { zh: '可用额度', en: 'Available credit' },
  'figure.reserved': { zh: '入账中', en: 'Reserved' },
  'figure.unbilled': { zh: '已入账未出账', en: 'Posted, unbilled' },
  'figure.billed': { zh: '已出账', en: 'Billed' },
  'figure.order': { zh: '本订单', en: 'This order' },
  'figure.shortfall': { zh: '缺口', en: 'Shortfall' },
  'figure.posted': { zh: '已入账', en: 'Posted' },
  'figure.total': { zh: '账单金额', en: 'Total' },
  'figure.carried': { zh: '上期结转', en: 'Carried' },
  'figure.reversed': { zh: '冲减账单', en: 'Reversed' },
  'figure.offset': { zh: '抵扣待还', en: 'Offset' },
  'figure.repaid': { zh: '已还', en: 'Repaid' },
  'figure.inFlight': { zh: '还款中', en: 'In flight' },
  'figure.outstanding': { zh: '待还金额', en: 'Outstanding' },
  'figure.net': { zh: '轧差（送收银台）', en: 'Net (to the cashier)' },
  'figure.sum': { zh: '合计', en: 'Sum' },
  'figure.amount': { zh: '金额', en: 'Amount' },
  'figure.cancelled': { zh: '已取消', en: 'Cancelled' },
  'figure.returned': { zh: '已退货', en: 'Returned' },
  'figure.refunded': { zh: '退款', en: 'Refunded' },
  'figure.waiting': { zh: '等待中', en: 'Waiting' },
  'figure.overdue': { zh: '逾期', en: 'Overdue' },
  'column.order': { zh: '订单', en: 'Order' },
  'column.receipt': { zh: '收货单', en: 'Receipt' },
  'column.statement': { zh: '账单', en: 'Statement' },
  'column.return': { zh: '退货', en: 'Return' },
  'column.repayment': { zh: '还款', en: 'Repayment' },
  'column.placedOn': { zh: '下单日', en: 'Placed on' },
  'column.postedOn': { zh: '入账日', en: 'Posted on' },
  'column.signedOn': { zh: '签收日', en: 'Signed on' },
  'column.opensOn': { zh: '起始日', en: 'Opens on' },
  'column.closesOn': { zh: '截止日', en: 'Closes on' },
  'column.issuedOn': { zh: '账单日', en: 'Issued on' },
  'column.dueOn': { zh: '最后还款日', en: 'Due on' },
  'column.startedOn': { zh: '发起日', en: 'Started on' },
  'column.endedOn': { zh: '状态日', en: 'State since' },
  'column.status': { zh: '状态', en: 'Status' },
  'column.paymentSlip': { zh: '支付单', en: 'Payment slip' },
  'column.refundSlip': { zh: '退款单', en: 'Refund slip' },
  'column.refundTo': { zh: '退回还款', en: 'Refunded to' },
  'column.figure': { zh: '项目', en: 'Figure' },
  'column.before': { zh: '之前', en: 'Before' },
  'column.after': { zh: '之后', en: 'After' },
};

const status = {
  'status.open': { zh: '未出账', en: 'open' },
  'status.issued': { zh: '已出账', en: 'issued' },
  'status.settled': { zh: '已结清', en: 'settled' },
  'status.overdue': { zh: '逾期', en: 'overdue' },
  'status.awaitingPayment': { zh: '待支付', en: 'awaiting payment' },
  'status.paid': { zh: '已支付', en: 'paid' },
  'status.noPaymentNeeded': { zh: '无需支付', en: 'no payment needed' },
  'status.pending': { zh: '未支付', en: 'pending' },
  'status.waiting': { zh: '等待还款结果', en: 'waiting' },
  'status.noRefundNeeded': { zh: '无需退款', en: 'no refund needed' },
  'status.refunding': { zh: '退款中', en: 'refunding' },
  'status.refunded': { zh: '已退款', en: 'refunded' },
  'status.refundFailed': { zh: '退款失败', en: 'refund failed' },
  'status.cancelled': { zh: '已取消', en: 'cancelled' },
  'status.inFlight': { zh: '还款中', en: 'in flight' },
  'status.confirmed': { zh: '已确认', en: 'confirmed' },
  'status.failed': { zh: '还款失败', en: 'failed' },
  'status.reversed': { zh: '已拒付', en: 'charged back' },
  'status.active': { zh: '正常', en: 'active' },
  'status.suspended': { zh: '已暂停', en: 'suspended' },
  'status.closed': { zh: '已关闭', en: 'closed' },
};

const expected = {
  'expected.see': { zh: '请更正标出的内容。', en: 'Please correct what is marked.' },
  'expected.amount': {
    zh: '请填写金额：只用数字和一个小数点，最多 {digits:count} 位小数，例如 {example}。',
    en: 'Write an amount: digits and one point, at most {digits:count} after it, like {example}.',
  },
  'expected.wholeAmount': {
    zh: '请填写金额：只用数字，没有小数，例如 {example}。',
    en: 'Write an amount: digits only, no decimals, like {example}.',
  },
  'expected.bounds': {
    zh: '金额须大于 0，且不超过 {most:money}。',
    en: 'The amount must be more than 0 and at most {most:money}.',
  },
  'expected.date': {
    zh: '请填写日期（年-月-日），1970-01-01 至 9990-12-31。',
    en: 'Enter a date (year-month-day) from 1970-01-01 to 9990-12-31.',
  },
  'expected.expectedReceiptOn': {
    zh: '预计收货日不能早于业务日期 {on:date}，也不能晚于 9990-12-31。',
    en: 'The expected receipt day may not be before the business date {on:date}.',
  },
  'expected.text': { zh: '请填写 1 至 200 个字。', en: 'Write 1 to 200 characters.' },
  'expected.quantity': {
    zh: '数量须为 1 至 1,000,000 的整数。',
    en: 'A quantity is a whole number from 1 to 1,000,000.',
  },
  'expected.id': {
    zh: '编号须为 1 至 64 个字母、数字或 . _ : -，每个只写一次。',
    en: 'An id has 1 to 64 letters, digits or . _ : - and is named once.',
  },
  'expected.other': {
    zh: '位置 {path} 的内容不合要求，应为 {expected}。',
    en: 'At {path} something else was expected: {expected}.',
  },
};

const refusal = {
  'refusal.accountNotOpen': { zh: '账户尚未开立。', en: 'The account is not open yet.' },
  'refusal.accountAlreadyOpen': { zh: '账户已经开立。', en: 'The account is already open.' },
  'refusal.idReused': {
    zh: '这个编号已用于内容不同的单据。',
    en: 'This id was already used for another content.',
  },
  'refusal.dateWentBack': {
    zh: '日期早于最近一次操作的日期（{latest:date}）；账户的日期不能倒退。',
    en: 'The date is before that of the latest command, {latest:date}; dates never run backwards.',
  },
  'refusal.tooFarAhead': {
    zh: '日期太远：一次最多出 {periods:count} 期账单。',
    en: 'The date is too far ahead: at most {periods:count} periods are issued at once.',
  },
  'refusal.accountClosed': { zh: '账户已关闭。', en: 'The account is closed.' },
  'refusal.accountSuspended': {
    zh: '账户已暂停，不能下新订单。',
    en: 'The account is suspended and takes no new orders.',
  },
  'refusal.unknownOrder': { zh: '没有订单 {orderId}。', en: 'There is no order {orderId}.' },
  'refusal.unknownReceipt': {
    zh: '该订单没有收货单 {receiptId}。',
    en: 'The order has no receipt {receiptId}.',
  },
  'refusal.unknownReturn': { zh: '没有退货 {returnId}。', en: 'There is no return {returnId}.' },
  'refusal.unknownRepayment': {
    zh: '没有还款 {repaymentId}。',
    en: 'There is no repayment {repaymentId}.',
  },
  'refusal.unknownStatement': {
    zh: '没有账单 {number:count}。',
    en: 'There is no statement {number:count}.',
  },
  'refusal.unknownItem': {
    zh: '该订单没有商品 {itemId}。',
    en: 'The order has no item {itemId}.',
  },
  'refusal.notInSnapshot': {
    zh: '快照中没有 {id}：它可能已了结，不在快照里。',
    en: '{id} is not in this snapshot; it may be finished and left out.',
  },
  'refusal.wrongState': {
    zh: '当前状态是“{state:status}”，不能这样做。',
    en: 'It is “{state:status}” now, which does not allow this.',
  },
  'refusal.overdue': {
    zh: '逾期 {amount:price}（账单 {statements:numbers}，自{since:date}起）；还清之前不能下新订单。',
    en: 'Overdue since {since:date}: {amount:price}, statement {statements:numbers}; no new order.',
  },
  'refusal.creditExceeded': {
    zh: '可用额度 {available:price}，超额容差 {allowance:money}，订单 {requested:money}，超出 {shortfall:price}。',
    en:
      'Of {requested:money}, {shortfall:price} is too much: {available:price} is available, ' +
      'the allowance is {allowance:money}.',
  },
  'refusal.exceedsReserved': {
    zh: '入账中只有 {reserved:money}，少于 {requested:money}。',
    en: 'Only {reserved:money} is reserved, less than {requested:money}.',
  },
  'refusal.exceedsQuantity': {
    zh: '商品 {itemId} 只剩 {remaining:count} 件可退，少于 {requested:count} 件。',
    en: 'Of item {itemId} only {remaining:count} can still be returned, not {requested:count}.',
  },
  'refusal.exceedsReturnable': {
    zh: '最多可退 {returnable:price}，少于 {requested:money}。',
    en: 'At most {returnable:price} can be returned, less than {requested:money}.',
  },
  'refusal.exceedsOutstanding': {
    zh: '可还金额为 {free:price}（另有还款中 {inFlight:money}），少于 {requested:money}。',
    en: '{free:price} is free to repay ({inFlight:money} in flight), less than {requested:money}.',
  },
  'refusal.nothingOutstanding': {
    zh: '没有可还的金额。',
    en: 'Nothing is outstanding that could be repaid.',
  },
  'refusal.partialRepaymentNotAllowed': {
    zh: '订单 {orderId} 须一次还清 {free:price}，不能只还 {requested:money}。',
    en: 'Order {orderId} is repaid whole, {free:price}, not in part ({requested:money}).',
  },
  'refusal.accountNotSettled': {
    zh:
      '账户尚未结清：入账中 {reserved:money}，待还 {outstanding:money}，还款中 {inFlight:money}，' +
      '等待 {waiting:money}，待完成退货 {requested:money}，退款中 {refunding:money}。',
    en:
      'The account is not settled: reserved {reserved:money}, outstanding {outstanding:money}, ' +
      'in flight {inFlight:money}, waiting {waiting:money}, returns requested {requested:money}, ' +
      'refunding {refunding:money}.',
  },
  'refusal.currencyFixed': {
    zh: '账户的币种不能更改。',
    en: 'An account’s currency never changes.',
  },
  'refusal.amountTooLarge': {
    zh: '所有订单金额合计将超过上限。',
    en: 'All orders together would pass the largest amount an account can hold.',
  },
};

export const businessWords = { ...figure, ...status, ...expected, ...refusal };
