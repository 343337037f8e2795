// What only a page, or another engine with its globals, can hand over.

import { init } from 'credit-term/init';

export async function everySource(module: WebAssembly.Module, buffer: ArrayBuffer): Promise<void> {
  await init();
  await init(new URL('https://example.com/credit-term.wasm'));
  await init(fetch('https://example.com/credit-term.wasm'));
  await init(await fetch('https://example.com/credit-term.wasm'));
  await init(module);
  await init(buffer);
  await init(new Uint8Array(buffer));
  // @ts-expect-error a number is no source
  await init(5);
}
