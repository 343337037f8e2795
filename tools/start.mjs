// `npm start`: sets up what is missing, builds what is stale, shows the main job in the terminal, and
// starts the server and the page.

import path from 'node:path';

import { build } from './build.mjs';
import { ROOT } from './project.mjs';
import { serve } from './serve.mjs';
import { buildServer, startServer } from './server.mjs';
import { setUpTools } from './setup.mjs';
import { printWorkedPreview } from './worked-preview.mjs';

try {
  console.log('Setting up and building, where something is missing or stale …');
  await setUpTools();
  await build();
  await printWorkedPreview();
  const program = await buildServer();
  const data = process.env.CREDIT_TERM_DATA ?? path.join(ROOT, 'credit-term-data');
  const server = await startServer({ program, data });
  const port = Number(process.env.PORT ?? 0);
  const { address } = await serve({ port, api: server.address });
  console.log(`The server is at ${server.address}, its accounts in ${data}`);
  console.log(`The page is at  ${address}/  (Ctrl-C ends both)`);
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
