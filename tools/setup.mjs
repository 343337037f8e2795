// Sets up what is missing on this machine, and only that. Every step asks first whether its work is
// done, says what it does, and shows that it goes on. Uses nothing but what Node itself brings.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import {
  MODULES,
  TOOLS,
  WASI_TARGET,
  WASM_PACK_VERSION,
  WASM_TARGET,
  inProject,
  tool,
  wasmBindgenVersion,
} from './project.mjs';
import { BROWSERS, missingBrowsers } from './installed-browsers.mjs';
import { hasPostgres } from './installed-postgres.mjs';
import { output, succeeds, work } from './run.mjs';
import { installSystemPackages } from './system-packages.mjs';

const NODE_MAJOR = 20;
const SCHEMATHESIS_VERSION = '4.32.5';

/**
 * The tools from crates.io are built once and run briefly: half the wait for a little less speed.
 */
const QUICK_BUILD = { CARGO_PROFILE_RELEASE_OPT_LEVEL: '1', CARGO_PROFILE_RELEASE_LTO: 'off' };

/** What building the package takes. */
export async function setUpBuild() {
  checkNode();
  await setUpLinker();
  checkRust();
  await setUpTarget(WASM_TARGET);
  await setUpCargoTool('wasm-bindgen-cli', 'wasm-bindgen', wasmBindgenVersion());
  await setUpPackages();
}

/** What developing takes beyond building. */
export async function setUpTools() {
  await setUpBuild();
  await setUpCargoTool('wasm-pack', 'wasm-pack', WASM_PACK_VERSION);
}

/** What the tests take: the tools, rustfmt, clippy, the browsers and a database. */
export async function setUpTests() {
  await setUpTools();
  await setUpComponents();
  await setUpBrowsers();
  await setUpPostgres();
}

/** What the server's benchmark takes. */
export async function setUpServerBenchmark() {
  await setUpPostgres();
}

/** What the benchmarks take beyond building, in Node. */
export async function setUpBenchmarks() {
  await setUpBuild();
  await setUpTarget(WASI_TARGET);
}

/** What the benchmarks take beyond building, in browsers. */
export async function setUpBrowserBenchmarks() {
  await setUpBuild();
  await setUpBrowsers();
}

function checkNode() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < NODE_MAJOR)
    throw new Error(`Node ${NODE_MAJOR} or later is needed; this is ${process.versions.node}.`);
}

function checkRust() {
  const [, needed] = /^rust-version = "([^"]+)"/m.exec(
    readFileSync(inProject('Cargo.toml'), 'utf8'),
  );
  const found = /^rustc (\d+)\.(\d+)/.exec(output('rustc', ['--version']) ?? '');
  if (found === null) {
    throw new Error(`Rust is missing. Install Rust ${needed} or later from https://rustup.rs.`);
  }
  const [wantedMajor, wantedMinor] = needed.split('.').map(Number);
  const [major, minor] = found.slice(1).map(Number);
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    throw new Error(`Rust ${needed} is needed, this is ${major}.${minor}. Run \`rustup update\`.`);
  }
}

async function setUpLinker() {
  if (succeeds('cc')) return;
  await installSystemPackages('a C compiler, which Rust links with', ['build-essential']);
}

async function setUpTarget(target) {
  const sysroot = output('rustc', ['--print', 'sysroot']);
  if (existsSync(path.join(sysroot, 'lib', 'rustlib', target, 'lib'))) return;
  if (!succeeds('rustup'))
    throw new Error(`Rust's target ${target} is missing, and so is rustup to add it.`);
  await work(`adding Rust's target ${target}`, 'rustup', ['target', 'add', target]);
}

async function setUpComponents() {
  for (const [component, command] of [
    ['rustfmt', 'fmt'],
    ['clippy', 'clippy'],
  ]) {
    if (succeeds('cargo', [command, '--version'])) continue;
    await work(`adding Rust's ${component}`, 'rustup', ['component', 'add', component]);
  }
}

async function setUpCargoTool(crate, program, version) {
  if (output(tool(program), ['--version'])?.split(' ').at(-1) === version) return;
  const title = `installing ${crate} ${version} into .tools, a few minutes the first time`;
  const install = (...more) =>
    work(
      title,
      'cargo',
      ['install', crate, '--version', version, '--root', TOOLS, '--force', ...more],
      { env: QUICK_BUILD },
    );
  try {
    await install('--locked');
  } catch {
    // A registry mirror may lack a version that the tool was published with; any that fits will do.
    console.log(
      '    it does not install with the dependencies it was published with; taking others',
    );
    await install();
  }
}

async function setUpPackages() {
  const stamp = path.join(MODULES, '.installed-from');
  const wanted = createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const [npm, ...first] = npmCommand();
  await work('installing the npm packages of package-lock.json', npm, [
    ...first,
    'ci',
    '--ignore-scripts',
  ]);
  writeFileSync(stamp, wanted);
}

/** The npm that runs this script, or the one on the path. */
export function npmCommand() {
  const running = process.env.npm_execpath;
  return running?.endsWith('.js') ? [process.execPath, running] : ['npm'];
}

/** What trying the server with made-up requests takes: a package of Python's, kept in .tools. */
export async function setUpSchemathesis() {
  const place = path.join(TOOLS, 'python');
  const env = { PYTHONPATH: place };
  const version = output('python3', ['-m', 'schemathesis.cli', '--version'], env);
  if (version?.split(' ').at(-1) === SCHEMATHESIS_VERSION) return;
  if (!succeeds('python3', ['-m', 'pip', '--version']))
    await installSystemPackages('Python and its installer', ['python3', 'python3-pip']);
  const name = `schemathesis==${SCHEMATHESIS_VERSION}`;
  const install = ['-m', 'pip', 'install', '--upgrade', '--target', place, name];
  await work(`installing ${name} into .tools`, 'python3', install);
}

async function setUpBrowsers() {
  const missing = missingBrowsers();
  if (missing.length === 0) return;
  const names = missing.map(({ what }) => what).join(', ');
  await installSystemPackages(
    names,
    missing.map(({ debian }) => debian),
    {
      elsewhere: `These variables may name programs that are not on the path: ${BROWSERS.map(
        ({ what, variable }) => `${variable} (${what})`,
      ).join(', ')}.`,
    },
  );
  if (missingBrowsers().length !== 0)
    throw new Error(`Still missing after the installation: ${names}.`);
}

/** Debian's package makes a database and starts it, unless told not to: the tests start theirs. */
const WITHOUT_CLUSTER = `
settings=/etc/postgresql-common/createcluster.d
mkdir -p $settings && echo 'create_main_cluster = false' >$settings/none.conf
"$@"
code=$?
rm -f $settings/none.conf
exit $code`;

async function setUpPostgres() {
  if (hasPostgres()) return;
  await installSystemPackages('PostgreSQL', ['postgresql'], {
    elsewhere: 'TEST_POSTGRES_URL may name a running one instead.',
    around: WITHOUT_CLUSTER,
  });
  if (!hasPostgres()) throw new Error('Still missing after the installation: PostgreSQL.');
}
