// The server's client: commands, questions and documents of accounts, by fetch. It holds nothing of
// the wasm module: whoever wants to go on with an account in the page hands its class over.

import { invalidInput } from './error.js';
import { exchange, objectOf } from './client/exchange.js';
import { RequestError, badAnswer } from './client/problem.js';
import { addressed, asked, commandRequest, plainCopy } from './client/routes.js';
import { posted, questionRequest } from './client/routes.js';

export { RequestError };

const JSON_TYPE = 'application/json';
/** The lists of a merchant's accounts, by the names of their methods. */
const LISTS = {
  __proto__: null,
  accounts: 'accounts',
  overdue: 'overdue',
  ageing: 'ageing',
  dueSoon: 'due-soon',
  overLimit: 'over-limit',
};
const USUAL_RETRIES = 4;
const MOST_RETRIES = 10;
const USUAL_TIMEOUT = 30_000;
const LONGEST_TIMEOUT = 600_000;
const RANDOM_BYTES = 16;

export function createClient(options) {
  const settings = settingsOf(options);
  const list = (name) => (request, how) => listed(settings, name, request, how);
  return {
    account: (id) => accountOf(settings, id),
    calendar: (request, how) => post(settings, 'v1/calendar', request, how),
    accounts: list('accounts'),
    overdue: list('overdue'),
    ageing: list('ageing'),
    dueSoon: list('dueSoon'),
    overLimit: list('overLimit'),
    every: (name, request, how) =>
      itemsOf((page) => listed(settings, name, page, how), plainCopy(request ?? {})),
  };
}

function accountOf(settings, id) {
  const base = `v1/accounts/${addressed(id, '/accountId')}/`;
  const ask = (request, how, more) =>
    send(settings, { type: JSON_TYPE, ...request, path: `${base}${request.path}`, ...more }, how);
  const snapshotText = snapshots(ask);
  const events = async (request = {}, how) =>
    pageOf(await ask(asked('events', plainCopy(request)), how));

  return {
    id,
    command: (command, how) => decided(ask, command, how),
    view: async (name, request = {}, how) =>
      answerOf(await ask(questionRequest(name, request), how)),
    snapshot: async (request, how) => objectOf(200, await snapshotText(request, how)),
    load: async (CreditAccount, request, how) =>
      CreditAccount.load(await snapshotText(request, how)),
    events,
    everyEvent: (request, how) => itemsOf((page) => events(page, how), plainCopy(request ?? {})),
    statementCsv: async (request, how) => {
      const question = asked('statements/{number}/csv', plainCopy(request));
      const { text, answer } = await ask(question, how, { type: 'text/csv' });
      return answer ?? text;
    },
    token: (request, how) => post(settings, `${base}tokens`, request, how),
  };
}

/** Sends a command, and gives what the account's own `apply` would. */
async function decided(ask, command, { idempotencyKey = newKey(), ifMatch, ...how } = {}) {
  const headers = { 'idempotency-key': checkedKey(idempotencyKey), ...ifMatchOf(ifMatch) };
  const answer = answerOf(await ask(commandRequest(command), how, { headers }));
  if (typeof answer.outcome === 'string') return answer;
  throw badAnswer(200, 'the answer of a command');
}

/** Asks for snapshots of one account; of each kind the last is kept, and sent again once changed. */
function snapshots(ask) {
  const kept = { __proto__: null };
  return async (request = {}, how) => {
    const { live = false, ...others } = plainCopy(request);
    const question = asked('snapshot', { live, ...others });
    const { tag, text } = kept[live] ?? {};
    const headers = tag === undefined ? {} : { 'if-none-match': tag };
    const got = await ask(question, how, { headers, tag });
    if (got.isKnown) return text;
    if (got.text === undefined) throw badAnswer(200, 'a snapshot');
    kept[live] = isTag(got.tag) ? got : undefined;
    return got.text;
  };
}

