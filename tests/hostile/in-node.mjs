// Tries every hostile input in Node, by import and by require, and prints what happened to each.

import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import vm from 'node:vm';

import { watchInstances } from './memory.mjs';

const instances = watchInstances();
const { WAYS_IN } = await import('../js/packed.mjs');
const { runAll } = await import('./run.mjs');

const realm = vm.createContext({});
vm.runInContext(readFileSync(new URL('realm.js', import.meta.url), 'utf8'), realm);
const extras = {
  'a buffer of Node': () => Buffer.from('{}'),
  'a stream': () => Readable.from(['{}']),
  'the process': () => process,
  'the global object': () => globalThis,
};

let passed = 0;
let failed = 0;
for (const [way, library] of Object.entries(WAYS_IN)) {
  const outcome = runAll({ library, realm: realm.make, extras, instances });
  console.log(`${way}\n${outcome.lines.join('\n')}`);
  passed += outcome.passed;
  failed += outcome.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
