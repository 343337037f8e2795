// Everything that is tried with hostile inputs, in whatever environment: its lines and its sums.

import { callAndCall } from './calls.mjs';
import { failAll } from './failures.mjs';
import { reenterAll } from './reentry.mjs';
import { tryAll } from './trial.mjs';

/** @returns {{ lines: string[], passed: number, failed: number, expectations: string[] }} */
export function runAll({ library, realm, extras, instances }) {
  library.CreditAccount.create().dispose();
  const inputs = tryAll({ library, realm, extras, memory: instances.ofLatest() });
  const all = [inputs, reenterAll(library, instances), failAll(library, instances)];
  const sum = (count) => all.reduce((total, outcome) => total + outcome[count], 0);
  return {
    lines: all.flatMap(({ lines }) => lines),
    passed: sum('passed'),
    failed: sum('failed'),
    expectations: inputs.expectations,
  };
}

const CALLS = 1_000_000;

/** @returns {Promise<{ lines: string[], passed: number, failed: number }>} */
export function runCalls({ library, realm, extras, instances }) {
  library.CreditAccount.create().dispose();
  return callAndCall({ library, realm, extras, memory: instances.ofLatest() }, CALLS);
}
