// Bundlers with their default settings: what they write is opened in a browser, or run in Node.

import {
  ANSWERS,
  FETCHED_PAGE,
  MODULE_PROGRAM,
  PAGE,
  WORKER_PAGE,
  WORKER_PAGE_WITH_HTML,
  fetchedScriptPage,
  scriptPage,
} from '../app/sources.mjs';

const VITES = ['5', '6', '7', '8'];

/** A bundle that is served under the strict policy. */
const page = (name, { project, tools, files, build, browser }) => ({
  in: project,
  tools,
  files,
  build: [build],
  rows: [{ name, open: 'dist', browser }],
});

/** A bundle for Node. */
const program = (
  name,
  { project, tools, files = MODULE_PROGRAM, build, run = 'dist/main.js' },
) => ({
  in: project,
  tools,
  files,
  build: [build],
  rows: [{ name, print: ['node', run] }],
});

/** A development server writes scripts or styles into its pages: they have no strict policy. */
const server = (name, { project, tools, files = PAGE, serve }) => ({
  in: project,
  tools,
  files,
  serve,
  rows: [{ name, visit: '/' }],
});

const vites = VITES.flatMap((major) => {
  const vite = `vite${major}`;
  const inVite = { project: 'vite', tools: [vite], files: PAGE };
  const serve = [vite, '--port', '{port}'];
  return [
    page(`Vite ${major}, build`, { ...inVite, build: [vite, 'build'] }),
    server(`Vite ${major}, development server`, { ...inVite, serve }),
  ];
});

/** What this bundler must be told to find any package at all. */
const ROLLUP_CONFIG = `import resolve from '@rollup/plugin-node-resolve';

export default { input: 'main.js', output: { dir: 'dist' }, plugins: [resolve()] };
`;

const inBundlers = { project: 'bundlers' };
const WEBPACK = ['webpack', 'webpack-cli'];
const RSPACK = ['@rspack/cli', '@rspack/core'];
/** Rsbuild writes the page itself; browsers ask for its icon. */
const ENTRY = {
  'src/index.js': PAGE['main.js'],
  'src/answers.js': ANSWERS,
  'public/favicon.ico': '',
};

export default [
  ...vites,
  program('Vite 8, server-side build', {
    project: 'vite',
    tools: ['vite8'],
    build: ['vite8', 'build', '--ssr', 'main.mjs'],
    run: 'dist/main.mjs',
  }),
  page('Vite 8, a Web Worker', {
    project: 'vite',
    tools: ['vite8'],
    files: WORKER_PAGE_WITH_HTML,
    build: ['vite8', 'build'],
  }),
  page('Vite 8, the wasm file fetched', {
    project: 'vite',
    tools: ['vite8'],
    files: FETCHED_PAGE,
    build: ['vite8', 'build'],
  }),
  page('Vite 8, build, in Firefox', {
    project: 'vite',
    tools: ['vite8'],
    files: PAGE,
    build: ['vite8', 'build'],
    browser: 'firefox',
  }),
  page('webpack 5', {
    ...inBundlers,
    tools: WEBPACK,
    files: scriptPage('main.js'),
    build: ['webpack', './main.js', '--mode', 'production'],
  }),
  page('webpack 5, the wasm file fetched', {
    ...inBundlers,
    tools: WEBPACK,
    files: fetchedScriptPage('main.js'),
    build: ['webpack', './main.js', '--mode', 'production'],
  }),
  page('webpack 5, a Web Worker', {
    ...inBundlers,
    tools: WEBPACK,
    files: { ...scriptPage('main.js'), ...WORKER_PAGE },
    build: ['webpack', './main.js', '--mode', 'production'],
  }),
  program('webpack 5, for Node', {
    ...inBundlers,
    tools: WEBPACK,
    build: ['webpack', './main.mjs', '--mode', 'production', '--target', 'node'],
  }),
  page('Rspack', {
    ...inBundlers,
    tools: RSPACK,
    files: scriptPage('main.js'),
    build: ['@rspack/cli', 'build', '--entry', './main.js', '--mode', 'production'],
  }),
  page('Rspack, the wasm file fetched', {
    ...inBundlers,
    tools: RSPACK,
    files: fetchedScriptPage('main.js'),
    build: ['@rspack/cli', 'build', '--entry', './main.js', '--mode', 'production'],
  }),
  page('Rsbuild', {
    ...inBundlers,
    tools: ['@rsbuild/core'],
    files: ENTRY,
    build: ['@rsbuild/core', 'build'],
  }),
  page('Rollup', {
    ...inBundlers,
    tools: ['rollup', '@rollup/plugin-node-resolve'],
    files: { ...scriptPage('main.js', 'type="module" '), 'rollup.config.mjs': ROLLUP_CONFIG },
    build: ['rollup', '--config'],
  }),
  page('Rolldown', {
    ...inBundlers,
    tools: ['rolldown'],
    files: scriptPage('main.js', 'type="module" '),
    build: ['rolldown', 'main.js', '--dir', 'dist'],
  }),
  page('esbuild', {
    ...inBundlers,
    tools: ['esbuild'],
    files: scriptPage('main.js'),
    build: ['esbuild', 'main.js', '--bundle', '--outdir=dist'],
  }),
  page('esbuild, in Firefox', {
    ...inBundlers,
    tools: ['esbuild'],
    files: scriptPage('main.js'),
    build: ['esbuild', 'main.js', '--bundle', '--outdir=dist'],
    browser: 'firefox',
  }),
  page('esbuild, minified modules', {
    ...inBundlers,
    tools: ['esbuild'],
    files: scriptPage('main.js', 'type="module" '),
    build: ['esbuild', 'main.js', '--bundle', '--minify', '--format=esm', '--outdir=dist'],
  }),
  program('esbuild, for Node', {
    ...inBundlers,
    tools: ['esbuild'],
    build: ['esbuild', 'main.mjs', '--bundle', '--platform=node', '--outfile=dist/main.cjs'],
    run: 'dist/main.cjs',
  }),
  page('Parcel 2', {
    project: 'parcel',
    tools: ['parcel'],
    files: PAGE,
    build: ['parcel', 'build', 'index.html'],
  }),
  server('Parcel 2, development server', {
    project: 'parcel',
    tools: ['parcel'],
    serve: ['parcel', 'index.html', '--port', '{port}'],
  }),
  // Built, it would name the wasm file in a script within the page.
  server('Parcel 2, development server, the wasm file fetched', {
    project: 'parcel',
    tools: ['parcel'],
    files: FETCHED_PAGE,
    serve: ['parcel', 'index.html', '--port', '{port}'],
  }),
  page('Bun, its bundler', {
    project: 'runtimes',
    tools: ['bun'],
    files: scriptPage('main.js', 'type="module" '),
    build: ['bun', 'build', 'main.js', '--outdir', 'dist'],
  }),
];
