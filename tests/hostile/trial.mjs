// Tries every hostile input and says of each what happened. After each one the account is as before,
// and the next good question is answered as before.

import { code } from './code.mjs';
import { commands } from './commands.mjs';
import { dates } from './dates.mjs';
import { documents } from './documents.mjs';
import { DOCUMENTS, MARK, ON, REQUESTS, WAYS, newAccount, preview, textOf } from './kit.mjs';
import { money } from './money.mjs';
import { pollution } from './pollution.mjs';
import { shape } from './shape.mjs';
import { sizes } from './sizes.mjs';
import { tally } from './tally.mjs';
import { text } from './text.mjs';

export const FAMILIES = { shape, code, pollution, money, text, dates, commands, documents, sizes };
const MOST_ECHOED = 64;
const LONGEST_MESSAGE = 500;
const POINTER = /^(\/([^~/]|~[01])*)*$/;
/** What may be given as an object and as its text, and is then judged alike. */
const ALIKE = [...REQUESTS, 'calendar', ...DOCUMENTS];

/** What may be longer than a command: the module keeps the room that it took. */
const LARGE = ['simulate', ...DOCUMENTS];
const MIB = 1024 * 1024;

/**
 * @param {object} kit `library`: the package; `realm`: makes values of another realm; `extras`:
 * values that are no plain objects and exist in this environment only; `memory`: the bytes of the
 * wasm memory.
 * @returns {{ lines: string[], passed: number, failed: number, expectations: string[] }}
 */
export function tryAll(kit) {
  let account = newAccount(kit.library);
  const state = stateOf(kit.library, account);
  const { outcome, check, tell } = tally();
  const expectations = new Set();
  const tryEach = (cases, what, mostGrown) => {
    const begun = kit.memory();
    for (const one of cases) {
      const faults = [];
      const said = tryOne({ ...kit, account }, one, faults, expectations);
      if (stateOf(kit.library, account) !== state) {
        faults.push('the account is not as it was');
        account = newAccount(kit.library);
      }
      tell(`${one.family}: ${one.way}: ${shown(one.name)} → ${said}`, faults);
    }
    const grown = kit.memory() - begun;
    check(grown <= mostGrown, `${what}: the memory of the module grew by ${grown / 1024} KiB`);
  };
  const all = Object.entries(FAMILIES).flatMap(([family, casesOf]) =>
    casesOf(kit).map((one) => ({ ...one, family })),
  );
  const isLarge = ({ way }) => LARGE.includes(way);
  tryEach(
    all.filter((one) => !isLarge(one)),
    'commands and requests',
    MIB,
  );
  tryEach(all.filter(isLarge), 'what-ifs and documents, of some megabytes themselves', 6 * MIB);
  account.dispose();
  return { ...outcome, expectations: [...expectations] };
}

/** All that a caller can see of an account, and the answer to a good question. */
function stateOf({ calendar }, account) {
  if (account.disposed) return 'disposed of';
  return JSON.stringify([
    account.disposed,
    account.snapshot(),
    account.previewOrder(preview()),
    calendar({ terms: account.terms({ on: ON }).terms, from: ON, periods: 1 }),
  ]);
}

/** Hands one input over; what is not as it should be is added to the faults. */
function tryOne(kit, one, faults, expectations) {
  const { isRight, code: wanted = 'invalidInput', path } = one;
  // A getter may be read once only: an input that is given twice is made twice.
  const given = give(kit, one);
  const { error, answer } = attempt(kit, one, given);
  if (isRight !== undefined) {
    if (error !== undefined) faults.push(`refused: ${describe(error)}`);
    else if (!isSo(() => isRight(answer, kit)))
      faults.push(`answered ${shown(JSON.stringify(answer))}`);
    return 'taken';
  }
  if (error === undefined) {
    faults.push(`taken: ${shown(JSON.stringify(answer))}`);
    return 'taken';
  }
  judge(kit, error, { wanted, path, given }, faults);
  if (faults.length === 0) expectations.add(error.expected);
  // What runs code has no text, and may look as if it had.
  const isAlike = one.family !== 'code' && ALIKE.includes(one.way);
  const text = isAlike ? textOf(given) : undefined;
  if (text === undefined || typeof given === 'string') return describe(error);
  const told = describe(attempt(kit, one, text).error);
  if (told !== describe(error)) faults.push(`as JSON text: ${told}`);
  return `${describe(error)}, as object and as text`;
}

/** Whether something holds; an answer of another form is none that does. */
function isSo(judge) {
  try {
    return judge();
  } catch {
    return false;
  }
}

const give = (kit, { way, give: made }) => (way === 'call' ? made : made(kit));

/** Hands over on a copy what may be taken, on the account itself what must not change it. */
function attempt(kit, { way, isRight }, given) {
  const account = isRight === undefined ? kit.account : kit.account.fork();
  try {
    return { answer: WAYS[way](kit.library, account, given) };
  } catch (error) {
    return { error };
  } finally {
    if (account !== kit.account) account.dispose();
  }
}

function judge({ library }, error, { wanted, path }, faults) {
  if (!(error instanceof library.CreditTermError) || !(error instanceof Error))
    return faults.push(`no CreditTermError: ${error}`);
  const { code: found, expected, message } = error;
  if (found !== wanted) faults.push(`the code is ${found}, not ${wanted}`);
  if (path !== undefined && error.path !== path) faults.push(`the path is not ${path}`);
  if (found === 'invalidInput' && !POINTER.test(error.path)) faults.push('the path is no pointer');
  if (typeof expected !== 'string' || expected === '') faults.push('nothing was expected');
  const told = `${error.path}${expected}`;
  if (MOST_ECHOED < told.split(MARK).length - 1) faults.push('too much of the input is repeated');
  if (LONGEST_MESSAGE < message.length) faults.push(`the message has ${message.length} characters`);
  if (!message.isWellFormed?.()) faults.push('the message is no well-formed text');
}

function describe(error) {
  if (error === undefined) return 'taken';
  const { code: found, path, expected } = error;
  return path === undefined
    ? `${found}: expected ${expected}`
    : `${found} at "${path}": expected ${expected}`;
}

function shown(text) {
  return Array.from(`${text}`.slice(0, 120), (character) => {
    const point = character.codePointAt(0);
    const isShown = 0x20 <= point && !/[\p{C}\p{Z}]/u.test(character === ' ' ? 'x' : character);
    return isShown ? character : `\\u{${point.toString(16)}}`;
  }).join('');
}
