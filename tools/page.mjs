// Writes the page as a folder for any static web host: `npm run page [folder]`.

import path from 'node:path';

import { build } from './build.mjs';
import { writePage } from './page-tree.mjs';
import { TARGET } from './project.mjs';
import { setUpBuild } from './setup.mjs';

const folder = path.resolve(process.argv[2] ?? path.join(TARGET, 'page'));

await setUpBuild();
await build();
writePage(folder);
console.log(`The page is in ${folder}.`);
