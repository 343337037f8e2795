// A page whose policy forbids wasm: each way in says which directive is missing, and each again.

import { newAccount, thrownBy } from './kit.mjs';
import { tally } from './tally.mjs';

const { outcome, check } = tally();

function judge(name, error) {
  const isRight = error?.code === 'loadFailed' && error.expected.includes("'wasm-unsafe-eval'");
  check(
    isRight,
    `without 'wasm-unsafe-eval': ${name} → ${error?.code}: expected ${error?.expected}`,
  );
}

async function main() {
  const index = await import('/credit-term/index.js');
  const apart = await import('/credit-term/init.js');
  const words = await import('/credit-term/words.js');
  for (const turn of ['a call', 'another call'])
    judge(
      turn,
      thrownBy(() => newAccount(index)),
    );
  for (const [name, { init }] of Object.entries({ 'init()': index, 'init() of a file': apart }))
    judge(name, await init().catch((error) => error));
  const said = words.describeError(
    thrownBy(() => newAccount(index)),
    'en',
  );
  check(0 < said.length, `without 'wasm-unsafe-eval': in words → ${said}`);
  return outcome;
}

document.documentElement.dataset.ready = 'true';
globalThis.outcome = await main();
