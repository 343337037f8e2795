// What the code can write, as its sources say, held against the types. The answers of the scenarios
// show most of it; here stands also what no scenario comes across.

import assert from 'node:assert/strict';
import test from 'node:test';

import { everyType, typeNamed } from '../../tools/types.mjs';
import { textOf, written } from './rust.mjs';
import { kinds } from './values.mjs';

const TYPES = everyType();
const WRITTEN = written();

/** What can be told of an object's fields: which may be absent, which may be null. */
const told = (fields) =>
  fields
    .map(({ name, isOptional, isNullable }) =>
      [name, isOptional ? '?' : '', isNullable ? ' or null' : ''].join(''),
    )
    .sort()
    .join(', ');

/** The objects of a struct or a variant, in which each flattened field stands for its own. */
function objectsOf(fields) {
  return fields.reduce(
    (objects, field) => {
      const parts = field.flattened === undefined ? [[field]] : objectsNamed(field.flattened);
      return objects.flatMap((object) => parts.map((part) => [...object, ...part]));
    },
    [[]],
  );
}

function objectsNamed(name) {
  const { fields, variants = [] } = WRITTEN.get(name);
  return (fields === undefined ? variants : [fields]).flatMap(objectsOf);
}

/** The fields of a type, or of a union, whose members may lack what others have. */
function typedFields(members) {
  const names = new Set(members.flatMap(({ fields }) => [...fields.keys()]));
  return [...names].map((name) => {
    const found = members.map(({ fields }) => fields.get(name));
    return {
      name,
      isOptional: found.some((field) => field === undefined || field.isOptional),
      isNullable: found.some((field) => field !== undefined && kinds(field.type).includes('null')),
    };
  });
}

const isUnionOf = (is) => (type) =>
  type.is === 'union' && type.of.every((member) => member.is === is);
const objects = TYPES.filter(({ is }) => is === 'object').map((type) => [type]);
const unions = TYPES.filter(isUnionOf('object')).map(({ of }) => of);

test('every object that is written is typed', () => {
  const typed = new Set([...objects, ...unions].map((members) => told(typedFields(members))));
  const inOthers = [...WRITTEN.values()]
    .flatMap(({ fields = [] }) => fields)
    .map(({ flattened }) => flattened);
  const whole = [...WRITTEN.keys()].filter((name) => !inOthers.includes(name));
  const untyped = whole.flatMap((name) =>
    objectsNamed(name)
      .filter((fields) => fields.length !== 0 && !typed.has(told(fields)))
      .map((fields) => `${name}: ${told(fields)}`),
  );
  assert.notEqual(whole.length, 0, 'nothing is written');
  assert.deepEqual(untyped, []);
});

test('every name that is written is typed', () => {
  const set = (values) => [...new Set(values)].sort().join(', ');
  const values = (members) => members.flatMap(({ value }) => value ?? []);
  const named = TYPES.filter(isUnionOf('literal')).map(({ of }) => set(values(of)));
  const tags = unions.flatMap((members) =>
    typedFields(members).map(({ name }) =>
      set(values(members.flatMap(({ fields }) => fields.get(name)?.type ?? []))),
    ),
  );
  const typed = new Set([...named, ...tags]);
  const untyped = [...WRITTEN]
    .filter(([, { names }]) => names !== undefined && !typed.has(set(names)))
    .map(([name, { names }]) => `${name}: ${set(names)}`);
  assert.deepEqual(untyped, []);
});

/** The only texts that are no amount, date, id or currency. */
const PLAIN = ['approvedBy', 'csv', 'id', 'locale', 'path', 'reason'];
/** Those of an error. */
PLAIN.push('expected', 'message', 'name', 'stack');

/** Which brand a text of this name has: an id is of the document that its field names. */
function isBranded(name, brand) {
  if (PLAIN.includes(name)) return brand === undefined;
  if (name.endsWith('Id')) return brand === name[0].toUpperCase() + name.slice(1);
  return brand !== undefined;
}

test('a text is branded as its field is named', () => {
  const texts = TYPES.filter(({ is }) => is === 'object').flatMap(({ name, fields }) =>
    [...fields].filter(([, { type }]) => type.is === 'text').map((field) => [name, ...field]),
  );
  const wrong = texts.filter(([, key, { type }]) => !isBranded(key, type.name));
  assert.deepEqual(
    wrong.map(([name, key, { type }]) => `${name}.${key}: ${type.name}`),
    [],
  );
});

test('the codes of errors are those that are thrown', () => {
  const thrown = [
    ...textOf('src/js', '.js').matchAll(/new CreditTermError\('(\w+)'/g),
    ...textOf('src/wasm', '.rs').matchAll(/\bcode: "(\w+)"/g),
  ].map(([, code]) => code);
  const { of } = typeNamed('CreditTermErrorCode');
  assert.deepEqual(of.map(({ value }) => value).sort(), [...new Set(thrown)].sort());
});
