// Test runners, each as it is without a configuration.

import { COMMON_TEST, moduleTest } from '../app/sources.mjs';

const runner = (name, project, tools, files, ...print) => ({
  in: project,
  tools,
  files,
  rows: [{ name, print }],
});

export default [
  runner(
    'Vitest',
    'vitest',
    ['vitest'],
    moduleTest("import { test } from 'vitest';"),
    'vitest',
    'run',
  ),
  ...['jsdom', 'happy-dom'].map((environment) =>
    runner(
      `Vitest with ${environment}`,
      'vitest',
      ['vitest', environment],
      moduleTest(`// @vitest-environment ${environment}\nimport { test } from 'vitest';`),
      'vitest',
      'run',
    ),
  ),
  runner('Jest', 'jest', ['jest'], COMMON_TEST, 'jest'),
  runner(
    "Node's test runner",
    'runtimes',
    ['node24'],
    moduleTest("import test from 'node:test';"),
    'node',
    '--test',
  ),
  runner('Bun, its test runner', 'runtimes', ['bun'], COMMON_TEST, 'bun', 'test'),
  runner(
    'Deno, its test runner, without permissions',
    'runtimes',
    ['deno'],
    moduleTest('const { test } = Deno;'),
    'deno',
    'test',
  ),
];
