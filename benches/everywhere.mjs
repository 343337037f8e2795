// What the rows that run both in Node and in a browser share.

import { accountOf, facts } from './accounts.mjs';
import { growth } from './rows/growth.mjs';
import { load } from './rows/load.mjs';
import { peers, tuned } from './rows/peers.mjs';

/** The rows that need nothing but the package. */
export const EVERYWHERE = { growth, peers, tuned, load };

/** Accounts are made once for each size, and asked by several rows. */
export function benchOf(creditTerm) {
  const made = new Map();
  const ofSize = (size) => {
    if (!made.has(size)) made.set(size, accountOf(creditTerm, facts(size)));
    return made.get(size);
  };
  return { creditTerm, ofSize };
}
