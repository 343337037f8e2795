// The words of the calculators, Chinese and English side by side, so that neither can be forgotten.
// The names of figures, columns and statuses and the words of refusals are those of `words.js`.
// A placeholder `{name:kind}` is filled with a figure: `money`, `price` (money with its currency),
// `date`, `count`, `days`, `status`, `numbers` (of statements); without a kind it stands as it is.
// The business words in them are those of the product's glossary: one word for one thing.

import { expected } from './expected-words.js';

const element = {
  'form.problems': { zh: '请更正：', en: 'Please correct:' },
  'element.noAccount': { zh: '没有可显示的账户。', en: 'There is no account to show.' },
  'element.noTerms': { zh: '没有可显示的条款。', en: 'There are no terms to show.' },
  'element.noDate': { zh: '没有业务日期。', en: 'There is no business date.' },
  'element.refused': {
    zh: '无法显示这一天的账户',
    en: 'The account cannot be shown as of that day',
  },
};

/** What stands around the terms of a figure. */
const why = {
  'why.open': { zh: '{name}的由来', en: 'How {name} comes about' },
  'why.shut': { zh: '收起', en: 'Close' },
  'why.orderId': { zh: '订单 {orderId}', en: 'order {orderId}' },
  'why.receiptId': { zh: '收货单 {receiptId}', en: 'receipt {receiptId}' },
  'why.statement': { zh: '账单 {statement:count}', en: 'statement {statement:count}' },
  'why.cancellationId': { zh: '取消单 {cancellationId}', en: 'cancellation {cancellationId}' },
  'why.repaymentId': { zh: '还款 {repaymentId}', en: 'repayment {repaymentId}' },
  'why.nothing': { zh: '没有任何一项，所以是 0。', en: 'Nothing adds to it.' },
  'why.termsChanged': {
    zh: '这一天按当时的条款确定，之后条款改过。',
    en: 'It was fixed under terms that have changed since.',
  },
  'why.carried': {
    zh: '{issuedOn:date}出账时，之前各张账单待还金额的合计；不计入本账单金额。',
    en: 'Outstanding on earlier statements at the issue on {issuedOn:date}; no part of the total.',
  },
};

