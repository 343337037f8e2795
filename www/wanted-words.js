// What the package expects of a malformed file and whatever else people do not fill in, in Chinese, in
// the form of the elements' `wanted-words.js`.

const objects = {
  'an object': '对象',
  'a list': '列表',
  'a plain object, not an instance of a class': '普通对象，不是类的实例',
  'a plain list': '普通列表',
  'an object of `on` and `terms`': '含有 `on` 和 `terms` 的对象',
  'plain json, not a …': 'JSON 能写的内容，不能是 {1}',
  'plain json, which has no such number': 'JSON 能写的数',
  'an object that does not contain itself': '不包含自身的对象',
  'an object without symbols for keys': '不以 symbol 为键的对象',
  'an entry; the list has a gap here': '列表里的一项，这里是空缺',
  'nothing but entries in a list': '列表里只有列表项',
  'something that can be read without an error': '能够读取的内容',
  'well-formed text without lone surrogates': '完整的文字，没有半个字符',
  'a CreditAccount; a proxy around one is none': 'CreditAccount 本身，不是它的代理',
  'CreditAccount.open, create, load, replay or fromFacts instead of new':
    '用 CreditAccount.open、create、load、replay 或 fromFacts 建立，不用 new',
};

const json = {
  'at most … bytes of json': '最多 {1} 字节的 JSON',
  'at most … levels of lists and objects': '列表和对象最多套 {1} 层',
  'at most … values': '最多 {1} 个值',
  'well-formed json (it breaks at line …, column …)': '合乎格式的 JSON（在第 {1} 行第 {2} 列出错）',
  'nothing after the json value': 'JSON 之后没有别的内容',
  'utf-8 text (it breaks at byte …)': 'UTF-8 编码的文字（在第 {1} 个字节出错）',
  'each key only once': '每个键只写一次',
  'the field `…`': '字段 `{1}`',
  'no field `…` (nearest: `…`)': '不含字段 `{1}`（也许是 `{2}`）',
  'no field `…`': '不含字段 `{1}`',
};

const facts = {
  '`orders` or `csv`': '`orders` 或 `csv`',
  'either `orders` or `csv`, not both': '`orders` 或 `csv` 之一，不能都有',
  'a table as text': '文字形式的表格',
  'a head of `orderId`, `fact`, `amount`, `on` (or 订单, 类型, 金额, 日期), parted by commas':
    '表头 订单,类型,金额,日期（或 `orderId`,`fact`,`amount`,`on`），以逗号分隔',
  'as many cells as the head has': '与表头同样多的单元格',
  'a closing quote': '收尾的引号',
  'a comma or the end of the line behind the cell': '单元格之后是逗号或行尾',
};

const snapshots = {
  'the terms of an open account': '已开立账户的条款',
  'nothing before the terms': '有条款之前没有金额',
  'an id that stands once': '只出现一次的编号',
  'sixteen hexadecimal digits, lower case': '十六个小写的十六进制数字',
  'numbers that ascend': '递增的编号',
  'a day not before `opensOn`': '不早于 `opensOn` 的日期',
  'a day after the period before it': '上一期之后的日期',
  'the closing day or the day after it': '截止日或其次日',
  'the day after the closing day': '截止日的次日',
  'a day not before `issuedOn`': '不早于 `issuedOn` 的日期',
  'a day not after `latest`': '不晚于 `latest` 的日期',
  'a day after `latest`': '`latest` 之后的日期',
  'an open period that `latest` lies in': '包含 `latest` 的未出账账期',
  'no statement after the open one': '未出账账单之后没有账单',
  'no statement after the one that closed the account': '关闭账户的账单之后没有账单',
  'an open statement as the state and the billing cycle want it':
    '与账户状态和账单周期相符的未出账账单',
  'the sums of a settled statement': '已结清账单的合计',
  'orders that together do not pass 10^18 minor units': '合计不超过 10^18 个最小货币单位的订单',
  'the place of an order, counted from 0': '订单的位置，从 0 数起',
  'no more than the order still reserves': '不超过订单的入账中金额',
  'a day not before its order was placed': '不早于下单日的日期',
  'a day between the receipt before and `latest`': '上一张收货单与 `latest` 之间的日期',
  'a day not after `postedOn`': '不晚于 `postedOn` 的日期',
  'the number of a statement': '账单的编号',
  'a statement not before that of the receipt before': '不早于上一张收货单的账单',
  'the statement whose period holds `postedOn`': '账期包含 `postedOn` 的账单',
  'no offset before the statement is issued': '出账之前没有抵扣',
  'no more reversed and offset than posted': '冲减与抵扣不超过已入账金额',
  'no more reversed, offset, refunded and held than posted':
    '冲减、抵扣、退款与占用不超过已入账金额',
  'returns that add up to what its lines reversed and offset': '与各行冲减、抵扣合计相符的退货',
  'nothing reserved on a closed account': '已关闭的账户没有入账中的金额',
  'at least one line': '至少一行',
  'each receipt once': '每张收货单只写一次',
  'the place of a receipt': '收货单的位置',
  "no more than the receipt's line bears": '不超过该行所能承受的金额',
  'lines that together do not pass 10^18 minor units': '合计不超过 10^18 个最小货币单位的行',
  'days in order, none after `latest`': '依次排列、不晚于 `latest` 的日期',
  'a state that agrees with `endedOn` and `recorded`': '与 `endedOn` 和 `recorded` 相符的状态',
  'the version at which it was confirmed': '确认时的版本',
  'a version of its own for each confirmation and completion': '每次确认与完成各有自己的版本',
  'the place of a receipt of the order': '该订单的收货单的位置',
  'at least one minor unit where no items are named': '没有商品时至少一个最小货币单位',
  'pieces of an item of the order, each item once': '该订单的商品件数，每种只写一次',
  'no more pieces than are left': '不超过剩余的件数',
  'no more returned than the order received': '退货不超过订单的收货',
  'a part of what a confirmed repayment laid there': '已确认还款在该处的一部分',
  'a state that agrees with what the return took and refunded': '与退货的作用和退款相符的状态',
  'nothing waiting that could take effect': '没有本可生效却仍在等待的金额',
};

