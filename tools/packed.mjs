// Packs the package as it would be published and installs it, as a stranger would, into projects of
// their own: one that is run by Node, and the same bundled by Vite for a browser.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { MODULES, ROOT, TARGET, packageJson } from './project.mjs';
import { work } from './run.mjs';
import { npmCommand } from './setup.mjs';

/** Where the packed package is installed. */
export const PROJECT = path.join(TARGET, 'packed');

/** @returns {Promise<string>} The packed package. */
export async function installPacked() {
  rmSync(PROJECT, { recursive: true, force: true });
  mkdirSync(PROJECT, { recursive: true });
  const [npm, ...first] = npmCommand();
  await work(
    'packing the package',
    npm,
    [...first, 'pack', '--ignore-scripts', '--pack-destination', PROJECT],
    { cwd: ROOT },
  );

  const { name, version } = packageJson();
  const project = { name: 'a-shop', private: true, type: 'module' };
  writeFileSync(path.join(PROJECT, 'package.json'), JSON.stringify(project));
  const install = ['install', '--offline', '--no-package-lock', `./${name}-${version}.tgz`];
  await work('installing it in a project of its own', npm, [...first, ...install], {
    cwd: PROJECT,
  });
  writeFileSync(path.join(PROJECT, 'esm.mjs'), "export * from 'credit-term';\n");
  writeFileSync(path.join(PROJECT, 'common.cjs'), "module.exports = require('credit-term');\n");
  for (const entry of ['words', 'client', 'elements']) {
    const esm = `export * from 'credit-term/${entry}';\n`;
    const cjs = `module.exports = require('credit-term/${entry}');\n`;
    writeFileSync(path.join(PROJECT, `${entry}.mjs`), esm);
    writeFileSync(path.join(PROJECT, `${entry}.cjs`), cjs);
  }
  return path.join(PROJECT, `${name}-${version}.tgz`);
}

/**
 * The tree of a page that uses the packed package through Vite, built with its default settings.
 */
export async function bundlePacked(page) {
  const folder = path.join(PROJECT, 'shop');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), page.html);
  writeFileSync(path.join(folder, 'main.js'), page.script);
  const vite = path.join(MODULES, 'vite', 'bin', 'vite.js');
  await work(
    'bundling it with Vite',
    process.execPath,
    [vite, 'build', '--logLevel', 'warn', '--emptyOutDir'],
    { cwd: folder },
  );
  return { '/': path.join(folder, 'dist') };
}
