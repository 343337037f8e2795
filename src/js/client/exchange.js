// One call of the server: sent, sent again where that may help, and its answer read.

import { invalidInput } from '../error.js';
import { parse } from '../plain.js';
import { RequestError, badAnswer } from './problem.js';

/** The most bytes of an answer: those of the largest snapshot. */
const LARGEST_ANSWER = 64 * 1024 * 1024;
/** Milliseconds before the second try at most; each further one may wait twice as long. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 8_000;
/** Milliseconds that the server may ask to wait; who asks for more is not waited for. */
const MOST_ASKED_FOR = 60_000;
/** What the server says of itself, or of this moment, and not of the request. */
const PASSING = ['tooMany', 'notNow', 'stillRunning'];
/** The same, where something between here and the server says it, in whatever form. */
const PASSING_STATUS = { __proto__: null, 429: 'tooMany', 503: 'notNow' };
/** The most that is taken over of what an error expects. */
const LONGEST_EXPECTED = 1_000;

/**
 * Sends a request until it is answered, and gives the `text` of its answer and its `tag`, or the
 * `answer` that is a refusal, or that what the caller has `isKnown` to be still so.
 */
export async function exchange(settings, request) {
  const signals = [settings.signal, request.signal].filter((signal) => signal !== undefined);
  for (let tries = 0; ; tries += 1) {
    stopIfAborted(signals);
    const got = await attempt(settings, request, signals);
    if (got.error === undefined) return got;
    const wait = waitAfter(got, tries);
    if (settings.retries <= tries || wait === undefined) throw got.error;
    await pause(wait, signals);
  }
}

/** One try, whose end is within the time it has. */
async function attempt(settings, request, signals) {
  const { method, path, body, type, headers } = request;
  const authorization = `Bearer ${await credentialOf(settings)}`;
  stopIfAborted(signals);
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, settings.timeout);
  for (const signal of signals) signal.addEventListener('abort', stop);
  try {
    const response = await settings.fetch(`${settings.base}${path}`, {
      method,
      headers: {
        accept: type,
        authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      // Whoever is named there is not the one that the credential is for.
      redirect: 'manual',
      signal: controller.signal,
    });
    return await read(response, request);
  } catch (cause) {
    if (cause instanceof RequestError) return { error: cause };
    stopIfAborted(signals);
    return { error: new RequestError('unreachable', { cause }), isPassing: true };
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal.removeEventListener('abort', stop);
    // Lets go of what was not read.
    stop();
  }
}

async function credentialOf({ credential }) {
  const given = typeof credential === 'function' ? await credential() : credential;
  // Not shown: it is a secret.
  if (typeof given === 'string' && /^[!-~]{1,512}$/.test(given)) return given;
  throw invalidInput('/credential', 'a key or a token, of visible ASCII characters');
}

async function read(response, { type, tag }) {
  const { status, headers } = response;
  if (status === 304 && tag !== undefined) return { isKnown: true };
  if (response.type === 'opaqueredirect' || (300 <= status && status < 400))
    throw badAnswer(status, 'an answer and no redirect');
  const given = (headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase();
  if (status === 200) {
    if (given !== type) throw badAnswer(status, `an answer of the type \`${type}\``);
    return { text: await textOf(response), tag: headers.get('etag') };
  }
  const retryAfter = headers.get('retry-after');
  if (given === 'application/problem+json')
    return { ...told(status, objectOf(status, await textOf(response))), retryAfter };
  const code = PASSING_STATUS[status];
  if (code === undefined) throw badAnswer(status, 'an answer, or a problem as JSON');
  return { error: new RequestError(code, { status }), isPassing: true, retryAfter };
}

/** What a problem tells: a refusal, which is an answer; malformed input; else why there is none. */
function told(status, problem) {
  const { code, answer, invalid } = problem;
  if (answer !== undefined) {
    if (answer?.outcome === 'refused' && Array.isArray(answer.refusals)) return { answer };
    throw badAnswer(status, 'a refusal with its reasons');
  }
  if (typeof invalid?.path === 'string' && typeof invalid.expected === 'string')
    return { error: invalidInput(invalid.path, invalid.expected.slice(0, LONGEST_EXPECTED)) };
  if (typeof code !== 'string' || !/^\w{1,64}$/.test(code))
    throw badAnswer(status, 'a problem with a code');
  return {
    error: new RequestError(code, { status, problem }),
    isPassing: PASSING.includes(code),
  };
}

/** The object that a text is the JSON of. */
export function objectOf(status, text) {
  let value;
  try {
    value = parse(text);
  } catch (cause) {
    throw badAnswer(status, 'JSON', cause);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw badAnswer(status, 'a JSON object');
}

/** The text of a body, read no further than is taken. */
async function textOf({ status, body }) {
  const reader = body?.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { value, done } = (await reader?.read()) ?? { done: true };
    if (done) break;
    size += value.length;
    if (LARGEST_ANSWER < size) throw badAnswer(status, `at most ${LARGEST_ANSWER} bytes`);
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  try {
    // A table begins with a byte order mark, which belongs to it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw badAnswer(status, 'text in UTF-8', cause);
  }
}

/** Milliseconds until the next try; undefined where there is to be none. */
function waitAfter({ isPassing, retryAfter }, tries) {
  if (!isPassing) return undefined;
  // At random, so that those who failed together do not come back together.
  const chance = Math.random();
  const own = chance * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** tries);
  const wanted = millisOf(retryAfter);
  if (wanted === undefined) return own;
  return wanted <= MOST_ASKED_FOR ? wanted + chance * FIRST_WAIT : undefined;
}

/** How long a server asks to wait: in seconds, or until a date. */
function millisOf(retryAfter) {
  if (typeof retryAfter !== 'string') return undefined;
  const isSeconds = /^\d{1,9}$/.test(retryAfter);
  const millis = isSeconds ? retryAfter * 1_000 : Date.parse(retryAfter) - Date.now();
  return Number.isNaN(millis) ? undefined : Math.max(0, millis);
}

function pause(millis, signals) {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      try {
        resolve(stopIfAborted(signals));
      } catch (aborted) {
        reject(aborted);
      }
    };
    const timer = setTimeout(end, millis);
    for (const signal of signals) signal.addEventListener('abort', end);
  });
}

function stopIfAborted(signals) {
  for (const { aborted, reason } of signals)
    if (aborted) throw new RequestError('aborted', { cause: reason });
}
