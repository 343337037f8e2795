// Runs a program that was built for WASI: `node benches/wasi.mjs program.wasm arguments`.

import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

const [program, ...given] = process.argv.slice(2);
const wasi = new WASI({ version: 'preview1', args: [program, ...given], returnOnExit: true });
const compiled = new WebAssembly.Module(readFileSync(program));
process.exitCode = wasi.start(new WebAssembly.Instance(compiled, wasi.getImportObject()));
