// Runs in a thread of its own: one fresh instance of the package's wasm module, and how large its
// memory becomes. The package keeps the instance to itself, so it is caught as it is made.

import { parentPort, workerData } from 'node:worker_threads';

const { entry, work, bytes, count } = workerData;

let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = function caught(...given) {
  const instance = new Instance(...given);
  ({ memory } = instance.exports);
  return instance;
};
const { CreditAccount } = await import(entry);
const { TERMS, OPENED_ON, accountOf, facts, previewRequests } = await import('../accounts.mjs');
CreditAccount.create().dispose();

const size = () => memory.buffer.byteLength;

const WORK = {
  /** The size before, and after each of so many accounts that are loaded and kept. */
  load() {
    const sizes = [size()];
    const kept = [];
    for (let number = 0; number < count; number += 1) {
      kept.push(CreditAccount.load(bytes));
      sizes.push(size());
    }
    return sizes;
  },

  /** The size before and after so many previews. */
  preview() {
    const account = accountOf({ CreditAccount }, facts(100));
    const requests = previewRequests(512);
    const ask = (calls) => {
      for (let call = 0; call < calls; call += 1) account.previewOrder(requests[call % 512]);
    };
    return beforeAndAfter(ask);
  },

  /** The size before and after so many accounts, each opened and disposed of. */
  dispose() {
    return beforeAndAfter((calls) => {
      for (let call = 0; call < calls; call += 1)
        CreditAccount.open({ on: OPENED_ON, terms: TERMS }).dispose();
    });
  },
};

/** The first calls make what is made once. */
function beforeAndAfter(ask) {
  ask(1000);
  const before = size();
  ask(count);
  return [before, size()];
}

parentPort.postMessage(WORK[work]());
