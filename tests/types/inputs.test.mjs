// What is handed in, held against the code: the package itself is asked what it reads.
//
// For every object that the types describe: the code reads the fields that the types have and no
// other, wants those that are not optional, and takes no other kind of value; where it names the
// values there are, they are the types' own. The samples come from the types, so that nothing needs
// to be added here when a field is.

import assert from 'node:assert/strict';
import test from 'node:test';

import { OPENING } from '../js/sample.mjs';
import { esm } from '../js/packed.mjs';
import { calls, everyType, typeNamed } from '../../tools/types.mjs';
import { wordsOfTheCode } from './rust.mjs';
import { kindOf, kinds, objectsWithin, samples } from './values.mjs';

const { CreditAccount, CreditTermError, calendar } = esm;
const TYPES = everyType();

/** Answers with why an input is malformed, or undefined. */
function fault(call) {
  try {
    call();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof CreditTermError && error.code === 'invalidInput', error);
    return error;
  }
}

const opened = CreditAccount.open({ ...OPENING, on: '2026-11-22' });
function onACopy(use) {
  const account = opened.fork();
  const found = fault(() => use(account));
  account.dispose();
  return found;
}

/** How each input is handed in. */
const ASK = {
  ...Object.fromEntries(
    Object.keys(calls())
      .filter((name) => typeof opened[name] === 'function')
      .map((name) => [name, (input) => onACopy((account) => account[name](input))]),
  ),
  calendar: (input) => fault(() => calendar(input)),
  fromFacts: (input) => fault(() => CreditAccount.fromFacts(input).account.dispose()),
};

const pointer = (keys) =>
  keys.map((key) => `/${`${key}`.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
const at = (value, keys) => keys.reduce((part, key) => part[key], value);

/** A copy of a value in which the object at a place is changed. */
function changed(value, keys, change) {
  const copy = structuredClone(value);
  change(at(copy, keys));
  return copy;
}

/**
 * Whether the code reads a field of this name in that object. Nearest to a misspelt name is the
 * name itself, if it is known.
 */
function reads(ask, sample, keys, name) {
  const misspelt = `~${name}`;
  const expected = ask(changed(sample, keys, (object) => (object[misspelt] = true)))?.expected;
  assert.match(`${expected}`, /^no field `~/, `${pointer([...keys, misspelt])}: ${expected}`);
  return expected.endsWith(`(nearest: \`${name}\`)`);
}

/** Where the code knows other fields than the types. */
function otherFields({ ask, sample, keys, type }) {
  const names = new Set([...wordsOfTheCode(), ...type.fields.keys()]);
  const typed = (name) => type.fields.has(name) || type.absent.includes(name);
  return [...names]
    .filter((name) => reads(ask, sample, keys, name) !== typed(name))
    .map((name) => `${pointer([...keys, name])}: ${typed(name) ? 'typed' : 'read'} only`);
}

/** Where the code wants a field that may be absent, or does without one that may not. */
function otherwiseOptional({ ask, sample, keys, type, isWanted }) {
  const without = (name) => ask(changed(sample, keys, (object) => delete object[name]));
  return [...type.fields]
    .filter(([name, { isOptional }]) => isWanted(without(name), name) === isOptional)
    .map(([name, { isOptional }]) =>
      [pointer([...keys, name]), isOptional ? 'wanted' : 'not wanted'].join(': '),
    );
}

const EXAMPLES = ['nope', 2.5, true, null, [], {}];

/** Where the code takes a value of a kind that the types do not. */
function otherKinds({ ask, sample, keys, type }) {
  return [...type.fields].flatMap(([name, field]) => {
    const place = [...keys, name];
    const taken = (example) => {
      const found = ask(changed(sample, keys, (object) => (object[name] = example)));
      return !found?.path.startsWith(pointer(place));
    };
    const isForeign = (example) =>
      example === 2.5 || !kinds(field.type).includes(kindOf(example)) || isNoChoice(field, example);
    return EXAMPLES.filter((example) => isForeign(example) && taken(example)).map(
      (example) => `${pointer(place)}: takes ${JSON.stringify(example)}`,
    );
  });
}

