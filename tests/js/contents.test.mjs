// What is in the package that is published.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';

import { transform } from 'esbuild';

import { MOST_CHECKOUT_BYTES, checkoutBytes, unusedBytes } from '../../benches/checkout-size.mjs';
import { PROJECT } from '../../tools/packed.mjs';
import { MODULES, ROOT } from '../../tools/project.mjs';
import { INSTALLED } from './packed.mjs';

const files = readdirSync(INSTALLED, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(INSTALLED, path.join(entry.parentPath ?? entry.path, entry.name)))
  .sort();
const { scripts, ...manifest } = JSON.parse(
  readFileSync(path.join(INSTALLED, 'package.json'), 'utf8'),
);
const size = (file) => gzipSync(readFileSync(path.join(INSTALLED, file)), { level: 9 }).length;
/** The entry of a page that imports the package by its name. */
const ENTRY = path.join(INSTALLED, 'dist', 'index.js');

/** The most bytes, minified and compressed, of the elements without the entries beside them. */
const MOST_ELEMENTS_BYTES = 32_500;
/** The most bytes, minified and compressed, of the server's client. */
const MOST_CLIENT_BYTES = 7_500;

/** Every file of the package, by folder. */
const FILES = {
  '.': 'CHANGELOG.md LICENSE-APACHE LICENSE-MIT README.md README.zh-CN.md llms.txt package.json',
  dist: [
    'credit-term.wasm integrity.json',
    'client.cjs client.js edge.js elements.cjs elements.js index.cjs index.js init.js init.node.js',
    'words.cjs words.js workerd.js',
    ...['ts', 'cts'].flatMap((kind) =>
      [
        ...['calendar', 'client', 'commands', 'elements', 'events', 'explanation', 'facts'],
        ...['index', 'init', 'orders', 'previews', 'refusals', 'repayments', 'request'],
        ...['statements', 'terms', 'views', 'wasm', 'words'],
      ].map((name) => `${name}.d.${kind}`),
    ),
  ].join(' '),
  client: 'package.json',
  elements: 'package.json',
  init: 'package.json',
  wasm: 'package.json',
  words: 'package.json',
};

test('it holds the entries, the types, one wasm file and its papers, and nothing else', () => {
  const wanted = Object.entries(FILES).flatMap(([folder, names]) =>
    names.split(' ').map((name) => path.join(folder, name)),
  );
  assert.deepEqual(files, wanted.sort());
  assert.deepEqual(
    files.filter((file) => file.endsWith('.wasm')),
    ['dist/credit-term.wasm'],
  );
});

test('the hash of every other file of dist stands in integrity.json', () => {
  const hashes = JSON.parse(readFileSync(path.join(INSTALLED, 'dist', 'integrity.json'), 'utf8'));
  const shipped = files.filter((file) => /^dist\//.test(file) && !file.endsWith('/integrity.json'));
  assert.deepEqual(Object.keys(hashes), shipped);
  for (const [file, written] of Object.entries(hashes)) {
    const hash = createHash('sha384').update(readFileSync(path.join(INSTALLED, file)));
    assert.equal(written, `sha384-${hash.digest('base64')}`, file);
  }
});

test('it depends on nothing and runs nothing when it is installed', () => {
  for (const field of [
    'dependencies',
    'peerDependencies',
    'optionalDependencies',
    'bundleDependencies',
  ])
    assert.equal(manifest[field], undefined);
  for (const hook of ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'])
    assert.equal(scripts?.[hook], undefined);
  assert.equal(manifest.license, 'MIT OR Apache-2.0');
  assert.deepEqual(manifest.sideEffects, ['./dist/elements.js', './dist/elements.cjs']);
});

test("its version is the crate's", () => {
  const [, version] = /^version = "([^"]+)"/m.exec(
    readFileSync(path.join(ROOT, 'Cargo.toml'), 'utf8'),
  );
  assert.equal(manifest.version, version);
});