const checkout = {
  'checkout.amount': { zh: '订单金额', en: 'Order amount' },
  'checkout.expectedReceiptOn': { zh: '预计收货日', en: 'Expected receipt day' },
  'checkout.expectedHint': {
    zh: '留空则按业务日期。只影响记入哪张账单，不影响能否下单。',
    en: 'Empty: the business date. It decides the statement, not whether the order may pass.',
  },
  'checkout.approval': { zh: '商家特批超额', en: 'The merchant’s override of the limit' },
  'checkout.approvalHint': {
    zh: '特批只放行额度检查，不放行逾期。',
    en: 'An override passes the limit check, never the overdue one.',
  },
  'checkout.approvedBy': { zh: '批准人', en: 'Approved by' },
  'checkout.reason': { zh: '理由', en: 'Reason' },
  'checkout.prompt': {
    zh: '输入订单金额即可看到答案。',
    en: 'Enter an order amount to see the answer.',
  },
  'checkout.accepted': { zh: '可以用账期支付', en: 'May pay on credit' },
  'checkout.acceptedMore': {
    zh: '订单 {amount:price} 会被接受，之后可用额度 {availableAfter:price}。',
    en: 'An order of {amount:price} is accepted; {availableAfter:price} stays available.',
  },
  'checkout.refused': { zh: '不能用账期支付', en: 'May not pay on credit' },
  'checkout.refusedMore': {
    zh: '订单 {amount:price} 会被拒绝，原因如下。',
    en: 'An order of {amount:price} is refused, for these reasons.',
  },
  'checkout.dueOn': { zh: '最后还款日', en: 'Due date' },
  'checkout.statementSentence': {
    zh: '若在{day:date}收货，记入账单 {number:count}。',
    en: 'Received on {day:date}, it falls on statement {number:count}.',
  },
  'checkout.noStatement': {
    zh: '账户已关闭，不会再有账单。',
    en: 'The account is closed; no statement follows.',
  },
  'checkout.overdue': { zh: '逾期', en: 'Overdue' },
  'checkout.overdueSince': {
    zh: '自{since:date}起，账单 {statements:numbers}',
    en: 'since {since:date}, statement {statements:numbers}',
  },
  'checkout.freeUntil': { zh: '{date:date}之前无逾期', en: 'Free until {date:date}' },
  'checkout.nextOverdueOn': {
    zh: '若不还款，已入账的金额从{date:date}起逾期。',
    en: 'What is posted now is overdue from {date:date} on if nothing is repaid.',
  },
  'checkout.neverOverdue': {
    zh: '现在没有会逾期的金额。',
    en: 'Nothing that is owed now can become overdue.',
  },
  'checkout.repay': { zh: '先还多少可以下单', en: 'Repay to proceed' },
  'checkout.repaySentence': {
    zh: '现在还款 {amount:price}，这笔订单即可通过。',
    en: 'Repay {amount:price} now and this order goes through.',
  },
  'checkout.repayNothing': { zh: '无需先还款。', en: 'Nothing has to be repaid first.' },
  'checkout.repayInFlight': {
    zh: '还款中的 {inFlight:money} 要等收银台确认才算数。',
    en: '{inFlight:money} is in flight and counts only once the cashier confirms it.',
  },
  'checkout.repayImpossible': {
    zh: '还款多少都不能让这笔订单通过。',
    en: 'No repayment would let this order through.',
  },
  'checkout.repayLines': {
    zh: '先还的 {amount:money} 会记到以下各行',
    en: 'The lines the repayment of {amount:money} would be laid on',
  },
  'checkout.beforeAfter': { zh: '下单前后', en: 'Before and after the order' },
};

const statement = {
  'statement.choose': { zh: '选择账单', en: 'Choose a statement' },
  'statement.name': { zh: '账单 {number:count}', en: 'Statement {number:count}' },
  'statement.period': {
    zh: '{opensOn:date}至{closesOn:date}',
    en: '{opensOn:date} to {closesOn:date}',
  },
  'statement.none': { zh: '还没有账单。', en: 'There is no statement yet.' },
  'statement.periodName': { zh: '账单周期', en: 'Period' },
  'statement.inFlight': { zh: '其中还款中', en: 'of which in flight' },
  'statement.projected': {
    zh: '尚未出账，日期和结转为预计。',
    en: 'Not issued yet: dates and the amount carried are projected.',
  },
  'statement.daysToDue': {
    zh: '还有{days:days}',
    en: '{days:days} left',
  },
  'statement.daysPastDue': {
    zh: '已过 {days:days}',
    en: '{days:days} past',
  },
  'statement.netting': { zh: '轧差', en: 'Netting' },
  'statement.lines': { zh: '账单 {number:count} 的明细', en: 'Lines of statement {number:count}' },
  'statement.noLines': { zh: '这个账单周期没有明细。', en: 'This period has no lines.' },
  'statement.spoken': {
    zh: '账单 {number:count}，{status:status}，待还 {outstanding:price}',
    en: 'Statement {number:count}, {status:status}, outstanding {outstanding:price}',
  },
  'ageing.title': { zh: '账龄', en: 'Ageing' },
  'ageing.caption': {
    zh: '整个账户已出账待还金额，按超过最后还款日的天数',
    en: 'Everything billed and outstanding, by days past its due date',
  },
};

