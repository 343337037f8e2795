// Runs the JavaScript of the READMEs against the packed package, as a stranger would who copies it
// into a project: it prints what the README says, and every call of the API table is there.
//
//   node tests/js/readme.mjs

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { PROJECT } from '../../tools/packed.mjs';
import { esm } from './packed.mjs';
import { READMES, blocks } from './readme-blocks.mjs';

for (const readme of READMES) {
  const text = readFileSync(new URL(`../../${readme}`, import.meta.url), 'utf8');

  test(`${readme}: each JavaScript example prints what the README says`, () => {
    const all = blocks(readme);
    const examples = all.filter(({ language }) => language === 'js');
    assert.notEqual(examples.length, 0, 'no example was found');
    for (const example of examples) {
      const told = all[all.indexOf(example) + 1];
      assert.equal(told?.language, 'text', 'what the example prints stands behind it');
      assert.equal(printed(readme, example.body), `${told.body}\n`);
    }
  });

  test(`${readme}: every call of the API table is there, and every method is in the table`, () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    const cells = rows.map((row) => row.split('|')[1]).join(' ');
    const named = {
      exports: new Set(['CreditAccount', 'CreditTermError']),
      statics: new Set(),
      methods: new Set(),
    };
    for (const [, on, name] of cells.matchAll(/`(?:(CreditAccount|account)\.)?(\w+)\(/g)) {
      const kind = { CreditAccount: 'statics', account: 'methods' }[on] ?? 'exports';
      named[kind].add(name);
    }
    const { CreditAccount } = esm;
    const isFunction = ([name, { value }]) =>
      name !== 'constructor' && typeof value === 'function';
    const functionsOf = (object) =>
      Object.entries(Object.getOwnPropertyDescriptors(object))
        .filter(isFunction)
        .map(([name]) => name);
    assert.deepEqual([...named.exports].sort(), Object.keys(esm).sort());
    assert.deepEqual([...named.statics].sort(), functionsOf(CreditAccount).sort());
    assert.deepEqual([...named.methods].sort(), functionsOf(CreditAccount.prototype).sort());
  });
}

/** What an example prints when it is run as a file of the project that installed the package. */
function printed(readme, example) {
  const folder = path.join(PROJECT, 'readme');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${readme.replace('.md', '')}.mjs`);
  writeFileSync(file, example);
  const run = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}
