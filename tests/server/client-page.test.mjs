// The examples of docs/client.md, run by a stranger against a server, and what its tables say.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';

import { inProject } from '../../tools/project.mjs';
import { assertLeadsSomewhere, links, read, runExamples } from '../js/documents.mjs';
import { CLIENT } from '../js/packed.mjs';
import { buildServer, startServer } from './running.mjs';

const PAGE = 'docs/client.md';
let server;

before(async () => {
  await buildServer();
  server = await startServer(['admin', 'checkout', 'cashier', 'read']);
  process.env.CREDIT_TERM_SERVER = server.address;
  [process.env.CREDIT_TERM_KEY] = server.keys;
});
after(() => server?.stop());

test('each example prints what the page says', () => runExamples(PAGE));

test('every link leads somewhere', () => {
  for (const link of links(read(PAGE))) assertLeadsSomewhere(PAGE, link);
});

test('every code of a problem stands in the types and on the page', () => {
  const codesIn = (text, form) => [...text.matchAll(form)].map(([, code]) => code).sort();
  const source = readFileSync(inProject('src', 'server', 'http', 'problem.rs'), 'utf8');
  const ofTheServer = codesIn(source, /^ {4}\w+ "(\w+)" [A-Z_]+ "/gm);
  // The one is told as `invalidInput`, the other is an answer.
  const problems = ofTheServer.filter((code) => !['malformed', 'refused'].includes(code));
  const wanted = [...problems, 'unreachable', 'badAnswer', 'aborted'].sort();
  const types = readFileSync(inProject('src', 'js', 'client.d.ts'), 'utf8');
  const [, union] = /type RequestErrorCode =([^;]*);/.exec(types);
  assert.deepEqual(codesIn(union, /'(\w+)'/g), wanted);
  const [, table] = read(PAGE).split('| code |');
  const cells = table.split('\n').map((row) => row.split('|')[1] ?? '');
  assert.deepEqual(codesIn(cells.join('\n'), /`(\w+)`/g), wanted);
});

test('every member of a client and of an account stands on the page', () => {
  const client = CLIENT.ESM.createClient({ baseUrl: server.address, credential: 'k' });
  const page = read(PAGE);
  for (const [on, members] of Object.entries({ client, account: client.account('a') }))
    for (const [name, member] of Object.entries(members))
      if (typeof member === 'function') assert.ok(page.includes(`\`${on}.${name}(`), name);
});

test('one key sent twice at a time is one command, answered twice', async () => {
  const account = CLIENT.ESM.createClient({
    baseUrl: server.address,
    credential: server.keys[0],
  }).account('customer-1');
  const order = { type: 'placeOrder', orderId: 'PO-T', amount: '1.00' };
  const send = () => account.command(order, { idempotencyKey: 'one' });
  const answers = await Promise.all(Array.from({ length: 8 }, send));
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
  assert.equal(answers[0].outcome, 'accepted');
  const stale = { name: 'RequestError', code: 'stale', status: 412 };
  await assert.rejects(account.command({ ...order, orderId: 'PO-U' }, { ifMatch: 1 }), stale);
  const reused = { name: 'RequestError', code: 'idempotencyKeyReused', status: 422 };
  await assert.rejects(
    account.command({ ...order, orderId: 'PO-U' }, { idempotencyKey: 'one' }),
    reused,
  );
});

test('a server that lets few requests in is asked until it answers', async () => {
  const slow = await startServer(['read'], '--requests-a-second', '3');
  const client = CLIENT.ESM.createClient({
    baseUrl: slow.address,
    credential: slow.keys[0],
    retries: 10,
  });
  const pages = await Promise.all(Array.from({ length: 9 }, () => client.accounts()));
  await slow.stop();
  for (const page of pages) assert.deepEqual(page, { items: [], next: null });
});

test('each scope may send its own commands and no others', async () => {
  const [, checkout, cashier, reader] = server.keys.map((credential) =>
    CLIENT.ESM.createClient({ baseUrl: server.address, credential }).account('customer-1'),
  );
  const order = { type: 'placeOrder', orderId: 'PO-S', amount: '1.00' };
  const repayment = { type: 'recordRepayment', repaymentId: 'RP-S', for: { kind: 'posted' } };
  assert.equal((await checkout.command(order)).outcome, 'accepted');
  assert.equal((await cashier.command(repayment)).outcome, 'refused');
  assert.equal((await reader.view('order', { orderId: 'PO-S' })).reserved, '1.00');
  const forbidden = { name: 'RequestError', code: 'forbidden', status: 403 };
  await assert.rejects(checkout.command(repayment), forbidden);
  await assert.rejects(cashier.command(order), forbidden);
  await assert.rejects(reader.command(order), forbidden);
});
