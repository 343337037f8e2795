// The server's client, with a `fetch` of the test's own: when it tries again, and what it makes of
// whatever comes back. tests/server has it talk to the real server.

import assert from 'node:assert/strict';
import test, { describe } from 'node:test';

import { ACCEPTED, BASE, KEY, ORDER, REFUSED, SOON } from './client-kit.mjs';
import { answering, fails, json, problem } from './client-kit.mjs';
import { CLIENT, esm } from './packed.mjs';

const { CreditTermError } = esm;
const { createClient } = CLIENT.ESM;

describe('trying again', () => {
  const keys = (requests) => new Set(requests.map(({ headers }) => headers.get('idempotency-key')));

  test('a command is sent with one key in every try, until it is answered', async () => {
    const { account, requests } = answering(
      () => Promise.reject(new TypeError('fetch failed')),
      problem('notNow', 503, SOON),
      problem('tooMany', 429, SOON),
      problem('stillRunning', 409, SOON),
      json(ACCEPTED),
    );
    assert.deepEqual(await account.command(ORDER), ACCEPTED);
    assert.equal(requests.length, 5);
    const [key, ...others] = keys(requests);
    assert.match(key, /^[0-9a-f]{32}$/);
    assert.deepEqual(others, []);
  });

  test('each command has a key of its own, or the one that is given', async () => {
    const { account, requests } = answering(json(ACCEPTED));
    await account.command(ORDER);
    await account.command(ORDER);
    assert.equal(keys(requests).size, 2);
    await account.command(ORDER, { idempotencyKey: 'mine', ifMatch: 3 });
    assert.equal(requests[2].headers.get('idempotency-key'), 'mine');
    assert.equal(requests[2].headers.get('if-match'), '"v3"');
  });

  test('an answer that breaks off is asked for again', async () => {
    const broken = () => {
      const start = (controller) => controller.error(new TypeError('terminated'));
      return new Response(new ReadableStream({ start }), {
        headers: { 'content-type': 'application/json' },
      });
    };
    const { account, requests } = answering(broken, json(ACCEPTED));
    assert.deepEqual(await account.command(ORDER), ACCEPTED);
    assert.equal(keys(requests).size, 1);
  });

  for (const [code, status] of [
    ['unauthorized', 401],
    ['forbidden', 403],
    ['notToday', 403],
    ['notFound', 404],
    ['stale', 412],
    ['idempotencyKeyReused', 422],
    ['broken', 500],
  ]) {
    test(`${code} is told at once`, async () => {
      const { account, requests } = answering(problem(code, status, { version: 4 }));
      const error = await account.command(ORDER).catch((thrown) => thrown);
      await fails(Promise.reject(error), code, { status });
      assert.equal(error.problem.version, 4);
      assert.equal(requests.length, 1);
    });
  }

  test('it gives up after as many tries as it may make', async () => {
    const { fetch, requests } = answering(json('', { status: 503, 'retry-after': '0' }));
    const client = createClient({ baseUrl: BASE, credential: KEY, fetch, retries: 2 });
    await fails(client.accounts(), 'notNow', { status: 503 });
    assert.equal(requests.length, 3);
  });

  test('it waits as long as it is told, but no longer than a minute', async (t) => {
    const waits = [];
    t.mock.method(globalThis, 'setTimeout', (then, millis) => {
      waits.push(millis);
      // The longest is the end of a try, which does not come.
      if (millis < 30_000) queueMicrotask(then);
    });
    const { account, requests } = answering(
      problem('notNow', 503, { headers: { 'retry-after': '7' } }),
      problem('notNow', 503),
      problem('notNow', 503, { headers: { 'retry-after': '61' } }),
    );
    await fails(account.command(ORDER), 'notNow');
    assert.equal(requests.length, 3);
    const [, told, , own] = waits;
    assert.ok(7_000 <= told && told <= 7_250, `${told}`);
    assert.ok(0 <= own && own <= 500, `${own}`);
  });

  test('a try that takes too long is one that failed', async () => {
    const hangs = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const { fetch, requests } = answering(hangs);
    const client = createClient({ baseUrl: BASE, credential: KEY, fetch, retries: 1, timeout: 1 });
    await fails(client.accounts(), 'unreachable', { status: undefined });
    assert.equal(requests.length, 2);
  });

  test('a signal ends a call: before it, within it, and while it waits', async () => {
    const reason = new Error('the customer left');
    const hangs = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const waits = problem('notNow', 503, { headers: { 'retry-after': '50' } });
    for (const answer of [json({}), hangs, waits]) {
      const { account, requests, fetch } = answering(answer);
      const own = new AbortController();
      const isBefore = answer instanceof Response && answer.status === 200;
      if (isBefore) own.abort(reason);
      const call = account.view('overview', {}, { signal: own.signal });
      if (!isBefore) setImmediate(() => own.abort(reason));
      await fails(call, 'aborted', { cause: reason });
      assert.equal(requests.length, isBefore ? 0 : 1);
      const all = createClient({ baseUrl: BASE, credential: KEY, fetch, signal: own.signal });
      await fails(all.accounts(), 'aborted', { cause: reason });
    }
  });
});

