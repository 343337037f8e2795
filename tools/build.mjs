// Builds the npm package into dist/: cargo, wasm-bindgen, wasm-opt, then one JavaScript file for
// each entry. Does nothing when nothing it is built from has changed.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { alphabet, buildName, bytesLiteral, glueFactory, withBuildSection } from './glue.mjs';
import {
  DIST,
  MODULES,
  TARGET,
  WASM_TARGET,
  inProject,
  packageJson,
  tool,
  wasmBindgenVersion,
} from './project.mjs';
import { output, work } from './run.mjs';
import { setUpBuild } from './setup.mjs';

const GENERATED = path.join(TARGET, 'package');
const STAMP = path.join(GENERATED, 'built-from');
/** Stands for the bytes until the file is bundled. */
const TEXT = '"the bytes of the wasm module"';
const WASM_FILE = 'credit-term.wasm';

/**
 * The entries: where each takes the wasm module from. The words, the client and the elements need none,
 * and are modules of their own.
 */
const ENTRIES = [
  { file: 'index.js', source: 'inline.js', format: 'esm' },
  { file: 'index.cjs', source: 'inline.js', format: 'cjs' },
  { file: 'init.js', source: 'streaming.js', format: 'esm' },
  { file: 'workerd.js', source: 'workerd.js', format: 'esm' },
  { file: 'edge.js', source: 'edge.js', format: 'esm' },
  { file: 'words.js', from: 'words.js', format: 'esm' },
  { file: 'words.cjs', from: 'words.js', format: 'cjs' },
  { file: 'client.js', from: 'client.js', format: 'esm' },
  { file: 'client.cjs', from: 'client.js', format: 'cjs' },
  { file: 'elements.js', from: 'elements.js', format: 'esm' },
  { file: 'elements.cjs', from: 'elements.js', format: 'cjs' },
];

/** The styles of the elements, in the order in which they stand in their one sheet. */
const STYLES = ['theme', 'layout', 'controls', 'tables', 'bars', 'cards', 'explained', 'narrow'];

/**
 * How much code a call may be replaced by: a quarter of the compiler's own measure. The module is a
 * tenth smaller for it, and as quick; still less begins to cost time.
 */
export const INLINED = ['-Cllvm-args=-inline-threshold=50'];

/** Builds the package when it is stale. */
export async function build() {
  const sources = fingerprint();
  if (existsSync(STAMP) && existsSync(DIST) && readFileSync(STAMP, 'utf8') === sources) return;
  mkdirSync(GENERATED, { recursive: true });
  rmSync(STAMP, { force: true });
  await buildWasm();
  await buildEntries();
  writeFileSync(STAMP, sources);
}

/** A hash of all that the package is built from, the tools' versions included. */
function fingerprint() {
  const hash = createHash('sha256');
  const add = (file) =>
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(inProject(file)))
      .update('\0');
  [
    'Cargo.toml',
    'Cargo.lock',
    'package.json',
    'package-lock.json',
    'tools/build.mjs',
    'tools/glue.mjs',
  ].forEach(add);
  filesUnder('src').forEach(add);
  return hash.update(output('rustc', ['--version'])).digest('hex');
}

