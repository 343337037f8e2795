// Failures inside the module, real ones: traps, a panic, exhausted stacks and memory. After each the
// package says so once, its accounts are disposed of, and a new one works. Runs in Node and on a
// page.

import { ON, OPENING, newAccount, order, preview, thrownBy } from './kit.mjs';
import { tally } from './tally.mjs';

/** A function `f` of a module of its own, made of these instructions. */
function functionOf(instructions) {
  const body = [0, ...instructions, 0x0b];
  const bytes = [
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...[1, 4, 1, 0x60, 0, 0],
    ...[3, 2, 1, 0],
    ...[5, 3, 1, 0, 1],
    ...[7, 5, 1, 1, 0x66, 0, 0],
    ...[10, body.length + 2, 1, body.length, ...body],
  ];
  return new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports.f;
}

/** What engines stop for. */
const TRAPS = {
  'an instruction that is never reached': [0x00],
  'a division by zero': [0x41, 1, 0x41, 0, 0x6e, 0x1a],
  'a read outside the memory': [0x41, 0x7f, 0x28, 2, 0, 0x1a],
  'recursion without end': [0x10, 0],
};
/** A function of wasm at which the engine stops. */
export const TRAP = functionOf(TRAPS['an instruction that is never reached']);

/** Whatever else may come out of a call, none of it the module's own word. */
const THROWN = {
  'an error': () => new Error('broken'),
  'an exhausted stack': () => new RangeError('Maximum call stack size exceeded'),
  'a plain object with a code': () => ({ code: 'disposed', path: '', expected: 'a lie' }),
  'an object without a prototype': () => ({ __proto__: null, code: 'disposed', expected: 'a lie' }),
  nothing: () => undefined,
  null: () => null,
  'a text': () => 'unreachable',
  'a revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
};

/** Each export, and a call that comes through it. */
const THROUGH = {
  apply: (account) => account.apply(order()),
  view: (account) => account.overview({ on: ON }),
  previewOrder: (account) => account.previewOrder(preview()),
  snapshot: (account) => account.snapshot(),
  fork: (account) => account.fork(),
  create: (account, { CreditAccount }) => CreditAccount.create(),
  load: (account, { CreditAccount }) => CreditAccount.load('{}'),
  __wbindgen_malloc: (account) => account.overview({ on: ON }),
  __wbindgen_free: (account) => account.overview({ on: ON }),
};

/** Gives a memory all that the engine lets it have. */
function exhaust(memory) {
  for (let pages = 65_536; 1 <= pages; pages = Math.floor(pages / 2)) {
    try {
      for (;;) memory.grow(pages);
    } catch {
      // So many are not to be had; fewer may be.
    }
  }
}

/**
 * Breaks what keeps the module from changing its accounts twice at a time, so that its own check
 * panics: the word beside the number of accounts that says whether somebody is at them.
 */
function breakBorrowing({ CreditAccount }, instances) {
  CreditAccount.create();
  const words = () => new Int32Array(instances.latest().buffer).slice(0, 512 * 1024);
  const [before, , behind] = [words(), CreditAccount.create(), words()];
  const counts = [...before.keys()].filter((at) => behind[at] === before[at] + 1);
  const near = counts.flatMap((at) => [...Array(17).keys()].map((step) => at + step - 8));
  return near.filter((at) => 0 <= at && behind[at] === 0);
}

/** @returns {{ lines: string[], passed: number, failed: number }} */
export function failAll(library, instances) {
  const { outcome, tell } = tally();
  const tryOne = (name, fail) => {
    const faults = [];
    const said = lose(library, fail, faults);
    tell(`${name} → ${said}`, faults);
  };
  const through = (name, other) => (account) =>
    instances.whileReplaced(name, other, () => THROUGH[name](account, library));

  for (const [what, instructions] of Object.entries(TRAPS))
    for (const name of ['apply', 'view', '__wbindgen_malloc'])
      tryOne(`${name}: ${what}`, through(name, functionOf(instructions)));
  for (const name of Object.keys(THROUGH))
    for (const [what, thrown] of Object.entries(THROWN)) {
      const other = () => {
        throw thrown();
      };
      tryOne(`${name}: ${what} is thrown`, through(name, other));
    }
  tryOne('no memory is left', () => {
    exhaust(instances.latest());
    library.CreditAccount.load(new Uint8Array(3_000_000).fill(0x20));
  });
  tryOne('no memory is left for a copy', (account) => {
    exhaust(instances.latest());
    for (;;) account.fork();
  });
  tryOne('more accounts than there are numbers for', () => {
    const kept = [];
    for (;;) kept.push(library.CreditAccount.create());
  });
  tell(...panic(library, instances));
  tell(...overflow(library));
  return outcome;
}

