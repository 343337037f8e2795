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

// Taken when the module loads: what a page does to the globals later has no effect here.
const { stringify } = JSON;
/** Makes values of an answer's text. */
export const { parse } = JSON;
const { getPrototypeOf, ownKeys, getOwnPropertyDescriptor, get } = Reflect;
const { isArray } = Array;
const { is } = Object;
const { isFinite, isSafeInteger } = Number;
const { hasOwn } = Object;
const isWellFormed = String.prototype.isWellFormed
  ? Function.prototype.call.bind(String.prototype.isWellFormed)
  : (text) => !/\p{Surrogate}/u.test(text);

/**
 * The JSON text of an object, or of a list where `wanted` is one. Text is taken as JSON already.
 *
 * @param {unknown} value
 * @param {{ most: number, wanted: 'an object' | 'a list' }} bounds `most` in UTF-16 units.
 * @returns {string}
 */
export function toText(value, { most, wanted }) {
  if (typeof value === 'string') {
    if (most < value.length) throw tooLarge('', most);
    if (!isWellFormed(value)) throw invalidInput('', 'well-formed text without lone surrogates');
    return value;
  }
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || guarded('', () => isArray(value)) !== (wanted === 'a list'))
    throw invalidInput('', wanted);
  return new Copy(most).text(value, '');
}

function tooLarge(path, most) {
  return invalidInput(path, `at most ${most} characters of JSON`);
}

/** One pass over one value: what is left of its size, and the objects it is inside of. */
class Copy {
  constructor(most) {
    this.most = most;
    this.left = most;
    this.within = [];
  }

  text(value, path) {
    switch (typeof value) {
      case 'string':
        return this.string(value, path);
      case 'number':
        return this.number(value, path);
      case 'boolean':
        return this.take(value ? 'true' : 'false', path);
      case 'object':
        return value === null ? this.take('null', path) : this.nested(value, path);
      default:
        throw invalidInput(path, `plain JSON, not a ${typeof value}`);
    }
  }

  take(text, path) {
    this.left -= text.length;
    if (this.left < 0) throw tooLarge(path, this.most);
    return text;
  }

  string(value, path) {
    // Measured before it is copied: quoting a text never makes it shorter.
    if (this.left < value.length) throw tooLarge(path, this.most);
    if (!isWellFormed(value)) throw invalidInput(path, 'well-formed text without lone surrogates');
    return this.take(stringify(value), path);
  }

  number(value, path) {
    if (!isFinite(value)) throw invalidInput(path, 'plain JSON, which has no such number');
    // JSON.stringify writes 0 for it, which would be another number than the one given.
    return this.take(is(value, -0) ? '-0' : stringify(value), path);
  }

  nested(value, path) {
    if (this.within.includes(value))
      throw invalidInput(path, 'an object that does not contain itself');
    if (DEEPEST <= this.within.length) throw invalidInput(path, `at most ${DEEPEST} levels`);
    this.within.push(value);
    const text = guarded(path, () => isArray(value))
      ? this.list(value, path)
      : this.object(value, path);
    this.within.pop();
    return text;
  }

  object(value, path) {
    if (!guarded(path, () => isPlain(value, 1))) {
      throw invalidInput(path, 'a plain object, not an instance of a class');
    }
    let fields = '';
    for (const key of enumerableKeys(value, path)) {
      const at = `${path}/${pointer(key)}`;
      const field = guarded(at, () => get(value, key));
      if (field === undefined) continue;
      fields += `${fields === '' ? '' : ','}${this.string(key, at)}:${this.text(field, at)}`;
      this.take(':,', at);
    }
    return `{${fields}${this.take('}', path)}`;
  }

  list(value, path) {
    const length = guarded(path, () => get(value, 'length'));
    if (!isSafeInteger(length) || length < 0) throw invalidInput(path, 'a list');
    // Every entry takes two characters at the least, so that a giant empty list ends here.
    if (this.left < 2 * length) throw tooLarge(path, this.most);
    if (!guarded(path, () => isPlain(value, 2))) throw invalidInput(path, 'a plain list');
    checkPlaces(enumerableKeys(value, path), length, path);

    let entries = '';
    for (let place = 0; place < length; place += 1) {
      const at = `${path}/${place}`;
      const entry = guarded(at, () => get(value, place));
      if (entry === undefined) throw invalidInput(at, 'an entry; the list has a gap here');
      entries += `${place === 0 ? '' : ','}${this.text(entry, at)}`;
      this.take(',', at);
    }
    return `[${entries}${this.take(']', path)}`;
  }
}

/** Refuses a list that has gaps, or something beside its entries. */
function checkPlaces(keys, length, path) {
  // The keys of a list come in ascending order with all others behind them: these two agree for a
  // whole list only, whatever its size.
  if (keys.length === length && (length === 0 || keys[length - 1] === `${length - 1}`)) return;
  const wrong = keys.findIndex((key, place) => key !== `${place}`);
  const place = wrong < 0 ? keys.length : wrong;
  if (place < length) throw invalidInput(`${path}/${place}`, 'an entry; the list has a gap here');
  throw invalidInput(`${path}/${pointer(keys[place])}`, 'nothing but entries in a list');
}

/** Runs what may be the caller's code: a getter, or a proxy's trap. */
function guarded(path, read) {
  try {
    return read();
  } catch (cause) {
    throw invalidInput(path, 'something that can be read without an error', cause);
  }
}

/** Whether no class stands between the value and the root of its realm's prototypes. */
function isPlain(value, longest) {
  let prototype = getPrototypeOf(value);
  for (let steps = 0; steps < longest && prototype !== null; steps += 1)
    prototype = getPrototypeOf(prototype);
  return prototype === null;
}

function enumerableKeys(value, path) {
  const keys = [];
  for (const key of guarded(path, () => ownKeys(value))) {
    const property = guarded(path, () => getOwnPropertyDescriptor(value, key));
    if (property === undefined || !property.enumerable) continue;
    if (typeof key === 'symbol') throw invalidInput(path, 'an object without symbols for keys');
    keys[keys.length] = key;
  }
  return keys;
}

function pointer(key) {
  return key.slice(0, LONGEST_KEY).replaceAll('~', '~0').replaceAll('/', '~1');
}
