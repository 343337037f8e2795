/**
 * The wasm file itself, for tools that copy or serve it, and for `init` of `credit-term/init`. What
 * an import of it gives is up to the tool: an address, its bytes, a module.
 */
declare const wasm: unknown;
export default wasm;