const quote = {
  'quote.title': { zh: '还款试算', en: 'Repayment quote' },
  'quote.for': { zh: '还哪些', en: 'What to repay' },
  'quote.statement': { zh: '这张账单', en: 'This statement' },
  'quote.billed': { zh: '全部已出账', en: 'Everything billed' },
  'quote.posted': { zh: '全部已入账', en: 'Everything posted' },
  'quote.amount': { zh: '指定金额', en: 'An amount' },
  'quote.orders': { zh: '选择订单', en: 'Chosen orders' },
  'quote.amountLabel': { zh: '还款金额', en: 'Amount to repay' },
  'quote.amountHint': {
    zh: '按最后还款日从早到晚分配，未出账的在最后。',
    en: 'Laid on the earliest due date first, on what is not billed last.',
  },
  'quote.ordersHint': {
    zh: '勾选订单；金额留空表示全部待还。',
    en: 'Tick orders; an empty amount means all that is outstanding.',
  },
  'quote.orderAmount': { zh: '{orderId} 的还款金额', en: 'Amount for {orderId}' },
  'quote.whole': { zh: '全部', en: 'whole' },
  'quote.noOrders': { zh: '没有待还的订单。', en: 'No order has anything outstanding.' },
  'quote.choose': { zh: '请勾选至少一个订单。', en: 'Tick at least one order.' },
  'quote.promptAmount': { zh: '输入还款金额。', en: 'Enter an amount to repay.' },
  'quote.refused': { zh: '不能这样还款', en: 'This repayment is refused' },
  'quote.sum': { zh: '送收银台', en: 'To the cashier' },
  'quote.lines': { zh: '还款逐行轧差', en: 'The repayment, netted line by line' },
  'quote.availableAfter': {
    zh: '确认后可用额度 {amount:price}。',
    en: 'Once confirmed, {amount:price} is available.',
  },
  'quote.overdueAfter': {
    zh: '确认后仍逾期 {amount:price}（账单 {statements:numbers}，自{since:date}起）。',
    en: 'Then still overdue: {amount:price} (statement {statements:numbers}, since {since:date}).',
  },
  'quote.noOverdueAfter': { zh: '确认后没有逾期。', en: 'Then nothing is overdue.' },
};

