// Lays further copies of the installed package out: at another address, by CommonJS under a name
// that browsers take for a script, and one that calls itself another build.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { PROJECT } from '../../tools/packed.mjs';

const DIST = path.join(PROJECT, 'node_modules', 'credit-term', 'dist');

/** @returns {string} The folder that they are in. */
export function layOutCopies() {
  const folder = path.join(PROJECT, 'copies');
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(DIST, 'index.js'), path.join(folder, 'index.js'));
  copyFileSync(path.join(DIST, 'index.cjs'), path.join(folder, 'common.js'));
  copyFileSync(path.join(DIST, 'words.cjs'), path.join(folder, 'words.common.js'));
  const code = readFileSync(path.join(DIST, 'init.js'), 'utf8');
  const [, build] = /BUILD = "([^"]+)"/.exec(code);
  const other = build.replace(/.{4}$/, (last) => (last === '0000' ? '1111' : '0000'));
  writeFileSync(path.join(folder, 'init.js'), code.replaceAll(build, other));
  const wasm = readFileSync(path.join(DIST, 'credit-term.wasm'), 'latin1');
  writeFileSync(path.join(folder, 'credit-term.wasm'), wasm.replace(build, other), 'latin1');
  return folder;
}
