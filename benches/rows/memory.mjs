// How much memory the wasm module takes, in whole pages of 64 KiB.
//
// A wasm memory never shrinks, so it always shows the most that was ever in use. Peak: how much a
// fresh instance grows by loading one account from the bytes of its snapshot; the bytes themselves
// are copied into it and count. Live: how much it grows by each further account that is loaded and
// kept. What loading took beyond the account is free again by then and is used for the next one, so
// from the second on memory grows by what an account keeps, and by what the allocator wastes.

import { Worker } from 'node:worker_threads';

import { accountOf, facts } from '../accounts.mjs';
import { digits, row } from '../row.mjs';

const ORDERS = 100_000;
const ACCOUNTS = 6;
const MILLION = 1_000_000;
const MEBIBYTE = 1024 * 1024;

/** Every order is received: a receipt each, half of them billed. */
const received = (place) => (place % 2 === 0 ? 'billed' : 'unbilled');

export async function memory({ creditTerm, entry }) {
  const account = accountOf(creditTerm, facts(ORDERS, received));
  const bytes = new TextEncoder().encode(JSON.stringify(account.snapshot()));
  account.dispose();
  // Nothing is timed here, so they may run beside each other.
  const [sizes, previewed, disposed] = await Promise.all([
    probe(entry, { work: 'load', bytes, count: ACCOUNTS }),
    probe(entry, { work: 'preview', count: MILLION }),
    probe(entry, { work: 'dispose', count: MILLION }),
  ]);
  return [
    ...perOrder(sizes),
    stays('a million previews', grown(previewed)),
    stays('a million accounts opened and disposed of', grown(disposed)),
  ];
}

function perOrder(sizes) {
  const [before, first, second] = sizes;
  const peak = (first - before) / ORDERS;
  const live = (sizes.at(-1) - second) / (ACCOUNTS - 2) / ORDERS;
  const what = (which) => `wasm memory an order, ${which}, 100,000 orders with a receipt each`;
  const bytes = (size) => `${Math.round(size)} bytes`;
  return [
    row(what('live'), bytes(live), live, { most: 400, unit: ' bytes' }),
    row(what('peak of loading'), bytes(peak), peak, { most: 900, unit: ' bytes' }),
  ];
}

const grown = ([before, after]) => (after - before) / MEBIBYTE;

function stays(what, mebibytes) {
  const goal = { most: 1, unit: ' MiB' };
  return row(`wasm memory growth over ${what}`, `${digits(mebibytes)} MiB`, mebibytes, goal);
}

/** Runs rows/memory-probe.mjs in a thread with an instance of its own. */
function probe(entry, workerData) {
  return new Promise((resolve, reject) => {
    const probe = new URL('./memory-probe.mjs', import.meta.url);
    const worker = new Worker(probe, { workerData: { ...workerData, entry } });
    worker.on('message', resolve);
    worker.on('error', reject);
  });
}
