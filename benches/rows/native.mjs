// A random accepted command in the core itself: native beside inserting its id into a map, and as
// wasm beside native. The program is benches/commands.rs; the wasm one is built and optimised with
// the flags of the package's, and run by Node's WASI.

import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';

import { INLINED, optimise } from '../../tools/build.mjs';
import { TARGET, WASI_TARGET, inProject } from '../../tools/project.mjs';
import { output, work } from '../../tools/run.mjs';
import { row, time } from '../row.mjs';

const OPTIMISED = path.join(TARGET, 'bench', 'commands.wasm');
const RUNNER = inProject('benches', 'wasi.mjs');
const RUNS = 5;

export async function native() {
  mkdirSync(path.dirname(OPTIMISED), { recursive: true });
  const program = await built('building the native benchmark', ['--profile', 'release']);
  const wasi = ['--profile', 'wasm', '--target', WASI_TARGET];
  const asThePackage = { CARGO_ENCODED_RUSTFLAGS: INLINED.join('\x1f') };
  const wasm = await built('building it for wasm', wasi, asThePackage);
  if (!isNewer(OPTIMISED, wasm)) await optimise(wasm, OPTIMISED);

  const runs = Array.from({ length: RUNS }, () => [
    read(program, []),
    read(process.execPath, ['--no-warnings', RUNNER, OPTIMISED]),
  ]);
  const [[one, other]] = runs;
  if (one.content !== other.content) throw new Error('the two builds time different commands');
  const best = (figure) => Math.min(...runs.map(figure));
  const natively = best(([own]) => own.commandNanos);
  const insert = best(([own]) => own.insertNanos);
  const inWasm = best(([, own]) => own.commandNanos);
  const times = (left, right) => `${time(left / 1000)} ÷ ${time(right / 1000)}`;
  return [
    row(
      'a random accepted command, native ÷ an insert into a BTreeMap of 100,000',
      times(natively, insert),
      natively / insert,
      { most: 8 },
    ),
    row(
      'the same commands, wasm ÷ native',
      times(inWasm, natively),
      inWasm / natively,
      { most: 2 },
    ),
  ];
}

/** Builds benches/commands.rs and resolves to the file it was built into. */
async function built(title, options, env = {}) {
  const build = ['build', '--bench', 'commands', '--locked', ...options];
  await work(title, 'cargo', build, { env });
  const messages = output('cargo', [...build, '--quiet', '--message-format=json'], env) ?? '';
  const artifacts = messages.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return artifacts.find(({ executable }) => executable).executable;
}

const isNewer = (file, than) => existsSync(file) && statSync(than).mtimeMs < statSync(file).mtimeMs;

function read(program, args) {
  const line = output(program, args);
  if (line === undefined) throw new Error(`${program} failed`);
  return JSON.parse(line);
}
