// The types, as strict projects of every kind see them: what must compile does, and each line that
// is marked as an error is one.

import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';

import { inProject } from '../../tools/project.mjs';
import { table } from '../../src/js/words/table.js';
import { READMES, blocks } from '../js/documents.mjs';
import { compile } from './compiler.mjs';

const folder = inProject('tests', 'types', 'uses');
const USES = Object.fromEntries(
  readdirSync(folder).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
);
/** Those that need no more than the language itself. */
const { 'disposal.ts': disposal, 'in-a-page.ts': inAPage, ...PLAIN } = USES;

/** The uses under another extension: `.mts` takes the types of `import`, `.cts` of `require`. */
function as(extension, uses = USES) {
  const renamed = Object.entries(uses).map(([file, text]) => [
    file.replace('.ts', `.${extension}`),
    text.replaceAll(/from '(\.\/\w+)\.js'/g, `from '$1.${extension.replace('ts', 'js')}'`),
  ]);
  return Object.fromEntries(renamed);
}

const nodenext = { module: 'nodenext' };
const WITHOUT_DOM = { ...nodenext, lib: ['es2022', 'esnext.disposable'] };

describe('the types', { concurrency: availableParallelism() }, () => {
  test('ES modules compile', () => compile('esm', as('mts'), nodenext));

  // A file of this kind has no `import` of its own; the compiler makes `require` of it.
  test('CommonJS modules compile', () =>
    compile('commonjs', as('cts'), { ...nodenext, verbatimModuleSyntax: false }));

  test('CommonJS modules that are written as such compile', () => {
    const text = `import creditTerm = require('credit-term');
  import words = require('credit-term/words');
  import init = require('credit-term/init');
  const date: creditTerm.BusinessDate = creditTerm.businessDate(new Date(), 'UTC');
  const said: string = words.formatDate(date, 'en');
  const ready: Promise<void> = init.init();
  export = { said, ready };
  `;
    return compile('require', { 'main.cts': text }, nodenext);
  });

  test('what an ES module has from a CommonJS module is of the same types', () => {
    const helper = `import creditTerm = require('credit-term');
const open = (): creditTerm.CreditAccount => creditTerm.CreditAccount.create();
const date: creditTerm.BusinessDate = creditTerm.businessDate(new Date(), 'UTC');
export = { open, date };
`;
    const main = `import type { Amount, BusinessDate, CreditAccount } from 'credit-term';
import helper from './helper.cjs';
export const account: CreditAccount = helper.open();
export const date: BusinessDate = helper.date;
// @ts-expect-error a date is no amount, wherever it comes from
export const amount: Amount = helper.date;
`;
    return compile('mixed', { 'main.mts': main, 'helper.cts': helper }, nodenext);
  });

  test('they compile for bundlers', () =>
    compile('bundler', USES, { module: 'esnext', moduleResolution: 'bundler' }));

  // TypeScript 7 does not know this any more.
  test('they compile where only folders are looked into', () =>
    compile('node10', USES, { module: 'es2022', moduleResolution: 'node10' }, ['typescript']));

  test('without the types of a page they compile', () =>
    compile('without-dom', as('mts', { ...PLAIN, 'disposal.ts': disposal }), WITHOUT_DOM));

  test('without `using` they compile', () =>
    compile('without-using', as('mts', PLAIN), { ...nodenext, lib: ['es2022'] }));

  test('with an older language they compile', () =>
    compile('es2020', as('mts', PLAIN), { ...nodenext, target: 'es2020', lib: ['es2020'] }));

  test('with the newest of everything they compile', () =>
    compile('esnext', as('mts'), { ...nodenext, target: 'esnext', lib: ['esnext', 'dom'] }));

  for (const readme of READMES) {
    test(`${readme}: each JavaScript example is strict TypeScript`, () => {
      const examples = blocks(readme).filter(({ language }) => language === 'js');
      const files = examples.map(({ body }, n) => [`example-${n}.mts`, body]);
      return compile(readme, Object.fromEntries(files), nodenext);
    });
  }

  test('the type of words names every word there is, and no other', () => {
    const named = Object.keys(table).filter((key) => /^(figure|column|status|term)\./.test(key));
    const lines = named.map((key) => `  '${key}': true,`);
    const text = `import type { WordKey } from 'credit-term/words';
  export const all: { readonly [key in WordKey]: true } = {
  ${lines.join('\n')}
  };
  `;
    return compile('words', { 'every-word.mts': text }, nodenext);
  });
});