const kept = {
  'the document `…`': '单据 `{1}`',
  '`…`, or that nothing is kept under it': '`{1}`，或说明其下没有存放单据',
  'a number of its own, that the account gave out': '账户发出的、不与别的重复的编号',
  'the place of the order': '该订单的位置',
  'the order of the receipt': '该收货单的订单',
  'refunds that agree with its returns': '与其退货相符的退款',
  'the sums of its lines': '各行的合计',
  'finished documents of this account': '这个账户的已完结单据',
  'every row that was put away': '当时存放的每一行',
  'no more than was laid there': '不超过还款在该处的金额',
};

const events = {
  'the type of an event': '事件的类型',
  '`accountOpened` first': '首先是 `accountOpened`',
  'the next version, …': '下一个版本，即 {1}',
  'a day that follows …': '{1} 之后的日期',
  'an account that opens once': '只开立一次的账户',
  "terms in the account's currency": '以账户币种写的条款',
  'one period at a time': '一次一个账期',
  '`from` before `until`': '`from` 早于 `until`',
  'an active account': '正常的账户',
  'a suspended account': '已暂停的账户',
  'an open account': '已开立的账户',
  'the next statement, none being open': '没有未出账账单时的下一张账单',
  'the open statement with its total and what is carried': '未出账账单及其金额和结转',
  'an order of an unused id, all orders within 10^18 minor units':
    '编号未用过的订单，所有订单不超过 10^18 个最小货币单位',
  'a cancellation of an unused id, of what an order reserves':
    '编号未用过的取消，不超过订单的入账中金额',
  'a receipt of an unused id, of what an order reserves, on the open statement':
    '编号未用过的收货单，记在未出账账单上，不超过订单的入账中金额',
  'a return that may be': '可以有的退货',
  'a return that is pending': '未完成的退货',
  'effects that its lines bear': '各行所能承受的作用',
  'a refund on its way': '退款中的退款',
  'the attempt at a refund on its way': '退款中的那一次尝试',
  'the attempt after the one that failed': '失败之后的那一次尝试',
  'a repayment of an unused id on lines with so much free':
    '编号未用过的还款，各行有足够的可还金额',
  'a repayment in flight': '还款中的还款',
  'a confirmed repayment': '已确认的还款',
  'events that hold together; at …: …': '彼此相符的事件；{1}：{2}',
};

const words = {
  'an amount such as `120.00`': '金额，如 `120.00`',
  'a date such as `2026-11-22`': '日期，如 `2026-11-22`',
  'a whole number, 0 or more': '0 或更大的整数',
  'a list with an entry': '至少一项的列表',
  'an id': '编号',
  'a text': '文字',
  'a code that `…` has words for': '`{1}` 认识的代码',
  'the key of a word such as `figure.available`': '词的键，如 `figure.available`',
  'a language tag such as `zh-CN` or `en`': '语言标签，如 `zh-CN` 或 `en`',
  'a currency code such as `CNY`': '货币代码，如 `CNY`',
  'nothing but …': '只有 {1}',
  'netDays, endOfMonth, dayOfMonth or nextOf': '`netDays`、`endOfMonth`、`dayOfMonth` 或 `nextOf`',
  '`issue` or `closing`': '`issue` 或 `closing`',
  '`…`': '`{1}`',
};

export const chineseOfFiles = {
  ...objects,
  ...json,
  ...facts,
  ...snapshots,
  ...kept,
  ...events,
  ...words,
};
