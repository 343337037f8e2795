// How long it takes to compile the bare bytes of the wasm module and to make an instance of it.

import { instantiate } from '/glue.js';

const bytes = await (await fetch('./bare.wasm')).arrayBuffer();

globalThis.milliseconds = () => {
  const began = performance.now();
  const shell = instantiate(new WebAssembly.Module(bytes));
  const took = performance.now() - began;
  if (shell === undefined) throw new Error('no instance');
  return took;
};
document.documentElement.dataset.ready = 'true';
