// `npm run openapi`: whether docs/openapi.json says what the server and the types say.
// `npm run openapi -- --write` writes it.

import { readFileSync, writeFileSync } from 'node:fs';

import { documentOf } from './openapi/document.mjs';
import { inProject } from './project.mjs';
import { output } from './run.mjs';

const PLACE = 'docs/openapi.json';
const ASK = 'run --quiet --features server --bin credit-term-server -- openapi'.split(' ');

const routes = output('cargo', ASK);
if (routes === undefined) throw new Error(`\`cargo ${ASK.join(' ')}\` failed.`);
const text = `${JSON.stringify(documentOf(JSON.parse(routes)), null, 2)}\n`;
if (process.argv.includes('--write')) {
  writeFileSync(inProject(PLACE), text);
  console.log(`${PLACE} is written.`);
} else if (readFileSync(inProject(PLACE), 'utf8') === text) {
  console.log(`${PLACE} is what the server and the types say.`);
} else {
  console.log(`${PLACE} is stale: run \`npm run openapi -- --write\`.`);
  process.exitCode = 1;
}
