// The package's declarations, read with TypeScript's own compiler: what each type holds, how each
// function is declared, which examples stand in the comments.

import path from 'node:path';
import ts from 'typescript';

import { inProject } from '../../tools/project.mjs';

const ENTRIES = ['index', 'words', 'init'].map((name) => inProject('src', 'js', `${name}.d.ts`));
const program = ts.createProgram(ENTRIES, {
  strict: true,
  types: [],
  lib: ['lib.es2022.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
});
const checker = program.getTypeChecker();

/** Everything that an entry exports, under its name; of two, that of the entry named first. */
const exported = new Map();
for (const entry of ENTRIES) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry));
  for (const symbol of checker.getExportsOfModule(module))
    if (!exported.has(symbol.name)) exported.set(symbol.name, symbol);
}

const isOurs = (node) => path.dirname(node.getSourceFile().fileName) === inProject('src', 'js');

/** The file that declares an exported name, such as `views.d.ts`; undefined where there is none. */
export function fileOf(name) {
  const [declaration] = exported.get(name)?.declarations ?? [];
  return declaration && path.basename(declaration.getSourceFile().fileName);
}

/**
 * The fields of an exported type: whether each may be absent, and whether it is declared here and
 * not in a library. Where the type has alternatives, the fields of them all.
 */
export function fieldsOf(name) {
  return fieldsIn(checker.getDeclaredTypeOfSymbol(exported.get(name)));
}

/** One field by its way from an exported type: `lines[].orderId`; undefined where there is none. */
export function fieldAt(name, way) {
  const steps = way.split('.');
  const last = steps.pop().replace('[]', '');
  return fieldsAt(name, steps.join('.')).get(last);
}

/** The fields of a part of an exported type: those of the entries of `lines[]`. */
export function fieldsAt(name, way) {
  let type = checker.getDeclaredTypeOfSymbol(exported.get(name));
  for (const step of way.split('.').filter(Boolean)) {
    const field = fieldsIn(type).get(step.replace('[]', ''));
    // Of a part that one alternative lacks, the others tell what is in it.
    const [found] = field?.types.filter((it) => !(it.flags & ts.TypeFlags.Undefined)) ?? [];
    if (found === undefined) return new Map();
    const part = checker.getNonNullableType(found);
    type = step.endsWith('[]') ? checker.getIndexTypeOfType(part, ts.IndexKind.Number) : part;
  }
  return fieldsIn(type);
}

function fieldsIn(given) {
  const type = checker.getNonNullableType(given);
  const alternatives = type.isUnion() ? type.types : [type];
  const fields = new Map();
  for (const symbol of alternatives.flatMap((it) => checker.getPropertiesOfType(it))) {
    const field = fields.get(symbol.name) ?? { count: 0, isOptional: false, types: [], named: [] };
    field.count += 1;
    field.isOptional ||= (symbol.flags & ts.SymbolFlags.Optional) !== 0;
    field.isOurs = symbol.declarations?.some(isOurs) === true;
    field.types.push(checker.getTypeOfSymbol(symbol));
    field.named.push(...(symbol.declarations ?? []).flatMap(namesIn));
    fields.set(symbol.name, field);
  }
  for (const field of fields.values()) field.isOptional ||= field.count < alternatives.length;
  return fields;
}

/** The types that a declaration names; where one is a parameter, `any`: it may be every type. */
function namesIn(node) {
  if (!ts.isTypeReferenceNode(node)) return node.getChildren().flatMap(namesIn);
  const { typeName } = node;
  const symbol = checker.getSymbolAtLocation(typeName);
  if ((symbol.flags & ts.SymbolFlags.TypeParameter) !== 0) return ['any'];
  const own = ts.isQualifiedName(typeName) ? typeName.right : typeName;
  return [own.getText(), ...(node.typeArguments ?? []).flatMap(namesIn)];
}

/** The declarations of `calendar` or of `CreditAccount.open`: more than one where overloaded. */
function declarationsOf(qualified) {
  const [owner, member] = qualified.split('.');
  const { declarations } = exported.get(owner);
  if (member === undefined) return declarations;
  return declarations[0].members.filter((it) => it.name?.getText() === member);
}

/** How a function, a method or a type is declared, on one line and without its comments. */
export function signatureOf(qualified) {
  // What is a type and a value is told as the type that it is.
  const declarations = declarationsOf(qualified).filter((it) => !ts.isVariableDeclaration(it));
  const texts = declarations.map((declaration) => declaration.getText());
  return plainSignature(texts.join('\n').replace(/\bexport (declare )?|\b(Views|Previews)\./g, ''));
}

export function plainSignature(text) {
  return text
    .replace(/\/\*\*.*?\*\/|private constructor\(\);/gs, '')
    .replace(/,(\s*\))/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/ \)/g, ')')
    .trim();
}

/** The parameters of a function: whether each may be absent, and the types it names. */
export function parametersOf(qualified) {
  const parameters = declarationsOf(qualified).flatMap((declaration) => declaration.parameters);
  return new Map(
    parameters.map((it) => [
      it.name.getText(),
      { isOptional: it.questionToken !== undefined, named: namesIn(it.type) },
    ]),
  );
}

/** The texts that a type made of texts names. */
export function textsOf(name) {
  const type = checker.getDeclaredTypeOfSymbol(exported.get(name));
  return (type.isUnion() ? type.types : [type]).map(({ value }) => value);
}

/** Every `@example` of the functions and methods: whose it is, and its text. */
export function examplesInComments() {
  const found = [];
  const visit = (node, owner) => {
    const own = node.name?.getText() ?? node.kind;
    const name = owner === undefined ? own : `${owner}.${own}`;
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text !== 'example') continue;
      found.push({ of: name, text: ts.getTextOfJSDocComment(tag.comment) });
    }
    if (ts.isClassDeclaration(node)) node.members.forEach((member) => visit(member, name));
  };
  for (const entry of ENTRIES) {
    const file = program.getSourceFile(entry);
    file.statements.forEach((statement) => visit(statement));
  }
  return found;
}
