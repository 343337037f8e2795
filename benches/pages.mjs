// The pages of the browser benchmarks, bundled with the peers' libraries; the package itself is
// served as it is.

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { build, stop } from 'esbuild';

import { glueFactory } from '../tools/glue.mjs';
import { DIST, TARGET, inProject } from '../tools/project.mjs';

const FOLDER = path.join(TARGET, 'bench', 'page');

export const TREE = { '/credit-term/': DIST, '/': FOLDER };

/** Each page's script; a page is the one document with another script. */
const PAGES = { index: 'rows', first: 'first', bare: 'bare' };

export async function bundlePages() {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const document = readFileSync(inProject('benches', 'page', 'index.html'), 'utf8');
  for (const [page, script] of Object.entries(PAGES))
    writeFileSync(path.join(FOLDER, `${page}.html`), document.replace('SCRIPT', `./${script}.js`));
  await build({
    entryPoints: Object.values(PAGES).map((it) => inProject('benches', 'page', `${it}.mjs`)),
    outdir: FOLDER,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    external: ['/credit-term/*', '/glue.js'],
  });
  await stop();
  const generated = path.join(TARGET, 'package', 'credit_term.js');
  writeFileSync(path.join(FOLDER, 'glue.js'), glueFactory(readFileSync(generated, 'utf8')));
  copyFileSync(path.join(TARGET, 'package', 'optimised.wasm'), path.join(FOLDER, 'bare.wasm'));
}
