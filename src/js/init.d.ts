/**
 * The same as `credit-term`, with the wasm module as a file of its own: await `init()` first.
 *
 * @packageDocumentation
 */
export * from './index.js';

/**
 * Fetches and compiles the module, which is a file of its own in this entry, cached apart from the
 * code. To be awaited before the first call; calls before it throw `notInitialised`. In Node, where
 * the bytes are part of the entry, it needs and reads no source.
 *
 * @param source Where the wasm file is, or what it is: an address, a response, its bytes or a
 * module. Without it, the file that stands beside this one.
 * @throws {@link CreditTermError} `loadFailed` or `versionMismatch`; it may be tried again.
 */
export function init(source?: Source): Promise<void>;

type Source =
  string | Global<'URL'> | Fetched | Promise<Fetched> | ArrayBuffer | ArrayBufferView | Module;

type Fetched = Global<'Response'>;

type Module = typeof globalThis extends {
  readonly WebAssembly: { readonly Module: { readonly prototype: infer Instance } };
}
  ? // In `lib` it has no members, and would take everything.
    Instance & object
  : never;

// What the project's `lib` knows of the engine: without `dom` it may lack some of these.
type Global<Name extends string> = typeof globalThis extends {
  readonly [Key in Name]: { readonly prototype: infer Instance };
}
  ? Instance
  : never;

// Only what is marked so is exported.
export {};
