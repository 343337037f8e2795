// Builds `credit-term-server` and starts it over a folder of its own.

import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { ROOT, TARGET } from './project.mjs';
import { work } from './run.mjs';

const PROFILE = 'server';
const PROGRAM = 'credit-term-server';
const LISTENING = 'Listening on ';

/** Builds the server as `npm start` runs it; resolves to the program's path. */
export async function buildServer() {
  const what = ['--features', 'server', '--bin', PROGRAM];
  await work('Building the server', 'cargo', ['build', '--profile', PROFILE, ...what]);
  return path.join(TARGET, PROFILE, PROGRAM);
}

/**
 * Starts the server on a free port. What it prints before it listens, such as the key of the sample
 * merchant, goes to `say`.
 *
 * @param {{ program: string, data: string, options?: string[], say?: (line: string) => void }} given
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export function startServer({ program, data, options = [], say = console.log }) {
  const child = spawn(program, ['--data', data, 'serve', '--listen', '127.0.0.1:0', ...options], {
    cwd: ROOT,
    // Nobody is sent to it by a balancer that would have to hear of its end first.
    env: { RUST_LOG: 'warn', CREDIT_TERM_NOTICE: '0', ...process.env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.on('exit', () => child.kill());
  const ended = new Promise((resolve) => child.on('close', resolve));
  const close = async () => {
    child.kill();
    await ended;
  };
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`The server ended with ${code}.`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith(LISTENING)) {
        resolve({ address: line.slice(LISTENING.length), close });
      } else say(line);
    });
  });
}
