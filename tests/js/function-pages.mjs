// The pages of docs/functions: each function has one, it says how the function is declared, its
// tables are those of the types, its refusals are known, and its examples print what it says.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';

import { inProject } from '../../tools/project.mjs';
import {
  fieldAt,
  fieldsAt,
  fieldsOf,
  fileOf,
  parametersOf,
  plainSignature,
  signatureOf,
  textsOf,
} from './declarations.mjs';
import { assertLeadsSomewhere, blocks, links, read, runExamples } from './documents.mjs';
import { WORDS, esm } from './packed.mjs';

const FOLDER = 'docs/functions';
const INDEX = `${FOLDER}/README.md`;
/** More would not be read. */
const LONGEST_EXAMPLE = 26;
/** What the pages of commands, of which opening is one, tell once for all of them. */
const OF_EVERY_COMMAND = ['type', 'on'];
const isOfCommands = ({ name }) => name === 'open' || name.startsWith('apply-');

const pages = readdirSync(inProject(FOLDER))
  .filter((name) => name !== 'README.md')
  .map((name) => ({ name: name.replace('.md', ''), place: `${FOLDER}/${name}` }));

/** The functions of an object itself, with what it answers for without a call. */
const ownOf = (object, skipped) =>
  Object.getOwnPropertyNames(object).filter((name) => !skipped.includes(name));
const { CreditAccount } = esm;
const MEMBERS = [
  ...ownOf(CreditAccount, ['length', 'name', 'prototype']),
  ...ownOf(CreditAccount.prototype, ['constructor']),
];
const OTHERS = Object.keys({ ...esm, ...WORDS.ESM }).filter((name) => name !== 'CreditAccount');
/** What a page also tells of, beside the function it is named after. */
const TOLD_TOGETHER = { disposed: 'dispose' };

/** `apply-orders` is one of the pages of `apply`. */
const functionOf = ({ name }) => name.split('-')[0];
const qualified = (page, name) =>
  MEMBERS.includes(functionOf(page)) ? `CreditAccount.${name}` : name;

/** The tables whose head begins with a word: their rows, and the paragraph that stands before. */
function tables(text, word) {
  const paragraphs = text.split('\n\n');
  return paragraphs.flatMap((paragraph, at) => {
    if (!paragraph.startsWith(`| ${word} |`)) return [];
    const [head, , ...lines] = paragraph.trim().split('\n');
    const rows = lines.map((line) => {
      const [, name, shape, third] = line.split('|').map((cell) => cell.trim());
      return { name: name.replaceAll('`', ''), shape, third };
    });
    return [{ before: paragraphs[at - 1], hasDefault: head.includes('| default |'), rows }];
  });
}

test('every function has its page, and every page its function', () => {
  const wanted = [...MEMBERS, ...OTHERS].map((name) => TOLD_TOGETHER[name] ?? name);
  const there = pages.map(functionOf);
  assert.deepEqual([...new Set(there)].sort(), [...new Set(wanted)].sort());
});

test('the index leads to every page, by task and by name', () => {
  const [byTask, byName] = read(INDEX).split('## From A to Z');
  for (const part of [byTask, byName])
    for (const { name } of pages) assert.ok(links(part).includes(`${name}.md`), name);
});

test('llms.txt names every page', () => {
  for (const { name } of pages) assert.ok(read('llms.txt').includes(`\`${name}\``), name);
});

test('every link leads somewhere, and one to a type to the file that declares it', () => {
  for (const place of [INDEX, ...pages.map((page) => page.place)]) {
    const text = read(place);
    for (const link of links(text)) assertLeadsSomewhere(place, link);
    for (const [, name, file] of text.matchAll(/\[`(\w+)`\]\(\S*\/src\/js\/([\w.]+)\)/g))
      assert.equal(fileOf(name), file, `${name} in ${place}`);
  }
});

