// The module's bytes are part of this file: the same everywhere, and nothing to fetch.

import { LENGTH, TEXT, VALUES } from 'credit-term:bytes';

/** The bytes are kept as text with one character for each; the commonest have the shortest ones. */
function decode() {
  if (TEXT.length !== LENGTH) throw new Error('this file was not read as UTF-8');
  const values = new Uint8Array(256);
  for (let code = 0; code < 256; code += 1) values[code] = VALUES.charCodeAt(code);
  const bytes = new Uint8Array(LENGTH);
  for (let at = 0; at < LENGTH; at += 1) bytes[at] = values[TEXT.charCodeAt(at)];
  return bytes;
}

export function compileNow() {
  return new WebAssembly.Module(decode());
}

export function compileLater() {
  return WebAssembly.compile(decode());
}
