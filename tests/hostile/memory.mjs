// The memory of the wasm instances that are made from now on; to be watched before the package is
// loaded. Runs in Node and on a page.

export function watchMemory() {
  const memories = [];
  const { Instance } = WebAssembly;
  WebAssembly.Instance = function (module, imports) {
    const instance = new Instance(module, imports);
    memories.push(instance.exports.memory);
    return instance;
  };
  return {
    /** How many instances were made. */
    count: () => memories.length,
    /** Asks for the bytes of the instance that was made last. */
    ofLatest() {
      const memory = memories.at(-1);
      return () => memory.buffer.byteLength;
    },
  };
}
