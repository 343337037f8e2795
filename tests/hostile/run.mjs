// What is tried with hostile inputs, in whatever environment.

import { callAndCall } from './calls.mjs';
import { tryCopies } from './copies.mjs';
import { failAll } from './failures.mjs';
import { tryLoading, tryResults } from './life.mjs';
import { reenterAll } from './reentry.mjs';
import { together } from './tally.mjs';
import { tryAll } from './trial.mjs';

const CALLS = 1_000_000;

/** Every input, and calls from inside calls. */
export function runAll({ library, realm, extras, instances }) {
  library.CreditAccount.create().dispose();
  const memory = instances.ofLatest();
  return together([tryAll({ library, realm, extras, memory }), reenterAll(library, instances)]);
}

/** Failures of the module. */
export function runFailures({ library, instances }) {
  library.CreditAccount.create().dispose();
  return failAll(library, instances);
}

/** A million of them. */
export function runCalls({ library, realm, extras, instances }) {
  library.CreditAccount.create().dispose();
  return callAndCall({ library, realm, extras, memory: instances.ofLatest() }, CALLS);
}

/** Copies beside each other, and the life of each. */
export async function runCopies({ library, instances }, { copies, words }, { fresh, wasm, page }) {
  library.CreditAccount.create().dispose();
  return together([
    tryResults(library, instances.ofLatest()),
    tryCopies(copies, words, instances),
    await tryLoading(fresh, wasm, page),
  ]);
}
