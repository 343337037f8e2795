// What a field of the page is expected to hold, in the form of `words.js`.

export const expected = {
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
  'expected.boundsFromZero': {
    zh: '金额不能超过 {most:money}。',
    en: 'The amount may be at most {most:money}.',
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
  'expected.dayOfMonth': {
    zh: '请填写 1 至 31 的整数。',
    en: 'Write a day of the month, 1 to 31.',
  },
  'expected.twoDays': {
    zh: '请填写 1 至 31 的整数，第二个要大于第一个。',
    en: 'Write a day of the month, 1 to 31, after the first one.',
  },
  'expected.daysOfMonth': {
    zh: '请填写一个或几个 1 至 31 的整数。',
    en: 'Write one or more days of the month, 1 to 31.',
  },
  'expected.upTo366Days': { zh: '请填写 0 至 366 的整数。', en: 'Write 0 to 366 days.' },
  'expected.from1To366Days': { zh: '请填写 1 至 366 的整数。', en: 'Write 1 to 366 days.' },
  'expected.upTo12Months': { zh: '请填写 0 至 12 的整数。', en: 'Write 0 to 12 months.' },
  'expected.dateAt': {
    zh: '第 {place:count} 个不是日期；请写成 年-月-日，例如 2027-01-01。',
    en: 'Entry {place:count} is no date; write year-month-day, like 2027-01-01.',
  },
  'expected.someBusinessDay': {
    zh: '最多 4,000 个日期；任何连续 366 天中至少要有一个工作日。',
    en: 'Write at most 4,000 dates; of any 366 days in a row, one at least must be a business day.',
  },
  'expected.fewerDates': { zh: '最多 4,000 个日期。', en: 'Write at most 4,000 dates.' },
  'expected.weekend': { zh: '一周至少要留一天。', en: 'Leave one day of the week at least.' },
  'expected.other': {
    zh: '位置 {path} 的内容不合要求，应为 {expected}。',
    en: 'At {path} something else was expected: {expected}.',
  },
};
