// Programs of the rows: each in a group of its own, which ends with it or with its time.

import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

import { MATRIX } from './projects.mjs';

const COMMAND_MILLISECONDS = 300_000;
const SERVER_MILLISECONDS = 120_000;
const KEPT_CHARACTERS = 4_000;

/** What a tool may know of this machine; none phones home, writes into a home, or asks. */
function environment() {
  const home = path.join(MATRIX, 'home');
  mkdirSync(home, { recursive: true });
  return {
    PATH: process.env.PATH,
    HOME: home,
    LANG: 'C.UTF-8',
    CI: '1',
    NO_COLOR: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    RSPACK_TELEMETRY_DISABLED: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
    NUXT_TELEMETRY_DISABLED: '1',
    WRANGLER_SEND_METRICS: 'false',
  };
}

const running = new Set();

function start([program, ...args], cwd, env = {}) {
  const child = spawn(program, args, {
    cwd,
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said = { text: '' };
  const take = (chunk) => {
    said.text += chunk;
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  running.add(child);
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      take(error.message);
      resolve(127);
    });
    // What it leaves behind would keep its output open.
    child.on('exit', () => end(child));
    child.on('close', (code, signal) => resolve(code ?? signal));
  }).finally(() => running.delete(child));
  return { child, said, ended };
}

/** Ends a program and whatever it has started. */
function end(child) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}

/** Ends every program that still runs. */
export function endAll() {
  for (const child of running) end(child);
}

/** Runs a program to its end and returns what it said; throws when it fails or takes too long. */
export async function run({ said: title, line }, cwd) {
  const { child, said, ended } = start(line, cwd);
  const late = setTimeout(() => {
    said.text += `\nended after ${COMMAND_MILLISECONDS / 1000} s`;
    end(child);
  }, COMMAND_MILLISECONDS);
  const code = await ended;
  clearTimeout(late);
  if (code !== 0) throw failed(title, code, said.text);
  return said.text;
}

/**
 * Starts a server on a free port, which stands for `{port}` and in its environment, and waits until
 * it answers.
 *
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function startServer({ said: title, line }, cwd) {
  const port = await freePort();
  const { child, said, ended } = start(
    line.map((part) => part.replace('{port}', port)),
    cwd,
    { PORT: port },
  );
  let code;
  ended.then((given) => (code = given));
  const origin = `http://localhost:${port}`;
  const close = async () => {
    end(child);
    await ended;
  };
  const until = Date.now() + SERVER_MILLISECONDS;
  while (!(await answers(origin))) {
    if (code !== undefined) throw failed(title, code, said.text);
    if (until < Date.now()) {
      await close();
      throw failed(title, 'no answer', said.text);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { origin, close };
}

function failed(title, code, text) {
  return new Error(`\`${title}\`: ${code}\n${text.slice(-KEPT_CHARACTERS)}`);
}

const answers = (origin) =>
  fetch(origin, { signal: AbortSignal.timeout(SERVER_MILLISECONDS) }).then(
    async (response) => {
      await response.arrayBuffer();
      return true;
    },
    () => false,
  );

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(String(port)));
    });
  });
}
