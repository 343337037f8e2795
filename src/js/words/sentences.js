// What explanations and errors are made of: the documents of a term, why a date is what it is, and
// what went wrong when nothing was answered.

export const sentences = {
  'sum.line': { zh: '{what:text}：{amount:price}', en: '{what:text}: {amount:price}' },
  'sum.orderId': { zh: '订单 {orderId:id}', en: 'order {orderId:id}' },
  'sum.receiptId': { zh: '收货单 {receiptId:id}', en: 'receipt {receiptId:id}' },
  'sum.statement': { zh: '账单 {statement:count}', en: 'statement {statement:count}' },
  'sum.cancellationId': { zh: '取消单 {cancellationId:id}', en: 'cancellation {cancellationId:id}' },
  'sum.repaymentId': { zh: '还款 {repaymentId:id}', en: 'repayment {repaymentId:id}' },

  'due.date': { zh: '最后还款日{dueOn:date}：{why:text}', en: 'Due on {dueOn:date}: {why:text}' },
  'due.issue': { zh: '账单日{countedFrom:date}', en: 'the issue date, {countedFrom:date}' },
  'due.closing': { zh: '截止日{countedFrom:date}', en: 'the closing day, {countedFrom:date}' },
  'due.plus': { zh: '{start:text}加{plusDays:days}', en: '{start:text}, plus {plusDays:days}' },
  'due.sameDay': { zh: '{start:text}当天', en: '{start:text}' },
  'due.netDays': { zh: '{start:text}后{days:days}', en: '{days:days} after {start:text}' },
  'due.endOfThatMonth': { zh: '{start:text}的当月月末', en: 'the end of the month of {start:text}' },
  'due.endOfNextMonth': {
    zh: '{start:text}的次月月末',
    en: 'the end of the month after {start:text}',
  },
  'due.endOfLaterMonth': {
    zh: '{start:text}之后第{monthsAfter:count}个月月末',
    en: 'the end of the month {monthsAfter:months} after {start:text}',
  },
  'due.dayOfThatMonth': {
    zh: '{start:text}的当月{day:count}日，已过则为次月',
    en: 'day {day:count} of the month of {start:text}, or of the next where it has passed',
  },
  'due.dayOfNextMonth': {
    zh: '{start:text}的次月{day:count}日',
    en: 'day {day:count} of the month after {start:text}',
  },
  'due.dayOfLaterMonth': {
    zh: '{start:text}之后第{monthsAfter:count}个月{day:count}日',
    en: 'day {day:count} of the month {monthsAfter:months} after {start:text}',
  },
  'due.nextOf': {
    zh: '{start:text}起最早到来的{days:choice}日',
    en: 'the first day {days:choice} of a month on or after {start:text}',
  },
  'due.clamped': {
    zh: '当月没有这一天，取月末',
    en: 'the month is shorter than that, so its last day counts',
  },
  'due.notBeforeIssue': { zh: '不早于账单日', en: 'never before the issue date' },
  'due.later': {
    zh: '原为{from:date}，避开{days:text}，顺延',
    en: 'moved on from {from:date}, past {days:text}',
  },
  'due.earlier': {
    zh: '原为{from:date}，避开{days:text}，提前',
    en: 'moved back from {from:date}, past {days:text}',
  },
  'due.laterDay': { zh: '原为{days:text}，顺延', en: 'moved on from {days:text}' },
  'due.earlierDay': { zh: '原为{days:text}，提前', en: 'moved back from {days:text}' },
  'days.one': { zh: '{first:date}', en: '{first:date}' },
  'days.many': { zh: '{first:date}至{last:date}', en: '{first:date} to {last:date}' },
  'because.holiday': { zh: '{days:text}（节假日）', en: '{days:text} (holiday)' },
  'because.weekend': { zh: '{days:text}（周末）', en: '{days:text} (weekend)' },

  'nothing.reserved': { zh: '没有入账中的金额。', en: 'Nothing is reserved.' },

  'period.dates': {
    zh: '第{number:count}期：{opensOn:date}至{closesOn:date}，账单日{issuedOn:date}，最后还款日{dueOn:date}',
    en:
      'Period {number:count}: {opensOn:date} to {closesOn:date}, issued on {issuedOn:date}, ' +
      'due on {dueOn:date}',
  },
  'period.closesClamped': {
    zh: '截止的月份没有约定的日子，在月末截止',
    en: 'the month is shorter than its closing day, so it closes on the last day',
  },
  'period.dueClamped': {
    zh: '还款的月份没有约定的日子，取月末',
    en: 'the month is shorter than its due day, so the last day counts',
  },
  'period.later': {
    zh: '最后还款日原为{from:date}，避开{days:text}，顺延',
    en: 'the due date moved on from {from:date}, past {days:text}',
  },
  'period.earlier': {
    zh: '最后还款日原为{from:date}，避开{days:text}，提前',
    en: 'the due date moved back from {from:date}, past {days:text}',
  },
  'period.laterDay': {
    zh: '最后还款日原为{days:text}，顺延',
    en: 'the due date moved on from {days:text}',
  },
  'period.earlierDay': {
    zh: '最后还款日原为{days:text}，提前',
    en: 'the due date moved back from {days:text}',
  },

  'error.invalidInput': {
    zh: '输入不合要求：位置 {path:text}，应为 {expected:text}。',
    en: 'The input is malformed: at {path:text}, expected {expected:text}.',
  },
  'whole.invalidInput': {
    zh: '输入不合要求：应为 {expected:text}。',
    en: 'The input is malformed: expected {expected:text}.',
  },
  'error.notInitialised': {
    zh: '计算程序尚未启动，请稍候再试。',
    en: 'The calculation has not been started yet. Try again in a moment.',
  },
  'error.loadFailed': {
    zh: '计算程序无法加载。请使用较新的浏览器，并确认页面允许运行 WebAssembly。',
    en: 'The calculation could not be loaded. Use a recent browser that may run WebAssembly here.',
  },
  'error.versionMismatch': {
    zh: '计算程序的文件属于另一个版本，请重新加载页面。',
    en: 'A file of the calculation belongs to another version. Reload the page.',
  },
  'error.disposed': {
    zh: '账户已从内存中释放，请重新打开。',
    en: 'The account is no longer in memory. Open it again.',
  },
  'error.internal': {
    zh: '计算程序出了差错，没有得到结果；请重新打开账户。',
    en: 'The calculation made a mistake and gave no answer. Open the account again.',
  },
};
