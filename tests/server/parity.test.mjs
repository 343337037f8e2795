// The server and the package answer alike: random histories are sent to the one through the client
// and given to the other, and every answer is the same, byte for byte as JSON. Now and then the
// account is fetched, complete and live, and what the package then says of it is what the server
// says. SERVER_HISTORIES=100 sends more of them.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';

import { TARGET } from '../../tools/project.mjs';
import { show } from '../../tools/run.mjs';
import { CLIENT, esm } from '../js/packed.mjs';
import { buildServer, built, startServer } from './running.mjs';

const { CreditAccount, CreditTermError } = esm;
const { RequestError, createClient } = CLIENT.ESM;

const COUNT = Number(process.env.SERVER_HISTORIES ?? 16);
const FOLDER = path.join(TARGET, 'server-histories');
/** After how much that is asked an account is fetched. */
const FETCHED_EVERY = 12;
/** What a live account shows of these is what it holds, and no more. */
const LISTS = ['statements', 'orders', 'returns', 'repayments'];

let server;
let client;
/** The text that the server sent last; undefined where the client asked it nothing. */
let sent;

before(async () => {
  await buildServer('parity');
  rmSync(FOLDER, { recursive: true, force: true });
  assert.equal(await show(built('examples', 'parity'), [`${COUNT}`, FOLDER]), 0);
  server = await startServer(['admin,backdate'], '--requests-a-second', '100000');
  client = createClient({
    baseUrl: server.address,
    credential: server.keys[0],
    fetch: async (...call) => {
      const response = await fetch(...call);
      sent = await response.clone().text();
      return response;
    },
  });
});
after(() => server?.stop());

