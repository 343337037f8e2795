// How soon the first answer is there, once the package is imported: compiling the module included.
// Each turn is a page of its own, on an origin of its own, in a process of its own: engines keep
// what they have compiled once.

import { withPage } from '../../tools/browsers.mjs';
import { TREE } from '../pages.mjs';
import { timeRow } from '../row.mjs';

const ROUNDS = 12;

export async function start() {
  const taken = { left: [], right: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    taken.left.push(await microseconds('/first.html'));
    taken.right.push(await microseconds('/bare.html'));
  }
  const [left, right] = [Math.min(...taken.left), Math.min(...taken.right)];
  const what = 'first preview after import ÷ compile and instantiate of the bare module';
  return [timeRow(what, { left, right, ratio: left / right }, { most: 1.5 })];
}

async function microseconds(address) {
  let milliseconds;
  await withPage(
    address,
    async (page) => {
      milliseconds = await page.evaluate(() => globalThis.milliseconds());
    },
    { tree: TREE },
  );
  return milliseconds * 1000;
}