/** A failure, and what is left of the accounts; what should be otherwise is added to the faults. */
export function lose(library, fail, faults) {
  const expect = (holds, fault) => holds || faults.push(fault);
  const account = newAccount(library);
  const other = account.fork();
  const error = thrownBy(() => fail(account));
  const isOurs = error instanceof library.CreditTermError && error instanceof Error;
  expect(isOurs && error.code === 'internal', `it threw ${error?.code ?? error}`);
  expect(error?.message?.length < 300, 'its message is missing or long');
  for (const lost of [account, other]) {
    expect(lost.disposed, 'an account is not disposed of');
    const asked = thrownBy(() => lost.overview({ on: ON }));
    expect(asked?.code === 'disposed', `an account answers ${asked?.code}`);
  }
  const anew = newAccount(library);
  const answer = JSON.stringify(anew.snapshot());
  account.dispose();
  account.dispose();
  other.dispose();
  expect(JSON.stringify(anew.snapshot()) === answer, 'a new account is touched by the old ones');
  expect(anew.apply(order()).outcome === 'accepted', 'a new account does not work');
  anew.dispose();
  return `${error?.code}: ${causeOf(error)}`;
}

function causeOf(error) {
  try {
    return String(error.cause.message ?? typeof error.cause).slice(0, 60);
  } catch {
    return 'a cause that says nothing';
  }
}

/** A panic of the module's own, by a word of its memory. */
function panic(library, instances) {
  const faults = [];
  let said;
  const all = breakBorrowing(library, instances);
  for (const at of all) {
    lose(
      library,
      (account) => {
        const memory = new Int32Array(instances.latest().buffer);
        const kept = memory[at];
        memory[at] = -1;
        const error = thrownBy(() => account.fork());
        const { message } = error?.cause ?? {};
        if (/already (mutably )?borrowed/.test(message)) said = message;
        else memory[at] = kept;
        throw error ?? thrownBy(() => instances.whileReplaced('fork', TRAP, () => account.fork()));
      },
      [],
    );
    if (said !== undefined) break;
  }
  if (said === undefined) faults.push(`nothing panicked at ${all.length} words`);
  return [`a panic → internal: ${said}`, faults];
}

/** Goes down so many levels of the stack and works there. */
function down(levels, work) {
  // Not `return down(…)`: WebKit gives the level of such a call back before it makes it.
  if (levels !== 0) down(levels - 1, work);
  else work();
}

/** About the most levels at which something still works. */
function deepest(works) {
  let [fits, most] = [0, 1];
  while (works(most)) [fits, most] = [most, most * 2];
  while (fits < most - 1) {
    const between = Math.floor((fits + most) / 2);
    if (works(between)) fits = between;
    else most = between;
  }
  return fits;
}

/** After so many answers on end there is stack enough. */
const ENOUGH = 100;
/** So many levels above the last that is answered nothing is left of the stack. */
const NOTHING_LEFT = 1200;

function malformed(account) {
  const error = thrownBy(() => account.apply({ type: 5 }));
  if (error.code !== 'invalidInput') throw error;
  return error.path;
}

/** Calls made with less and less of the stack left: never a wrong answer, never half a change. */
function overflow(library) {
  const faults = [];
  const counts = {};
  const lines = JSON.stringify(order({ items: [{ itemId: 'a', quantity: 1, amount: '5.00' }] }));
  const uses = {
    apply: (account) => account.apply(lines).outcome,
    previewOrder: (account) => account.previewOrder(preview()).available,
    overview: (account) => account.overview({ on: ON }).version,
    open: () => library.CreditAccount.open(OPENING).disposed,
    refused: malformed,
    disposed: (account) => account.disposed,
  };
  for (const [name, use] of Object.entries(uses)) {
    const right = newAccount(library);
    const wanted = use(right);
    right.dispose();
    let answers = 0;
    let account = newAccount(library);
    let before = JSON.stringify(account.snapshot());
    const fits = deepest((levels) => {
      const probe = newAccount(library);
      const isAnswered = thrownBy(() => down(levels, () => use(probe))) === undefined;
      probe.dispose();
      return isAnswered;
    });
    for (let levels = fits + NOTHING_LEFT; 0 <= levels && answers < ENOUGH; levels -= 3) {
      let answer;
      const error = thrownBy(() => down(levels, () => (answer = use(account))));
      const said = error === undefined ? 'answered' : (error.code ?? error.name);
      answers = error === undefined ? answers + 1 : 0;
      const told =
        account.disposed && said !== 'internal' ? `${said} with the accounts lost` : said;
      counts[told] = (counts[told] ?? 0) + 1;
      const fault = (what) => faults.push(`${name} at ${levels}: ${what}`);
      if (error === undefined && answer !== wanted) fault(`answered ${answer}`);
      if (!['answered', 'internal', 'RangeError', 'InternalError'].includes(said)) fault(said);
      // Where the stack ended before the module was entered the account goes on, unchanged.
      if (!account.disposed && error !== undefined && JSON.stringify(account.snapshot()) !== before)
        fault('the account is changed in spite of the error');
      if (name !== 'apply' && !account.disposed) continue;
      account.dispose();
      account = newAccount(library);
      before = JSON.stringify(account.snapshot());
    }
    account.dispose();
  }
  const told = Object.entries(counts).map(([said, count]) => `${count} ${said}`);
  return [`calls with less and less of the stack left → ${told.join(', ')}`, faults.slice(0, 20)];
}
