// Every export of the package has a type, and every type says what it is.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import ts from 'typescript';

import { inProject } from '../../tools/project.mjs';
import { CLIENT, ELEMENTS, WORDS, esm } from '../js/packed.mjs';

const folder = inProject('src', 'js');
const files = readdirSync(folder).filter((file) => file.endsWith('.d.ts'));
const parsed = (file) =>
  ts.createSourceFile(
    file,
    readFileSync(`${folder}/${file}`, 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );

const isExported = (statement) =>
  ts.canHaveModifiers(statement) &&
  ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The names a file exports, each with its declaration. */
function exportsOf(file) {
  const { statements } = parsed(file);
  const named = (statement) =>
    (statement.declarationList?.declarations ?? [statement]).map((it) => [it.name?.text, it]);
  const later = statements.filter(ts.isExportAssignment).map(({ expression }) => expression.text);
  return [
    ...statements.filter(isExported).flatMap(named),
    ...statements.flatMap(named).filter(([name]) => later.includes(name)),
  ];
}

/** A declaration and the methods within it. */
const told = ([name, declaration]) => [
  [name, declaration],
  ...(declaration.members ?? [])
    .filter((member) => ts.isMethodDeclaration(member) || ts.isMethodSignature(member))
    .map((method) => [`${name}.${method.name.getText()}`, method]),
];

/** The first words of what stands before a declaration. */
const documentation = (declaration) =>
  ts
    .getJSDocCommentsAndTags(declaration)
    .map(({ comment }) => comment ?? '')
    .join('');

for (const file of files) {
  test(`${file}: every type and every method is documented`, () => {
    const found = exportsOf(file).flatMap(told);
    assert.notEqual(found.length, 0, 'nothing is exported');
    const silent = found.filter(([, declaration]) => documentation(declaration) === '');
    assert.deepEqual(
      silent.map(([name]) => name),
      [],
    );
  });
}

const ENTRIES = {
  'index.d.ts': esm,
  'words.d.ts': WORDS.ESM,
  'client.d.ts': CLIENT.ESM,
  'elements.d.ts': ELEMENTS.ESM,
};
for (const [file, entry] of Object.entries(ENTRIES)) {
  test(`${file}: the functions and classes are those that the entry exports`, () => {
    const values = exportsOf(file).filter(
      ([, { kind }]) =>
        kind === ts.SyntaxKind.FunctionDeclaration ||
        kind === ts.SyntaxKind.ClassDeclaration ||
        kind === ts.SyntaxKind.VariableDeclaration,
    );
    assert.deepEqual(values.map(([name]) => name).sort(), Object.keys(entry).sort());
  });
}

test('index.d.ts: the methods are those that the account has', () => {
  const [, declaration] = exportsOf('index.d.ts').find(([, node]) => ts.isClassDeclaration(node));
  const isStatic = ({ modifiers }) =>
    modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
  const named = (wanted) =>
    declaration.members
      .filter((member) => member.name !== undefined && isStatic(member) === wanted)
      .map(({ name }) => name.text)
      .sort();
  const own = (object) =>
    Object.getOwnPropertyNames(object)
      .filter((name) => !['length', 'name', 'prototype', 'constructor'].includes(name))
      .sort();
  assert.deepEqual(named(true), own(esm.CreditAccount));
  assert.deepEqual(named(false), own(esm.CreditAccount.prototype));
});
