// Writes the page as a folder for any static web host: `npm run page [folder]`.

import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { build } from './build.mjs';
import { TARGET } from './project.mjs';
import { PAGE } from './serve.mjs';
import { setUpBuild } from './setup.mjs';

const folder = path.resolve(process.argv[2] ?? path.join(TARGET, 'page'));

await setUpBuild();
await build();
rmSync(folder, { recursive: true, force: true });
for (const [mount, source] of Object.entries(PAGE)) {
  const place = path.join(folder, mount);
  mkdirSync(place, { recursive: true });
  cpSync(source, place, { recursive: true });
}
console.log(`The page is in ${folder}.`);
