// What is no date, no instant, no time zone.

import { ON, OPENING, TERMS, order, preview, refused, taken } from './kit.mjs';

const NO_DATES = [
  ...[
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-10-00',
    '2026-10-32',
  ],
  ...[
    '2026-1-1',
    '26-01-01',
    '2026-01-01 ',
    ' 2026-01-01',
    '+2026-01-01',
    '-2026-01-01',
    '+02026-01-01',
  ],
  ...[
    '10000-01-01',
    '+262143-01-01',
    '20261031',
    '2026/10/31',
    '31.10.2026',
    '10/31/2026',
    '2026-W44-6',
  ],
  ...[
    '2026-304',
    '２０２６-10-31',
    '2026‐10‐31',
    '2026−10−31',
    '2026-10-31\0',
    '\uFEFF2026-10-31',
    '2026-10',
  ],
  ...[
    '2026-10-31T00:00:00Z',
    '2026-10-31T00:00',
    '2026-10-31Z',
    '2026-10-31T24:00:00Z',
    '2026-10-31 08:00',
  ],
  ...[
    '1969-12-31',
    '1970-00-01',
    '9991-01-01',
    '0000-01-01',
    '',
    'today',
    'null',
    '0',
    'Sat Oct 31 2026',
  ],
  ...['x'.repeat(10), '2026-10-31'.repeat(1000)],
];
const NO_TEXTS = [
  20_261_031,
  0,
  1_792_800_000_000,
  true,
  {},
  [],
  [2026, 10, 31],
  { year: 2026, month: 10, day: 31 },
];

/** What has a date's text in it, but is none. */
const DATE_LIKE = {
  'a Date': () => new Date('2026-10-31'),
  'an invalid Date': () => new Date(Number.NaN),
  'what turns into a date': () => ({ toString: () => ON }),
  'a boxed date': () => new String(ON),
  'a day of a library': () =>
    new (class PlainDate {
      toString = () => ON;
    })(),
};

const MIDNIGHT = new Date('2026-10-31T00:00:00Z');
const NO_INSTANTS = {
  nothing: () => undefined,
  null: () => null,
  'a number': () => 0,
  'a text': () => '2026-10-31',
  'an instant as text': () => '2026-10-31T00:00:00Z',
  'an invalid Date': () => new Date(Number.NaN),
  'the last instant there is': () => new Date(8.64e15),
  'the first instant there is': () => new Date(-8.64e15),
  'the year 275760': () => new Date('+275760-09-13T00:00:00Z'),
  'an instant before 1970': () => new Date(-1),
  'an instant after 9990': () => new Date('9991-01-01T00:00:00Z'),
  'an object': () => ({}),
  'what has the methods of a Date': () => ({
    getTime: () => 0,
    toISOString: () => '1970-01-01T00:00:00.000Z',
  }),
  'what inherits from Date': () => Object.create(Date.prototype),
  'a proxy of a Date': () => new Proxy(new Date(), {}),
  'a function': () => () => new Date(),
  'a bigint': () => 0n,
  'a symbol': () => Symbol('now'),
};

const NO_ZONES = [
  ...[
    '',
    ' ',
    'Mars/Phobos',
    'EST5EDT',
    'EST',
    'CST',
    'GMT',
    'Z',
    '+08:00',
    '+25:00',
    'UTC+8',
    'GMT+8',
    'local',
  ],
  ...[
    'Asia/Shanghai ',
    ' Asia/Shanghai',
    'Asia',
    'Asia/',
    '/Shanghai',
    'Asia//Shanghai',
    'Asia/Shanghai/',
    'Asia/Shangha\uD800',
  ],
  ...[
    'Asia/上海',
    'Asia/Shanghai\0',
    'a/b'.repeat(1000),
    '../../etc/passwd',
    'Etc/../UTC',
    'undefined',
    'null',
  ],
];
const NO_ZONE_TEXTS = [
  undefined,
  null,
  8,
  true,
  {},
  [],
  ['UTC'],
  new String('UTC'),
  Symbol('UTC'),
  8n,
  () => 'UTC',
];

const termed = (more) => ({ ...OPENING, terms: { ...TERMS, ...more } });
const holidays = (...days) => termed({ businessDays: { convention: 'following', holidays: days } });

