// What is no amount, no quantity, no currency.

import { MARK, ON, OPENING, TERMS, item, order, preview, refused, taken } from './kit.mjs';

const NO_AMOUNTS = [
  ...[
    '1e3',
    '1E3',
    '1,000',
    '1.000,00',
    '1 000',
    '1\u00A0000',
    '1\u202F000',
    "1'000",
    '1_000',
    '1__0',
  ],
  ...[
    '1_',
    ' 1',
    '1 ',
    '1\n',
    '\t1',
    '\uFEFF1',
    '1\0',
    '',
    '-',
    '.',
    '1.',
    '.5',
    '+1',
    '-1',
    '-1.00',
  ],
  ...[
    '-0',
    '-0.00',
    '0',
    '0.00',
    '007',
    '00',
    '00.01',
    '0x10',
    '0b1',
    '0o7',
    'NaN',
    'Infinity',
    'null',
  ],
  ...[
    'true',
    'undefined',
    '[]',
    '٣',
    '१',
    '１２',
    '①',
    '½',
    '−5',
    '5元',
    '¥5',
    '5.00 CNY',
    '1.005',
    '1.500',
  ],
  ...[
    '1.0000000000000000000000000000001',
    '9'.repeat(24),
    '10000000000000.01',
    '99999999999999999.99',
  ],
  ...[
    '0'.repeat(10_000),
    MARK.repeat(1000),
    '1.2.3',
    '1..2',
    '5%',
    '(5)',
    '1/2',
    "'5'",
    '"5"',
    '\uD800',
  ],
];

/** Numbers and the like, of which none is an amount: amounts are text. */
const NO_TEXTS = [
  5,
  0,
  -0,
  0.1 + 0.2,
  1e-7,
  5e-324,
  1e21,
  2 ** 53 + 2,
  99999999999999.99,
  true,
  [],
  {},
];
const NO_JSON = [5n, Number.NaN, Infinity, -Infinity, new Number(5), new String('5'), Object(5n)];

const NO_QUANTITIES = [
  1.5,
  -1,
  0,
  -0,
  1_000_001,
  2 ** 32,
  2 ** 53,
  1e21,
  5e-324,
  '7',
  true,
  null,
  [1],
];

const NO_CURRENCIES = [
  'eur',
  'Eur',
  'EU',
  'EURO',
  'ＥＵＲ',
  'XXX',
  'XAU',
  '',
  ' EUR',
  'EUR\0',
  156,
  null,
  {},
];

const termed = (more) => ({ ...OPENING, terms: { ...TERMS, ...more } });
const shown = (value) => {
  if (Object.is(value, -0)) return '-0';
  return String(typeof value === 'object' ? Object.prototype.toString.call(value) : value).slice(
    0,
    40,
  );
};
const named = (what, value) => `${what} ${JSON.stringify(shown(value))}`;

const wrongScale = [
  ['JPY', '1.5'],
  ['JPY', '1.0'],
  ['KWD', '1.2345'],
  ['KWD', '1.0000'],
  ['EUR', '1.005'],
];

export const money = () => [
  ...NO_AMOUNTS.map((amount) =>
    refused(named('the amount', amount), () => order({ amount }), '/amount'),
  ),
  ...[...NO_TEXTS, ...NO_JSON].map((amount) =>
    refused(`${typeof amount} for an amount: ${shown(amount)}`, () => order({ amount }), '/amount'),
  ),
  ...NO_QUANTITIES.map((quantity) =>
    refused(
      named(`${typeof quantity} for a quantity`, quantity),
      () => order({ items: [item({ quantity })] }),
      '/items/0/quantity',
    ),
  ),
  ...NO_CURRENCIES.map((currency) =>
    refused(named('the currency', currency), () => termed({ currency }), '/terms/currency', 'open'),
  ),
  ...wrongScale.map(([currency, creditLimit]) =>
    refused(
      `${creditLimit} of ${currency}`,
      () => termed({ currency, creditLimit }),
      '/terms/creditLimit',
      'open',
    ),
  ),
  refused(
    'an amount in an object with its currency',
    () => order({ amount: { amount: '5.00', currency: 'CNY' } }),
    '/amount',
  ),
  refused('minor units', () => order({ amount: { minor: 500 } }), '/amount'),
  refused('items that do not add up', () => order({ items: [item({ amount: '4.99' })] }), '/items'),
  refused('a negative limit', () => termed({ creditLimit: '-1.00' }), '/terms/creditLimit', 'open'),
  refused(
    'a rate',
    () => termed({ overLimitAllowance: '10%' }),
    '/terms/overLimitAllowance',
    'open',
  ),
  refused('more grace than a year', () => termed({ graceDays: 367 }), '/terms/graceDays', 'open'),
  refused('half a day of grace', () => termed({ graceDays: 0.5 }), '/terms/graceDays', 'open'),
  refused('a giant number as text', () => `{"type":"rollForward","on":${'9'.repeat(1000)}}`, '/on'),
  refused('a number beyond all bounds', () => '{"type":"rollForward","on":1e999}', '/on'),
  refused('a number with a leading zero', () => '{"type":"rollForward","on":01}', '/on'),
  refused('a hexadecimal number', () => '{"type":"rollForward","on":0x1}', ''),
  refused('NaN as text', () => '{"type":"rollForward","on":NaN}', '/on'),
  refused('an amount in a preview', () => preview({ amount: 5 }), '/amount', 'previewOrder'),
  refused(
    'an amount in a what-if',
    () => ({ on: ON, commands: [order({ amount: '5.001' })] }),
    '/commands/0/amount',
    'simulate',
  ),
  taken('an amount with fewer digits', () => order({ amount: '5' })),
  taken(
    'the largest amount that fits',
    () => preview({ amount: '10000000000000.00' }),
    'previewOrder',
    ({ decision }) => decision === 'refused',
  ),
  taken('no credit at all', () => termed({ creditLimit: '0' }), 'open', Boolean),
];
