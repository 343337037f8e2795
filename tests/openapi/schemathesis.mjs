// `npm run test:schemathesis`: requests made up from docs/openapi.json, and from its schemas broken
// on purpose, against the running server. No answer may be a 5xx or other than the document says.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { TOOLS, inProject } from '../../tools/project.mjs';
import { show } from '../../tools/run.mjs';
import { startServer } from '../../tools/server.mjs';
import { setUpSchemathesis } from '../../tools/setup.mjs';
import { buildServer, built } from '../server/running.mjs';

const LEAST_CASES = 5000;
/** For each operation and in each phase that makes values up. */
const EXAMPLES = '25';

await setUpSchemathesis();
await buildServer();
const folder = mkdtempSync(path.join(tmpdir(), 'credit-term-'));
const said = [];
const server = await startServer({
  program: built('credit-term-server'),
  data: path.join(folder, 'data'),
  options: ['--requests-a-second', '1000000'],
  say: (line) => said.push(line),
});
/** The sample merchant's key is what is told last. */
const key = said.at(-1);
try {
  const report = path.join(folder, 'report.json');
  const code = await show(
    'python3',
    [
      ['-m', 'schemathesis.cli', '--config-file', inProject('tests/openapi/schemathesis.toml')],
      ['run', inProject('docs/openapi.json'), '--url', server.address],
      ['--header', `Authorization: Bearer ${key}`],
      ['--max-examples', EXAMPLES, '--checks', 'all', '--continue-on-failure'],
      ['--report', 'json', '--report-json-path', report],
      process.argv.slice(2),
    ].flat(),
    { cwd: folder, env: { PYTHONPATH: path.join(TOOLS, 'python') } },
  );
  const { test_cases: cases } = JSON.parse(readFileSync(report, 'utf8'));
  const isEnough = process.argv.length !== 2 || LEAST_CASES <= cases.generated;
  if (!isEnough) console.log(`Only ${cases.generated} cases were tried, not ${LEAST_CASES}.`);
  process.exitCode = code === 0 && isEnough ? 0 : 1;
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
