// Answers held against the document: the status, the headers and the body of each must be what the
// operation says, to the last field.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

import { inProject } from '../../tools/project.mjs';

export const DOCUMENT = JSON.parse(readFileSync(inProject('docs/openapi.json'), 'utf8'));

/** The document with its answers closed: a field that it does not tell is a misfit. */
const closed = close(structuredClone(DOCUMENT));
const ajv = new Ajv({ strict: false, allErrors: false });
addFormats(ajv);
ajv.addSchema(closed, 'api');

function close(value) {
  if (value === null || typeof value !== 'object') return value;
  for (const member of Object.values(value)) close(member);
  if (value.type === 'object' && value.properties !== undefined)
    value.additionalProperties ??= false;
  return value;
}

const within = (pointer) =>
  pointer
    .split('/')
    .slice(1)
    .reduce((it, key) => it[key], DOCUMENT);
const resolved = (part) => (part.$ref === undefined ? part : within(part.$ref));
/** References of the document are from its own root. */
const rooted = (schema) =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));

const validators = new Map();
function misfits(schema, value) {
  const text = JSON.stringify(close(rooted(schema)));
  if (!validators.has(text)) validators.set(text, ajv.compile(JSON.parse(text)));
  const fits = validators.get(text);
  return fits(value) ? [] : fits.errors;
}

/** The operations by id, each with its path and its method. */
export const OPERATIONS = new Map(
  Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, it]) => [it.operationId, { ...it, path, method }]),
  ),
);

/** Fails where an answer is not what the operation says; gives what was answered. */
export function checked(operationId, { status, headers, text }) {
  const { responses } = OPERATIONS.get(operationId);
  const place = `${operationId} ${status} ${text.slice(0, 300)}`;
  assert.ok(responses[status], `${place}: no such status`);
  const said = resolved(responses[status]);
  for (const [name, header] of Object.entries(said.headers)) {
    const value = headers.get(name);
    if (value === null) continue;
    const { schema } = resolved(header);
    const typed = schema.type === 'integer' ? Number(value) : value;
    assert.deepEqual(misfits(schema, typed), [], `${place}: ${name}`);
  }
  assert.notEqual(headers.get('traceparent'), null, `${place}: no trace`);
  if (said.content === undefined) return assert.equal(text, '', place);
  const type = headers.get('content-type')?.split(';')[0];
  assert.ok(said.content[type], `${place}: ${type}`);
  const body = type.endsWith('json') ? JSON.parse(text) : text;
  assert.deepEqual(misfits(said.content[type].schema, body), [], place);
  return body;
}

/** Whether a request is what the operation takes. */
export function takes(operationId, body) {
  const { schema } = OPERATIONS.get(operationId).requestBody.content['application/json'];
  return misfits(schema, body).length === 0;
}