test('no file names a folder of the machine that built it', () => {
  for (const file of files) {
    const text = readFileSync(path.join(INSTALLED, file), 'latin1');
    for (const place of [ROOT, process.env.HOME, '.cargo/registry'])
      assert.equal(text.includes(place), false, `${file} names ${place}`);
  }
});

test('a checkout page that uses it downloads little', async () => {
  const bytes = await checkoutBytes(ENTRY);
  assert.ok(bytes <= MOST_CHECKOUT_BYTES, `${bytes} bytes compressed`);
});

test('an import of which nothing is used adds nothing to a page', async () => {
  assert.equal(await unusedBytes(ENTRY), 0);
});

test('the words are an entry of their own: no other holds them, and they hold no wasm', () => {
  const read = (file) => readFileSync(path.join(INSTALLED, file), 'utf8');
  for (const file of files.filter((name) => /^dist\/\w+(\.node)?\.c?js$/.test(name))) {
    const holdsWords = /"可用额度"/.test(read(file));
    assert.equal(holdsWords, /words\.c?js$/.test(file), file);
  }
  for (const file of ['dist/words.js', 'dist/words.cjs']) {
    assert.doesNotMatch(read(file), /WebAssembly\.|import |require\(/, file);
    assert.ok(size(file) <= 12_000, `${file}: ${size(file)} bytes compressed`);
  }
});

test('the elements hold no wasm and no words of the package, which are beside them', async () => {
  const read = (file) => readFileSync(path.join(INSTALLED, 'dist', file), 'utf8');
  for (const file of ['elements.js', 'elements.cjs']) {
    const text = read(file);
    const extension = path.extname(file);
    const beside = [...text.matchAll(/(?:from |require\()"([^"]+)"/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(beside)].sort(), [`./index${extension}`, `./words${extension}`]);
    assert.doesNotMatch(text, /WebAssembly\./);
  }
  const { code } = await transform(read('elements.js'), { minify: true, charset: 'utf8' });
  const bytes = gzipSync(code, { level: 9 }).length;
  console.log(`    elements.js: ${bytes} bytes minified and compressed`);
  assert.ok(bytes <= MOST_ELEMENTS_BYTES, `${bytes} bytes compressed`);
});

test('the client holds no wasm and no words, and is small', async () => {
  for (const file of ['client.js', 'client.cjs']) {
    const text = readFileSync(path.join(INSTALLED, 'dist', file), 'utf8');
    assert.doesNotMatch(text, /WebAssembly|^import |require\(/m, file);
    const { code } = await transform(text, { minify: true, charset: 'utf8' });
    const bytes = gzipSync(code, { level: 9 }).length;
    console.log(`    ${file}: ${bytes} bytes minified and compressed`);
    assert.ok(bytes <= MOST_CLIENT_BYTES, `${bytes} bytes compressed`);
  }
});

test('publint has nothing to say', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(MODULES, 'publint', 'src', 'cli.js'), INSTALLED, '--strict', '--pack', 'false'],
    { encoding: 'utf8' },
  );
  assert.equal(status, 0, stdout);
});

test('every entry has its types in every way of resolving it', () => {
  const tarball = path.join(PROJECT, `credit-term-${manifest.version}.tgz`);
  const attw = path.join(MODULES, '@arethetypeswrong', 'cli', 'dist', 'index.js');
  const { status, stdout } = spawnSync(
    process.execPath,
    [attw, tarball, '--format', 'json', '--no-definitely-typed'],
    { encoding: 'utf8', maxBuffer: 64 << 20 },
  );
  const { analysis } = JSON.parse(stdout);
  const entries = Object.keys(manifest.exports).sort();
  assert.deepEqual(analysis.problems, []);
  assert.deepEqual(Object.keys(analysis.entrypoints).sort(), entries);
  assert.equal(status, 0);
});
