// What is answered, held against the types: every answer to the scenarios fits its type to the last
// field, everything that the types say occurs in an answer, and the compilers agree.

import assert from 'node:assert/strict';
import test from 'node:test';

import { compile } from './compiler.mjs';
import { everyAnswer } from './corpus.mjs';
import { Coverage } from './coverage.mjs';
import { calls } from '../../tools/types.mjs';
import { misfit } from './values.mjs';

/** What the answers of each call are; of facts, what was refused stands beside an account. */
const GIVES = Object.fromEntries(Object.entries(calls()).map(([name, { gives }]) => [name, gives]));
const { fields } = GIVES.fromFacts;
GIVES.fromFacts = { ...GIVES.fromFacts, fields: new Map([['refused', fields.get('refused')]]) };

const coverage = new Coverage();
const misfits = new Map();
/** Answers that were the first to show something of the types. */
const firsts = [];
let count = 0;
const seen = new Set();

everyAnswer((call, answer) => {
  const text = `${call} ${JSON.stringify(answer)}`;
  if (seen.has(text)) return;
  seen.add(text);
  count += 1;
  const complaint = misfit(answer, GIVES[call]);
  if (complaint !== undefined) {
    const kind = `${call}${complaint.replaceAll(/\/\d+/g, '/…')}`;
    misfits.set(kind, text);
  } else if (coverage.add(answer, GIVES[call])) {
    firsts.push([call, answer]);
  }
});

test('every answer is of its type', () => {
  assert.notEqual(count, 0, 'nothing was answered');
  assert.deepEqual(
    [...misfits.keys()],
    [],
    [...misfits].map((pair) => pair.join('\n')).join('\n\n'),
  );
});

test('whatever the types say occurs in an answer', () => {
  const given = Object.entries(GIVES).filter(
    ([name]) => !['load', 'open', 'replay', 'snapshot'].includes(name),
  );
  const missing = given.flatMap(([name, gives]) => coverage.missing(gives, name));
  assert.deepEqual([...new Set(missing)], []);
});

test('the compilers take the answers as literals of their types', () => {
  const typeOf = (call) =>
    ({ calendar: 'Calendar', fromFacts: "Pick<AccountFromFacts, 'refused'>" })[call] ??
    `ReturnType<CreditAccount['${call}']>`;
  const lines = firsts.map(
    ([call, answer], n) =>
      `export const a${n}: Plain<${typeOf(call)}> = ${JSON.stringify(answer)};`,
  );
  const text = `import type { AccountFromFacts, Calendar, CreditAccount, Plain } from 'credit-term';
${lines.join('\n')}
`;
  return compile('answers', { 'answers.mts': text }, { module: 'nodenext' });
});
