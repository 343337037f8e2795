// Where the server's client sends what: the routes are those of the server's own table, and nothing
// is sent that would lead elsewhere.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import { inProject } from '../../tools/project.mjs';
import { ACCEPTED, BASE, KEY, ORDER, answering, fails, json } from './client-kit.mjs';
import { CLIENT } from './packed.mjs';

const { createClient } = CLIENT.ESM;

/** The routes as the server has them: what each does, by method and path. */
function routes() {
  const source = readFileSync(inProject('src', 'server', 'http', 'routes.rs'), 'utf8');
  const table = source.slice(source.indexOf('pub static ROUTES'));
  const rows = table.matchAll(/\b(get|post)\(\s*(?:at!\()?"([^"]*)"\)?,\s*(\w+)(\(.*?\))?,\s*\w/gs);
  return [...rows].map(([, method, path, does, of = '']) => ({
    method: method.toUpperCase(),
    path: path.startsWith('/v1') ? path : `/v1/accounts/a-1${path}`,
    does,
    of: [...of.matchAll(/"(\w+)"/g)].map(([, name]) => name),
    list: /List::(\w+)/.exec(of)?.[1],
  }));
}

const IDS = { returnId: 'R-1', repaymentId: 'P-1', orderId: 'O-1', number: 7 };
const withIds = (path) => path.replace(/\{(\w+)\}/, (_, name) => IDS[name]);
const idIn = (path) => {
  const [, name] = /\{(\w+)\}/.exec(path) ?? [];
  return name === undefined ? {} : { [name]: IDS[name] };
};

test('every command goes to the route of its type, its id in the address', async () => {
  const found = routes().filter(({ does, of }) => does === 'Command' && of.length !== 0);
  assert.equal(found.flatMap(({ of }) => of).length, 21);
  for (const { path, of } of found) {
    for (const type of of) {
      const { account, requests } = answering(json(ACCEPTED));
      await account.command({ type, ...idIn(path), on: '2026-11-22', amount: '1.00' });
      const [{ address, method, body }] = requests;
      assert.equal(address, BASE + withIds(path), type);
      assert.equal(method, 'POST');
      assert.deepEqual(JSON.parse(body), { type, on: '2026-11-22', amount: '1.00' });
    }
  }
});

test('every question goes to its route, by its method', async () => {
  const found = routes().filter(({ does }) => does === 'Question');
  assert.equal(found.length, 13);
  for (const { method, path, of } of found) {
    const { account, requests } = answering(json({}));
    await account.view(of[0], { ...idIn(path), on: '2026-11-22', explain: true });
    const [{ address, body, ...request }] = requests;
    assert.equal(request.method, method);
    const asked = method === 'GET' ? '?on=2026-11-22&explain=true' : '';
    assert.equal(address, `${BASE}${withIds(path)}${asked}`);
    if (method === 'POST') assert.deepEqual(JSON.parse(body), { on: '2026-11-22', explain: true });
  }
});

test('every other route has a method, and every method a route', async () => {
  const lists = { All: 'accounts', Overdue: 'overdue', Ageing: 'ageing', DueSoon: 'dueSoon' };
  lists.OverLimit = 'overLimit';
  const calls = {
    Snapshot: ({ account }) => account.snapshot(),
    Events: ({ account }) => account.events(),
    StatementCsv: ({ account }) => account.statementCsv({ number: 7 }),
    Token: ({ account }) => account.token(),
    Calendar: ({ client }) => client.calendar({}),
  };
  const others = routes().filter(({ does, of }) => does !== 'Question' && of.length === 0);
  for (const { method, path, does, list } of others) {
    // The one takes any command; the other is for a browser's window.
    if (does === 'Command' || does === 'StatementPage') continue;
    const isCsv = does === 'StatementCsv';
    const answer = isCsv ? json('a', { type: 'text/csv; charset=utf-8' }) : json({ items: [] });
    const made = answering(answer);
    await (calls[does]?.(made) ?? made.client[lists[list]]());
    const [address] = made.requests[0].address.split('?');
    assert.equal(`${made.requests[0].method} ${address}`, `${method} ${BASE}${withIds(path)}`);
  }
});

test('what leads elsewhere, or is of another kind, is refused before it is sent', async () => {
  const { client, account, requests } = answering(json({}));
  for (const id of ['', '.', '..', 'a/b', 'a%2e', 'a?b', 'x'.repeat(65), 7, undefined])
    assert.throws(() => client.account(id), { code: 'invalidInput', path: '/accountId' });
  await fails(account.view('order', { orderId: '..' }), 'invalidInput', { path: '/orderId' });
  await fails(account.view('statement', { number: '1' }), 'invalidInput', { path: '/number' });
  await fails(account.view('statements', { after: '1' }), 'invalidInput', { path: '/after' });
  await fails(account.view('orders', { after: 1 }), 'invalidInput', { path: '/after' });
  await fails(account.view('overview', { explain: 'true' }), 'invalidInput', {
    path: '/explain',
  });
  await fails(account.view('toString'), 'invalidInput', { path: '' });
  await fails(account.command({ type: 'constructor' }), 'invalidInput', { path: '/type' });
  await fails(account.command('{"type":"rollForward"}'), 'invalidInput', { path: '' });
  await fails(account.command(new Map()), 'invalidInput', { path: '' });
  await fails(account.command(ORDER, { key: 'k' }), 'invalidInput', { path: '' });
  await fails(account.command(ORDER, { idempotencyKey: 'a b' }), 'invalidInput');
  await fails(account.command(ORDER, { ifMatch: '3' }), 'invalidInput', { path: '/ifMatch' });
  const long = await account.view('orders', { ['x'.repeat(1000)]: {} }).catch((error) => error);
  assert.ok(long.message.length < 200, long.message);
  assert.equal(requests.length, 0);
});

test('an option that is malformed is refused', () => {
  const good = { baseUrl: BASE, credential: KEY };
  const wrong = { retries: 11, timeout: 0, signal: {}, fetch: 1, credential: 1, retry: 1 };
  for (const [name, value] of Object.entries(wrong))
    assert.throws(() => createClient({ ...good, [name]: value }), { code: 'invalidInput' }, name);
  for (const baseUrl of ['', 'x', 'ftp://a', 'https://u:p@a', 'https://a?b', 'https://a#b', 1])
    assert.throws(() => createClient({ ...good, baseUrl }), { path: '/baseUrl' }, `${baseUrl}`);
});
