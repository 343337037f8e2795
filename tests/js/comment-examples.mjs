// The examples in the comments of the types, which editors show: each has an intent, and each of
// its statements gives what the comment behind it says.

import assert from 'node:assert/strict';
import test from 'node:test';
import { inspect } from 'node:util';
import ts from 'typescript';

import { examplesInComments } from './declarations.mjs';
import { WORDS, esm } from './packed.mjs';
import { TERMS } from './sample.mjs';

const examples = examplesInComments();
const GIVEN = { ...esm, ...WORDS.ESM, terms: TERMS };

/** What the examples find: goods for 7,200 of a limit of 10,000, received and not yet repaid. */
function account() {
  const opened = esm.CreditAccount.open({ on: '2026-10-08', terms: TERMS });
  for (const command of [
    { type: 'placeOrder', on: '2026-10-12', orderId: 'PO-1', amount: '7200.00' },
    { type: 'confirmReceipt', on: '2026-10-15', receiptId: 'GR-1', orderId: 'PO-1' },
  ])
    assert.equal(opened.apply(command).outcome, 'accepted');
  return opened;
}

/** An example as code that compares each statement with the comment that follows it. */
function asserting(code) {
  const { statements } = ts.createSourceFile('example.js', code, ts.ScriptTarget.ES2022, true);
  const lines = statements.map((statement, at) => {
    const until = statements[at + 1]?.getStart() ?? code.length;
    const told = [...code.slice(statement.end, until).matchAll(/\/\/ (.*)/g)];
    if (told.length === 0) return statement.getText();
    const expected = told.map(([, text]) => text).join(' ');
    return `compare(${statement.expression.getText()}, ${JSON.stringify(expected)});`;
  });
  // A block of its own: an example may name its account as the one it finds is named.
  return `{ ${lines.join('\n')} }`;
}

async function run(code) {
  let compared = 0;
  const compare = (value, expected) => {
    assert.equal(inspect(value, { breakLength: Infinity }), expected);
    compared += 1;
  };
  const given = { ...GIVEN, account: account(), compare };
  const AsyncFunction = (async () => {}).constructor;
  await new AsyncFunction(...Object.keys(given), asserting(code))(...Object.values(given));
  return compared;
}

test('every function and every method has an example', () => {
  const { CreditAccount } = esm;
  const own = (object, skipped) =>
    Object.getOwnPropertyNames(object).filter((name) => !skipped.includes(name));
  const methods = [
    ...own(CreditAccount, ['length', 'name', 'prototype']),
    ...own(CreditAccount.prototype, ['constructor', 'disposed']),
  ].map((name) => `CreditAccount.${name}`);
  const isClass = (name) => /^[A-Z]/.test(name);
  const functions = Object.keys({ ...esm, ...WORDS.ESM }).filter((name) => !isClass(name));
  const there = examples.map(({ of }) => of);
  assert.deepEqual([...new Set(there)].sort(), [...methods, ...functions].sort());
});

for (const { of, text } of examples) {
  const [, intent, code] = /^<caption>(.+?)<\/caption>\n(.*)$/s.exec(text) ?? [];

  test(`${of}: ${intent}`, async () => {
    assert.ok(intent, `the example of ${of} says what it is for`);
    const compared = await run(code);
    assert.ok(0 < compared || of === 'init', `the example of ${of} says what it gives`);
  });
}
