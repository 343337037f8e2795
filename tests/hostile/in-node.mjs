// Tries every hostile input in Node, by import and by require, and prints what happened to each.
// With `calls` it makes a million of them instead.

import { watchInstances } from './memory.mjs';
import { extras, realm } from './node-kit.mjs';

const instances = watchInstances();
const { WAYS_IN } = await import('../js/packed.mjs');
const { runAll, runCalls } = await import('./run.mjs');

const isOfCalls = process.argv.includes('calls');
let passed = 0;
let failed = 0;
for (const [way, library] of Object.entries(WAYS_IN)) {
  if (isOfCalls && way !== 'ESM') continue;
  const outcome = await (isOfCalls ? runCalls : runAll)({ library, realm, extras, instances });
  console.log(`${way}\n${outcome.lines.join('\n')}`);
  passed += outcome.passed;
  failed += outcome.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && 0 < passed ? 0 : 1;
