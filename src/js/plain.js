// Turns what a caller hands over into JSON text, once, before the wasm module is entered.
//
// Only plain objects and arrays are read, only through their own enumerable properties, each of
// them once. So a getter that throws, calls back or changes its mind, a polluted prototype, a Map,
// a class instance or a cycle is met here and never inside the module; and the core reads exactly
// the text that a server would have been sent.

import { invalidInput } from './error.js';

const DEEPEST = 32;
/** How much of a key is repeated in an error's path. */
const LONGEST_KEY = 64;
/** Texts up to here are looked through for what JSON escapes: quicker than to have them quoted. */
const LONGEST_LOOKED_THROUGH = 64;

const bound = (method) => Function.prototype.call.bind(method);
// Taken when the module loads: what a page does to the globals later has no effect here.
const { stringify } = JSON;
/** Makes values of an answer's text. */
export const { parse } = JSON;
const { getPrototypeOf, get } = Reflect;
const { isArray } = Array;
const { is, keys, getOwnPropertySymbols } = Object;
const { isFinite, isSafeInteger } = Number;
const isEnumerable = bound(Object.prototype.propertyIsEnumerable);
/** Takes a packed answer's text apart. */
export const split = bound(String.prototype.split);
const charCodeAt = bound(String.prototype.charCodeAt);
const isWellFormed = String.prototype.isWellFormed
  ? bound(String.prototype.isWellFormed)
  : (text) => !/\p{Surrogate}/u.test(text);

/**
 * The JSON text of an object, or of a list where `wanted` is one. Text is taken as JSON already.
 *
 * @param {unknown} value
 * @param {{ most: number, wanted: 'an object' | 'a list' }} bounds `most` in UTF-16 units.
 * @returns {string}
 */
export function toText(value, { most, wanted }) {
  const copy = new Copy(most);
  if (typeof value === 'string') {
    if (most < value.length) throw copy.tooLarge();
    if (!isWellFormed(value)) throw copy.illFormed();
    return value;
  }
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || copy.read(isArray, value) !== (wanted === 'a list')) throw copy.wants(wanted);
  return copy.nested(value);
}

/** One pass over one value: what is left of its size, where it is, and what it is inside of. */
class Copy {
  constructor(most) {
    this.most = most;
    this.left = most;
    /** The objects around this place, and the keys that lead here: written only for an error. */
    this.within = [];
    this.keys = [];
  }

  wants(expected, cause) {
    const path = this.keys.map((key) => `/${pointer(`${key}`)}`).join('');
    return invalidInput(path, expected, cause);
  }

  tooLarge() {
    return this.wants(`at most ${this.most} characters of JSON`);
  }

  illFormed() {
    return this.wants('well-formed text without lone surrogates');
  }

  /** Does what may run the caller's code: a getter, or a proxy's trap. */
  read(reading, value, what) {
    try {
      return reading(value, what);
    } catch (cause) {
      throw this.wants('something that can be read without an error', cause);
    }
  }

  text(value) {
    switch (typeof value) {
      case 'string':
        return this.string(value);
      case 'number':
        return this.number(value);
      case 'boolean':
        return this.take(value ? 'true' : 'false');
      case 'object':
        return value === null ? this.take('null') : this.nested(value);
      default:
        throw this.wants(`plain JSON, not a ${typeof value}`);
    }
  }

  take(text) {
    this.left -= text.length;
    if (this.left < 0) throw this.tooLarge();
    return text;
  }

  string(value) {
    // Measured before it is copied: quoting a text never makes it shorter.
    if (this.left < value.length) throw this.tooLarge();
    if (isQuotedAsItIs(value)) return this.take(`"${value}"`);
    if (!isWellFormed(value)) throw this.illFormed();
    return this.take(stringify(value));
  }

  number(value) {
    if (!isFinite(value)) throw this.wants('plain JSON, which has no such number');
    // JSON.stringify writes 0 for it, which would be another number than the one given.
    return this.take(is(value, -0) ? '-0' : stringify(value));
  }

  nested(value) {
    const { within } = this;
    if (within.includes(value)) throw this.wants('an object that does not contain itself');
    if (DEEPEST <= within.length) throw this.wants(`at most ${DEEPEST} levels`);
    within.push(value);
    const text = this.read(isArray, value) ? this.list(value) : this.object(value);
    within.pop();
    return text;
  }

  object(value) {
    if (!this.read(isPlain, value, 1))
      throw this.wants('a plain object, not an instance of a class');
    let fields = '';
    for (const key of this.enumerableKeys(value)) {
      this.keys.push(key);
      const field = this.read(get, value, key);
      if (field !== undefined) {
        fields += `${fields === '' ? '' : ','}${this.string(key)}:${this.text(field)}`;
        this.take(':,');
      }
      this.keys.pop();
    }
    return `{${fields}${this.take('}')}`;
  }

  list(value) {
    const length = this.read(get, value, 'length');
    if (!isSafeInteger(length) || length < 0) throw this.wants('a list');
    // Every entry takes two characters at the least, so that a giant empty list ends here.
    if (this.left < 2 * length) throw this.tooLarge();
    if (!this.read(isPlain, value, 2)) throw this.wants('a plain list');
    this.checkPlaces(this.enumerableKeys(value), length);

    let entries = '';
    for (let place = 0; place < length; place += 1) {
      this.keys.push(place);
      const entry = this.read(get, value, place);
      if (entry === undefined) throw this.wants('an entry; the list has a gap here');
      entries += `${place === 0 ? '' : ','}${this.text(entry)}`;
      this.take(',');
      this.keys.pop();
    }
    return `[${entries}${this.take(']')}`;
  }

  /** Refuses a list that has gaps, or something beside its entries. */
  checkPlaces(found, length) {
    // The keys of a list come in ascending order with all others behind them: these two agree for
    // a whole list only, whatever its size.
    const last = length - 1;
    if (found.length === length && (length === 0 || found[last] === `${last}`)) return;
    const wrong = found.findIndex((key, place) => key !== `${place}`);
    const place = wrong < 0 ? found.length : wrong;
    this.keys.push(place < length ? place : found[place]);
    throw this.wants(
      place < length ? 'an entry; the list has a gap here' : 'nothing but entries in a list',
    );
  }

  enumerableKeys(value) {
    const found = this.read(keys, value);
    for (const symbol of this.read(getOwnPropertySymbols, value)) {
      if (this.read(isEnumerable, value, symbol))
        throw this.wants('an object without symbols for keys');
    }
    return found;
  }
}

/** Whether the text is short, and JSON writes it as it is between quotes. */
function isQuotedAsItIs(text) {
  if (LONGEST_LOOKED_THROUGH < text.length) return false;
  for (let at = 0; at < text.length; at += 1) {
    const code = charCodeAt(text, at);
    if (code < 0x20 || 0x7e < code || code === 0x22 || code === 0x5c) return false;
  }
  return true;
}

/** Whether no class stands between the value and the root of its realm's prototypes. */
function isPlain(value, longest) {
  let prototype = getPrototypeOf(value);
  for (let steps = 0; steps < longest && prototype !== null; steps += 1)
    prototype = getPrototypeOf(prototype);
  return prototype === null;
}

function pointer(key) {
  return key.slice(0, LONGEST_KEY).replaceAll('~', '~0').replaceAll('/', '~1');
}
