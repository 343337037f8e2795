// Inputs at and above the bounds: bytes, levels, entries, values.

import {
  DOCUMENTS,
  MARK,
  ON,
  OPENING,
  REQUESTS,
  TERMS,
  item,
  order,
  refused,
  taken,
} from './kit.mjs';

const KIB = 1024;
const command = `{"type":"rollForward","on":"${ON}"}`;
const padded = (text, bytes, filler = ' ') => text + filler.repeat(bytes - text.length);
/** A note of so many bytes in UTF-8, of three-byte characters but for the rest. */
const wide = (bytes) => {
  const [before, behind] = ['{"type":"', '"}'];
  const left = bytes - before.length - behind.length;
  return `${before}${'签'.repeat(Math.floor(left / 3))}${'x'.repeat(left % 3)}${behind}`;
};
const CAPS = Object.fromEntries(
  REQUESTS.map((way) => [way, way === 'simulate' ? 1024 * KIB : 256 * KIB]),
);
const CALENDAR = { calendar: 256 * KIB };

/** At each way in: as long as may be is judged for what it says, one byte more is too long. */
const caps = Object.entries({ ...CAPS, ...CALENDAR }).flatMap(([way, most]) => [
  refused(`${most + 1} bytes of blanks`, () => padded('{}', most + 1), '', way),
  refused(`${most} bytes of characters of three`, () => wide(most), undefined, way),
  refused(`${most + 1} bytes of characters of three`, () => wide(most + 1), '', way),
  refused(`an object of ${most} bytes`, () => JSON.parse(wide(most)), undefined, way),
  refused(`an object of ${most + 1} bytes`, () => JSON.parse(wide(most + 1)), '', way),
  refused(`${most} characters of three bytes`, () => '签'.repeat(most), '', way),
]);

/** Empty objects, or lists, inside each other. */
const deep = (levels, wrap) => {
  let input = wrap === undefined ? {} : [];
  for (let level = 1; level < levels; level += 1) input = wrap === undefined ? { input } : [input];
  return input;
};
export const sizes = () => [
  ...caps,
  ...DOCUMENTS.flatMap((way) => [
    refused(`64 MiB and a byte`, () => ' '.repeat(64 * KIB * KIB + 1), '', way),
    refused(`64 MiB and a byte as bytes`, () => new Uint8Array(64 * KIB * KIB + 1), '', way),
    refused(`fewer characters, but more bytes`, () => '签'.repeat(22 * KIB * KIB), '', way),
  ]),
  taken('a command padded to 256 KiB', () => padded(command, 256 * KIB)),
  refused(
    'a text that is too long in an object',
    () => order({ orderId: 'x'.repeat(300_000) }),
    '',
  ),
  refused('50,000 objects', () => deep(50_000), '/input'.repeat(10)),
  refused('50,000 lists', () => order({ items: deep(50_000, true) }), `/items${'/0'.repeat(29)}`),
  refused('100,000 levels as text', () => '['.repeat(100_000), '/0'.repeat(32)),
  refused('100,000 levels of objects as text', () => '{"a":'.repeat(50_000), '/a'.repeat(32)),
  refused('100,000 numbers', () => order({ items: new Array(100_000).fill(1) }), '/items'),
  refused('33 objects', () => deep(33), '/input'.repeat(10)),
  refused('32 objects', () => deep(32), '/type'),
  refused('32 lists', () => deep(32, true), '/0', 'replay'),
  refused('a million events', () => `[${'{},'.repeat(1_000_000)}{}]`, '/0/version', 'replay'),
  refused(
    '1,001 entries',
    () => order({ items: Array.from({ length: 1001 }, (_, at) => item({ itemId: `${at}` })) }),
    '/items',
  ),
  refused('a name of 100,000', () => order({ [MARK.repeat(50_000)]: 1 }), ''),
  refused(
    '4,001 holidays',
    () => ({
      ...OPENING,
      terms: { ...TERMS, businessDays: { holidays: new Array(4001).fill(ON) } },
    }),
    '/terms/businessDays/holidays',
    'open',
  ),
  refused(
    'a getter that never ends',
    () =>
      Object.defineProperty(order(), 'amount', {
        enumerable: true,
        get() {
          return this.amount;
        },
      }),
    '/amount',
  ),
  refused('a giant id', () => order({ orderId: 'x'.repeat(250_000) }), '/orderId'),
];
