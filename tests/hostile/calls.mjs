// A million hostile calls in the life of one module, picked by a seeded generator, with good calls
// between them that are checked. Runs in Node and on a page.

import { WAYS, newAccount, preview } from './kit.mjs';
import { tally } from './tally.mjs';
import { FAMILIES } from './trial.mjs';

const SEED = 20_261_126;
/** Dear ones: they come once in so many calls. */
const SELDOM = 1000;
const SELDOM_FAMILIES = ['pollution', 'documents'];
/** After so many calls each answer is looked at again. */
const CHECKED = 50;

/** After so many calls the page gets round to other things, finalizers among them. */
const LET_GO = 10_000;

/** A generator of 32-bit numbers, the same everywhere (mulberry32). */
function generator(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * Makes the calls. Each ends as its case says, and the good ones between are answered as at first.
 *
 * @param {{ library: object, realm: object, extras: object, memory: () => number }} kit
 * @param {number} calls
 * @returns {Promise<{ lines: string[], passed: number, failed: number }>}
 */
export async function callAndCall(kit, calls) {
  const { library } = kit;
  const account = newAccount(library);
  const whole = { ...kit, account };
  const cases = Object.entries(FAMILIES)
    // Of inputs at the bounds a million would take an hour.
    .filter(([family]) => family !== 'sizes')
    .flatMap(([family, casesOf]) => casesOf(whole).map((one) => ({ ...one, family })));
  const isSeldom = ({ family }) => SELDOM_FAMILIES.includes(family);
  const [seldom, often] = [cases.filter(isSeldom), cases.filter((one) => !isSeldom(one))];
  const state = stateOf(account);
  const next = generator(SEED);
  const counts = {};
  const faults = [];
  let checked = 0;

  // What the longest of them takes is taken before.
  for (const one of cases) call(whole, one);
  const begun = kit.memory();
  for (let made = 1; made <= calls; made += 1) {
    const pool = made % SELDOM === 0 ? seldom : often;
    const one = pool[next(pool.length)];
    const said = call(whole, one);
    counts[one.family] = (counts[one.family] ?? 0) + 1;
    if (said !== wanted(one)) faults.push(`call ${made}, ${one.name}: ${said}`);
    if (made % LET_GO === 0) await new Promise((resolve) => setTimeout(resolve));
    if (made % CHECKED !== 0) continue;
    checked += 1;
    if (stateOf(account) !== state) faults.push(`call ${made}, ${one.name}: all is otherwise`);
    if (10 < faults.length) break;
  }
  const grown = kit.memory() - begun;
  if (1024 * 1024 < grown) faults.push('the memory grew too much');
  account.dispose();
  const kinds = Object.entries(counts).map(([family, count]) => `${count} of ${family}`);
  const told = `${calls} calls (${kinds.join(', ')}), ${checked} good ones between: the memory of the module grew by ${grown / 1024} KiB`;
  const { outcome, tell } = tally();
  tell(told, faults);
  return outcome;
}

const wanted = ({ isRight, code = 'invalidInput' }) => (isRight === undefined ? code : 'taken');

/** What becomes of one call: a code, or that it was taken. */
function call(kit, one) {
  const account = one.isRight === undefined ? kit.account : kit.account.fork();
  try {
    WAYS[one.way](kit.library, account, one.way === 'call' ? one.give : one.give(kit));
    return 'taken';
  } catch (error) {
    return error instanceof kit.library.CreditTermError ? error.code : String(error);
  } finally {
    if (account !== kit.account) account.dispose();
  }
}

/** What is known of an account at little cost. */
function stateOf(account) {
  return JSON.stringify([account.previewOrder(preview()), account.snapshot()]);
}
