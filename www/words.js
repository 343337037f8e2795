// The words of the page around the calculators, Chinese and English side by side, so that neither
// can be forgotten; their form is told in `src/js/elements/words.js`. The names of figures, columns
// and statuses and the words of refusals are the package's.

import { whatIfWords } from './what-if-words.js';

const page = {
  'page.title': { zh: '账期 · 先买后付', en: 'Credit term · buy now, pay later' },
  'page.name': { zh: '账期', en: 'Credit term' },
  'page.skip': { zh: '跳到内容', en: 'Skip to the content' },
  'page.language': { zh: '语言', en: 'Language' },
  'page.on': { zh: '业务日期', en: 'Business date' },
  'page.today': { zh: '今天', en: 'Today' },
  'page.openFile': { zh: '打开文件…', en: 'Open a file…' },
  'page.typeFacts': { zh: '录入明细…', en: 'Type facts…' },
  'page.editFacts': { zh: '修改明细', en: 'Edit the facts' },
  'page.save': { zh: '保存账户快照', en: 'Save a snapshot' },
  'page.print': { zh: '打印…', en: 'Print…' },
  'page.saveStatement': {
    zh: '账单 {number:count} 存为 CSV',
    en: 'Save statement {number:count} as CSV',
  },
  'page.sample': { zh: '恢复示例', en: 'Back to the sample' },
  'page.sections': { zh: '计算器', en: 'Calculators' },
  'page.local': {
    zh: '所有计算都在本浏览器中由 Rust 完成，数据不会离开本机。',
    en: 'Rust computes every answer in this browser; no data leaves it.',
  },
  'page.fileKinds': {
    zh: '可打开或拖入命令历史、事件列表、账户快照、推演步骤（JSON）或明细（CSV 或 JSON）。',
    en: 'Open or drop a history, events, a snapshot, steps (JSON), or facts (CSV or JSON).',
  },
  'page.broken': {
    zh: '页面出了差错，请重新加载；数据没有改变。',
    en: 'The page made a mistake. Please reload it; no data has changed.',
  },
  'page.noPackage': {
    zh: '无法启动计算程序。请使用较新的浏览器，并确认页面允许运行 WebAssembly。',
    en: 'The calculation could not start. Use a recent browser that may run WebAssembly here.',
  },
  'page.noData': { zh: '无法读取示例数据。', en: 'The sample data could not be read.' },
  'page.stillOn': {
    zh: '下面仍是{on:date}的情况。',
    en: 'What is below is still as of {on:date}.',
  },
  'page.missingDate': {
    zh: '请填写业务日期（年-月-日），例如 2026-11-23。',
    en: 'Enter the business date (year-month-day), for example 2026-11-23.',
  },
};

