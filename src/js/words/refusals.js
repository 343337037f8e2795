// Every refusal in words with the figures it brings, in the order in which refusals are looked for.

export const refusals = {
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
  'refusal.unknownOrder': { zh: '没有订单 {orderId:id}。', en: 'There is no order {orderId:id}.' },
  'refusal.unknownReceipt': {
    zh: '该订单没有收货单 {receiptId:id}。',
    en: 'The order has no receipt {receiptId:id}.',
  },
  'refusal.unknownReturn': { zh: '没有退货 {returnId:id}。', en: 'There is no return {returnId:id}.' },
  'refusal.unknownRepayment': {
    zh: '没有还款 {repaymentId:id}。',
    en: 'There is no repayment {repaymentId:id}.',
  },
  'refusal.unknownStatement': {
    zh: '没有账单 {number:count}。',
    en: 'There is no statement {number:count}.',
  },
  'refusal.unknownItem': {
    zh: '该订单没有商品 {itemId:id}。',
    en: 'The order has no item {itemId:id}.',
  },
  'refusal.notInSnapshot': {
    zh: '快照中没有 {id:document}：它可能已了结，不在快照里。',
    en: '{id:document} is not in this snapshot; it may be finished and left out.',
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
    zh: '入账中只有 {reserved:price}，少于 {requested:money}。',
    en: 'Only {reserved:price} is reserved, less than {requested:money}.',
  },
  'refusal.exceedsQuantity': {
    zh: '商品 {itemId:id} 只剩 {remaining:count} 件可退，少于 {requested:count} 件。',
    en: 'Of item {itemId:id} only {remaining:count} can still be returned, not {requested:count}.',
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
    zh: '订单 {orderId:id} 须一次还清 {free:price}，不能只还 {requested:money}。',
    en: 'Order {orderId:id} is repaid whole, {free:price}, not in part ({requested:money}).',
  },
  'refusal.accountNotSettled': {
    zh:
      '账户尚未结清：入账中 {reserved:price}，待还 {outstanding:price}，还款中 {inFlight:price}，' +
      '等待 {waiting:price}，待完成退货 {requested:price}，退款中 {refunding:price}。',
    en:
      'The account is not settled: reserved {reserved:price}, outstanding {outstanding:price}, ' +
      'in flight {inFlight:price}, waiting {waiting:price}, returns requested {requested:price}, ' +
      'refunding {refunding:price}.',
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
