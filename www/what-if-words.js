// The words of the what-if: types of commands, their fields, and how each step ended.

const commands = {
  'about.orders': { zh: '订单', en: 'Orders' },
  'about.returns': { zh: '退货', en: 'Returns' },
  'about.repayments': { zh: '还款', en: 'Repayments' },
  'about.account': { zh: '账户', en: 'The account' },
  'command.openAccount': { zh: '开户', en: 'Open the account' },
  'command.changeTerms': { zh: '变更条款', en: 'Change the terms' },
  'command.setTemporaryLimit': { zh: '设置临时额度', en: 'Set a temporary limit' },
  'command.suspendAccount': { zh: '暂停账户', en: 'Suspend the account' },
  'command.resumeAccount': { zh: '恢复账户', en: 'Resume the account' },
  'command.closeAccount': { zh: '关闭账户', en: 'Close the account' },
  'command.placeOrder': { zh: '下单', en: 'Place an order' },
  'command.cancelOrder': { zh: '取消订单', en: 'Cancel an order' },
  'command.confirmReceipt': { zh: '确认收货', en: 'Confirm a receipt' },
  'command.requestReturn': { zh: '申请退货', en: 'Request a return' },
  'command.completeReturn': { zh: '完成退货', en: 'Complete a return' },
  'command.cancelReturn': { zh: '撤销退货', en: 'Withdraw a return' },
  'command.confirmRefund': { zh: '退款成功', en: 'Refund paid' },
  'command.failRefund': { zh: '退款失败', en: 'Refund failed' },
  'command.retryRefund': { zh: '重新退款', en: 'Retry a refund' },
  'command.startRepayment': { zh: '发起还款（送收银台）', en: 'Start a repayment' },
  'command.recordRepayment': { zh: '登记已到账的还款', en: 'Record a repayment' },
  'command.confirmRepayment': { zh: '还款成功', en: 'Repayment confirmed' },
  'command.failRepayment': { zh: '还款失败', en: 'Repayment failed' },
  'command.reverseRepayment': { zh: '还款被拒付', en: 'Repayment charged back' },
  'command.rollForward': { zh: '仅推进日期', en: 'Let time pass' },
};

const fields = {
  'field.type': { zh: '做什么', en: 'What is done' },
  'field.on': { zh: '日期', en: 'Date' },
  'field.cancellation': { zh: '取消单', en: 'Cancellation' },
  'field.attempt': { zh: '第几次退款', en: 'Attempt' },
  'field.allReserved': { zh: '留空则为全部入账中。', en: 'Empty: all that is reserved.' },
  'field.items': { zh: '商品', en: 'Items' },
  'field.itemsHint': {
    zh: '每行一种：商品编号 空格 数量 空格 金额；可留空。',
    en: 'One a line: id, quantity, amount, spaces between. May stay empty.',
  },
  'field.orItems': { zh: '或者填下面的商品。', en: 'Or the items below.' },
  'field.ordersHint': {
    zh: '每行一个：订单 空格 金额；不写金额则全部还清。',
    en: 'One a line: the order, a space, the amount. Without one: the whole.',
  },
  'field.billed': { zh: '全部已出账', en: 'Everything billed' },
  'field.posted': { zh: '全部已入账', en: 'Everything posted' },
  'field.amount': { zh: '指定金额', en: 'An amount' },
  'field.statement': { zh: '一张账单', en: 'A statement' },
  'field.orders': { zh: '指定订单', en: 'Chosen orders' },
  'field.approvedBy': { zh: '超额特批人', en: 'Override approved by' },
  'field.approvalReason': { zh: '特批理由', en: 'Reason of the override' },
  'field.uplift': { zh: '临时额度', en: 'Temporary limit' },
  'field.upliftHint': { zh: '加在额度之上；0 为取消。', en: 'On top of the limit; 0 removes it.' },
  'field.from': { zh: '首日', en: 'First day' },
  'field.until': { zh: '末日', en: 'Last day' },
};

const outcomes = {
  'outcome.accepted': { zh: '已接受', en: 'Accepted' },
  'outcome.repeated': { zh: '重复，没有变化', en: 'Repeated: nothing moves' },
  'outcome.refused': { zh: '被拒绝', en: 'Refused' },
  'outcome.malformed': { zh: '尚未填好，未计入', en: 'Not complete; left out' },
};

