// The API as one document: what the server's routes say, and the package's types in the places
// where an operation names its commands or its question.

import { calls, namedTypes } from '../types.mjs';
import { Schemas, reference } from './schemas.mjs';

/** What the types have no name for. */
const OWN = {
  AccountId: {
    description: "The merchant's own id of an account.",
    type: 'string',
    pattern: '^[A-Za-z0-9._:-]{1,64}$',
  },
  InvalidInput: {
    description: 'Where a request is malformed, and what was wanted there.',
    type: 'object',
    properties: {
      path: { type: 'string', description: 'A JSON pointer; empty for the whole.' },
      expected: { type: 'string', description: 'What was wanted, for a person to read.' },
    },
    required: ['path', 'expected'],
  },
  HeldAnswer: {
    description: 'A command that holds: accepted now, or before with the same content.',
    anyOf: [reference('AcceptedAnswer'), reference('RepeatedAnswer')],
  },
};
/** The ids that a command creates and a path then names. */
const CREATES = { placeOrder: 'orderId', requestReturn: 'returnId', repay: 'repaymentId' };

/** Puts the schemas of the types into what the routes say. */
export function documentOf(routes) {
  const schemas = new Schemas();
  const document = structuredClone(routes);
  for (const [path, operations] of Object.entries(document.paths))
    for (const operation of Object.values(operations)) fill(operation, path, schemas);
  link(document.paths);
  for (const name of Object.keys(OWN)) schemas.add(name, OWN[name], '');
  const own = document.components.schemas;
  addReferred(document, schemas);
  document.components.schemas = sorted({ ...own, ...schemas.components });
  return document;
}

function fill(operation, path, schemas) {
  const { 'x-decides': decides, 'x-asks': asks } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (decides !== undefined) operation.requestBody = commandBody(decides, inPath, schemas);
  if (asks !== undefined) ask(operation, asks, inPath, schemas);
  delete operation['x-decides'];
  delete operation['x-asks'];
}

/** A command's own object, without what the path says and the server knows. */
function commandBody(types, inPath, schemas) {
  const isAny = types.length === 0;
  const every = isAny ? schemas.named('Command').of.flatMap(typesOf) : types;
  const bodies = [...new Set(every)].map((type, place) => {
    const name = type[0].toUpperCase() + type.slice(1);
    const free = !isAny && place === 0 ? ['type', 'on'] : ['on'];
    const schema = without(schemas.named(name), inPath, free, schemas);
    const { says } = namedTypes().get(name);
    return schemas.add(`${name}${isAny ? 'Command' : 'Body'}`, schema, says);
  });
  return body(bodies.length === 1 ? bodies[0] : { anyOf: bodies }, schemas);
}

const typesOf = (type) =>
  type.is === 'union' ? type.of.flatMap(typesOf) : [type.fields.get('type').type.value];

/** The closed schema of a request, less some fields and with others that may be left out. */
function without(type, dropped, free, schemas) {
  if (type.is === 'union')
    return { anyOf: type.of.map((member) => without(member, dropped, free, schemas)) };
  const kept = [...type.fields].filter(([name]) => !dropped.includes(name));
  const freed = ([name, field]) => [
    name,
    { ...field, isOptional: field.isOptional || free.includes(name) },
  ];
  return schemas.fields({ ...type, fields: new Map(kept.map(freed)) }, true);
}

function body(schema, schemas) {
  return {
    ...(needsFields(schema, schemas) ? { required: true } : {}),
    content: { 'application/json': { schema } },
  };
}

function needsFields({ $ref, anyOf, required = [] }, schemas) {
  if ($ref !== undefined) return needsFields(schemas.components[$ref.split('/').at(-1)], schemas);
  return required.length !== 0 || (anyOf ?? []).some((member) => needsFields(member, schemas));
}

/** A question: its fields in the query or in a body, and the view that it gives. */
function ask(operation, question, inPath, schemas) {
  const { takes, gives } = calls()[question];
  const isPosted = operation.responses[415] !== undefined;
  if (isPosted) {
    const schema = without(takes, inPath, ['on'], schemas);
    const name = `${question[0].toUpperCase()}${question.slice(1)}Question`;
    operation.requestBody = body(
      schemas.add(name, schema, 'The question; `on` is today when absent.'),
      schemas,
    );
  } else {
    const asked = [...takes.fields].filter(([name]) => !inPath.includes(name));
    operation.parameters.push(...asked.map((field) => parameter(field, schemas)));
  }
  const content = operation.responses[200].content['application/json'];
  if (content !== undefined && content.schema === undefined)
    content.schema = answer(gives, schemas);
}

function parameter([name, { type, says, isOptional }], schemas) {
  const schema = schemas.field(type, says, true);
  const isFree = isOptional || name === 'on';
  const description = name === 'on' ? 'The day asked about; today when absent.' : says;
  return { name, in: 'query', ...(isFree ? {} : { required: true }), description, schema };
}

/** What is answered where it is not refused: a refusal is a problem. */
function answer(gives, schemas) {
  if (gives.is !== 'union') return schemas.of(gives, false);
  const isGiven = ({ fields }) => fields?.get('outcome')?.type.value !== 'refused';
  const views = gives.of.filter(isGiven).map((view) => schemas.of(view, false));
  return views.length === 1 ? views[0] : { anyOf: views };
}

/** From a document that a command made to whatever is asked or decided about it. */
function link(paths) {
  for (const { post } of Object.values(paths)) {
    const id = CREATES[post?.operationId];
    if (id === undefined) continue;
    const about = Object.entries(paths).filter(([path]) => path.includes(`{${id}}`));
    const links = about.flatMap(([, operations]) =>
      Object.values(operations).map(({ operationId }) => [
        operationId,
        {
          operationId,
          parameters: {
            'path.accountId': '$request.path.accountId',
            [`path.${id}`]: `$request.body#/${id}`,
          },
        },
      ]),
    );
    post.responses[200].links = Object.fromEntries(links);
  }
}

/** Adds the schemas that are referred to and not there yet, and those that these refer to. */
function addReferred(document, schemas) {
  const known = document.components.schemas;
  const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)];
  for (const [, name] of [...names, ...[...JSON.stringify(OWN).matchAll(/schemas\/(\w+)/g)]]) {
    if (known[name] !== undefined || schemas.components[name] !== undefined) continue;
    const isDate = name === 'GivenDate';
    const type = isDate ? { is: 'text', name: 'BusinessDate' } : schemas.named(name);
    if (type === undefined) throw new Error(`There is no type ${name}.`);
    schemas.of(type, isDate);
  }
}

const sorted = (object) =>
  Object.fromEntries(Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1)));
