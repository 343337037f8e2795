// `npm run test:matrix`: the packed package in many environments, each set up in a small project,
// asked the same and held to the answer that this Node gives.
//
// After `--`: `--only next,vite` chooses rows by words of their names, `--write` puts the table in
// the READMEs, `--offline` forgives rows that were not run for want of the registry.

import { build } from '../../tools/build.mjs';
import { installPacked } from '../../tools/packed.mjs';
import { setUpTests } from '../../tools/setup.mjs';

function options(given) {
  const chosen = { only: [], write: false, offline: false };
  for (let at = 0; at < given.length; at += 1) {
    if (given[at] === '--write') chosen.write = true;
    else if (given[at] === '--offline') chosen.offline = true;
    else if (given[at] === '--only' && at + 1 < given.length) {
      at += 1;
      chosen.only = given[at].toLowerCase().split(',');
    } else throw new Error(`\`${given[at]}\` is none of --only <words>, --write, --offline`);
  }
  return chosen;
}

try {
  const chosen = options(process.argv.slice(2));
  await setUpTests();
  await build();
  const tarball = await installPacked();
  // Read only now: it uses npm packages, which the set-up brings.
  const { runMatrix } = await import('./matrix.mjs');
  process.exitCode = (await runMatrix(tarball, chosen)) ? 0 : 1;
} catch (error) {
  console.error(`\n${error.message}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
