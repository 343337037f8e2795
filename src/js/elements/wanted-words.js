// What the package expects of a malformed request, in Chinese: for each text that an error may say
// (they stand in docs/errors.md), with `…` for what is put into it, `{1}` and `{2}` for the same.

const values = {
  'a decimal string such as `120.00`': '写成文字的金额，如 `120.00`',
  'an amount in … from `…` to `…`, at most … digits after the point':
    '{1} 的金额，`{2}` 至 `{3}`，最多 {4} 位小数',
  'a date as `YYYY-MM-DD` from 1970-01-01 to 9990-12-31':
    '日期（年-月-日），1970-01-01 至 9990-12-31',
  'a date as `YYYY-MM-DD` from 1970-01-01 to 9999-12-31':
    '日期（年-月-日），1970-01-01 至 9999-12-31',
  'an id: 1 to … of `A-Z a-z 0-9 . _ : -`': '编号：1 至 {1} 个字母、数字或 . _ : -',
  'an integer from … to …': '{1} 至 {2} 的整数',
  'text of … to … characters': '{1} 至 {2} 个字',
  '`true` or `false`': '`true` 或 `false`',
  'a list of at most … entries': '最多 {1} 项的列表',
  'one of …': '以下之一：{1}',
  'one of `…`': '以下之一：`{1}`',
  'a name': '名称',
  'each named once; `…` stands twice': '每个只写一次，`{1}` 写了两次',
};

const requests = {
  'the code of a currency in use, such as `CNY`': '现行货币的代码，如 `CNY`',
  'two days of the month, the first before the second': '一个月的两天，前一个早于后一个',
  'at least one day of the month': '一个月的至少一天',
  'a business day among any … days in a row': '任何连续 {1} 天中至少一个工作日',
  'periods that end by 9999-12-31': '不晚于 9999-12-31 结束的账期',
  'items whose amounts add up to `amount`': '各项金额相加等于 `amount` 的商品',
  'at least one item': '至少一种商品',
  'either `amount` or `items`, not both': '`amount` 或 `items` 之一，不能都有',
  '`amount` or `items`': '`amount` 或 `items`',
  'a date not before `from`, …': '不早于 `from`（{1}）的日期',
  'a date not after `on`, …': '不晚于 `on`（{1}）的日期',
  'a date not before `on`, …': '不早于 `on`（{1}）的日期',
  'one of `orders`, `statement`, `billed`, `posted`, `amount`':
    '以下之一：`orders`、`statement`、`billed`、`posted`、`amount`',
};

export const chinese = { ...values, ...requests };
