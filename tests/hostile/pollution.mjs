// What a page has put on the prototypes of objects, lists, texts and of what the module is bound with.

import { ON, OPENING, isAccepted, item, order, polluted, preview, refused, taken } from './kit.mjs';

const throwing = () => {
  throw new Error('from the page');
};

/** More than the lists hold that engines make of a call's results and of a date's parts. */
const ITEMS = [...'abcdefghij'].map((itemId) => item({ itemId, amount: '0.50' }));

/** Each: what stands on a prototype while a good order is placed and previewed. */
const POLLUTION = {
  'an amount on every object': [Object.prototype, 'amount', { value: '0.01', enumerable: true }],
  'a field on every object': [Object.prototype, 'items', { value: [], enumerable: true }],
  'an unknown field on every object': [Object.prototype, 'evil', { value: 1, enumerable: true }],
  'toJSON on every object': [Object.prototype, 'toJSON', { value: () => 'gone' }],
  'toJSON on every list': [Array.prototype, 'toJSON', { value: () => 'gone' }],
  'toJSON on every text': [String.prototype, 'toJSON', { value: () => 'gone' }],
  'a getter of properties': [Object.prototype, 'get', { value: throwing }],
  'a value of properties': [Object.prototype, 'value', { value: 1 }],
  'a tenth entry of every list': [Array.prototype, '9', { value: item(), writable: true }],
  'a setter of tenth entries': [Array.prototype, '9', { set: throwing }],
  'a then on every object': [Object.prototype, 'then', { value: throwing }],
  'a fixed code': [Object.prototype, 'code', { value: 'evil' }],
  'a setter of codes': [Object.prototype, 'code', { set: throwing }],
  'a setter of paths': [Object.prototype, 'path', { set: throwing, get: () => '/evil' }],
  'a cause': [Object.prototype, 'cause', { value: 'evil' }],
  'an expectation': [Object.prototype, 'expected', { get: throwing }],
  'no walking through lists': [Array.prototype, Symbol.iterator, { value: throwing }],
  'no pushing to lists': [Array.prototype, 'push', { value: () => 0 }],
  'everything in every list': [Array.prototype, 'includes', { value: () => true }],
  'texts that are split otherwise': [String.prototype, 'split', { value: () => [] }],
  'texts that are cut otherwise': [String.prototype, 'slice', { value: () => '' }],
  'other characters': [String.prototype, 'charCodeAt', { value: () => 0x35 }],
  'a decoder that says nothing': [TextDecoder.prototype, 'decode', { value: () => '{}' }],
  'an encoder that writes nothing': [
    TextEncoder.prototype,
    'encodeInto',
    { value: () => ({ written: 0 }) },
  ],
  'an Era of Buddha': [Object.prototype, 'calendar', { value: 'buddhist' }],
};

const cases = Object.entries(POLLUTION).flatMap(([name, [prototype, key, descriptor]]) => [
  taken(
    `${name}, and a good order`,
    (library, account) => {
      const fork = account.fork();
      const [command, request] = [order({ items: ITEMS }), preview()];
      // The answers are looked at afterwards, when lists and texts are themselves again.
      const answers = polluted(prototype, key, descriptor, () => ({
        placed: fork.apply(command),
        previewed: fork.previewOrder(request),
        date: library.businessDate(new Date('2026-10-31T00:00:00Z'), 'UTC'),
      }));
      fork.dispose();
      return JSON.stringify(answers);
    },
    'call',
    (text, { library, account }) => {
      const fork = account.fork();
      const placed = fork.apply(order({ items: ITEMS }));
      const previewed = fork.previewOrder(preview());
      fork.dispose();
      const date = library.businessDate(new Date('2026-10-31T00:00:00Z'), 'UTC');
      return text === JSON.stringify({ placed, previewed, date });
    },
  ),
  refused(
    `${name}, and a malformed one`,
    (library, account) => {
      const command = order({ orderId: '5 5' });
      return polluted(prototype, key, descriptor, () => account.apply(command));
    },
    '/orderId',
    'call',
  ),
]);

const bare = [
  refused(
    'an inherited amount',
    () =>
      polluted(Object.prototype, 'amount', { value: '6.00' }, () => ({
        ...order(),
        amount: undefined,
      })),
    '/amount',
  ),
  taken(
    'functions without their class',
    ({ CreditAccount, calendar }) => {
      const { open, create } = CreditAccount;
      create().dispose();
      calendar({ terms: OPENING.terms, from: ON, periods: 1 });
      return open(OPENING).dispose() ?? { outcome: 'accepted' };
    },
    'call',
    isAccepted,
  ),
];

export const pollution = () => [...cases, ...bare];