const section = {
  'whatIf.title': { zh: '假设推演', en: 'What if' },
  'whatIf.lead': {
    zh: '如果接下来这样做，账户会怎样？只在副本上试算，真实账户不变。',
    en: 'What would these steps do? They are tried on a copy; the account stays as it is.',
  },
  'whatIf.steps': { zh: '步骤', en: 'Steps' },
  'whatIf.step': { zh: '步骤', en: 'Step' },
  'whatIf.place': { zh: '{step:count}', en: '{step:count}' },
  'whatIf.stepOf': { zh: '{step:count} {what}', en: '{step:count} {what}' },
  'whatIf.add': { zh: '添加步骤', en: 'Add a step' },
  'whatIf.save': { zh: '保存步骤', en: 'Save the steps' },
  'whatIf.open': { zh: '打开步骤…', en: 'Open steps…' },
  'whatIf.clear': { zh: '清空', en: 'Clear' },
  'whatIf.suggest': { zh: '给个例子', en: 'Show an example' },
  'whatIf.up': { zh: '第 {step:count} 步上移', en: 'Move step {step:count} up' },
  'whatIf.down': { zh: '第 {step:count} 步下移', en: 'Move step {step:count} down' },
  'whatIf.remove': { zh: '删除第 {step:count} 步', en: 'Remove step {step:count}' },
  'whatIf.moved': {
    zh: '第 {step:count} 步移到第 {place:count} 步。',
    en: 'Step {step:count} is now step {place:count}.',
  },
  'whatIf.removed': { zh: '已删除第 {step:count} 步。', en: 'Step {step:count} is removed.' },
  'whatIf.none': { zh: '还没有步骤。', en: 'There are no steps yet.' },
  'whatIf.accepted': { zh: '接受 {count:count} 步', en: '{count:count} accepted' },
  'whatIf.repeated': { zh: '重复 {count:count} 步', en: '{count:count} repeated' },
  'whatIf.refused': { zh: '拒绝 {count:count} 步', en: '{count:count} refused' },
  'whatIf.malformed': { zh: '未填好 {count:count} 步', en: '{count:count} not complete' },
  'whatIf.then': {
    zh: '之后（{on:date}）可用额度 {available:price}。',
    en: 'Then, on {on:date}, {available:price} is available.',
  },
  'whatIf.thenOverdue': {
    zh: '逾期 {amount:price}，自{since:date}起。',
    en: '{amount:price} is overdue since {since:date}.',
  },
  'whatIf.difference': { zh: '现在与各步之后', en: 'Now and after the steps' },
  'whatIf.each': { zh: '每一步之后的账户', en: 'The account after each step' },
  'whatIf.today': { zh: '现在', en: 'Now' },
  'whatIf.without': { zh: '什么都不做', en: 'Doing nothing' },
  'whatIf.after': { zh: '各步之后', en: 'After the steps' },
  'whatIf.nextOverdueOn': { zh: '若不还款，逾期起始日', en: 'Overdue from, if not repaid' },
  'whatIf.wanted': { zh: '应为{wanted}。', en: 'Expected: {wanted}.' },
  'whatIf.missing': { zh: '请填写{wanted}。', en: 'Please enter {wanted}.' },
  'whatIf.wantedInLine': {
    zh: '第 {line:count} 行：应为{wanted}。',
    en: 'Line {line:count}: expected {wanted}.',
  },
  'whatIf.full': { zh: '最多 100 步。', en: 'There can be at most 100 steps.' },
  'whatIf.tooLong': {
    zh: '步骤太多，链接放不下；请保存步骤。',
    en: 'These steps are too long for a link; save them as a file.',
  },
  'whatIf.notCommands': {
    zh: '“{file}” 不是命令列表（JSON），步骤没有变。',
    en: '“{file}” is no list of commands (JSON); the steps stay.',
  },
  'whatIf.tooMany': {
    zh: '“{file}” 超过 {most:count} 条命令，步骤没有变。',
    en: '“{file}” has more than {most:count} commands; the steps stay.',
  },
  'whatIf.unknown': {
    zh: '“{file}” 第 {step:count} 条不是可识别的命令，步骤没有变。',
    en: 'Command {step:count} of “{file}” is none that is known here; the steps stay.',
  },
};

/** Key → its words in each language. */
export const whatIfWords = { ...commands, ...fields, ...outcomes, ...section };
