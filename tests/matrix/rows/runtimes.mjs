// JavaScript outside of browsers: the program is run as it is.

import { ANSWERS, COMMON_PROGRAM, MODULE_PROGRAM } from '../app/sources.mjs';

const NODES = ['20', '22', '24', '26'];

const node = (major, name, files, ...args) => ({
  in: 'runtimes',
  tools: [`node${major}`],
  files,
  rows: [{ name: `Node ${major}, ${name}`, print: [`node${major}`, ...args] }],
});

export default [
  ...NODES.map((major) => node(major, 'ESM', MODULE_PROGRAM, 'main.mjs')),
  ...NODES.map((major) => node(major, 'CommonJS', COMMON_PROGRAM, 'main.cjs')),
  node(
    '26',
    'no code from strings',
    MODULE_PROGRAM,
    '--disallow-code-generation-from-strings',
    'main.mjs',
  ),
  node(
    '26',
    'no permission but to read the project',
    MODULE_PROGRAM,
    '--permission',
    '--allow-fs-read={project}',
    'main.mjs',
  ),
  node(
    '24',
    'TypeScript with its types stripped',
    {
      'answers.ts': ANSWERS.replace('answers()', 'answers(): string'),
      'main.ts': MODULE_PROGRAM['main.mjs'].replace('.mjs', '.ts'),
    },
    'main.ts',
  ),
  node(
    '24',
    'a worker thread',
    {
      ...MODULE_PROGRAM,
      'start.mjs': "import { Worker } from 'node:worker_threads';\nnew Worker('./main.mjs');\n",
    },
    'start.mjs',
  ),
  {
    in: 'runtimes',
    tools: ['bun'],
    files: MODULE_PROGRAM,
    rows: [{ name: 'Bun, ESM', print: ['bun', 'main.mjs'] }],
  },
  {
    in: 'runtimes',
    tools: ['bun'],
    files: COMMON_PROGRAM,
    rows: [{ name: 'Bun, CommonJS', print: ['bun', 'main.cjs'] }],
  },
  {
    in: 'runtimes',
    tools: ['deno'],
    files: MODULE_PROGRAM,
    rows: [{ name: 'Deno without permissions', print: ['deno', 'run', 'main.mjs'] }],
  },
];
