// Cloudflare Workers, where a module may be compiled at deployment only.

import { ANSWERS, MARK } from '../app/sources.mjs';

const WORKER = {
  'answers.js': ANSWERS,
  'worker.js': `import { answers } from './answers.js';

export default { fetch: () => new Response(answers()) };
`,
  'wrangler.toml': `name = "a-shop"
main = "worker.js"
compatibility_date = "2026-07-01"
`,
};

/** Runs what Wrangler would upload. */
const IN_MINIFLARE = `import { Miniflare } from 'miniflare';

const flare = new Miniflare({
  compatibilityDate: '2026-07-01',
  modules: true,
  modulesRules: [{ type: 'CompiledWasm', include: ['**/*.wasm'] }],
  scriptPath: 'out/worker.js',
});
const response = await flare.dispatchFetch('http://localhost/');
console.log('${MARK}' + (await response.text()));
await flare.dispose();
`;

export default [
  {
    in: 'workers',
    tools: ['wrangler', 'miniflare'],
    files: { ...WORKER, 'run.mjs': IN_MINIFLARE },
    build: [['wrangler', 'deploy', '--dry-run', '--outdir', 'out']],
    rows: [{ name: 'Cloudflare Workers, as uploaded, in Miniflare', print: ['node', 'run.mjs'] }],
  },
  {
    in: 'workers',
    tools: ['wrangler'],
    files: WORKER,
    serve: ['wrangler', 'dev', '--port', '{port}'],
    rows: [{ name: 'Cloudflare Workers, local server', fetch: '/' }],
  },
];
