// The peers of the benchmarks give the answers of this package: what is timed beside it does the
// same work.

import assert from 'node:assert/strict';
import test from 'node:test';

import { agreement } from '../../benches/peers/agreement.mjs';
import { esm } from './packed.mjs';

test('the peers of the benchmarks answer as the package does', () => {
  const { differing, ...met } = agreement(esm);
  assert.deepEqual(differing[0], undefined);
  for (const [kind, count] of Object.entries(met))
    assert.ok(100 <= count, `only ${count} ${kind}`);
});
