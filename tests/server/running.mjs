// The server's own binary, on a free port with a folder of its own, as a merchant would start it.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { TARGET } from '../../tools/project.mjs';
import { show } from '../../tools/run.mjs';
import { startServer as start } from '../../tools/server.mjs';

const MERCHANT = 'shop';
const PROGRAM = 'credit-term-server';

/** Builds the server as tests run it, and the examples that they ask beside it. */
export async function buildServer(...examples) {
  const wanted = ['--bin', PROGRAM, ...examples.flatMap((name) => ['--example', name])];
  const code = await show('cargo', ['build', '--quiet', '--features', 'server', ...wanted]);
  assert.equal(code, 0, 'the server was not built');
}

/** A program that was built. */
export const built = (...place) => path.join(TARGET, 'debug', ...place);

/**
 * Starts a server that has one merchant, with a key for each of these scopes: while it runs, the
 * store is its own.
 */
export async function startServer(scopes, ...options) {
  const data = mkdtempSync(path.join(tmpdir(), 'credit-term-'));
  const program = built(PROGRAM);
  const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(program, [...args, '--data', data], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  run('merchants', 'create', MERCHANT, '--zone', 'Asia/Shanghai');
  const keys = scopes.map((scope) => run('keys', 'create', MERCHANT, '--scopes', scope));
  const { address, close } = await start({ program, data, options });
  const stop = async () => {
    await close();
    rmSync(data, { recursive: true, force: true });
  };
  return { address, keys, stop };
}