const returns = {
  'return.order': { zh: '订单', en: 'Order' },
  'return.receipt': { zh: '收货单', en: 'Receipt' },
  'return.anyReceipt': { zh: '不指定', en: 'Any receipt' },
  'return.by': { zh: '按什么退', en: 'Return by' },
  'return.byAmount': { zh: '金额', en: 'Amount' },
  'return.byItems': { zh: '商品', en: 'Items' },
  'return.amount': { zh: '退货金额', en: 'Amount returned' },
  'return.items': { zh: '退货商品', en: 'Items returned' },
  'return.itemOf': {
    zh: '订购 {quantity:count} 件，{amount:money}',
    en: '{quantity:count} ordered, {amount:money}',
  },
  'return.itemsFree': { zh: '商品与数量', en: 'Items and quantities' },
  'return.itemsHint': {
    zh: '每行一种：商品编号 空格 数量。',
    en: 'One a line: the item’s id, a space, the quantity.',
  },
  'return.on': { zh: '退货完成日', en: 'Day of the return' },
  'return.onHint': { zh: '留空则按业务日期。', en: 'Empty: the business date.' },
  'return.noOrders': { zh: '还没有已入账的订单可退。', en: 'No order has goods received yet.' },
  'return.promptAmount': { zh: '输入退货金额。', en: 'Enter the amount returned.' },
  'return.promptItems': { zh: '输入退货数量。', en: 'Enter a quantity to return.' },
  'return.reversed': { zh: '冲减账单', en: 'Reversal' },
  'return.reversedMore': {
    zh: '未出账：账单金额减少，不动资金',
    en: 'Unbilled: the open statement’s total falls; no money moves',
  },
  'return.offset': { zh: '抵扣待还', en: 'Offset' },
  'return.offsetMore': {
    zh: '已出账未还：待还减少，账单金额不变',
    en: 'Billed, not repaid: less is to be repaid; the total stays',
  },
  'return.refunded': { zh: '退款', en: 'Refund' },
  'return.refundedMore': {
    zh: '已还：经收银台退回原还款',
    en: 'Repaid: sent back through the cashier to the repayment',
  },
  'return.waiting': { zh: '等待', en: 'Waiting' },
  'return.waitingMore': {
    zh: '还款中：等收银台确认或失败后再定',
    en: 'In flight: settled when the cashier confirms or fails',
  },
  'return.spoken': {
    zh: '退货 {amount:price}：{effects}',
    en: 'Return of {amount:price}: {effects}',
  },
  'return.refused': { zh: '不能这样退货', en: 'This return is refused' },
  'return.nothing': { zh: '没有效果', en: 'no effect' },
  'return.document': { zh: '单据', en: 'Document' },
  'return.documents': { zh: '单据', en: 'Documents' },
  'return.forward': { zh: '支付单（正向单据）', en: 'Payment slip (the order’s)' },
  'return.reverse': { zh: '退款单（逆向单据）', en: 'Refund slip (the return’s)' },
  'return.noSlip': { zh: '（无）', en: '(none)' },
  'return.changes': { zh: '金额的变化', en: 'What moves' },
  'return.statementFigure': {
    zh: '账单 {number:count} · {figure}',
    en: 'Statement {number:count} · {figure}',
  },
  'return.days': { zh: '换一天退会怎样', en: 'The same return on other days' },
  'return.day': { zh: '{on:date} · {why}', en: '{on:date} · {why}' },
  'return.sameDays': {
    zh: '这些日子退货，结果都一样：{days}。',
    en: 'The same on each of these days: {days}.',
  },
  'return.sameLater': {
    zh: '以后哪天退，结果都一样：账单已出账，也没有待还的了。',
    en: 'The same on any later day: it is billed, and nothing of it is left to repay.',
  },
  'day.chosen': { zh: '所选的日子', en: 'the day chosen' },
  'day.closing': {
    zh: '账单 {number:count} 截止日',
    en: 'statement {number:count} closes',
  },
  'day.issue': { zh: '账单 {number:count} 出账', en: 'statement {number:count} is issued' },
  'day.due': { zh: '账单 {number:count} 最后还款日', en: 'statement {number:count} is due' },
  'day.late': {
    zh: '账单 {number:count} 最后还款日的次日',
    en: 'the day after statement {number:count} was due',
  },
  'day.repaid': { zh: '整个订单还清之后', en: 'Once the whole order is repaid' },
  'day.confirmed': {
    zh: '还款中的得到确认、整个订单还清之后',
    en: 'Once what is in flight is confirmed and the whole order repaid',
  },
  'return.lines': { zh: '涉及的明细', en: 'The lines it touches' },
  'return.refundTo': { zh: '退回到以下还款', en: 'Refunded to these repayments' },
  'return.receiptsOf': { zh: '{orderId} 的收货单', en: 'Receipts of {orderId}' },
  'return.returnsOf': { zh: '{orderId} 的退货', en: 'Returns of {orderId}' },
  'return.theOrder': { zh: '订单 {orderId}', en: 'Order {orderId}' },
};

