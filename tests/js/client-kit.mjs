// A server of the test's own for the client: it answers in turn, and keeps what was asked.

import assert from 'node:assert/strict';

import { CLIENT, esm } from './packed.mjs';

const { CreditTermError } = esm;
const { RequestError, createClient } = CLIENT.ESM;

export const BASE = 'https://credit.example.com/api';
export const KEY = 'ctk_a.secret';
export const ACCEPTED = { outcome: 'accepted', version: 1, events: [] };
export const REFUSED = { outcome: 'refused', version: 3, refusals: [{ code: 'accountClosed' }] };

export const json = (value, { status = 200, type = 'application/json', ...headers } = {}) =>
  new Response(typeof value === 'string' ? value : JSON.stringify(value), {
    status,
    headers: { 'content-type': type, ...headers },
  });
export const problem = (code, status, { headers, ...members } = {}) =>
  json(
    { type: `urn:credit-term:problem:${code}`, title: 'No.', status, code, ...members },
    {
      status,
      type: 'application/problem+json',
      ...headers,
    },
  );
/** At once: the wait before a further try is then a fraction of a second. */
export const SOON = { headers: { 'retry-after': '0' } };

/** A client whose requests are answered in turn, and what it sent. */
export function answering(...answers) {
  const requests = [];
  const fetch = async (address, { headers, ...request }) => {
    requests.push({ address, ...request, headers: new Headers(headers) });
    const answer = answers[Math.min(requests.length, answers.length) - 1];
    return typeof answer === 'function' ? answer(request) : answer.clone();
  };
  const client = createClient({ baseUrl: BASE, credential: KEY, fetch });
  return { client, account: client.account('a-1'), requests, fetch };
}

export const ORDER = { type: 'placeOrder', orderId: 'PO-1', amount: '1.00' };
export const fails = (call, code, more = {}) =>
  assert.rejects(call, (error) => {
    assert.ok(error instanceof CreditTermError, error);
    assert.equal(error.code, code, error.message);
    assert.equal(error instanceof RequestError, code !== 'invalidInput');
    assert.ok(!`${error.message}${error.stack}`.includes('secret'), 'the credential is shown');
    for (const [name, value] of Object.entries(more)) assert.deepEqual(error[name], value, name);
    return true;
  });
