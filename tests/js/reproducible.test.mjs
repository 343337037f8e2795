// Whoever builds these sources gets these bytes: built again from a copy of them in another folder,
// every file of the package is the same.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { DIST, MODULES, TARGET, TOOLS, inProject } from '../../tools/project.mjs';
import { work } from '../../tools/run.mjs';

const SOURCES = ['Cargo.toml', 'Cargo.lock', 'package.json', 'package-lock.json', 'src', 'tools'];
/** Cargo.toml names what lies here. */
const NAMED = ['benches', 'examples', 'tests'];

test('built twice, in two folders, the package is the same to the byte', async () => {
  const folder = path.join(TARGET, 'built-again');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of [...SOURCES, ...NAMED])
    cpSync(inProject(name), path.join(folder, name), { recursive: true });
  symlinkSync(TOOLS, path.join(folder, '.tools'));
  symlinkSync(MODULES, path.join(folder, 'node_modules'));

  const build = path.join(folder, 'tools', 'build.mjs');
  await work('building the package again, elsewhere', process.execPath, [build], {
    cwd: folder,
    env: { CARGO_TARGET_DIR: path.join(folder, 'target') },
  });
  const again = path.join(folder, 'dist');
  assert.deepEqual(readdirSync(again).sort(), readdirSync(DIST).sort());
  for (const file of readdirSync(DIST)) {
    const bytes = [DIST, again].map((place) => readFileSync(path.join(place, file)));
    assert.ok(bytes[0].equals(bytes[1]), `${file} differs`);
  }
});
