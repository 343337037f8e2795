// What a call of the server is answered with instead of an answer.

import { CreditTermError, own } from '../error.js';

/** What was expected instead, by code; those of the server first. */
const EXPECTED = {
  __proto__: null,
  missingIdempotencyKey: 'an idempotency key of 1 to 200 visible ASCII characters',
  unauthorized: 'a key or a token that is in force',
  forbidden: 'a key with the scope that this takes',
  notToday: 'a command of today; an earlier day takes a key with the scope `backdate`',
  notFound: 'an account, and an address, that there is',
  wrongMethod: 'a server that takes what this client sends',
  stillRunning: 'the request with this idempotency key to be answered in time',
  stale: 'the account to be at the version that `ifMatch` names',
  tooLarge: 'a request that is small enough for the server',
  wrongType: 'a server that takes JSON',
  idempotencyKeyReused: 'an idempotency key that was not used for another request',
  tooMany: 'fewer requests with this key at a time',
  broken: 'a server that does not fail',
  notNow: 'a server that can answer now',
  unreachable: 'a server that can be reached, and an answer in time',
  aborted: 'the call not to be aborted',
};

/** A call that was not answered: by the server's word, or for want of any. */
export class RequestError extends CreditTermError {
  constructor(code, { status, problem, expected, cause }) {
    super(code, {
      expected: expected ?? EXPECTED[code] ?? 'no such problem; see `problem`',
      cause,
    });
    if (status !== undefined) own(this, 'status', status, true);
    if (problem !== undefined) own(this, 'problem', problem, true);
  }
}

own(RequestError.prototype, 'name', 'RequestError', false);

/** An answer that the server of this client does not give. */
export function badAnswer(status, expected, cause) {
  return new RequestError('badAnswer', { status, expected, cause });
}
