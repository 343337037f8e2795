// The wasm instances that are made from now on: their memory, and their exports, any of which can be
// replaced. To be watched before the package is loaded. Runs in Node and on a page.

export function watchInstances() {
  let count = 0;
  // Of the others nothing is kept: a page has room for some hundred memories.
  let latest;
  const { Instance } = WebAssembly;
  const replaced = new Map();
  const replaceable = (name, value) =>
    typeof value !== 'function'
      ? value
      : function () {
          // Without a list of what is given: walking through lists may be broken on purpose.
          return Reflect.apply(replaced.get(name) ?? value, undefined, arguments);
        };
  WebAssembly.Instance = function (module, imports) {
    const { exports } = new Instance(module, imports);
    count += 1;
    latest = exports;
    const names = Object.keys(exports);
    return {
      exports: Object.fromEntries(names.map((name) => [name, replaceable(name, exports[name])])),
    };
  };
  return {
    /** How many instances were made. */
    count: () => count,
    /** The memory of the instance that was made last. */
    latest: () => latest.memory,
    /** Asks for the bytes of the instance that was made last. */
    ofLatest: () => {
      const { memory } = latest;
      return () => memory.buffer.byteLength;
    },
    /** Runs something while another function stands in an export's place. */
    whileReplaced(name, other, run) {
      replaced.set(name, other);
      try {
        return run();
      } finally {
        replaced.delete(name);
      }
    },
  };
}
