// `npm test`: sets up what is missing, builds what is stale, runs every suite and sums up.
// `npm test -- page clippy` runs only the suites whose names hold one of the words.

import { build } from './build.mjs';
import { installPacked } from './packed.mjs';
import { lastShown } from './run.mjs';
import { setUpTests } from './setup.mjs';

async function runSuites(suites) {
  const results = [];
  for (const { name, run } of suites) {
    console.log(`\n━━ ${name}`);
    const began = Date.now();
    lastShown();
    const passed = await run().then((code) => code === 0, failed);
    const seconds = Math.round((Date.now() - began) / 1000);
    results.push({ name, passed, seconds, said: lastShown() });
  }
  return results;
}

function failed(error) {
  console.log(error.stack ?? error);
  return false;
}

function sumUp(results) {
  // What failed is said again here, where whoever reads the end of it finds it.
  for (const { name, said } of results.filter(({ passed }) => !passed))
    console.log(`\n━━ ${name} failed. Its last lines:\n${said}`);
  const widest = Math.max(...results.map(({ name }) => name.length));
  console.log('\n━━ Summary');
  for (const { name, passed, seconds } of results) {
    console.log(`${passed ? '✓ passed' : '✗ FAILED'}  ${name.padEnd(widest)}  ${seconds} s`);
  }
  const count = results.filter(({ passed }) => passed).length;
  console.log(`${count} passed, ${results.length - count} failed`);
  process.exitCode = count === results.length ? 0 : 1;
}

try {
  console.log('Setting up and building, where something is missing or stale …');
  await setUpTests();
  await build();
  await installPacked();
  // Read only now: the suites use npm packages, which the set-up brings.
  const { SUITES } = await import('./suites.mjs');
  const words = process.argv.slice(2);
  const chosen = SUITES.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  if (chosen.length === 0) throw new Error(`No suite is named like ${words.join(', ')}.`);
  sumUp(await runSuites(chosen));
} catch (error) {
  console.error(`\n${error.message}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