describe('what comes back', () => {
  test('a refusal is an answer', async () => {
    for (const status of [404, 409]) {
      const { account } = answering(problem('refused', status, { answer: REFUSED }));
      assert.deepEqual(await account.command(ORDER), REFUSED);
      assert.deepEqual(await account.view('overview'), REFUSED);
      assert.deepEqual(await account.statementCsv({ number: 7 }), REFUSED);
    }
  });

  test('malformed input is told as the package tells it', async () => {
    const invalid = { code: 'invalidInput', path: '/amount', expected: 'a decimal string' };
    const { account, requests } = answering(problem('malformed', 400, { invalid }));
    await fails(account.command(ORDER), 'invalidInput', { path: '/amount' });
    assert.equal(requests.length, 1);
  });

  test('a snapshot that has not changed is not sent again', async () => {
    const whole = { schema: 'credit-term/account@1', version: 4 };
    const { account, requests } = answering(
      json(whole, { etag: '"v4"' }),
      new Response(null, { status: 304 }),
      json({ ...whole, live: true }, { etag: '"v4-live"' }),
      json({ ...whole, version: 5 }, { etag: '"v5"' }),
    );
    const first = await account.snapshot();
    first.version = 'spoiled';
    assert.deepEqual(await account.snapshot({}), whole);
    assert.equal(requests[1].headers.get('if-none-match'), '"v4"');
    assert.equal((await account.snapshot({ live: true })).live, true);
    assert.equal(requests[2].headers.get('if-none-match'), null);
    const Loads = { load: (text) => JSON.parse(text).version };
    assert.equal(await account.load(Loads), 5);
  });

  test('a customer’s token may be replaced between two tries', async () => {
    const { fetch, requests } = answering(problem('notNow', 503, SOON), json({ items: [] }));
    let made = 0;
    const credential = async () => `token-${(made += 1)}`;
    await createClient({ baseUrl: BASE, credential, fetch }).accounts();
    const sent = requests.map(({ headers }) => headers.get('authorization'));
    assert.deepEqual(sent, ['Bearer token-1', 'Bearer token-2']);
    const spoiled = createClient({ baseUrl: BASE, credential: () => 'a secret\r\nx: y', fetch });
    await fails(spoiled.accounts(), 'invalidInput', { path: '/credential' });
  });

  test('no redirect is followed, and no credential goes anywhere else', async () => {
    const { account, requests } = answering(
      new Response(null, { status: 307, headers: { location: 'https://elsewhere.example' } }),
    );
    const expected = 'an answer and no redirect';
    await fails(account.view('overview'), 'badAnswer', { status: 307, expected });
    assert.equal(requests.length, 1);
    assert.equal(requests[0].redirect, 'manual');
    const opaque = { type: 'opaqueredirect', status: 0, headers: new Headers(), body: null };
    await fails(answering(() => opaque).account.view('overview'), 'badAnswer');
  });

  const BAD = {
    'a page': new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    'no type': new Response('{}', { headers: { 'content-type': '' } }),
    'no JSON': json('{"outcome":'),
    'a list': json([]),
    null: json('null'),
    'no UTF-8': new Response(
      new Uint8Array([...'{"outcome":"'].map((c) => c.charCodeAt()).concat(0xff, 0x22, 0x7d)),
      {
        headers: { 'content-type': 'application/json' },
      },
    ),
    'a page of an error': new Response('<html>', { status: 502 }),
    'a problem without a code': json(
      { code: 7 },
      { status: 400, type: 'application/problem+json' },
    ),
    'a refusal without reasons': problem('refused', 409, { answer: { outcome: 'refused' } }),
    'a status of another kind': json({}, { status: 201 }),
    'nothing changed, unasked': new Response(null, { status: 304 }),
  };
  for (const [what, answer] of Object.entries(BAD)) {
    test(`${what} is an answer that the server does not give`, async () => {
      const { account, requests } = answering(answer);
      await fails(account.view('overview'), 'badAnswer', { status: answer.status });
      await fails(account.command(ORDER), 'badAnswer');
      assert.equal(requests.length, 2);
    });
  }

  test('a command has an outcome', () =>
    fails(answering(json({})).account.command(ORDER), 'badAnswer', { status: 200 }));

  test('an endless answer is read no further than is taken', async () => {
    let pulled = 0;
    const chunk = new Uint8Array(1 << 20).fill(0x20);
    const pull = (controller) => controller.enqueue(((pulled += 1), chunk));
    const endless = () =>
      new Response(new ReadableStream({ pull }), {
        headers: { 'content-type': 'application/json' },
      });
    await fails(answering(endless).account.view('overview'), 'badAnswer');
    assert.ok(pulled <= 68, `${pulled} MiB`);
  });

  /** What comes, one after the other. */
  async function gathered(items) {
    const found = [];
    for await (const item of items) found.push(item);
    return found;
  }

  test('pages follow each other to their end; a cursor leads on', async () => {
    const events = answering(
      json({ items: [1, 2], next: 'b', more: true }),
      json({ items: [3], next: 'c', more: false }),
    );
    assert.deepEqual(await gathered(events.account.everyEvent({ limit: 2 })), [1, 2, 3]);
    const [first, second] = events.requests.map(({ address }) => address.split('?')[1]);
    assert.deepEqual([first, second], ['limit=2', 'limit=2&after=b']);
    const list = answering(json({ items: [], next: 'b' }), json({ items: [4], next: null }));
    assert.deepEqual(await gathered(list.client.every('overdue', { on: '2026-11-22' })), [4]);
    assert.equal(list.requests[1].address, `${BASE}/v1/overdue?on=2026-11-22&after=b`);
    const stuck = answering(json({ items: [1], next: 'b', more: true }));
    await fails(gathered(stuck.account.everyEvent()), 'badAnswer');
    assert.equal(stuck.requests.length, 2);
    await fails(gathered(list.client.every('nobody')), 'invalidInput');
  });
});

test('it is the same by require, and its errors are of one family', async () => {
  assert.deepEqual(Object.keys(CLIENT.CommonJS).sort(), ['RequestError', 'createClient']);
  const { fetch } = answering(problem('forbidden', 403));
  const other = CLIENT.CommonJS.createClient({ baseUrl: BASE, credential: KEY, fetch });
  await assert.rejects(other.accounts(), (error) => error instanceof CreditTermError);
});
