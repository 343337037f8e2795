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
  // Some engines compile ahead all the same, and stop at the first call.
  for (const [name, library] of Object.entries({ 'init()': index, 'init() of a file': apart })) {
    const error = await library.init().catch((thrown) => thrown);
    judge(name, error ?? thrownBy(() => newAccount(library)));
  }
  const said = words.describeError(
    thrownBy(() => newAccount(index)),
    'en',
  );
  check(0 < said.length, `without 'wasm-unsafe-eval': in words → ${said}`);
  return outcome;
}

document.documentElement.dataset.ready = 'true';
globalThis.outcome = await main();