function filesUnder(folder) {
  return readdirSync(inProject(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path.relative(inProject('.'), path.join(entry.parentPath ?? entry.path, entry.name)),
    )
    .sort();
}

async function buildWasm() {
  const cargo = [
    'build',
    '--profile',
    'wasm',
    '--target',
    WASM_TARGET,
    '--features',
    'wasm',
    '--lib',
    '--locked',
  ];
  await work('building the wasm module', 'cargo', cargo, {
    env: { CARGO_ENCODED_RUSTFLAGS: [...INLINED, ...withoutLocalPaths()].join('\x1f') },
  });
  const built = path.join(TARGET, WASM_TARGET, 'wasm', 'credit_term.wasm');
  const options = [
    '--target',
    'web',
    '--omit-default-module-path',
    '--no-typescript',
    '--remove-name-section',
    '--remove-producers-section',
  ];
  await work(
    `binding it to JavaScript (wasm-bindgen ${wasmBindgenVersion()})`,
    tool('wasm-bindgen'),
    [...options, '--out-dir', GENERATED, built],
  );
  const bound = path.join(GENERATED, 'credit_term_bg.wasm');
  await optimise(bound, path.join(GENERATED, 'optimised.wasm'));
}

/** Runs wasm-opt on a file as on the package's. */
export function optimise(file, optimised) {
  const program = path.join(MODULES, 'binaryen', 'bin', 'wasm-opt');
  return work('optimising it (wasm-opt)', process.execPath, [
    program,
    '-O3',
    file,
    '-o',
    optimised,
  ]);
}

/**
 * Panic messages name source files; these flags keep this machine's folders out of them, so that
 * two machines build the same bytes.
 */
function withoutLocalPaths() {
  const home = process.env.CARGO_HOME ?? path.join(process.env.HOME ?? '', '.cargo');
  const sysroot = output('rustc', ['--print', 'sysroot']);
  const registry = path.join(home, 'registry', 'src');
  const mirrors = existsSync(registry) ? readdirSync(registry) : [];
  return [
    ...mirrors.map((mirror) => `--remap-path-prefix=${path.join(registry, mirror)}=/crates`),
    `--remap-path-prefix=${path.join(sysroot, 'lib', 'rustlib', 'src', 'rust')}=/rust`,
    `--remap-path-prefix=${inProject('.')}=/credit-term`,
  ];
}

async function buildEntries() {
  const { version } = packageJson();
  const glue = glueFactory(readFileSync(path.join(GENERATED, 'credit_term.js'), 'utf8'));
  const optimised = readFileSync(path.join(GENERATED, 'optimised.wasm'));
  const name = buildName(version, optimised, glue);
  const wasm = withBuildSection(optimised, name);

  const { characters, values } = alphabet(wasm);
  const modules = {
    'credit-term:glue': glue,
    'credit-term:build': `export const BUILD = ${JSON.stringify(name)};\n`,
    'credit-term:bytes': [
      `export const TEXT = ${TEXT};`,
      `export const LENGTH = ${wasm.length};`,
      `export const VALUES = ${bytesLiteral(values)};`,
    ].join('\n'),
    'credit-term:styles': `export const CSS = ${JSON.stringify(await styles())};\n`,
  };
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  writeFileSync(path.join(DIST, WASM_FILE), wasm);
  for (const entry of ENTRIES) {
    // The bytes go in last: a bundler's own escaping would make the file a tenth larger.
    const text = (await bundle(entry, modules)).replace(TEXT, () =>
      bytesLiteral(wasm.map((value) => characters[value])),
    );
    writeFileSync(path.join(DIST, entry.file), text);
  }
  // Its service would live on beside the page's server.
  await (await import('esbuild')).stop();
  copyTypes();
  // Node needs no fetching: the bytes of the main entry are there already.
  writeFileSync(path.join(DIST, 'init.node.js'), "export * from './index.js';\n");
  writeIntegrity();
  writeStubs();
}

/** The text of the elements' sheet, made short. */
async function styles() {
  const { transform } = await import('esbuild');
  const texts = STYLES.map((name) =>
    readFileSync(inProject('src', 'js', 'elements', `${name}.css`), 'utf8'),
  );
  const { code } = await transform(texts.join(''), {
    loader: 'css',
    minify: true,
    charset: 'utf8',
  });
  return code.trim();
}

/** The types, once for each module system: in a `.d.cts` the files beside it are `.cjs`. */
function copyTypes() {
  const folder = inProject('src', 'js');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.d.ts'))) {
    const types = readFileSync(path.join(folder, file), 'utf8');
    writeFileSync(path.join(DIST, file), types);
    writeFileSync(
      path.join(DIST, file.replace('.d.ts', '.d.cts')),
      types.replaceAll(/(from '\.\/\w+)\.js'/g, "$1.cjs'"),
    );
  }
}

/** The hash of each file, as `integrity` attributes and import maps take it. */
function writeIntegrity() {
  const hashOf = (file) =>
    `sha384-${createHash('sha384')
      .update(readFileSync(path.join(DIST, file)))
      .digest('base64')}`;
  const hashes = readdirSync(DIST)
    .sort()
    .map((file) => [`dist/${file}`, hashOf(file)]);
  writeFileSync(
    path.join(DIST, 'integrity.json'),
    `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`,
  );
}

/**
 * A folder for each further entry that has types, with what package.json's `exports` says of it:
 * older resolvers know folders only.
 */
function writeStubs() {
  const { type, exports } = packageJson();
  for (const [entry, conditions] of Object.entries(exports)) {
    if (entry === '.' || conditions.require === undefined) continue;
    const up = (file) => file.replace('./', '../');
    const folder = inProject(entry);
    mkdirSync(folder, { recursive: true });
    const stub = {
      type,
      main: up(conditions.require.default),
      module: up((conditions.import ?? conditions.default).default),
      types: up(conditions.require.types),
    };
    writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(stub, null, 2)}\n`);
  }
}

/**
 * The text of one entry, in one file: bundlers drop a re-exporting module of a package without side
 * effects.
 */
async function bundle({ file, from = 'index.js', source = '', format }, modules) {
  const { build: esbuild } = await import('esbuild');
  const { version, license } = packageJson();
  const {
    outputFiles: [bundled],
  } = await esbuild({
    entryPoints: [inProject('src', 'js', from)],
    outfile: path.join(DIST, file),
    write: false,
    bundle: true,
    format,
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    external: [`./${WASM_FILE}`, `./${WASM_FILE}?module`],
    banner: { js: `/* credit-term ${version}, ${license} */` },
    plugins: [
      generated({ ...modules, 'credit-term:source': inProject('src', 'js', 'source', source) }),
      beside(path.extname(file)),
    ],
  });
  return bundled.text;
}

/** Leaves to the entries beside it what the elements take from them, so that a page has it once. */
function beside(extension) {
  return {
    name: 'beside',
    setup(builder) {
      builder.onResolve({ filter: /^\.\.\/(index|words)\.js$/ }, ({ path: name }) => ({
        path: `./${path.basename(name, '.js')}${extension}`,
        external: true,
      }));
    },
  };
}

/** Resolves the modules that the build makes up, and the one that differs by entry. */
function generated(modules) {
  return {
    name: 'generated',
    setup(builder) {
      builder.onResolve({ filter: /^credit-term:/ }, ({ path: name }) =>
        name === 'credit-term:source'
          ? { path: modules[name] }
          : { path: name, namespace: 'generated' },
      );
      builder.onLoad({ filter: /.*/, namespace: 'generated' }, ({ path: name }) => ({
        contents: modules[name],
      }));
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUpBuild();
  await build();
  console.log('dist/ holds the package.');
}
