// The packed package, as a project that installed it sees it: by `import` and by `require`.
// `npm test` installs it there; tests take it from here and never from the sources.

import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { PROJECT } from '../../tools/packed.mjs';

/** Where the package itself lies. */
export const INSTALLED = path.join(PROJECT, 'node_modules', 'credit-term');

export const esm = await import(pathToFileURL(path.join(PROJECT, 'esm.mjs')));
export const cjs = createRequire(import.meta.url)(path.join(PROJECT, 'common.cjs'));

/** Both ways in, for tests that hold for each. */
export const WAYS_IN = { ESM: esm, CommonJS: cjs };

/** A further entry of the package by both ways in. */
const entry = async (name) => ({
  ESM: await import(pathToFileURL(path.join(PROJECT, `${name}.mjs`))),
  CommonJS: createRequire(import.meta.url)(path.join(PROJECT, `${name}.cjs`)),
});

/** The words of the package, which are an entry of their own. */
export const WORDS = await entry('words');

/** The server's client. */
export const CLIENT = await entry('client');

/** The elements, as a server that renders pages has them: without a DOM. */
export const ELEMENTS = await entry('elements');
