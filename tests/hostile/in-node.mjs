// Tries every hostile input in Node, by import and by require, and prints what failed; with `all`
// behind what is tried, what happened to each.
// With `failures` it breaks the module instead, with `calls` it makes a million of them, with
// `copies` it tries copies of the package beside each other and the ways to load it.

import { copiesInNode, extras, loadingInNode, realm } from './node-kit.mjs';
import { watchInstances } from './memory.mjs';

const instances = watchInstances();
const { WAYS_IN } = await import('../js/packed.mjs');
const { runAll, runCalls, runCopies, runFailures } = await import('./run.mjs');
const { report, together } = await import('./tally.mjs');

const kit = (library) => ({ library, realm, extras, instances });
const RUNS = {
  inputs: async () =>
    together(
      Object.entries(WAYS_IN).map(([way, library]) => {
        const { lines, ...sums } = runAll(kit(library));
        return { lines: [way, ...lines], ...sums };
      }),
    ),
  failures: () => runFailures(kit(WAYS_IN.ESM)),
  calls: () => runCalls(kit(WAYS_IN.ESM)),
  copies: async () => runCopies(kit(WAYS_IN.ESM), await copiesInNode(), loadingInNode()),
};

const [asked = 'inputs', all] = process.argv.slice(2);
process.exitCode = report(await RUNS[asked](), all === 'all');