const orders = [
  refused(
    'a receipt signed after the day',
    () => ({
      type: 'confirmReceipt',
      on: ON,
      receiptId: 'GR-2',
      orderId: 'PO-1',
      signedOn: '2026-11-01',
    }),
    '/signedOn',
  ),
  refused(
    'a receipt expected before the day',
    () => preview({ expectedReceiptOn: '2026-10-30' }),
    '/expectedReceiptOn',
    'previewOrder',
  ),
  refused(
    'an uplift that ends before it begins',
    () => ({
      type: 'setTemporaryLimit',
      on: ON,
      amount: '1.00',
      from: '2026-11-02',
      until: '2026-11-01',
    }),
    undefined,
  ),
  refused(
    'a holiday that is none',
    () => holidays('2026-02-30'),
    '/terms/businessDays/holidays/0',
    'open',
  ),
  taken('a holiday twice', () => holidays('2026-10-01', '2026-10-01'), 'open', Boolean),
  refused(
    'a weekend of seven days',
    () =>
      termed({
        businessDays: {
          weekend: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
        },
      }),
    '/terms/businessDays/weekend',
    'open',
  ),
  refused(
    'day 0 of the month',
    () => termed({ billingCycle: { kind: 'monthly', day: 0 } }),
    '/terms/billingCycle/day',
    'open',
  ),
  refused(
    'day 32 of the month',
    () => termed({ billingCycle: { kind: 'monthly', day: 32 } }),
    '/terms/billingCycle/day',
    'open',
  ),
  refused(
    'two days in the wrong order',
    () => termed({ billingCycle: { kind: 'semiMonthly', days: [15, 1] } }),
    '/terms/billingCycle/days',
    'open',
  ),
  refused(
    'a year of holidays',
    () => {
      const days = Array.from({ length: 400 }, (_, at) => Date.UTC(2027, 0, 1 + at));
      return holidays(...days.map((day) => new Date(day).toISOString().slice(0, 10)));
    },
    '/terms/businessDays/holidays',
    'open',
  ),
  refused(
    'a window of no days',
    () => termed({ repaymentWindow: { kind: 'nextOf', days: [] } }),
    '/terms/repaymentWindow/days',
    'open',
  ),
  refused(
    'periods beyond the last day',
    () => ({ terms: TERMS, from: '9990-12-01', periods: 366 }),
    '/periods',
    'calendar',
  ),
  refused('no periods', () => ({ terms: TERMS, from: ON, periods: 0 }), '/periods', 'calendar'),
  refused('367 periods', () => ({ terms: TERMS, from: ON, periods: 367 }), '/periods', 'calendar'),
];

export const dates = ({ realm }) => [
  ...[...NO_DATES, ...NO_TEXTS].flatMap((on) => {
    const name = `the date ${JSON.stringify(on).slice(0, 40)}`;
    return [
      refused(`${name} of a command`, () => order({ on }), '/on'),
      refused(`${name} of a question`, () => ({ on }), '/on', 'overview'),
    ];
  }),
  ...Object.entries(DATE_LIKE).map(([name, give]) =>
    refused(`${name} for a date`, () => order({ on: give() }), undefined),
  ),
  ...orders,
  ...Object.entries(NO_INSTANTS).map(([name, give]) =>
    refused(`${name} for an instant`, () => [give(), 'UTC'], '/instant', 'businessDate'),
  ),
  ...[...NO_ZONES, ...NO_ZONE_TEXTS].map((zone) =>
    refused(
      `${typeof zone} for a zone: ${String(zone).slice(0, 24)}`,
      () => [MIDNIGHT, zone],
      '/zone',
      'businessDate',
    ),
  ),
  refused(
    'an instant with an own method',
    () => [Object.assign(new Date(Number.NaN), { getTime: () => 0 }), 'UTC'],
    '/instant',
    'businessDate',
  ),
  taken(
    'an instant of another realm',
    () => [realm.date(0), 'UTC'],
    'businessDate',
    (day) => day === '1970-01-01',
  ),
  taken(
    'an instant whose methods lie',
    () => [Object.assign(new Date(0), { toISOString: () => 'x' }), 'UTC'],
    'businessDate',
    (day) => day === '1970-01-01',
  ),
  taken(
    'the day that Samoa left out',
    () => [new Date('2011-12-30T12:00:00Z'), 'Pacific/Apia'],
    'businessDate',
    (day) => day === '2011-12-31',
  ),
];