/** A page of one of the lists. */
async function listed(settings, name, request = {}, how) {
  if (LISTS[name] === undefined) throw invalidInput('', 'the name of a list');
  const question = asked(`v1/${LISTS[name]}`, plainCopy(request));
  return pageOf(await send(settings, { ...question, type: JSON_TYPE }, how));
}

async function post(settings, path, request = {}, how) {
  const question = posted(path, plainCopy(request));
  return answerOf(await send(settings, { ...question, type: JSON_TYPE }, how));
}

function send(settings, request, { signal, ...others } = {}) {
  noFurther(others);
  return exchange(settings, { ...request, signal: checkedSignal(signal) });
}

const answerOf = ({ text, answer }) => answer ?? objectOf(200, text);

function pageOf(got) {
  const page = answerOf(got);
  if (Array.isArray(page.items)) return page;
  throw badAnswer(200, 'a page with its `items`');
}

/** Every item, page after page. */
async function* itemsOf(ask, request) {
  let { after } = request;
  for (;;) {
    const page = await ask(after === undefined ? request : { ...request, after });
    yield* page.items;
    const { next, more = true } = page;
    if (next === null || !more) return;
    if (typeof next !== 'string' || next === after) throw badAnswer(200, 'a cursor that leads on');
    after = next;
  }
}

function settingsOf(options) {
  if (typeof options !== 'object' || options === null) throw invalidInput('', 'an object');
  const { baseUrl, credential, retries, timeout, signal, ...others } = options;
  const { fetch = (...call) => globalThis.fetch(...call), ...unknown } = others;
  noFurther(unknown);
  if (typeof fetch !== 'function') throw invalidInput('/fetch', 'a function as `fetch` is');
  if (!['string', 'function'].includes(typeof credential))
    throw invalidInput('/credential', 'a key or a token, or a function that gives it');
  return {
    base: baseOf(baseUrl),
    credential,
    fetch,
    retries: checkedInteger(retries ?? USUAL_RETRIES, '/retries', 0, MOST_RETRIES),
    timeout: checkedInteger(timeout ?? USUAL_TIMEOUT, '/timeout', 1, LONGEST_TIMEOUT),
    signal: checkedSignal(signal),
  };
}

/** The address that all others begin with. In a page it may be one beside that page. */
function baseOf(baseUrl) {
  const plain = 'an address of http or https without a user, a query or a fragment';
  const wanted = (cause) => invalidInput('/baseUrl', plain, cause);
  let url;
  try {
    url = new URL(baseUrl, globalThis.location?.href);
  } catch (cause) {
    throw wanted(cause);
  }
  const isPlain = [url.username, url.password, url.search, url.hash].join('') === '';
  if (!/^https?:$/.test(url.protocol) || !isPlain) throw wanted();
  return url.href.replace(/\/*$/, '/');
}

/** Nothing else was said: a misspelt option would be one that has no effect. */
function noFurther(others) {
  if (Object.keys(others).length !== 0) throw invalidInput('', 'no options but those of this call');
}

function checkedInteger(value, path, least, most) {
  if (Number.isSafeInteger(value) && least <= value && value <= most) return value;
  throw invalidInput(path, `an integer from ${least} to ${most}`);
}

function checkedSignal(signal) {
  if (signal === undefined || typeof signal?.addEventListener === 'function') return signal;
  throw invalidInput('/signal', 'an AbortSignal');
}

function checkedKey(key) {
  if (typeof key === 'string' && /^[!-~]{1,200}$/.test(key)) return key;
  throw invalidInput('/idempotencyKey', '1 to 200 visible ASCII characters');
}

function ifMatchOf(version) {
  if (version === undefined) return {};
  return { 'if-match': `"v${checkedInteger(version, '/ifMatch', 0, Number.MAX_SAFE_INTEGER)}"` };
}

/** One that no other command has. Pages without https have no `crypto.randomUUID`. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const isTag = (tag) => typeof tag === 'string' && /^"[!#-~]{1,64}"$/.test(tag);
