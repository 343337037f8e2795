// The types of the package as plain data, as the compiler understands them.
//
// A type is one of
//   { is: 'text', name? } { is: 'number' } { is: 'boolean' } { is: 'null' } { is: 'unknown' }
//   { is: 'literal', value } { is: 'list', of } { is: 'tuple', of: [types] }
//   { is: 'object', name, fields: Map of { type, isOptional, says }, absent: names, isOpen }
//   { is: 'union', of: [types] }
// where the name of a text is its brand, the absent are fields that another member of a union has,
// and an open object may have fields of any name.

import ts from 'typescript';

import { inProject } from './project.mjs';

const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  types: [],
  module: ts.ModuleKind.NodeNext,
  noEmit: true,
};

const ENTRY = inProject('src', 'js', 'index.d.ts');
const program = ts.createProgram([ENTRY], OPTIONS);
const checker = program.getTypeChecker();
const exported = new Map(
  checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(ENTRY)))
    .map((symbol) => [symbol.name, aliased(symbol)]),
);

function aliased(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

const known = new Map();

/** The exported type of a name. */
export function typeNamed(name) {
  return model(checker.getDeclaredTypeOfSymbol(exported.get(name)));
}

/** Every type there is without parameters, and all those within them. */
export function everyType() {
  calls();
  namedTypes();
  return [...known.values()];
}

/** Every exported type without parameters, by name, and what is said of it. */
export function namedTypes() {
  const isNamed = ([, { flags, declarations }]) =>
    flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias) &&
    declarations[0].typeParameters === undefined;
  const named = ([name, symbol]) => [name, { type: typeNamed(name), says: documentation(symbol) }];
  return new Map([...exported].filter(isNamed).map(named));
}

const documentation = (symbol) =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ');

/**
 * What each method of an account and each function takes and gives, by name. JSON text and bytes,
 * which stand for the object, are left out.
 */
export function calls() {
  const account = exported.get('CreditAccount');
  const members = [...account.members.values(), ...account.exports.values()];
  const found = [...members, exported.get('calendar')].flatMap((symbol) => {
    const [signature] = checker
      .getTypeOfSymbol(symbol)
      .getCallSignatures()
      .filter(({ parameters }) => parameters.length === 1);
    if (signature === undefined) return [];
    const takes = model(parameterType(signature.parameters[0]));
    return [[symbol.name, { takes, gives: model(signature.getReturnType()) }]];
  });
  return Object.fromEntries(found);
}

function parameterType(parameter) {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(parameter));
  const members = type.isUnion() ? type.types : [type];
  const objects = members.filter((member) => !standsForAnObject(member));
  return objects.length === 1 ? objects[0] : { union: objects };
}

const standsForAnObject = (type) =>
  type.aliasSymbol?.name === 'JsonText' ||
  ['Uint8Array', 'ArrayBuffer'].includes(type.symbol?.name);

const BOOLEAN = { is: 'boolean' };

function model(type) {
  if (type.flags & ts.TypeFlags.BooleanLike) return BOOLEAN;
  if (!known.has(type)) {
    // Set before it is filled: types may contain themselves.
    const described = {};
    known.set(type, described);
    Object.assign(described, describe(type));
  }
  return known.get(type);
}

function describe(type) {
  if (type.union !== undefined) return union(type.union);
  const has = (flag) => (type.flags & flag) !== 0;
  if (has(ts.TypeFlags.Unknown)) return { is: 'unknown' };
  if (has(ts.TypeFlags.Null)) return { is: 'null' };
  if (has(ts.TypeFlags.Number)) return { is: 'number' };
  if (has(ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral))
    return { is: 'literal', value: type.value };
  if (isText(type)) return { is: 'text', name: brandOf(type) };
  if (type.isUnion()) return union(type.types);
  if (checker.isTupleType(type)) return tuple(type);
  if (checker.isArrayType(type))
    return { is: 'list', of: model(checker.getTypeArguments(type)[0]) };
  if (has(ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return object(type);
  throw new Error(`no model of the type ${checker.typeToString(type)}`);
}

const isText = (type) =>
  type.flags & ts.TypeFlags.String || (type.isIntersection() && type.types.some(isText));

/** The brand's name: what the one property of an intersection with text says. */
function brandOf(type) {
  if (!type.isIntersection()) return undefined;
  const [brand] = type.types
    .filter((part) => !isText(part))
    .flatMap((part) => part.getProperties());
  return checker.getNonNullableType(checker.getTypeOfSymbol(brand)).value;
}

function union(members) {
  // `boolean` is a union of its two values.
  const of = [...new Set(members.filter((member) => !isUndefined(member)).map(model))];
  return of.length === 1 ? of[0] : { is: 'union', of };
}

const isUndefined = (type) => (type.flags & ts.TypeFlags.Undefined) !== 0;

/** A list of fixed length, or, where it ends in a rest, one that may be longer. */
function tuple(type) {
  const of = checker.getTypeArguments(type).map(model);
  if (!type.target.hasRestElement) return { is: 'tuple', of };
  return { is: 'list', of: of.at(-1), least: of.length - 1 };
}

function object(type) {
  const fields = new Map();
  const absent = [];
  for (const property of checker.getPropertiesOfType(type)) {
    const fieldType = checker.getTypeOfSymbol(property);
    if (isUndefined(fieldType)) {
      absent.push(property.name);
      continue;
    }
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const says = documentation(property);
    fields.set(property.name, { type: model(fieldType), isOptional, says });
  }
  const isOpen = checker.getIndexInfosOfType(type).length !== 0;
  return { is: 'object', name: nameOf(type), fields, absent, isOpen };
}

/** What to call a type in a complaint: its name, or what tells it apart. */
function nameOf(type) {
  const text = checker.typeToString(type);
  const texts = checker
    .getPropertiesOfType(type)
    .map((property) => [property.name, checker.getTypeOfSymbol(property).value]);
  const [kind] = texts.filter(([, value]) => value !== undefined);
  return text.includes('{') && kind !== undefined ? `{ ${kind.join(': ')} }` : text;
}