const file = {
  'file.sample': { zh: '示例：办公用品采购商', en: 'Sample: an office-supplies buyer' },
  'file.accepted': {
    zh: '已接受 {accepted:count} 条命令。',
    en: 'Commands accepted: {accepted:count}.',
  },
  'file.repeated': {
    zh: '重复 {repeated:count} 条，未产生变化。',
    en: 'Repeated: {repeated:count}; they moved nothing.',
  },
  'file.refused': {
    zh: '拒绝 {refused:count} 条，未产生变化：',
    en: 'Refused: {refused:count}; they changed nothing:',
  },
  'file.refusedOne': {
    zh: '第 {place:count} 条 {type}（{on:date}）：{reason}',
    en: 'Command {place:count}, {type} on {on:date}: {reason}',
  },
  'file.refusedMore': { zh: '另有 {more:count} 条。', en: 'Not listed: {more:count} more.' },
  'file.snapshot': { zh: '已打开账户快照。', en: 'The snapshot is open.' },
  'file.events': {
    zh: '已重放 {accepted:count} 个事件。',
    en: 'Events replayed: {accepted:count}.',
  },
  'file.facts': {
    zh: '已按明细建立账户，{openedOn:date}开户。',
    en: 'The account is made of facts, opened on {openedOn:date}.',
  },
  'file.deskTerms': {
    zh: '条款取自原来显示的账户。',
    en: 'The terms are those of the account shown before.',
  },
  'file.editedTerms': {
    zh: '条款取自“条款与日历”中的修改。',
    en: 'The terms are those edited under “Terms and calendar”.',
  },
  'file.keptTerms': {
    zh: '条款是与明细一起的。',
    en: 'The terms are those of the facts.',
  },
  'file.row': { zh: '第 {row:count} 行', en: 'row {row:count}' },
  'file.cell': { zh: '第 {row:count} 行 {name}', en: 'row {row:count}, {name}' },
  'file.refusedFact': {
    zh: '{place}：{orderId} {fact}（{on:date}）：{reason}',
    en: '{place}: {fact} of {orderId} on {on:date}: {reason}',
  },
  'page.fromServer': { zh: '从服务器读取…', en: 'From the server…' },
  'file.typed': { zh: '录入的明细', en: 'Typed facts' },
  'file.unreadable': {
    zh: '“{file}” 无法读取，仍显示原来的账户。',
    en: '“{file}” could not be read; the account shown is still the former one.',
  },
  'file.saved': { zh: '已保存为 “{name}”。', en: 'Saved as “{name}”.' },
  'file.notJson': {
    zh: '“{file}” 不是 JSON 文件，仍显示原来的账户。',
    en: '“{file}” is not a JSON file; the account shown is still the former one.',
  },
  'file.notHistory': {
    zh: '“{file}” 既不是命令历史，也不是事件列表、账户快照或明细，仍显示原来的账户。',
    en: '“{file}” is no command history, events, snapshot or facts; the former account stays.',
  },
  'file.invalid': {
    zh: '“{file}” 无法打开：位置 {path}，应为 {expected}。仍显示原来的账户。',
    en: '“{file}” cannot be opened: at {path}, expected {expected}. The former account stays.',
  },
  'file.unusable': {
    zh: '“{file}” 不能显示：{reason}仍显示原来的账户。',
    en: '“{file}” cannot be shown: {reason} The former account stays.',
  },
};

const facts = {
  'server.title': { zh: '服务器上的账户', en: 'An account on the server' },
  'server.lead': {
    zh: '向本页所在地址的服务器读取账户快照。密钥只随请求发往该服务器，不会保存。',
    en: 'Reads the account’s snapshot from the server at this page’s address. The key goes there with the request and is kept nowhere.',
  },
  'server.key': { zh: 'API 密钥', en: 'API key' },
  'server.keyHint': { zh: '启动服务器时显示一次。', en: 'The server shows it once, at its first start.' },
  'server.account': { zh: '账户', en: 'Account' },
  'server.open': { zh: '打开账户', en: 'Open the account' },
  'server.close': { zh: '收起', en: 'Close' },
  'server.asking': { zh: '正在读取…', en: 'Asking the server…' },
  'server.wrongKey': { zh: '服务器不认这个密钥。', en: 'The server does not know this key.' },
  'server.forbidden': { zh: '这个密钥不能读取账户。', en: 'This key may not read accounts.' },
  'server.noAccount': { zh: '没有这个账户。', en: 'There is no such account.' },
  'server.noServer': {
    zh: '这个地址没有服务器应答。',
    en: 'No server answers at this address.',
  },
  'facts.title': { zh: '明细', en: 'Facts' },
  'facts.lead': {
    zh: '不用账户：每行写一件事，下单、签收、还款、退货或取消。只在本浏览器中计算。',
    en: 'No account is needed: each row is an order, a receipt, a repayment… They stay here.',
  },
  'facts.csv': { zh: '明细表（CSV）', en: 'Table of facts (CSV)' },
  'facts.csvHint': {
    zh: '表头为 订单,类型,金额,日期；日期写成 2026-11-23。',
    en: 'Under the head orderId,fact,amount,on; dates like 2026-11-23.',
  },
  'facts.openedOn': { zh: '开户日期', en: 'Opened on' },
  'facts.openedOnHint': { zh: '明细不能早于这一天。', en: 'No fact may be earlier.' },
  'facts.terms': { zh: '条款', en: 'Terms' },
  'facts.desk': { zh: '当前账户的', en: 'Of the account shown' },
  'facts.edited': { zh: '“条款与日历”中修改的', en: 'As edited in the calendar' },
  'facts.kept': { zh: '与明细一起的', en: 'Those of these facts' },
  'facts.editTerms': { zh: '先改条款', en: 'Edit the terms first' },
  'facts.currency': { zh: '币种', en: 'Currency' },
  'facts.open': { zh: '打开明细', en: 'Open these facts' },
  'facts.save': { zh: '保存明细', en: 'Save the facts' },
  'facts.restart': { zh: '换成例子', en: 'Start from the example' },
  'facts.close': { zh: '收起', en: 'Close' },
  'facts.malformed': { zh: '{place}：应为 {wanted}。', en: 'At {place}: expected {wanted}.' },
  'facts.termsUnfit': {
    zh: '条款与币种不符（{place}）：应为 {wanted}。',
    en: 'The terms do not fit the currency ({place}): expected {wanted}.',
  },
  'fact.order': { zh: '下单', en: 'order' },
  'fact.receipt': { zh: '签收', en: 'receipt' },
  'fact.repayment': { zh: '还款', en: 'repayment' },
  'fact.return': { zh: '退货', en: 'return' },
  'fact.cancellation': { zh: '取消', en: 'cancellation' },
};