const isNoChoice = ({ type }, example) => typeof example === 'string' && choices(type).length !== 0;

/** The texts that a type names. */
function choices(type) {
  if (type.is === 'union') return type.of.flatMap(choices);
  if (type.is === 'list') return choices(type.of);
  return type.is === 'literal' ? [type.value] : [];
}

/** Where the code names other values than the types. */
function otherChoices({ ask, sample, keys, siblings, type }) {
  return [...type.fields.keys()].flatMap((name) => {
    const typed = siblings.flatMap(({ fields }) => choices(fields?.get(name)?.type ?? {}));
    if (typed.length === 0) return [];
    const isList = Array.isArray(at(sample, keys)[name]);
    const wrong = isList ? ['nope'] : 'nope';
    const { expected } = ask(changed(sample, keys, (object) => (object[name] = wrong)));
    const named = [...expected.matchAll(/`(\w+)`/g)].map(([, word]) => word);
    const differing = [
      ...named.filter((word) => !typed.includes(word)).map((word) => `${word} is not typed`),
      ...typed.filter((word) => !named.includes(word)).map((word) => `${word} is not taken`),
    ];
    return differing.map((difference) => `${pointer([...keys, name])}: ${difference}`);
  });
}

/** What the checks find against every object within the samples, each type tried once a place. */
function differences(whole, ask, checks, extra = {}) {
  const tried = new Set();
  const found = [];
  for (const sample of samples(whole)) {
    for (const node of objectsWithin(sample, whole)) {
      const names = node.keys.filter((key) => typeof key === 'string');
      const place = [names.join(), TYPES.indexOf(node.type)].join();
      if (tried.has(place)) continue;
      tried.add(place);
      found.push(...checks.flatMap((check) => check({ ask, sample, ...node, ...extra })));
    }
  }
  return [...new Set(found)];
}

const INPUTS = Object.entries(calls()).filter(([name]) => name in ASK);

test('every method is asked', () => {
  const others = Object.keys(calls()).filter((name) => !(name in ASK));
  // The first opens an account as `openAccount` does; the others take what was answered.
  assert.deepEqual(others, ['open', 'load', 'replay']);
});

for (const [name, { takes }] of INPUTS) {
  test(`${name}: every sample of the types is well-formed`, () => {
    for (const sample of samples(takes)) {
      const found = ASK[name](sample);
      assert.equal(found, undefined, `${JSON.stringify(sample)}: ${found?.message}`);
    }
  });

  test(`${name}: the types have the fields that the code reads`, () => {
    const isWanted = (found) => found !== undefined;
    const checks = [otherFields, otherwiseOptional, otherKinds, otherChoices];
    assert.deepEqual(differences(takes, ASK[name], checks, { isWanted }), []);
  });
}

test('replay: the types of events have the fields that the code reads', () => {
  const event = typeNamed('AccountEvent');
  const [opening] = samples(event).filter(({ type }) => type === 'accountOpened');
  // An event is read before it is asked whether it can have happened, which these cannot.
  const ask = (input) => {
    const isFirst = input.type === 'accountOpened';
    const events = isFirst ? [input] : [{ ...opening, version: 1 }, input];
    const found = fault(() => CreditAccount.replay(events).dispose());
    return found && { path: found.path.replace(/^\/[01]/, ''), expected: found.expected };
  };
  const isWanted = (found, name) => found?.expected === `the field \`${name}\``;
  // Events are read more leniently than they are written: terms may lack what has a default.
  const wantedThoughOptional = (node) =>
    otherwiseOptional({ ...node, isWanted }).filter((told) => told.endsWith(': wanted'));
  assert.deepEqual(differences(event, ask, [otherFields, wantedThoughOptional, otherKinds]), []);
});
