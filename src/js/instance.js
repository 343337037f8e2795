// The life of the wasm instance: made at the first call, given up when it breaks, then made anew.

import { CreditTermError } from './error.js';
import { Failure, instantiate } from 'credit-term:glue';
import { BUILD } from 'credit-term:build';
import { compileNow, compileLater } from 'credit-term:source';

/** The section of the wasm file that says which build it belongs to. */
const BUILD_SECTION = 'credit-term';

let compiled;
let compiling;
let shell;
/** Counts the instances, so that an account knows whether the one it lives in is still there. */
let era = 0;

/**
 * Compiles the module off the main thread, once; after a failure it may be tried again.
 *
 * @param {unknown} source Where to take the module from, for entries that load it.
 */
export async function init(source) {
  if (compiled !== undefined) return;
  compiling ??= compile(source);
  try {
    await compiling;
  } finally {
    compiling = undefined;
  }
}

async function compile(source) {
  try {
    compiled = checked(await compileLater(source));
  } catch (cause) {
    throw notLoaded(cause);
  }
}

function checked(module) {
  const [section] = WebAssembly.Module.customSections(module, BUILD_SECTION);
  const build = section === undefined ? 'none' : new TextDecoder().decode(section);
  if (build !== BUILD) {
    const expected = `the wasm file of build ${BUILD}; this one is of build ${build.slice(0, 64)}`;
    throw new CreditTermError('versionMismatch', { expected });
  }
  return module;
}

function notLoaded(cause) {
  if (cause instanceof CreditTermError) return cause;
  // What else the engine throws is an Error; a caller's promise may be rejected with anything.
  const message = cause instanceof Error ? cause.message : undefined;
  return new CreditTermError('loadFailed', { expected: remedy(String(message)), cause });
}

function remedy(message) {
  if (/unsafe-eval|content.security.policy|\bCSP\b/i.test(message)) {
    return "a Content-Security-Policy whose script-src has 'wasm-unsafe-eval'";
  }
  if (/disallowed|buffer size is larger/i.test(message)) {
    return '`await init()` before the first call; this engine does not compile a module of this size on the spot';
  }
  return 'the wasm module of this package';
}

/** The number of the instance in use; accounts of any other are gone. */
export function currentEra() {
  return shell === undefined ? undefined : era;
}

/**
 * Runs one call in the wasm module and turns whatever it throws into a CreditTermError.
 *
 * A call may be made from inside another, as `Intl` is the page's and may have been replaced: it
 * runs in the same instance, and where it breaks that, the outer one has failed too.
 *
 * @template A
 * @param {(shell: object) => A} work
 * @returns {A}
 */
export function call(work) {
  const used = (shell ??= start());
  let facts;
  let cause;
  // Kept only when the call came back in order: whatever goes wrong, be it for want of the stack
  // that handling it would take, no later call sees an instance that was left half-way.
  let isInOrder = false;
  try {
    const answer = work(used);
    isInOrder = shell === used;
    if (isInOrder) return answer;
  } catch (thrown) {
    cause = thrown;
    // All that is thrown beside the module's own word is a trap, a panic's message or an exhausted
    // stack.
    facts = Failure.toldBy(thrown);
    isInOrder = facts !== undefined && shell === used;
  } finally {
    if (!isInOrder && shell === used) shell = undefined;
  }
  if (!isInOrder) throw lost(cause);
  const { code, path, expected } = facts;
  throw new CreditTermError(code, code === 'invalidInput' ? { path, expected } : { expected });
}

function start() {
  try {
    compiled ??= checked(compileNow());
    const started = instantiate(compiled);
    started.reportPanics();
    era += 1;
    return started;
  } catch (cause) {
    throw notLoaded(cause);
  }
}

function lost(cause) {
  const expected =
    'no failure inside the module; it was started anew, and its accounts are disposed of';
  return new CreditTermError('internal', { expected, cause });
}
