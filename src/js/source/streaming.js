// The module is a file of its own beside this one, fetched and compiled as it arrives.

import { CreditTermError } from '../error.js';

export function compileNow() {
  throw new CreditTermError('notInitialised', { expected: '`await init()` before the first call' });
}

/**
 * @param {unknown} source An address, a Response, bytes or a module; the file beside this one when
 * absent.
 */
export async function compileLater(source = new URL('./credit-term.wasm', import.meta.url)) {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  if (given instanceof ArrayBuffer) return WebAssembly.compile(given);
  // Not every engine takes a view that is no typed array.
  if (ArrayBuffer.isView(given))
    return WebAssembly.compile(new Uint8Array(given.buffer, given.byteOffset, given.byteLength));
  const response = given instanceof Response ? given : await fetch(given);
  if (!response.ok) throw new Error(`the wasm file was answered with status ${response.status}`);
  // A server that does not know the file type would make streaming fail; the bytes are good all the
  // same.
  const isWasm = response.headers.get('content-type')?.startsWith('application/wasm');
  return isWasm
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
