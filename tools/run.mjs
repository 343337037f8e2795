// Runs other programs: either in the open, or behind one line that shows that the work goes on.

import { spawn, spawnSync } from 'node:child_process';

import { ROOT } from './project.mjs';

const LOG_TAIL = 60;
const LOG_BYTES = 64 * 1024;
/** A program whose output is read before it is shown believes that nobody looks at it. */
const COLOURS = { FORCE_COLOR: '1', CARGO_TERM_COLOR: 'always' };
/** Where the output is no terminal, a line this often says that the work goes on. */
const QUIET_SECONDS = 20;

let shown = '';

/** What the programs that were shown said last, since this was asked before. */
export function lastShown() {
  const last = shown.split('\n').slice(-LOG_TAIL).join('\n');
  shown = '';
  return last;
}

/** Runs a program with its output on the terminal; resolves to its exit code. */
export function show(program, args, { cwd = ROOT, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...(process.stdout.isTTY ? COLOURS : {}), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding('utf8');
      from.on('data', (chunk) => {
        to.write(chunk);
        shown = (shown + chunk).slice(-LOG_BYTES);
      });
    }
    // What a program started and left behind may keep its output open for ever.
    child.on('exit', () =>
      setTimeout(() => [child.stdout, child.stderr].forEach((from) => from.destroy()), 5_000).unref(),
    );
    child.on('error', (error) => {
      console.log(`${program} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

/** Whether a program runs and succeeds; its output is dropped. */
export function succeeds(program, args = ['--version']) {
  return spawnSync(program, args, { cwd: ROOT, stdio: 'ignore' }).status === 0;
}

/** What a program prints, or undefined where it is missing or fails. */
export function output(program, args, env = {}) {
  const { status, stdout } = spawnSync(program, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Runs a program behind one line that says what is done, for how long already, and what the program
 * said last. Throws with the end of its output when it fails.
 */
export async function work(title, program, args, { cwd = ROOT, env = {} } = {}) {
  const lines = [];
  const progress = showProgress(title, () => lines.at(-1) ?? '');
  const code = await new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk) =>
      lines.push(
        ...String(chunk)
          .split(/[\r\n]+/)
          .map((line) => line.trim())
          .filter(Boolean),
      );
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      lines.push(error.message);
      resolve(127);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
  progress.end(code === 0);
  if (code !== 0) {
    throw new Error(
      `${title}: \`${program} ${args.join(' ')}\` failed.\n${lines.slice(-LOG_TAIL).join('\n')}`,
    );
  }
}

function showProgress(title, said) {
  const began = Date.now();
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const live = process.stdout.isTTY;
  const draw = () => {
    const line = `  … ${title} (${seconds()}) ${said()}`;
    process.stdout.write(
      live
        ? `\r\x1b[K${line.slice(0, (process.stdout.columns ?? 80) - 1)}`
        : `${line.slice(0, 120)}\n`,
    );
  };
  if (live) draw();
  else console.log(`  … ${title}`);
  const timer = setInterval(draw, live ? 500 : QUIET_SECONDS * 1000);
  return {
    end(succeeded) {
      clearInterval(timer);
      process.stdout.write(
        `${live ? '\r\x1b[K' : ''}  ${succeeded ? '✓' : '✗'} ${title} (${seconds()})\n`,
      );
    },
  };
}
