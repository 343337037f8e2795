// What needs no account: the periods under given terms, and the business date of an instant.

import { invalidInput } from './error.js';
import { call } from './instance.js';
import { parse, toText } from './plain.js';

const REQUEST = { most: 256 * 1024, wanted: 'an object' };
/** No IANA zone name is longer. */
const LONGEST_ZONE = 64;

export function calendar(request) {
  const text = toText(request, REQUEST);
  return call((shell) => parse(shell.calendar(text)));
}

const getTime = Function.prototype.call.bind(Date.prototype.getTime);
const toISOString = Function.prototype.call.bind(Date.prototype.toISOString);

export function businessDate(instant, zone) {
  if (Number.isNaN(millis(instant))) throw invalidInput('/instant', 'a valid Date');
  if (typeof zone !== 'string' || LONGEST_ZONE < zone.length) {
    throw invalidInput('/zone', 'an IANA time zone such as `Asia/Shanghai` or `UTC`');
  }
  const text = toISOString(instant);
  return call((shell) => shell.businessDate(text, zone));
}

function millis(instant) {
  try {
    return getTime(instant);
  } catch {
    return Number.NaN;
  }
}