/** What the package expects in a file. */
const wanted = {
  'wanted.amount': {
    zh: '大于 0 的金额，如 1234.50，小数位数不超过币种的位数',
    en: 'an amount above zero such as 1234.50, with no more decimals than its currency has',
  },
  'wanted.date': { zh: '日期，如 2026-11-23', en: 'a date such as 2026-11-23' },
  'wanted.once': {
    zh: '没有出现过的编号（每个只写一次）',
    en: 'an id that is named once only',
  },
  'wanted.head': {
    zh: '表头 订单,类型,金额,日期（或 orderId,fact,amount,on），以逗号分隔',
    en: 'the head orderId,fact,amount,on, its names parted by commas',
  },
  'wanted.cells': { zh: '与表头同样多的单元格', en: 'as many cells as the head has' },
  'wanted.quote': {
    zh: '成对的引号，其后是逗号或行尾',
    en: 'a closing quote, and a comma or the end of the line behind it',
  },
  'wanted.field': { zh: '字段 {field}', en: 'the field {field}' },
  'wanted.fact': {
    zh: '下单、签收、还款、退货或取消',
    en: 'order, receipt, repayment, return or cancellation',
  },
  'wanted.id': {
    zh: '1 至 64 个字母、数字或 . _ : -',
    en: '1 to 64 letters, digits or . _ : -',
  },
  'wanted.integer': {
    zh: '{least:count} 至 {most:count} 的整数',
    en: 'a whole number from {least:count} to {most:count}',
  },
  'wanted.text': { zh: '1 至 200 个字', en: '1 to 200 characters' },
  'wanted.sum': {
    zh: '各商品金额之和等于订单金额',
    en: 'items whose amounts add up to the amount of the order',
  },
  'wanted.either': { zh: '金额或商品，两者只填一项', en: 'an amount or items, one of the two' },
  'wanted.notBefore': { zh: '不早于首日的日期', en: 'a date that is not before the first day' },
  'wanted.notAfter': {
    zh: '不晚于该步日期的日期',
    en: 'a date that is not after the date of the step',
  },
  'wanted.currency': {
    zh: '现行货币的代码，如 CNY',
    en: 'the code of a currency in use, such as CNY',
  },
};

