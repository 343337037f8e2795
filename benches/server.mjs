// `npm run bench:server`: sets PostgreSQL up where it is missing, builds the server as it is served, and
// measures it over each store.

import { show } from '../tools/run.mjs';
import { setUpServerBenchmark } from '../tools/setup.mjs';

await setUpServerBenchmark();
const server = ['--profile', 'server', '--features', 'server', '--bench', 'server'];
process.exitCode = await show('cargo', ['bench', '--quiet', ...server]);
