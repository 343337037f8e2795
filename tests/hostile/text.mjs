// Text, ids and JSON text: what is no id, what breaks JSON, and what stays as it was given.

import { DOCUMENTS, MARK, ON, order, refused, taken } from './kit.mjs';

const NO_IDS = [
  ...[
    '',
    ' ',
    'PO 2',
    'PO-2 ',
    '\nPO-2',
    'PO\t2',
    'PO/2',
    'PO\\2',
    'PO,2',
    'PO+2',
    'PO=2',
    'PO#2',
    'PO%202',
  ],
  ...[
    'é',
    'e\u0301',
    '订单',
    'ＰＯ２',
    'PO\u200B2',
    'PO\u202E2',
    '\uFEFFPO',
    'PO\0',
    'PO\u001B',
    'PO\u0085',
  ],
  ...[
    '👩‍👩‍👧',
    '<b>',
    "'; DROP TABLE orders; --",
    '=1+1',
    '@id',
    '{}',
    '"',
    "'",
    '`',
    '$',
    '*',
    '(',
    '|',
    '&',
  ],
  ...['x'.repeat(65), MARK.repeat(65), 'x'.repeat(250_000)],
];
const NO_TEXT_IDS = [5, 0, true, {}, [], ['PO-2']];

const approval = (more) =>
  order({ overLimitApproval: { approvedBy: 'me', reason: 'because', ...more } });
const kept = (reason) =>
  taken(
    `the reason ${JSON.stringify(reason.slice(0, 24))}`,
    () => approval({ reason }),
    'apply',
    ({ events }) => events.some(({ overLimitApproval }) => overLimitApproval?.reason === reason),
  );

/** What is no JSON, or not what it seems; each with the place where it breaks. */
const NO_JSON = {
  'empty text': ['', ''],
  'blank text': [' \n', ''],
  'half an object': ['{', ''],
  'a word': ['rollForward', ''],
  'undefined as text': ['undefined', ''],
  'null as text': ['null', ''],
  'a text in text': ['"{}"', ''],
  'a list as text': ['[]', ''],
  'a number as text': ['5', ''],
  'a byte order mark': ['\uFEFF{"type":"rollForward"}', ''],
  'a NUL behind': ['{"type":"rollForward"}\0', ''],
  'a NUL inside': ['{"type":"roll\0Forward"}', '/type'],
  'a line end in a text': ['{"type":"roll\nForward"}', '/type'],
  'a comment': ['{"type":"rollForward"/* x */}', ''],
  'a comment behind': [`{"type":"rollForward","on":"${ON}"} // x`, ''],
  'a trailing comma': [`{"type":"rollForward","on":"${ON}",}`, ''],
  'a trailing comma in a list': ['{"items":[1,]}', '/items'],
  'single quotes': ["{'type':'rollForward'}", ''],
  'a key without quotes': ['{type:"rollForward"}', ''],
  'two objects': ['{} {}', ''],
  'two lines of JSON': ['{}\n{}', ''],
  'a web page': ['<!doctype html><title>Not found</title>', ''],
  'a key twice': [`{"type":"rollForward","on":"${ON}","on":"${ON}"}`, '/on'],
  'a key twice, once escaped': [`{"type":"rollForward","on":"${ON}","\\u006fn":"${ON}"}`, '/on'],
  'a key twice inside': ['{"type":"placeOrder","items":[{"a":1,"a":1}]}', '/items/0/a'],
  'a long key twice': [`{"${MARK.repeat(30)}":1,"${MARK.repeat(30)}":1}`, ''],
  'a lone surrogate': ['{"type":"\uD800"}', ''],
  'an escaped lone surrogate': ['{"type":"\\uD800"}', '/type'],
  'an escaped half pair': ['{"type":"\\uDC00\\uD800"}', '/type'],
  'an unknown escape': ['{"type":"\\x41"}', '/type'],
  'a text without its end': ['{"type":"rollForward', '/type'],
};

export const text = () => [
  ...NO_IDS.map((orderId) =>
    refused(`the id ${JSON.stringify(orderId.slice(0, 24))}`, () => order({ orderId }), '/orderId'),
  ),
  ...NO_TEXT_IDS.map((orderId) =>
    refused(
      `${typeof orderId} for an id: ${JSON.stringify(orderId)}`,
      () => order({ orderId }),
      '/orderId',
    ),
  ),
  refused('an id with a lone surrogate', () => order({ orderId: 'a\uD800' }), '/orderId'),
  refused(
    'a reason with a lone surrogate',
    () => approval({ reason: '\uDC00' }),
    '/overLimitApproval/reason',
  ),
  refused('an empty reason', () => approval({ reason: '' }), '/overLimitApproval/reason'),
  refused(
    'a reason of 201 characters',
    () => approval({ reason: '签'.repeat(201) }),
    '/overLimitApproval/reason',
  ),
  refused('a reason that is null', () => approval({ reason: null }), '/overLimitApproval/reason'),
  kept('签'.repeat(200)),
  kept('😀'.repeat(200)),
  kept('<script>alert(1)</script>'),
  kept('=HYPERLINK("http://x")'),
  kept('"; DROP TABLE orders'),
  kept('e\u0301 is not \u00e9'),
  kept('a \u202Eb\u202C c\u200B'),
  kept('line\nend\ttab \\ "quoted" \u2028'),
  taken(
    'ids that differ by case',
    () => ({ on: ON, commands: [order({ orderId: 'x' }), order({ orderId: 'X' })] }),
    'simulate',
    ({ steps }) => steps.every(({ answer }) => answer.outcome === 'accepted'),
  ),
  ...Object.entries(NO_JSON).map(([name, [given, path]]) =>
    refused(`as text: ${name}`, () => given, path),
  ),
  ...Object.entries(NO_JSON)
    .filter(([, [given]]) => given.isWellFormed?.())
    .flatMap(([name, [given]]) =>
      DOCUMENTS.filter((way) => way !== 'replay' || given !== '[]').map((way) =>
        refused(`as text: ${name}`, () => given, undefined, way),
      ),
    ),
];
