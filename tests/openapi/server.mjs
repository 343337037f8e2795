// The server as a process of its own, over a folder that goes with it.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { ROOT, TARGET } from '../../tools/project.mjs';
import { work } from '../../tools/run.mjs';

const BUILD = ['build', '--features', 'server', '--bin', 'credit-term-server'];
const PROGRAM = path.join(TARGET, 'debug', 'credit-term-server');

/** Starts the server; gives its address, the sample merchant's key, and what ends it. */
export async function startServer(...more) {
  await work('building the server', 'cargo', BUILD);
  const folder = mkdtempSync(path.join(tmpdir(), 'credit-term-'));
  const serve = ['--data', folder, 'serve', '--listen', '127.0.0.1:0', ...more];
  const server = spawn(PROGRAM, serve, {
    cwd: ROOT,
    env: { ...process.env, RUST_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const said = [];
  for await (const line of createInterface({ input: server.stdout })) {
    const [, address] = /^Listening on (http:.*)$/.exec(line) ?? [];
    if (address !== undefined) return { address, key: said.at(-1), stop };
    said.push(line);
  }
  await stop();
  throw new Error(`the server ended: ${said.join('\n')}`);
}
