// Where things are in this project, and which versions of its tools it needs.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const TARGET = path.resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
export const DIST = path.join(ROOT, 'dist');
export const TOOLS = path.join(ROOT, '.tools');
export const MODULES = path.join(ROOT, 'node_modules');

export const WASM_TARGET = 'wasm32-unknown-unknown';
/** What the benchmarks run in Node: a whole program, with arguments and a clock. */
export const WASI_TARGET = 'wasm32-wasip1';
export const WASM_PACK_VERSION = '0.15.1';

export const inProject = (...parts) => path.join(ROOT, ...parts);
export const tool = (name) => path.join(TOOLS, 'bin', name);

/**
 * The command-line tool and the crate must be of the same version; the crate's is the one that is
 * locked.
 */
export function wasmBindgenVersion() {
  const lock = readFileSync(inProject('Cargo.lock'), 'utf8');
  const [, version] = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(lock);
  return version;
}

export function packageJson() {
  return JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
}
