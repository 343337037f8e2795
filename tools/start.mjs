// `npm start`: sets up what is missing, builds what is stale, serves the page and shows the main
// job in the terminal.

import { build } from './build.mjs';
import { serve } from './serve.mjs';
import { setUpTools } from './setup.mjs';
import { printWorkedPreview } from './worked-preview.mjs';

try {
  console.log('Setting up and building, where something is missing or stale …');
  await setUpTools();
  await build();
  await printWorkedPreview();
  const { address } = await serve({ port: Number(process.env.PORT ?? 0) });
  console.log(`The page is at  ${address}/  (Ctrl-C ends it)`);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
