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
export function init(
  source?: string | URL | Response | Promise<Response> | BufferSource | WebAssembly.Module,
): Promise<void>;