const histories = () =>
  readdirSync(FOLDER).flatMap((name) => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')));

/** What may be sent as an object, on a day that the server would not have to put in. */
function asObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value?.on === 'string' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** An answer as text, or the place of what is malformed and what was expected there. */
async function said(ask) {
  try {
    return { answer: JSON.stringify(await ask()) };
  } catch (error) {
    if (!(error instanceof CreditTermError)) throw error;
    const { code, path: place, expected } = error;
    return { code, place, expected };
  }
}

/** Wants the client to say what the package says, and the server to have written those bytes. */
function alike(there, here, asked) {
  if (here.answer === undefined) {
    assert.equal(there.code, 'invalidInput', asked);
    // What the client refuses itself it may say in other words, of another of two wrong places.
    if (sent !== undefined) assert.deepEqual(there, here, asked);
    return;
  }
  assert.equal(there.answer, here.answer, asked);
  const isRefused = here.answer.startsWith('{"outcome":"refused"');
  if (isRefused) assert.ok(sent.endsWith(`,"answer":${here.answer}}`), `${asked}: ${sent}`);
  else assert.equal(sent, here.answer, asked);
}

const tally = { accepted: 0, repeated: 0, refused: 0, malformed: 0, statements: 0 };
const compared = { complete: 0, live: 0, decisions: 0 };

class Played {
  /** What was asked since the account was fetched last. */
  questions = [];

  constructor({ seed, asked }) {
    this.asked = asked;
    this.remote = client.account(`h-${seed}`);
    this.account = CreditAccount.create();
  }

  async play() {
    for (const [number, [name, text]] of this.asked.entries()) {
      const value = asObject(text);
      if (value === undefined) continue;
      if (name === 'apply') await this.apply(value);
      else if (name !== 'calendar') await this.ask(name, value);
      if (number % FETCHED_EVERY === 0 && this.isOpen) await this.fetch(value.on);
    }
    this.account.dispose();
  }

  async apply(command) {
    const preview = await this.previewOf(command);
    sent = undefined;
    const there = await said(() => this.remote.command(command));
    if (there.code === 'notToday') return;
    const here = await said(() => this.account.apply(command));
    alike(there, here, JSON.stringify(command));
    const answer = here.answer && JSON.parse(here.answer);
    tally[answer?.outcome ?? 'malformed'] += 1;
    for (const { type } of answer?.events ?? []) tally.statements += type === 'statementIssued';
    this.isOpen ||= answer?.outcome === 'accepted';
    if (preview !== undefined && answer !== undefined) decidesSo(preview, answer, command);
  }

  async ask(name, request) {
    this.questions.push([name, request]);
    sent = undefined;
    const there = await said(() => this.remote.view(name, request));
    alike(
      there,
      await said(() => this.account[name](request)),
      `${name} ${JSON.stringify(request)}`,
    );
  }

  /** What the server says beforehand of an order. */
  async previewOf({ type, on, amount, items, overLimitApproval }) {
    if (type !== 'placeOrder') return undefined;
    const request = { on, amount, items, overLimitApproval };
    const { answer } = await said(() => this.remote.view('previewOrder', request));
    return answer && JSON.parse(answer);
  }

  async fetch(on) {
    const overview = JSON.parse((await said(() => this.account.overview({ on }))).answer ?? '{}');
    const questions = [...this.questions.splice(0), ...everyQuestion(overview, on)];
    for (const live of [false, true]) {
      const fetched = await this.remote.load(CreditAccount, { live });
      for (const [name, request] of questions) {
        const here = await said(() => fetched[name](request));
        const isLeftOut = live && (LISTS.includes(name) || /"notInSnapshot"/.test(here.answer));
        if (isLeftOut) continue;
        sent = undefined;
        const there = await said(() => this.remote.view(name, request));
        alike(there, here, `${live ? 'live, ' : ''}${name} ${JSON.stringify(request)}`);
        compared[live ? 'live' : 'complete'] += 1;
      }
      fetched.dispose();
    }
  }
}

/** What can be asked of an account on a day. */
function everyQuestion({ statements = [] }, on) {
  return [
    ['overview', { on, explain: true }],
    ['terms', { on }],
    ...LISTS.map((name) => [name, { on, limit: 3 }]),
    ...statements.map(({ number }) => ['statement', { on, number, explain: true }]),
    ['previewOrder', { on, amount: '1', explain: true }],
    ['quoteRepayment', { on, for: { kind: 'posted' }, explain: true }],
    ['simulate', { on, commands: [{ type: 'rollForward', on }] }],
  ];
}

/** An order is decided as its preview said, but for its id, of which a preview knows nothing. */
function decidesSo(preview, answer, command) {
  const told = answer.refusals?.some(({ code }) => code === 'idReused');
  if (answer.outcome === 'repeated' || told) return;
  const asked = JSON.stringify(command);
  // A preview of what cannot be asked at all is refused as a view is.
  assert.equal(preview.decision ?? preview.outcome, answer.outcome, asked);
  assert.deepEqual(preview.refusals, answer.refusals ?? [], asked);
  compared.decisions += 1;
}

test('random histories are answered alike, and what is fetched says the same', async () => {
  for (const history of histories()) await new Played(history).play();
  console.log(`    ${JSON.stringify({ ...tally, ...compared })}`);
  for (const [what, least] of Object.entries({ accepted: 300, refused: 100, statements: 100 }))
    assert.ok(least <= tally[what], what);
  for (const [what, count] of Object.entries({ ...tally, ...compared }))
    assert.ok(0 < count, `nothing ${what}`);
});

test('the events that the server gives make the account again', async () => {
  let checked = 0;
  for await (const { accountId } of client.every('accounts', { limit: 5 })) {
    const remote = client.account(accountId);
    const events = [];
    for await (const event of remote.everyEvent({ limit: 7 })) events.push(event);
    const replayed = CreditAccount.replay(events);
    assert.deepEqual(replayed.snapshot(), await remote.snapshot(), accountId);
    replayed.dispose();
    checked += 1;
  }
  assert.ok(10 <= checked, `${checked} accounts`);
});

test('an account that nobody has is told apart from a refusal', async () => {
  await assert.rejects(client.account('nobody').snapshot(), (error) => {
    assert.ok(error instanceof RequestError && error.code === 'notFound');
    return true;
  });
  assert.equal((await client.account('nobody').view('overview')).outcome, 'refused');
});
