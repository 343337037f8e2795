// One history over HTTP that asks every operation of the document, and makes each problem happen
// that can be made to: every answer is what the document says, and every request is one that it takes.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';

import { buildServer, startServer } from '../server/running.mjs';
import { DOCUMENT, OPERATIONS, checked, takes } from './checked.mjs';
import { HISTORY, TERMS } from './history.mjs';

let server;
/** By operation, the statuses and the problems that were answered. */
const seen = new Map([...OPERATIONS.keys()].map((id) => [id, new Set()]));

before(async () => {
  await buildServer();
  server = await startServer(['admin backdate']);
});
after(() => server.stop());

let requests = 0;

/** Asks an operation, holds the answer against the document, and gives it. */
async function ask(operationId, { ids = {}, query, body, headers = {}, key, text } = {}) {
  const { path, method } = OPERATIONS.get(operationId);
  const named = path.replaceAll(/\{(\w+)\}/g, (_, name) => ids[name] ?? 'A');
  const asked = query === undefined ? '' : `?${new URLSearchParams(query)}`;
  requests += 1;
  const answer = await fetch(server.address + named + asked, {
    method,
    headers: {
      authorization: `Bearer ${key ?? server.keys[0]}`,
      ...(method === 'post' && {
        'idempotency-key': `key-${requests}`,
        'content-type': 'application/json',
      }),
      ...headers,
    },
    body: text ?? (body && JSON.stringify(body)),
  });
  const got = { status: answer.status, headers: answer.headers, text: await answer.text() };
  const document = checked(operationId, got);
  seen.get(operationId).add(got.status);
  if (answer.status < 400 && body !== undefined)
    assert.ok(takes(operationId, body), `${operationId} takes ${JSON.stringify(body)}`);
  return { ...got, document };
}

const problem = async (code, operationId, how) => {
  const { document, headers } = await ask(operationId, how);
  assert.equal(document.code, code, operationId);
  assert.equal(headers.get('content-type'), 'application/problem+json');
};

test('the document is sound', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(DOCUMENT));
  assert.ok(valid, JSON.stringify(errors));
  const ids = Object.values(DOCUMENT.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  assert.equal(new Set(ids).size, ids.length, 'an operation has a name of its own');
});

test('every operation answers as the document says', async () => {
  for (const [operationId, how, status = 200] of HISTORY) {
    const answer = await ask(operationId, how);
    assert.equal(answer.status, status, `${operationId} ${JSON.stringify(how)}: ${answer.text}`);
  }
  const never = [...seen].filter(([, statuses]) => !statuses.has(200)).map(([id]) => id);
  assert.deepEqual(never, []);
});

test('the server gives the document', async () => {
  assert.deepEqual((await ask('document', { key: 'none' })).document, DOCUMENT);
});

test('a problem is what the document says', async () => {
  const order = (more = {}) => ({ body: { orderId: 'O-9', amount: '1.00' }, ...more });
  await problem('malformed', 'placeOrder', { body: { orderId: 'O 9', amount: '1.00' } });
  await problem('malformed', 'orders', { query: { limit: '201' } });
  await problem(
    'missingIdempotencyKey',
    'placeOrder',
    order({ headers: { 'idempotency-key': '' } }),
  );
  await problem('unauthorized', 'placeOrder', order({ key: 'none' }));
  await problem('notToday', 'placeOrder', { body: { ...order().body, on: '2999-01-01' } });
  await problem('notFound', 'order', { ids: { orderId: 'none' } });
  await problem('notFound', 'snapshot', { ids: { accountId: 'none' } });
  await problem('notFound', 'overview', { ids: { accountId: 'none' } });
  await problem('refused', 'placeOrder', { body: { orderId: 'O-9', amount: '99999999.00' } });
  await problem('refused', 'openAccount', { body: { terms: TERMS } });
  await problem('stale', 'placeOrder', order({ headers: { 'if-match': '"v1"' } }));
  await problem('tooLarge', 'placeOrder', { text: ' '.repeat(1_100_000) });
  await problem('wrongType', 'placeOrder', order({ headers: { 'content-type': 'text/plain' } }));
  const headers = { 'idempotency-key': 'once' };
  await ask('rollForward', { body: {}, headers });
  const again = await ask('rollForward', { body: {}, headers });
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  await problem('idempotencyKeyReused', 'rollForward', { body: { type: 'rollForward' }, headers });
});

test('a customer gets what its token is for', async () => {
  const { document } = await ask('makeToken', { body: { seconds: 60 } });
  const { headers } = await ask('snapshot', { key: document.token });
  const known = { 'if-none-match': headers.get('etag') };
  assert.equal((await ask('snapshot', { key: document.token, headers: known })).status, 304);
  await problem('forbidden', 'events', { key: document.token });
});

test('a field that is not known is none that the document takes', () => {
  const body = { orderId: 'O-1', amount: '1.00' };
  assert.ok(takes('placeOrder', body));
  for (const more of [{ note: '' }, { type: 'cancelOrder' }, { amount: '01' }, { amount: 1 }])
    assert.ok(!takes('placeOrder', { ...body, ...more }), JSON.stringify(more));
  assert.ok(!takes('completeReturn', { returnId: 'T-1' }), 'the path says it');
  assert.ok(!takes('decide', body), 'any command: it says which it is');
});
