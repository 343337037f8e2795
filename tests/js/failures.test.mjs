// What becomes of a wasm instance in Node: what is collected when nobody holds it, how much it keeps,
// and what it asks for. How it fails is tried in tests/hostile, in browsers too.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { PROJECT } from '../../tools/packed.mjs';
import { INSTALLED } from './packed.mjs';
import { OPENING } from './sample.mjs';

/** Runs a script in a process of its own; what it prints last is its result. */
function run(script, args = []) {
  const whole = `const OPENING = ${JSON.stringify(OPENING)};\n${script}`;
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...args, '--input-type=module', '-e', whole],
    { cwd: PROJECT, encoding: 'utf8' },
  );
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** Lets the next call of an export fail; to be run before the package makes its first instance. */
const BREAKABLE = `
  const { Instance } = WebAssembly;
  let broken;
  WebAssembly.Instance = function (module, imports) {
    const instance = new Instance(module, imports);
    const exports = {};
    for (const [name, value] of Object.entries(instance.exports)) {
      exports[name] = typeof value !== 'function' ? value : (...args) => {
        if (broken?.name === name) throw new broken.Failure('broken on purpose');
        return value(...args);
      };
    }
    return { exports };
  };
  const { CreditAccount, CreditTermError } = await import('credit-term');
  const codeOf = (use) => {
    try {
      use();
      return 'fine';
    } catch (error) {
      return error instanceof CreditTermError ? error.code : String(error);
    }
  };
`;

test('accounts left behind are collected, before and after their instance died', () => {
  const result = run(
    `${BREAKABLE}
    const { setTimeout } = await import('node:timers/promises');
    const leave = () => { for (let turn = 0; turn < 1000; turn += 1) CreditAccount.open(OPENING); };
    leave();
    gc();
    await setTimeout(20);
    leave();
    const account = CreditAccount.open(OPENING);
    broken = { name: 'apply', Failure: WebAssembly.RuntimeError };
    codeOf(() => account.apply({ type: 'rollForward', on: OPENING.on }));
    broken = undefined;
    gc();
    await setTimeout(20);
    console.log(JSON.stringify(codeOf(() => CreditAccount.open(OPENING).snapshot())));
  `,
    ['--expose-gc'],
  );
  assert.equal(result, 'fine');
});

test('memory stays flat over a hundred thousand accounts', () => {
  const result = run(`
    let memory;
    const { Instance } = WebAssembly;
    WebAssembly.Instance = function (module, imports) {
      const instance = new Instance(module, imports);
      ({ memory } = instance.exports);
      return instance;
    };
    const { CreditAccount } = await import('credit-term');
    const pages = () => memory.buffer.byteLength;
    const turn = () => CreditAccount.open(OPENING).dispose();
    for (let count = 0; count < 1000; count += 1) turn();
    const before = pages();
    for (let count = 0; count < 100_000; count += 1) turn();
    console.log(JSON.stringify(pages() - before));
  `);
  assert.equal(result <= 65_536, true, `${result} bytes more`);
});

test('where wasm may not be compiled, loading fails and says what it takes', () => {
  const blocked = `const blocked = () => {
      const message = "Refused to compile or instantiate WebAssembly module because 'unsafe-eval' is not";
      throw new WebAssembly.CompileError(message + ' an allowed source of script');
    };`;
  const result = run(`
    ${blocked}
    const { Module } = WebAssembly;
    WebAssembly.Module = function () { blocked(); };
    const { CreditAccount } = await import('credit-term');
    const seen = [];
    try {
      CreditAccount.create();
    } catch ({ code, expected }) {
      seen.push(code, expected.includes('wasm-unsafe-eval'));
    }
    WebAssembly.Module = Module;
    seen.push(CreditAccount.create().disposed);
    console.log(JSON.stringify(seen));
  `);
  assert.deepEqual(result, ['loadFailed', true, false]);
});

test('the wasm module asks for nothing but its glue, and nothing of the page', () => {
  const imports = WebAssembly.Module.imports(
    new WebAssembly.Module(readFileSync(path.join(INSTALLED, 'dist', 'credit-term.wasm'))),
  );
  const glue = readFileSync(path.join(INSTALLED, 'dist', 'index.js'), 'latin1');
  assert.ok(0 < imports.length);
  for (const { name } of imports)
    assert.doesNotMatch(name, /window|document|now|random|fetch|crypto|global|self/i);
  for (const name of [
    'Date.now',
    'Math.random',
    'performance.now',
    'crypto.',
    'document.',
    'window.',
    'process.',
  ]) {
    assert.equal(glue.includes(name), false, name);
  }
});
