// The table of words is complete: every code that the sources know has its words in Chinese and in
// English, with every figure it brings, and no words are left over.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

import { table } from '../../src/js/words/table.js';
import { inProject } from '../../tools/project.mjs';

const source = (...parts) => readFileSync(inProject('src', ...parts), 'utf8');
const camel = (name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
const lower = (name) => name[0].toLowerCase() + name.slice(1);
const keysOf = (prefix) =>
  Object.keys(table)
    .filter((key) => key.startsWith(`${prefix}.`))
    .map((key) => key.slice(prefix.length + 1));

/** The body of an item of the Rust sources, its comments left out. */
function itemOf(text, opening) {
  const start = text.indexOf(opening);
  assert.notEqual(start, -1, opening);
  return text.slice(start, text.indexOf('\n}', start)).replace(/\/\/.*/g, '');
}

/** The variants of an enum, each with its fields as they are written in JSON. */
function variantsOf(text, name) {
  const body = itemOf(text, `pub enum ${name} {`);
  const found = [...body.matchAll(/^ {4}(\w+)(?:,| \{([^}]*)\},)$/gm)];
  assert.notEqual(found.length, 0, name);
  return Object.fromEntries(
    found.map(([, variant, fields = '']) => [
      lower(variant),
      [...fields.matchAll(/^ {8}(\w+):/gm)].map(([, field]) => camel(field)),
    ]),
  );
}

/** The placeholders of a text: the figure's name and its kind. */
const placeholders = (text) =>
  [...text.matchAll(/\{(\w+):(\w+)\}/g)].map(([, name, kind]) => ({ name, kind }));
const figuresOf = (text) => [...new Set(placeholders(text).map(({ name }) => name))].sort();

test('every key has words in Chinese and in English, and no other language', () => {
  for (const [key, said] of Object.entries(table)) {
    assert.deepEqual(Object.keys(said), ['zh', 'en'], key);
    assert.match(said.zh, /\p{Script=Han}|\{/u, `${key} in Chinese`);
    assert.doesNotMatch(said.en, /\p{Script=Han}|[，。：；（）]/u, `${key} in English`);
    assert.notEqual(said.en.trim(), '', key);
    for (const text of Object.values(said)) {
      assert.doesNotMatch(text.replace(/\{\w+:\w+\}/g, ''), /[{}]/, `${key}: a broken placeholder`);
    }
  }
});

test('no key stands in two parts of the table', () => {
  const folder = inProject('src', 'js', 'words');
  const text = readdirSync(folder)
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join();
  const keys = [...text.matchAll(/^ {2}'(\w+\.\w+)': \{/gm)].map(([, key]) => key);
  assert.deepEqual(keys.sort(), Object.keys(table).sort());
});

test('every refusal has its words, with every figure it brings and no other, in both languages', () => {
  const refusals = variantsOf(source('account', 'refusal.rs'), 'Refusal');
  assert.deepEqual(keysOf('refusal'), Object.keys(refusals));
  for (const [code, figures] of Object.entries(refusals)) {
    for (const language of ['zh', 'en']) {
      const said = figuresOf(table[`refusal.${code}`][language]);
      assert.deepEqual(said, [...figures].sort(), `${code} in ${language}`);
    }
  }
});

test('every refusal with an amount names one with its currency', () => {
  const amounts = keysOf('refusal')
    .map((code) => [code, placeholders(table[`refusal.${code}`].zh).map(({ kind }) => kind)])
    .filter(([, kinds]) => kinds.includes('money') || kinds.includes('price'));
  assert.notEqual(amounts.length, 0);
  for (const [code, kinds] of amounts) assert.ok(kinds.includes('price'), code);
});

test('both languages write the figures alike', () => {
  const asWritten = (text) =>
    placeholders(text)
      .map(({ name, kind }) => `${name}:${kind}`)
      .sort();
  for (const [key, { zh, en }] of Object.entries(table)) {
    // Chinese counts the months there, English measures them.
    if (/^due\.(endOf|dayOf)LaterMonth$/.test(key)) assert.deepEqual(figuresOf(zh), figuresOf(en));
    else assert.deepEqual(asWritten(zh), asWritten(en), key);
  }
});

test('every term of an explanation has its name, and the documents it may name are said', () => {
  const rust = source('explanation.rs');
  assert.deepEqual(keysOf('term'), Object.keys(variantsOf(rust, 'TermCode')));
  const fields = [...itemOf(rust, 'pub struct Source {').matchAll(/pub (\w+):/g)];
  const documents = fields.map(([, field]) => camel(field));
  assert.deepEqual(keysOf('sum').sort(), ['line', ...documents].sort());
});

test('every status and state has its name', () => {
  const wanted = [
    variantsOf(source('statement.rs'), 'StatementStatus'),
    variantsOf(source('order.rs'), 'PaymentSlip'),
    variantsOf(source('returns.rs'), 'ReturnState'),
    variantsOf(source('repayment.rs'), 'RepaymentState'),
    variantsOf(source('account', 'book.rs'), 'AccountState'),
  ].flatMap(Object.keys);
  assert.deepEqual(keysOf('status').sort(), [...new Set(wanted)].sort());
});

test('every reason for passing over a day has its words', () => {
  const reasons = variantsOf(source('explanation', 'due_date.rs'), 'Because');
  assert.deepEqual(keysOf('because').sort(), Object.keys(reasons).sort());
});

test('every code of an error that is thrown has its words', () => {
  const [, union] = /export type CreditTermErrorCode =([^;]*);/.exec(source('js', 'index.d.ts'));
  const codes = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => code);
  assert.deepEqual(keysOf('error').sort(), codes.sort());
});

test('every figure of the views that is an amount has its name', () => {
  const files = ['views', 'statements', 'orders', 'repayments', 'previews'];
  const views = files.map((name) => source('js', `${name}.d.ts`)).join('\n');
  const found = [...views.matchAll(/readonly (\w+)\??: Amount;/g)].map(([, name]) => name);
  assert.ok(found.includes('available'));
  const unnamed = found.filter((name) => !(`figure.${name}` in table));
  assert.deepEqual(unnamed, []);
});
