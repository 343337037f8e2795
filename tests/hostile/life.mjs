// The life of the module in `credit-term/init`: before it is loaded, loaded from what is no module of
// it, loaded again; and the life of what it answers. Runs in Node and on a page.

import { ON, newAccount, order, polluted, preview, thrownBy } from './kit.mjs';
import { tally } from './tally.mjs';

const RESULTS = 300_000;
const INSTANT = new Date('2026-10-31T12:00:00Z');
const EMPTY_MODULE = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const throwing = () => {
  throw new Error('from the caller');
};

/** All that needs the module. */
const USES = {
  create: ({ CreditAccount }) => CreditAccount.create(),
  open: (library) => newAccount(library),
  load: ({ CreditAccount }) => CreditAccount.load('{}'),
  replay: ({ CreditAccount }) => CreditAccount.replay([]),
  fromFacts: ({ CreditAccount }) => CreditAccount.fromFacts({}),
  calendar: ({ calendar }) => calendar({}),
  businessDate: ({ businessDate }) => businessDate(INSTANT, 'UTC'),
};

/** What is no module of this build, and what is said of it. */
const SOURCES = (wasm, page) => ({
  garbage: ['loadFailed', () => new Uint8Array([1, 2, 3])],
  'no bytes': ['loadFailed', () => new Uint8Array(0)],
  'half of it': ['loadFailed', () => wasm.slice(0, wasm.length / 2)],
  'a web page': ['loadFailed', () => new TextEncoder().encode('<!doctype html>')],
  'the answer that there is none': ['loadFailed', () => new Response('no', { status: 404 })],
  'an answer that is a web page': ['loadFailed', () => answer('<h1>Hello</h1>', 'text/html')],
  'a web page that says it is wasm': ['loadFailed', () => answer('<h1>', 'application/wasm')],
  'an answer that was read': ['loadFailed', () => answered(wasm)],
  'a promise of nothing': ['loadFailed', () => Promise.reject(undefined)],
  'a promise that throws a symbol': ['loadFailed', () => Promise.reject(Symbol('x'))],
  'a promise that throws a trap': ['loadFailed', () => Promise.reject(trapped())],
  'what is like a promise': ['loadFailed', () => ({ then: throwing })],
  'a symbol': ['loadFailed', () => Symbol('x')],
  'another module': ['versionMismatch', () => new Uint8Array(EMPTY_MODULE)],
  'a module of another build': ['versionMismatch', () => ofAnotherBuild(wasm)],
  'a compiled module of another build': [
    'versionMismatch',
    () => new WebAssembly.Module(ofAnotherBuild(wasm)),
  ],
  ...page,
});

/** Ways to hand over the module itself. */
const GOOD = (wasm) => ({
  bytes: () => wasm,
  'a buffer': () => wasm.slice().buffer,
  'a view of data': () => new DataView(wasm.slice().buffer),
  'a compiled module': () => new WebAssembly.Module(wasm),
  'an answer': () => answer(wasm, 'application/wasm'),
  'an answer of no type': () => answer(wasm, 'application/octet-stream'),
  'a promise of an answer': () => Promise.resolve(answer(wasm, 'application/wasm')),
});

const answer = (bytes, type) => new Response(bytes, { headers: { 'content-type': type } });
async function answered(wasm) {
  const response = answer(wasm, 'application/wasm');
  await response.arrayBuffer();
  return response;
}
const trapped = () => ({
  get message() {
    return throwing();
  },
});
function ofAnotherBuild(wasm) {
  const other = wasm.slice();
  other[other.length - 1] ^= 1;
  return other;
}

/** How a promise ends: `fine`, or the code of an error of this package. */
const ended = ({ CreditTermError }, promise) =>
  promise.then(
    () => 'fine',
    (error) => (error instanceof CreditTermError ? error.code : String(error)),
  );

/**
 * @param {() => Promise<object>} fresh Gives another copy of `credit-term/init`.
 * @param {Uint8Array} wasm The bytes of its wasm file.
 * @param {object} page Further sources that are no module, of this environment.
 */
export async function tryLoading(fresh, wasm, page) {
  const { outcome, check } = tally();
  const before = await fresh();
  for (const [name, use] of Object.entries(USES)) {
    const code = thrownBy(() => use(before))?.code;
    check(code === 'notInitialised', `${name} before init → ${code}`);
  }
  for (const [name, [wanted, source]] of Object.entries(SOURCES(wasm, page))) {
    const library = await fresh();
    const code = await ended(library, library.init(source()));
    const still = thrownBy(() => newAccount(library))?.code;
    const again = await ended(library, library.init(wasm));
    const works = newAccount(library).disposed === false;
    const isRight = code === wanted && still === 'notInitialised' && again === 'fine' && works;
    check(isRight, `init with ${name} → ${code}, then with the module itself → ${again}`);
  }
  for (const [name, source] of Object.entries(GOOD(wasm))) {
    const library = await fresh();
    const code = await ended(library, library.init(source()));
    check(code === 'fine' && !newAccount(library).disposed, `init with ${name} → ${code}`);
  }
  const library = await fresh();
  const codes = await Promise.all(
    Array.from({ length: 10 }, () => ended(library, library.init(wasm))),
  );
  check(new Set(codes).size === 1 && codes[0] === 'fine', `ten times init at once → ${codes[0]}`);
  const account = newAccount(library);
  const later = await ended(library, library.init(new Uint8Array(1)));
  check(later === 'fine' && !account.disposed, `init again with another source → ${later}`);
  return outcome;
}

/** What becomes of accounts and answers that are kept, copied, changed or let go. */
export function tryResults(library, memory) {
  const { outcome, check } = tally();
  const account = newAccount(library);
  const before = JSON.stringify(account.snapshot());
  const result = account.fork().apply(order());
  check(
    JSON.stringify(structuredClone(result)) === JSON.stringify(result),
    'an answer is cloned as it is',
  );
  for (const answered of [account.overview({ on: ON }), account.previewOrder(preview()), result]) {
    answered.available = '0.00';
    answered.refusals = undefined;
  }
  const snapshot = account.snapshot();
  snapshot.orders.length = 0;
  check(
    JSON.stringify(account.snapshot()) === before,
    'an answer may be changed; the account is not',
  );
  check(JSON.stringify(account) === '{}', 'an account shows nothing of itself');
  check(
    thrownBy(() => structuredClone(account).overview({ on: ON })) !== undefined,
    'a cloned account is none',
  );
  const other = account.fork();
  other.dispose();
  other.dispose();
  check(other.disposed && !account.disposed, 'to dispose twice is to dispose once');
  const begun = memory();
  let last;
  for (let turn = 0; turn < RESULTS; turn += 1) last = account.previewOrder(preview());
  const grown = memory() - begun;
  check(grown === 0 && last.decision === 'accepted', `${RESULTS} answers → ${grown} bytes more`);
  check(
    polluted(Object.prototype, 'dispose', { value: throwing }, () => account.dispose()) ===
      undefined && account.disposed,
    'an account is disposed of',
  );
  return outcome;
}
