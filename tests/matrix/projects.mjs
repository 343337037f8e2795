// The projects in which the rows stand: which tools each has, and how they and the packed package
// are installed. What is installed is kept until its list changes.

import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

import { TARGET } from '../../tools/project.mjs';
import { work } from '../../tools/run.mjs';
import { npmCommand } from '../../tools/setup.mjs';

export const MATRIX = path.join(TARGET, 'matrix');

/** Node's own programs, which the registry has one by one for each system. */
const nodePackage = (version) => `npm:node-${process.platform}-${process.arch}@${version}`;

/** Exact versions; tools that do not disturb each other share a project. */
const TOOLS = {
  runtimes: {
    node20: nodePackage('20.20.2'),
    node22: nodePackage('22.23.3'),
    node24: nodePackage('24.21.0'),
    node26: nodePackage('26.10.0'),
    bun: '1.4.5',
    deno: '2.9.6',
  },
  workers: { miniflare: '4.20260730.0', wrangler: '4.164.0' },
  vite: {
    vite5: 'npm:vite@5.4.21',
    vite6: 'npm:vite@6.4.6',
    vite7: 'npm:vite@7.3.8',
    vite8: 'npm:vite@8.3.8',
  },
  bundlers: {
    '@rollup/plugin-node-resolve': '16.0.3',
    '@rsbuild/core': '2.3.2',
    '@rspack/cli': '2.2.8',
    '@rspack/core': '2.2.8',
    esbuild: '0.28.2',
    rolldown: '1.3.2',
    rollup: '4.68.8',
    webpack: '5.112.2',
    'webpack-cli': '7.3.1',
  },
  parcel: { parcel: '2.16.4' },
  next: { next: '16.4.6', react: '19.3.1', 'react-dom': '19.3.1' },
  nuxt: { nuxt: '4.5.2' },
  sveltekit: {
    '@sveltejs/kit': '3.2.0',
    '@sveltejs/vite-plugin-svelte': '7.3.1',
    svelte: '5.57.3',
    vite: '8.3.8',
  },
  astro: { astro: '7.3.5' },
  vitest: { 'happy-dom': '21.0.4', jsdom: '31.0.1', vitest: '5.1.1' },
  jest: { jest: '30.5.2' },
};

const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/;
export const NOT_REACHED = 'not run: the registry cannot be reached';

export const projectFolder = (project) => path.join(MATRIX, project);
const modulesOf = (project) => path.join(projectFolder(project), 'node_modules');

/** The tools of a project with their versions, as a reader knows them. */
export function versions(project, tools) {
  return tools.map((tool) => {
    const spec = TOOLS[project][tool];
    if (!spec.startsWith('npm:')) return `${tool} ${spec}`;
    const [, name, version] = /^npm:(.+)@(.+)$/.exec(spec);
    return `${name.startsWith('node-') ? 'node' : name} ${version}`;
  });
}

const installing = new Map();
/** Known after the first attempt, which takes its time. */
let isUnreachable = false;

/** Installs a project's tools, where they are missing, and the packed package. */
export function install(project, tarball) {
  if (!installing.has(project)) installing.set(project, installOnce(project, tarball));
  return installing.get(project);
}

async function installOnce(project, tarball) {
  const folder = projectFolder(project);
  const dependencies = TOOLS[project];
  const manifest = `${JSON.stringify({ name: 'a-shop', private: true, dependencies }, null, 2)}\n`;
  const stamp = path.join(modulesOf(project), '.installed-from');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== manifest) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), manifest);
    await npmInstallFromRegistry(`installing ${Object.keys(dependencies).join(', ')}`, folder);
    writeFileSync(stamp, manifest);
  }
  await installPackage(project, tarball);
}

/** The packed package, as a user installs it; anew where it is not the same. */
async function installPackage(project, tarball) {
  const hash = createHash('sha256').update(readFileSync(tarball)).digest('hex').slice(0, 16);
  const stamp = path.join(modulesOf(project), 'credit-term', '.installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  // A name of its own: npm takes a file of the same name for the one that it knows.
  const copy = path.join(projectFolder(project), `credit-term-${hash}.tgz`);
  copyFileSync(tarball, copy);
  const options = ['--offline', '--no-save', copy];
  await npmInstall(`installing the package into ${project}`, projectFolder(project), options);
  rmSync(copy);
  writeFileSync(stamp, hash);
}

/** Says plainly when the registry cannot be reached. */
async function npmInstallFromRegistry(title, cwd) {
  if (isUnreachable) throw new Error(NOT_REACHED);
  try {
    await npmInstall(title, cwd, []);
  } catch (error) {
    isUnreachable = UNREACHABLE.test(error.message);
    throw isUnreachable ? new Error(NOT_REACHED) : error;
  }
}

function npmInstall(title, cwd, options) {
  const [npm, ...first] = npmCommand();
  const always = ['install', '--ignore-scripts', '--no-audit', '--no-fund'];
  return work(title, npm, [...first, ...always, ...options], { cwd });
}

/**
 * The command line of a tool: a program of the runtimes, or a script of the project's packages,
 * which Node 24 runs. `said` is what a user would type.
 */
export function commandLine(project, [tool, ...args]) {
  const { name, line } = started(project, tool);
  const filled = args.map((part) => part.replace('{project}', projectFolder(project)));
  return { said: [name, ...args].join(' '), line: [...line, ...filled] };
}

function started(project, tool) {
  const program = runtime(tool);
  if (program !== undefined) return { name: tool.replace(/\d+$/, ''), line: [program] };
  const folder = path.join(modulesOf(project), tool);
  const { bin, name } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const scripts = typeof bin === 'string' ? { [name]: bin } : bin;
  const command = name in scripts ? name : Object.keys(scripts)[0];
  return { name: command, line: [runtime('node'), path.join(folder, scripts[command])] };
}

/** The program of a runtime; nothing has linked those that an install script would link. */
function runtime(name) {
  const modules = modulesOf('runtimes');
  if (name === 'node') return path.join(modules, 'node24', 'bin', 'node');
  if (name.startsWith('node')) return path.join(modules, name, 'bin', 'node');
  if (name === 'bun') return path.join(variant(modules, '@oven'), 'bin', 'bun');
  if (name === 'deno') return path.join(variant(modules, '@deno'), 'deno');
  return undefined;
}

/** The package with the program for this machine: the one that npm found to fit. */
function variant(modules, scope) {
  const found = readdirSync(path.join(modules, scope)).filter((name) => !name.includes('musl'));
  return path.join(modules, scope, found[0]);
}
