// What `npm test` runs, in this order; a further suite is one more line of the list.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { documentCrate } from './docs.mjs';
import { WASM_TARGET, inProject } from './project.mjs';
import { show } from './run.mjs';
import { testWasmIn, testWasmInChromium } from './wasm-tests.mjs';

const SERVER = ['--features', 'server'];
const FEATURES = [[], ['--features', 'wasm'], SERVER];

const cargo = (...args) => show('cargo', args);
const node = (script, env, ...args) =>
  show(process.execPath, ['--test-reporter=spec', inProject(script), ...args], { env });

/** A suite passes when every step of it ends with 0. */
const all =
  (...steps) =>
  async () => {
    for (const step of steps) {
      const code = await step();
      if (code !== 0) return code;
    }
    return 0;
  };

/** Node's own test runner over some files, in a browser where one is named. */
const nodeTests = (files, env) => () => {
  const found = files.flatMap(expand);
  if (found.length !== 0)
    return show(
      process.execPath,
      ['--test', '--test-reporter=spec', '--test-concurrency=1', ...found],
      { env },
    );
  console.log(`no tests found in ${files.join(', ')}`);
  return 1;
};

/** A file, or every `*.test.mjs` of a folder. */
function expand(place) {
  if (!place.endsWith('/')) return [inProject(place)];
  const folder = inProject(place);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test.mjs'))
    .sort()
    .map((name) => path.join(folder, name));
}

const clippy = (features) => () =>
  cargo('clippy', '--all-targets', ...features, '--', '-D', 'warnings');
const clippyOnWasm = () =>
  cargo(
    'clippy',
    '--lib',
    '--tests',
    '--features',
    'wasm',
    '--target',
    WASM_TARGET,
    '--',
    '-D',
    'warnings',
  );

const inBrowser = (browser, files) => nodeTests(files, { BROWSER: browser });

/** What callers should not do, in Node and on a page of each browser. */
const hostile = (what, browsers, ...asked) => [
  { name: `${what} in Node`, run: () => node('tests/hostile/in-node.mjs', {}, ...asked) },
  ...browsers.map((browser) => ({
    name: `${what} in ${browser}`,
    run: () => node('tests/hostile/in-browser.mjs', { BROWSER: browser.toLowerCase() }, ...asked),
  })),
];
const PAGE_TESTS = ['tests/js/page.test.mjs', 'tests/page/'];

/** @type {{ name: string, run: () => Promise<number> }[]} */
export const SUITES = [
  { name: 'rustfmt', run: () => cargo('fmt', '--check') },
  { name: 'clippy', run: all(...FEATURES.map(clippy), clippyOnWasm) },
  { name: 'native tests', run: () => cargo('test') },
  {
    name: 'server, over SQLite and PostgreSQL',
    run: () => cargo('test', ...SERVER, '--test', 'server'),
  },
  {
    name: 'OpenAPI is what the server is',
    run: all(() => node('tools/openapi.mjs'), nodeTests(['tests/openapi/'])),
  },
  {
    name: 'requests made up from OpenAPI, a few',
    run: () =>
      node('tests/openapi/schemathesis.mjs', {}, '--phases', 'fuzzing', '--max-examples', '3'),
  },
  {
    name: 'core on wasm32, no feature',
    run: () => cargo('build', '--lib', '--target', WASM_TARGET),
  },
  { name: 'wasm shell in Chromium (wasm-pack)', run: testWasmInChromium },
  { name: 'wasm shell in Firefox', run: () => testWasmIn('firefox') },
  { name: 'wasm shell in WebKit', run: () => testWasmIn('webkit') },
  {
    name: 'package as published',
    run: nodeTests(['tests/js/contents.test.mjs']),
  },
  { name: 'package built twice', run: nodeTests(['tests/js/reproducible.test.mjs']) },
  { name: 'types, on TypeScript 5 and 7', run: nodeTests(['tests/types/']) },
  {
    name: 'package in Node, ESM and CommonJS',
    run: nodeTests([
      'tests/js/face.test.mjs',
      'tests/js/packed-answers.test.mjs',
      'tests/js/facts.test.mjs',
      'tests/js/failures.test.mjs',
      'tests/js/errors.test.mjs',
      'tests/js/words.test.mjs',
      'tests/js/words-bad-input.test.mjs',
      'tests/js/words-table.test.mjs',
      'tests/js/client.test.mjs',
      'tests/js/client-routes.test.mjs',
      'tests/js/peers.test.mjs',
    ]),
  },
  ...hostile('hostile inputs', ['Chromium', 'Firefox', 'WebKit']),
  // In WebKit the page dies of all the memory that these take.
  ...hostile('failures of the module', ['Chromium', 'Firefox'], 'failures'),
  ...hostile('a million calls', ['Chromium', 'Firefox'], 'calls'),
  ...hostile('copies and loading', ['Chromium', 'Firefox', 'WebKit'], 'copies'),
  {
    name: 'package bundled by Vite, in Chromium',
    run: inBrowser('chromium', ['tests/js/bundled.test.mjs']),
  },
  {
    name: 'package bundled by Vite, in Firefox',
    run: inBrowser('firefox', ['tests/js/bundled.test.mjs']),
  },
  {
    name: 'package bundled by Vite, in WebKit',
    run: inBrowser('webkit', ['tests/js/bundled.test.mjs']),
  },
  ...['Chromium', 'Firefox', 'WebKit'].map((browser) => ({
    name: `elements embedded, in ${browser}`,
    run: inBrowser(browser.toLowerCase(), ['tests/elements/']),
  })),
  { name: 'page in Chromium', run: inBrowser('chromium', PAGE_TESTS) },
  { name: 'page in Firefox', run: inBrowser('firefox', PAGE_TESTS) },
  { name: 'page in WebKit', run: inBrowser('webkit', PAGE_TESTS) },
  { name: 'scenarios through the package', run: () => node('tests/js/scenarios.mjs') },
  {
    name: 'answers as native, in Node and Chromium',
    run: inBrowser('chromium', ['tests/js/parity.test.mjs']),
  },
  {
    name: 'server and package agree, in Node and Chromium',
    run: inBrowser('chromium', ['tests/server/']),
  },
  { name: 'cargo doc', run: all(...FEATURES.map((features) => () => documentCrate(features))) },
  { name: 'API reference', run: () => node('tools/docs.mjs') },
  {
    name: 'examples of the documents',
    run: nodeTests([
      'tests/js/readme.mjs',
      'tests/js/function-pages.mjs',
      'tests/js/comment-examples.mjs',
    ]),
  },
  {
    name: 'matrix of environments',
    run: () => show(process.execPath, [inProject('tests', 'matrix', 'run.mjs')]),
  },
];
