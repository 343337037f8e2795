// Turns what a caller hands over into JSON text, once, before the wasm module is entered.
//
// Only plain objects and arrays are read, only through their own enumerable properties, each of
// them once. So a getter that throws, calls back or changes its mind, a polluted prototype, a Map,
// a class instance or a cycle is met here and never inside the module; and the core reads exactly
// the text that a server would have been sent.

import { invalidInput } from './error.js';

const DEEPEST = 32;
/** The longest pointer that an error repeats, in bytes: whoever calls chose the names in it. */
const LONGEST_POINTER = 64;
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
export const slice = bound(String.prototype.slice);
const charCodeAt = bound(String.prototype.charCodeAt);
const isWellFormed = String.prototype.isWellFormed
  ? bound(String.prototype.isWellFormed)
  : (text) => !/\p{Surrogate}/u.test(text);

/**
 * The JSON text of an object, or of a list where `wanted` is one. Text is taken as JSON already.
 *
 * @param {unknown} value
 * @param {{ most: number, wanted: 'an object' | 'a list' }} bounds `most` in bytes of UTF-8.
 * @returns {string}
 */
export function toText(value, bounds) {
  const text = toUnmeasuredText(value, bounds);
  const { most } = bounds;
  // No character takes more than three bytes for each of its units, so that most texts fit unread.
  if (most < text.length * 3 && most < bytesOf(text)) throw tooLarge(most);
  return text;
}

/** The same of a text that is measured once it is bytes: it may still be up to three times as long. */
export function toUnmeasuredText(value, { most, wanted }) {
  const copy = new Copy(most);
  if (typeof value === 'string') {
    if (most < value.length) throw tooLarge(most);
    if (!isWellFormed(value)) throw copy.illFormed();
    return value;
  }
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || copy.read(isArray, value) !== (wanted === 'a list')) throw copy.wants(wanted);
  return copy.nested(value);
}

/** That a document is too long, said of the whole: nothing in it is longer than it may be. */
export function tooLarge(most) {
  return invalidInput('', `at most ${most} bytes of json`);
}

/** How long a well-formed text is in UTF-8. */
function bytesOf(text) {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = charCodeAt(text, at);
    // Half of a surrogate pair is two of its four bytes.
    if (0x7f < code) bytes += code < 0x800 || (code & 0xf800) === 0xd800 ? 1 : 2;
  }
  return bytes;
}

/** One pass over one value: what is left of its size, where it is, and what it is inside of. */
class Copy {
  constructor(most) {
    this.most = most;
    this.left = most;
    this.depth = 0;
    /**
     * The object that is read, the key at which it is, and the one around it. A chain and no list:
     * what a page adds to lists has no effect on it. The pointer is written only for an error.
     */
    this.place = undefined;
  }

  wants(expected, cause) {
    return invalidInput(pointerOf(keysTo(this.place)), expected, cause);
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
        throw this.wants(`plain json, not a ${typeof value}`);
    }
  }

  take(text) {
    this.left -= text.length;
    if (this.left < 0) throw tooLarge(this.most);
    return text;
  }

  string(value) {
    // Measured before it is copied: quoting a text never makes it shorter.
    if (this.left < value.length) throw tooLarge(this.most);
    if (isQuotedAsItIs(value)) return this.take(`"${value}"`);
    if (!isWellFormed(value)) throw this.illFormed();
    return this.take(stringify(value));
  }

  number(value) {
    if (!isFinite(value)) throw this.wants('plain json, which has no such number');
    // JSON.stringify writes 0 for it, which would be another number than the one given.
    return this.take(is(value, -0) ? '-0' : stringify(value));
  }

  nested(value) {
    const around = this.place;
    for (let place = around; place !== undefined; place = place.around)
      if (place.value === value) throw this.wants('an object that does not contain itself');
    if (DEEPEST <= this.depth) throw this.wants(`at most ${DEEPEST} levels of lists and objects`);
    this.depth += 1;
    this.place = { value, key: undefined, around };
    const text = this.read(isArray, value) ? this.list(value) : this.object(value);
    this.place = around;
    this.depth -= 1;
    return text;
  }

  object(value) {
    if (!this.read(isPlain, value, 1))
      throw this.wants('a plain object, not an instance of a class');
    const { place } = this;
    const found = this.enumerableKeys(value);
    let fields = '';
    for (let at = 0; at < found.length; at += 1) {
      const key = found[at];
      place.key = key;
      const field = this.read(get, value, key);
      if (field !== undefined) {
        fields += `${fields === '' ? '' : ','}${this.string(key)}:${this.text(field)}`;
        this.take(':,');
      }
    }
    place.key = undefined;
    return `{${fields}${this.take('}')}`;
  }

  list(value) {
    const { place } = this;
    const length = this.read(get, value, 'length');
    if (!isSafeInteger(length) || length < 0) throw this.wants('a list');
    // Every entry takes two characters at the least, so that a giant empty list ends here.
    if (this.left < 2 * length) throw tooLarge(this.most);
    if (!this.read(isPlain, value, 2)) throw this.wants('a plain list');
    this.checkPlaces(this.enumerableKeys(value), length);

    let entries = '';
    for (let at = 0; at < length; at += 1) {
      place.key = at;
      const entry = this.read(get, value, at);
      if (entry === undefined) throw this.wants('an entry; the list has a gap here');
      entries += `${at === 0 ? '' : ','}${this.text(entry)}`;
      this.take(',');
    }
    place.key = undefined;
    return `[${entries}${this.take(']')}`;
  }

  /** Refuses a list that has gaps, or something beside its entries. */
  checkPlaces(found, length) {
    // The keys of a list come in ascending order with all others behind them: these two agree for
    // a whole list only, whatever its size.
    const last = length - 1;
    if (found.length === length && (length === 0 || found[last] === `${last}`)) return;
    let at = 0;
    while (at < length && found[at] === `${at}`) at += 1;
    const isGap = at < length;
    this.place.key = isGap ? at : found[at];
    throw this.wants(isGap ? 'an entry; the list has a gap here' : 'nothing but entries in a list');
  }

  enumerableKeys(value) {
    const found = this.read(keys, value);
    const symbols = this.read(getOwnPropertySymbols, value);
    for (let at = 0; at < symbols.length; at += 1) {
      if (this.read(isEnumerable, value, symbols[at]))
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

/** The keys that lead to where a copy is, the outermost first. */
function keysTo(place) {
  const keys = [];
  for (let at = place; at !== undefined; at = at.around)
    if (at.key !== undefined) keys.unshift(at.key);
  return keys;
}

/**
 * The JSON pointer of a place, or of the nearest one around it whose pointer is well-formed text and
 * short enough to be repeated: the core's rule, by which an index counts as two.
 *
 * @param {(string | number)[]} keys
 */
export function pointerOf(keys) {
  let pointer = '';
  let left = LONGEST_POINTER;
  for (const key of keys) {
    const name = `${key}`;
    if (LONGEST_POINTER < name.length || !isWellFormed(name)) break;
    left -= typeof key === 'number' ? 2 : bytesOf(name) + 1;
    if (left < 0) break;
    pointer += `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}
