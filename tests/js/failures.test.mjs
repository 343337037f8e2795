// A wasm instance that breaks: the package goes on with a new one and says what was lost.
// It is broken from outside, by making the engine fail at calls into the module.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';

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

for (const failure of ['WebAssembly.RuntimeError', 'RangeError', 'Error']) {
  test(`after a ${failure} in the module its accounts are disposed of and new ones work`, () => {
    const result = run(`${BREAKABLE}
      const account = CreditAccount.open(OPENING);
      const other = account.fork();
      broken = { name: 'apply', Failure: ${failure} };
      const first = codeOf(() => account.apply({ type: 'rollForward', on: OPENING.on }));
      broken = undefined;
      const ask = (one) => codeOf(() => one.overview({ on: OPENING.on }));
      const lost = [account, other].map((one) => [one.disposed, ask(one)]);
      account.dispose();
      other.dispose();
      const anew = CreditAccount.open(OPENING);
      console.log(JSON.stringify([first, lost, ask(anew), anew.disposed]));
    `);
    assert.deepEqual(result, [
      'internal',
      [
        [true, 'disposed'],
        [true, 'disposed'],
      ],
      'fine',
      false,
    ]);
  });
}

test('an account of a dead instance never reaches an account of the new one', () => {
  const result = run(`${BREAKABLE}
    const old = CreditAccount.open(OPENING);
    broken = { name: 'snapshot', Failure: WebAssembly.RuntimeError };
    codeOf(() => old.snapshot());
    broken = undefined;
    const anew = CreditAccount.open(OPENING);
    old.dispose();
    console.log(JSON.stringify([codeOf(() => anew.snapshot()), codeOf(() => old.snapshot())]));
  `);
  assert.deepEqual(result, ['fine', 'disposed']);
});

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

test('an exhausted stack outside the module is no end of it', () => {
  const result = run(`
    const { CreditAccount, CreditTermError } = await import('credit-term');
    const down = (account) => { account.overview({ on: OPENING.on }); down(account); };
    try { down(CreditAccount.open(OPENING)); } catch {}
    console.log(JSON.stringify(CreditAccount.open(OPENING).overview({ on: OPENING.on }).version));
  `);
  assert.equal(result, 1);
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

test('credit-term/init wants init first, and a wasm file of the same build', () => {
  const file = pathToFileURL(path.join(INSTALLED, 'dist', 'init.js'));
  const result = run(`
    import { readFileSync } from 'node:fs';
    const { init, CreditAccount, CreditTermError, businessDate } = await import(${JSON.stringify(String(file))});
    const codeOf = async (use) => {
      try {
        await use();
        return 'fine';
      } catch (error) {
        return error instanceof CreditTermError ? error.code : String(error);
      }
    };
    const wasm = readFileSync(${JSON.stringify(path.join(INSTALLED, 'dist', 'credit-term.wasm'))});
    const other = Buffer.from(wasm);
    other[other.length - 1] ^= 1;
    const asFetched = (bytes, type) => new Response(bytes, { headers: { 'content-type': type } });
    const results = [
      await codeOf(() => CreditAccount.create()),
      await codeOf(() => businessDate(new Date(), 'UTC')),
      await codeOf(() => init(new Response('<h1>Not found</h1>', { status: 404 }))),
      await codeOf(() => init(asFetched('<h1>Hello</h1>', 'text/html'))),
      await codeOf(() => init(wasm.subarray(0, 1000))),
      await codeOf(() => init(other)),
      await codeOf(() => init(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))),
      await codeOf(() => init(asFetched(wasm, 'application/octet-stream'))),
      await codeOf(() => CreditAccount.open(OPENING)),
    ];
    console.log(JSON.stringify(results));
  `);
  assert.deepEqual(result, [
    'notInitialised',
    'notInitialised',
    'loadFailed',
    'loadFailed',
    'loadFailed',
    'versionMismatch',
    'versionMismatch',
    'fine',
    'fine',
  ]);
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
