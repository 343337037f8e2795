// `npm run bench:server`: sets PostgreSQL up where it is missing, builds the server as it is served, and
// measures it over each store; with `-- --write` it puts what it printed into the documents.

import { writeBetween } from '../tools/marked.mjs';
import { lastShown, show } from '../tools/run.mjs';
import { setUpServerBenchmark } from '../tools/setup.mjs';

/** The table alone, without what Cargo or a server said besides. */
const tableOf = (shown) => shown.slice(shown.indexOf('SQLite, ')).trim();

await setUpServerBenchmark();
const server = ['--profile', 'server', '--features', 'server', '--bench', 'server'];
process.exitCode = await show('cargo', ['bench', '--quiet', ...server]);
if (process.exitCode === 0 && process.argv.includes('--write'))
  writeBetween(
    'docs/server.md',
    'bench:server',
    `\n\`\`\`text\n${tableOf(lastShown())}\n\`\`\`\n\n`,
  );
