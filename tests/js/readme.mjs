// Runs the JavaScript of the READMEs against the packed package: it prints what the README says,
// and every call of the API table is there.

import assert from 'node:assert/strict';
import test from 'node:test';

import { READMES, read, runExamples } from './documents.mjs';
import { esm } from './packed.mjs';

for (const readme of READMES) {
  test(`${readme}: each JavaScript example prints what the README says`, () => runExamples(readme));

  test(`${readme}: every call of the API table is there, and every method is in the table`, () => {
    const rows = read(readme)
      .split('\n')
      .filter((line) => /^\| \[?`/.test(line));
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