test('every refusal that a page names is one, and every refusal is on a page', () => {
  const known = textsOf('RefusalCode');
  const named = new Set();
  for (const { place } of pages) {
    for (const { rows } of tables(read(place), 'refusal')) {
      for (const { name } of rows) {
        assert.ok(known.includes(name), `${place} names ${name}`);
        named.add(name);
      }
    }
  }
  assert.deepEqual([...named].sort(), [...known].sort());
});

test('the page of the error names its codes', () => {
  const [{ rows }] = tables(read(`${FOLDER}/CreditTermError.md`), 'code');
  const codes = rows.map(({ name }) => name);
  assert.deepEqual(codes.sort(), textsOf('CreditTermErrorCode').sort());
});

for (const page of pages) {
  const { place } = page;

  test(`${place} says how it is declared`, () => {
    const [{ language, body }] = blocks(place);
    assert.equal(language, 'ts');
    const told = [functionOf(page)];
    for (const [name, host] of Object.entries(TOLD_TOGETHER))
      if (host === functionOf(page)) told.push(name);
    const declared = told.map((name) => signatureOf(qualified(page, name)));
    assert.equal(plainSignature(body), declared.join(' '));
  });

  test(`${place} tells every parameter and every field of its types`, () => {
    const text = read(place);
    for (const { rows } of tables(text, 'parameter')) {
      const parameters = parametersOf(qualified(page, functionOf(page)));
      assert.deepEqual(
        rows.map(({ name }) => name),
        [...parameters.keys()],
      );
      for (const row of rows)
        assertShape(page, row, row.third !== 'required', parameters.get(row.name));
    }
    for (const table of tables(text, 'field')) assertFields(page, table);
  });

  test(`${place}: each example has an intent and prints what the page says`, () => {
    const text = read(place);
    const examples = text.split('\n## Examples\n')[1];
    const titled = [...examples.matchAll(/^### .+\n\n```js\n/gm)];
    const all = blocks(place).filter(({ language }) => language === 'js');
    assert.equal(titled.length, all.length, 'each example has a heading of its own');
    for (const { body } of all)
      assert.ok(body.split('\n').length <= LONGEST_EXAMPLE, `an example is too long:\n${body}`);
    runExamples(place);
  });
}

/** A table of fields is about the first type that the paragraph before it links to. */
function assertFields(page, { before, hasDefault, rows }) {
  const [, type] = /\[`(\w+)`\]\(\S*\/src\/js\//.exec(before) ?? [];
  assert.ok(type, `a table of ${page.place} says of which type it is: ${before}`);
  for (const row of rows) {
    const { name, third } = row;
    const field = fieldAt(type, name.replace('?', ''));
    assert.ok(field, `${page.place}: ${type} has no ${name}`);
    const isOptional = hasDefault ? third !== 'required' : name.endsWith('?');
    assertShape(page, row, isOptional, field);
  }
  // `Command` is every command; what they share stands on this page, the rest on theirs.
  if (type === 'Command') return;
  const told = new Set(rows.map(({ name }) => name.replace('?', '')));
  const once = isOfCommands(page) ? OF_EVERY_COMMAND : [];
  assertAllTold(page, fieldsOf(type), new Set([...told, ...once]), '');
  // Where one field of a part is told, all are.
  const parts = [...told].filter((way) => way.includes('.'));
  for (const part of new Set(parts.map((way) => way.slice(0, way.lastIndexOf('.')))))
    assertAllTold(page, fieldsAt(type, part), told, `${part}.`);
}

/** Whether it may be absent is as the types have it, and so is every type that is linked to. */
function assertShape({ place }, { name, shape }, isOptional, { isOptional: wanted, named }) {
  assert.equal(isOptional, wanted, `${place}: whether ${name} may be absent`);
  for (const [, type] of shape.matchAll(/\[`(\w+)`\]/g))
    assert.ok(named.includes(type) || named.includes('any'), `${place}: ${name} is no ${type}`);
}

function assertAllTold(page, fields, told, part) {
  for (const [name, { isOurs }] of fields)
    assert.ok(!isOurs || told.has(part + name), `${page.place} does not tell ${part}${name}`);
}
