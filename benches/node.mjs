// `npm run bench`: every goal of speed and size, measured side by side, in Node.
// `npm run bench -- --only peers,load` runs a part of it.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from '../tools/build.mjs';
import { DIST } from '../tools/project.mjs';
import { setUpBenchmarks } from '../tools/setup.mjs';
import { options } from './options.mjs';

await setUpBenchmarks();
await build();
// Read only now: the rows use npm packages, which the set-up brings.
const { EVERYWHERE, benchOf } = await import('./everywhere.mjs');
const { memory } = await import('./rows/memory.mjs');
const { native } = await import('./rows/native.mjs');
const { size } = await import('./rows/size.mjs');
const { printHead, printRows, writeJson, writeReadme } = await import('./table.mjs');

const GROUPS = { ...EVERYWHERE, memory, size, native };
const { groups, write } = options(Object.keys(GROUPS));

const entry = pathToFileURL(path.join(DIST, 'index.js')).href;
const bench = { ...benchOf(await import(entry)), entry };
const rows = [];
printHead();
for (const name of groups) {
  const found = await GROUPS[name](bench);
  printRows(found);
  rows.push(...found.map((row) => ({ group: name, ...row })));
}
writeJson('node', `Node ${process.versions.node}`, rows);
if (write) writeReadme();
