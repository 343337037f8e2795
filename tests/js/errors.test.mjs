// docs/errors.md is complete: it has every code and every text that an error may say, nothing that
// none says, and for each text that a call can bring about, a call that does.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';

import { inProject } from '../../tools/project.mjs';
import { extras, realm } from '../hostile/node-kit.mjs';
import { tryAll } from '../hostile/trial.mjs';
import { esm } from './packed.mjs';

/** Phrases in the sources that no error expects. */
const NO_EXPECTATIONS = [
  // Punctuation, and parts of what stands whole elsewhere.
  /^(`, `|, |: |at `…`: |expected …| at `…`|: expected …|`? ?stands twice|each named once; `|` stands twice)$/,
  // Of serde, never shown.
  /^(a json value|a key)$/,
  // Panics and traps: what they say is the cause of an `internal`.
  /^(invariant broken: .*|placed amounts .*|a requested return completes)$/,
  /^(an account was given a place that does not exist|too many accounts at a time; .*)$/,
  /^a share is a proportion of an input amount$/,
  // The form of a message; what is a cause; names under which formatters are kept.
  /^……: expected …$/,
  /^(this file was not read as UTF-8|the wasm file was answered with status …)$/,
  /^(the tag of …|… …|… in …|… digits …)$/,
  // What stands in the head of a request.
  /^Bearer …$/,
  // The head of a table for people.
  /^Statement,Due date,/,
];
/** Sections whose texts are brought about elsewhere: tests/laws, tests/js/{words,client,failures}*. */
const TRIED_ELSEWHERE = ['Snapshots', 'Events', 'Words', 'Client', 'Errors of other codes'];
/** What no call of the package brings about, or none of a hostile input. */
const NEVER_SAID = [
  'a view: one of `…`',
  'no field `…`',
  'a date as `YYYY-MM-DD` from 1970-01-01 to 9999-12-31',
];

const DOCUMENT = readFileSync(inProject('docs', 'errors.md'), 'utf8');

/** The first cells of the tables under each heading. */
function rowsOf(document) {
  const rows = [];
  let section;
  for (const line of document.split('\n')) {
    if (line.startsWith('#')) section = line.replace(/^#+ /, '');
    const cells = line.split(' | ');
    const isRow = line.startsWith('| ') && !/^\| (code|expected|what) /.test(line);
    if (isRow) rows.push({ section, first: cells[0].slice(2) });
  }
  return rows;
}

const rows = rowsOf(DOCUMENT);
const codes = rows.filter(({ section }) => section === 'Errors').map(({ first }) => first);
const expectations = rows.filter(({ section }) => !['Errors', 'Bounds'].includes(section));
const patternOf = (text) =>
  new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '[^]*')}$`);

function sources(folder, isWanted) {
  return readdirSync(inProject(folder), { recursive: true })
    .filter(isWanted)
    .map((file) => readFileSync(inProject(path.join(folder, file)), 'utf8'));
}

/** The phrases that stand in a source as text, with a mark for whatever is put into them. */
function phrasesOf(text, literal) {
  const code = text
    .split('\n#[cfg(test)]\nmod tests {')[0]
    .replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')
    .replaceAll(/\breason = "[^"]*"/g, '')
    .replaceAll(/b?'(\\.|[^'\\])'/g, '');
  const found = [...code.matchAll(literal)].map((match) => match.slice(1).find(Boolean) ?? '');
  return found
    .map((phrase) => phrase.replaceAll(/\\\n\s*/g, '').replaceAll(/\$?\{[^}]*\}/g, '…'))
    .map((phrase) => phrase.replaceAll(/\\(['"`])/g, '$1'))
    .filter((phrase) => / |^`…/.test(phrase) && !/^[ \n]|\n/.test(phrase));
}

const RUST = /"((?:[^"\\]|\\[^])*)"/g;
const JAVASCRIPT = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
const phrases = new Set([
  ...sources(
    'src',
    // What the server alone says is told by a problem of its own.
    (file) => /\.rs$/.test(file) && !/tests?(\.rs|\/)|^server(\.rs|\/)/.test(file),
  ).flatMap((text) => phrasesOf(text, RUST)),
  ...sources(
    'src/js',
    // The elements say things to people, and throw nothing.
    (file) => /\.js$/.test(file) && !/^elements|(names|sentences|refusals|table)\.js$/.test(file),
  ).flatMap((text) => phrasesOf(text, JAVASCRIPT)),
]);
const said = [...phrases].filter((phrase) => !NO_EXPECTATIONS.some((form) => form.test(phrase)));

test('every text that an error may expect stands in the document', () => {
  const known = new Set(expectations.map(({ first }) => first));
  assert.deepEqual(
    said.filter((phrase) => !known.has(phrase)),
    [],
  );
});

test('every text of the document is one that the code says', () => {
  const inCode = new Set(said);
  assert.deepEqual(
    expectations.map(({ first }) => first).filter((first) => !inCode.has(first)),
    [],
  );
});

test('every code stands in the document, as it does in the types', () => {
  const types = readFileSync(inProject('src', 'js', 'index.d.ts'), 'utf8');
  const [, union] = /type CreditTermErrorCode =([^;]*);/.exec(types);
  const typed = [...union.matchAll(/'(\w+)'/g)].map(([, code]) => `\`${code}\``);
  assert.deepEqual([...codes].sort(), typed.sort());
});

test('what hostile inputs bring about stands in the document, and all that they can is', () => {
  const { expectations: brought } = tryAll({ library: esm, realm, extras, memory: () => 0 });
  const patterns = expectations.map(({ first }) => patternOf(first));
  assert.deepEqual(
    brought.filter((text) => !patterns.some((pattern) => pattern.test(text))),
    [],
  );
  const untried = expectations.filter(
    ({ section, first }) =>
      !TRIED_ELSEWHERE.includes(section) &&
      !NEVER_SAID.includes(first) &&
      !brought.some((text) => patternOf(first).test(text)),
  );
  assert.deepEqual(
    untried.map(({ first }) => first),
    [],
  );
});