const terms = {
  'terms.limit': { zh: '额度与逾期', en: 'Limit and overdue' },
  'terms.overdueTolerance': { zh: '逾期容差', en: 'Overdue tolerance' },
  'terms.toleranceHint': {
    zh: '不超过这个金额的余额不算逾期。',
    en: 'A rest up to this amount is never overdue.',
  },
  'terms.graceDays': { zh: '宽限天数', en: 'Grace days' },
  'terms.graceHint': {
    zh: '过了最后还款日多少天才算逾期。',
    en: 'Days after the due date before a statement is overdue.',
  },
  'terms.partialRepayment': { zh: '一个订单可以分次还款', en: 'An order may be repaid in part' },
  'terms.cycle': { zh: '账单周期', en: 'Billing cycle' },
  'terms.cycleKind': { zh: '何时出账', en: 'A period closes' },
  'terms.closingDay': { zh: '账期截止日（几号）', en: 'Closing day of the month' },
  'terms.firstDay': { zh: '第一个截止日（几号）', en: 'First closing day' },
  'terms.secondDay': { zh: '第二个截止日（几号）', en: 'Second closing day' },
  'terms.length': { zh: '每期天数', en: 'Days in a period' },
  'terms.weekday': { zh: '星期', en: 'Day of the week' },
  'cycle.monthly': { zh: '每月一次', en: 'once a month' },
  'cycle.semiMonthly': { zh: '每月两次', en: 'twice a month' },
  'cycle.weekly': { zh: '每周一次', en: 'once a week' },
  'cycle.everyNDays': { zh: '每隔若干天', en: 'every so many days' },
  'cycle.perReceipt': { zh: '每次收货', en: 'with each receipt' },
  'terms.window': { zh: '还款时限', en: 'Repayment window' },
  'terms.windowKind': { zh: '最后还款日', en: 'Due' },
  'terms.netDays': { zh: '天数', en: 'Days' },
  'terms.monthsAfter': { zh: '几个月之后（0 为当月）', en: 'Months after (0: the same month)' },
  'terms.dueDay': { zh: '几号', en: 'Day of the month' },
  'terms.dueDays': { zh: '哪几号', en: 'Days of the month' },
  'terms.dueDaysHint': { zh: '用空格或逗号分开。', en: 'With spaces or commas between them.' },
  'terms.plusDays': { zh: '另加天数', en: 'Days added' },
  'terms.countedFrom': { zh: '从哪天算起', en: 'Counted from' },
  'window.netDays': { zh: '若干天之后', en: 'so many days later' },
  'window.endOfMonth': { zh: '某个月的月末', en: 'at the end of a month' },
  'window.dayOfMonth': { zh: '某个月的几号', en: 'on a day of a month' },
  'window.nextOf': { zh: '下一个约定的日子', en: 'on the next of some days' },
  'countedFrom.issue': { zh: '账单日', en: 'the issue date' },
  'countedFrom.closing': { zh: '截止日', en: 'the closing day' },
  'terms.businessDays': { zh: '工作日', en: 'Business days' },
  'terms.convention': { zh: '最后还款日不是工作日时', en: 'A due date that is no business day' },
  'convention.none': { zh: '不变', en: 'stays' },
  'convention.following': { zh: '顺延到之后的工作日', en: 'moves on' },
  'convention.preceding': { zh: '提前到之前的工作日', en: 'moves back' },
  'convention.modifiedFollowing': {
    zh: '顺延，但不跨月',
    en: 'moves on, within the month',
  },
  'convention.modifiedPreceding': {
    zh: '提前，但不跨月',
    en: 'moves back, within the month',
  },
  'convention.nearest': { zh: '移到最近的工作日', en: 'moves to the nearest one' },
  'terms.weekend': { zh: '每周休息', en: 'Days off in a week' },
  'terms.holidays': { zh: '节假日', en: 'Holidays' },
  'terms.workdays': { zh: '调休上班日', en: 'Working days in their place' },
  'terms.datesHint': {
    zh: '每行一个日期，例如 2027-01-01。',
    en: 'One date a line, like 2027-01-01.',
  },
};

const calendar = {
  'calendar.from': { zh: '第一期开始日', en: 'First day' },
  'calendar.fromHint': {
    zh: '这里的内容不会保存。',
    en: 'Nothing that is written here is saved.',
  },
  'calendar.noFrom': { zh: '请填写第一期开始日。', en: 'Enter the first day.' },
  'calendar.spoken': {
    zh: '今后 {periods:count} 期：调整最后还款日 {moved:count} 次，取月末 {clamped:count} 次',
    en: 'Of the next {periods:count} periods, due dates moved: {moved:count}, days clamped: {clamped:count}',
  },
  'calendar.periods': { zh: '今后 {periods:count} 期', en: 'The next {periods:count} periods' },
  'calendar.number': { zh: '期', en: 'Period' },
  'calendar.why': { zh: '日期为何移动', en: 'Why a date was moved' },
};

/** Key → its words in each language. */
export const words = {
  ...element,
  ...why,
  ...checkout,
  ...statement,
  ...quote,
  ...returns,
  ...terms,
  ...calendar,
  ...expected,
};
