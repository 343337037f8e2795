// The module's bytes are part of this file: the same everywhere, and nothing to fetch.

import { BYTES, LENGTH } from 'credit-term:bytes';

/** The bytes are kept as text with one character for each. */
function decode() {
  if (BYTES.length !== LENGTH) throw new Error('this file was not read as UTF-8');
  const bytes = new Uint8Array(LENGTH);
  for (let at = 0; at < LENGTH; at += 1) bytes[at] = BYTES.charCodeAt(at);
  return bytes;
}

export function compileNow() {
  return new WebAssembly.Module(decode());
}

export function compileLater() {
  return WebAssembly.compile(decode());
}
