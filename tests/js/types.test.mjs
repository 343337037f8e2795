// The types, as a strict project sees them, by import and by require.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { PROJECT } from '../../tools/packed.mjs';
import { MODULES, inProject } from '../../tools/project.mjs';
import { table } from '../../src/js/words/table.js';
import { INSTALLED, WORDS } from './packed.mjs';

const OPTIONS = {
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  target: 'es2022',
  lib: ['es2022', 'esnext.disposable', 'dom'],
  types: [],
};

/** TypeScript 5, and 7, which is another program. */
const COMPILERS = ['typescript', 'typescript-7'];

function compile(file, options) {
  const project = { compilerOptions: { ...OPTIONS, ...options }, files: [file] };
  writeFileSync(path.join(PROJECT, 'tsconfig.json'), JSON.stringify(project));
  for (const compiler of COMPILERS) {
    const tsc = path.join(MODULES, compiler, 'bin', 'tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.json'], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${compiler}: ${stdout}`);
  }
}

// `.mts` is an ES module and takes `import`'s types; `.cts` is CommonJS and takes `require`'s.
for (const file of ['usage.mts', 'usage.cts']) {
  test(`${file} compiles strictly, and its marked errors are errors`, () => {
    copyFileSync(inProject('tests', 'js', 'usage.ts'), path.join(PROJECT, file));
    if (file.endsWith('.cts')) withoutInit(path.join(PROJECT, file));
    compile(file, { module: 'nodenext' });
  });
}

test('it compiles for bundlers', () => {
  copyFileSync(inProject('tests', 'js', 'usage.ts'), path.join(PROJECT, 'usage.ts'));
  compile('usage.ts', { module: 'esnext', moduleResolution: 'bundler' });
});

test('the type of words names every word there is, and no other', () => {
  const named = Object.keys(table).filter((key) => /^(figure|column|status|term)\./.test(key));
  const lines = named.map((key) => `  '${key}': true,`);
  const text = `import type { WordKey } from 'credit-term/words';
export const all: { readonly [key in WordKey]: true } = {
${lines.join('\n')}
};
`;
  writeFileSync(path.join(PROJECT, 'every-word.mts'), text);
  compile('every-word.mts', { module: 'nodenext' });
});

for (const [entry, names] of Object.entries({
  index: ['init', 'CreditAccount', 'CreditTermError', 'businessDate', 'calendar'],
  words: Object.keys(WORDS.ESM),
})) {
  test(`every export of ${entry} is typed, and every type is documented`, () => {
    const types = readFileSync(path.join(INSTALLED, 'dist', `${entry}.d.ts`), 'utf8');
    for (const name of names) assert.match(types, new RegExp(`export (function|class) ${name}\\b`));
    const undocumented = types
      .split('\n')
      .filter(
        (line, at, lines) =>
          /^(export (function|class|type|interface) |  (static )?\w+\()/.test(line) &&
          !lines[at - 1].includes('*/'),
      );
    assert.deepEqual(undocumented, []);
  });
}

/** The init entry is an ES module only. */
function withoutInit(file) {
  const text = readFileSync(file, 'utf8')
    .replace(/^import .*credit-term\/init.*\n/m, '')
    .replace(/^ *await fetchAndInit.*\n/m, '');
  writeFileSync(file, text);
}
