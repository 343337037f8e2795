// The server's own binary, on a free port with a folder of its own, as a merchant would start it.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { TARGET } from '../../tools/project.mjs';
import { show } from '../../tools/run.mjs';

const MERCHANT = 'shop';

/** Builds the server, and the examples that tests ask beside it. */
export async function buildServer(...examples) {
  const wanted = [
    '--bin',
    'credit-term-server',
    ...examples.flatMap((name) => ['--example', name]),
  ];
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
  const folder = mkdtempSync(path.join(tmpdir(), 'credit-term-'));
  const place = ['--data', folder];
  const run = (...args) => {
    const { status, stdout, stderr } = spawnSync(built('credit-term-server'), [...args, ...place], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    return stdout.trim();
  };
  run('merchants', 'create', MERCHANT, '--zone', 'Asia/Shanghai');
  const keys = scopes.map((scope) => run('keys', 'create', MERCHANT, '--scopes', scope));
  const args = ['serve', '--listen', '127.0.0.1:0', ...place, ...options];
  const child = spawn(built('credit-term-server'), args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for await (const line of createInterface(child.stdout)) {
    const [, address] = /^Listening on (.*)$/.exec(line) ?? [];
    if (address !== undefined) return { address, keys, stop };
  }
  await stop();
  throw new Error('the server ended');
}