const overview = {
  'overview.title': { zh: '账户概览', en: 'The account' },
  'overview.version': { zh: '版本 {version:count}', en: 'version {version:count}' },
  'overview.nothingOverdue': { zh: '无逾期', en: 'Nothing overdue' },
  'overview.nextOverdueOn': {
    zh: '若不还款，{date:date}起逾期',
    en: 'overdue from {date:date} if nothing is repaid',
  },
  'overview.neverOverdue': { zh: '没有会逾期的金额', en: 'nothing owed can become overdue' },
  'overview.temporary': {
    zh: '含临时额度 {amount:money}',
    en: 'temporary limit {amount:money} included',
  },
  'overview.dueStatement': {
    zh: '账单 {number:count}，待还 {outstanding:money}',
    en: 'statement {number:count}, outstanding {outstanding:money}',
  },
  'overview.nextDue': { zh: '下一个最后还款日', en: 'Next due date' },
  'overview.nothingDue': { zh: '没有待还的已出账账单', en: 'no issued statement to repay' },
  'overview.ofExposure': {
    zh: '入账中 + 未出账 + 已出账',
    en: 'reserved + unbilled + billed',
  },
  'overview.limit': { zh: '额度使用情况', en: 'Use of the limit' },
  'overview.inFlight': { zh: '其中还款中 {amount:money}', en: 'in flight {amount:money}' },
};

/** The sections; what stands within those that are calculators is theirs to say. */
const sections = {
  'checkout.title': { zh: '结账试算', en: 'Checkout' },
  'checkout.lead': {
    zh: '这笔订单能不能用账期支付，记到哪张账单，何时还？',
    en: 'May this order be paid on credit, on which statement will it be, and when is it due?',
  },
  'statement.title': { zh: '账单', en: 'Statement' },
  'statement.lead': {
    zh: '每张账单有哪些行，还欠多少，何时还；要还款时，送收银台的净额是多少？',
    en: 'What each statement holds, what is still owed and when; what goes to the cashier.',
  },
  'calendar.title': { zh: '条款与日历', en: 'Terms and calendar' },
  'calendar.lead': {
    zh: '改条款，先看今后十二期的日期：哪天被取到月末，哪天避开节假日。不会保存。',
    en: 'Edit the terms and see the next twelve periods before anyone saves them.',
  },
  'return.title': { zh: '退货试算', en: 'Return' },
  'return.lead': {
    zh: '退货会冲减账单、抵扣待还还是退款？两张单据和账单会变成什么样？',
    en: 'Will a return reverse, offset or refund, and what becomes of the documents?',
  },
};

const documents = {
  'documents.title': { zh: '单据', en: 'Documents' },
  'documents.lead': {
    zh: '查订单号、账单号、退货号和还款号。',
    en: 'Find the ids of orders, statements, returns and repayments.',
  },
  'documents.kind': { zh: '种类', en: 'Kind' },
  'documents.orders': { zh: '订单', en: 'Orders' },
  'documents.statements': { zh: '账单', en: 'Statements' },
  'documents.returns': { zh: '退货', en: 'Returns' },
  'documents.repayments': { zh: '还款', en: 'Repayments' },
  'documents.status': { zh: '状态', en: 'Status' },
  'documents.all': { zh: '全部', en: 'All' },
  'documents.more': { zh: '显示更多', en: 'Show more' },
  'documents.none': { zh: '没有符合的单据。', en: 'No document fits.' },
  'documents.shown': { zh: '显示 {shown:count} 条', en: '{shown:count} shown' },
  'documents.linesOf': { zh: '{repaymentId} 的明细', en: 'Lines of {repaymentId}' },
  'documents.tryReturn': { zh: '试算退货', en: 'Try a return' },
};

/** The lines of JavaScript beside each calculator. */
const code = {
  'code.title': { zh: '得出这个结果的 JavaScript', en: 'The JavaScript that gives this answer' },
  'code.nothing': {
    zh: '填好上面的内容，这里就有代码。',
    en: 'Once the form is filled in, the lines stand here.',
  },
  'code.snapshot': {
    zh: '本页“保存账户快照”存下的文件',
    en: 'the file that “Save a snapshot” of this page wrote',
  },
  'code.copy': { zh: '复制代码', en: 'Copy the lines' },
  'code.copied': { zh: '已复制。', en: 'Copied.' },
  'code.selected': {
    zh: '浏览器不允许复制；代码已选中，请按 Ctrl+C 或 ⌘C。',
    en: 'The browser refused. The lines are selected: press Ctrl+C or ⌘C.',
  },
};

/** Key → its words in each language. */
export const words = {
  ...page,
  ...file,
  ...facts,
  ...wanted,
  ...overview,
  ...sections,
  ...documents,
  ...code,
  ...whatIfWords,
};
