// The edge runtime compiles modules at deployment only, and hands them over as imports.

import module from './credit-term.wasm?module';

export const compileNow = () => module;
export const compileLater = async () => module;
