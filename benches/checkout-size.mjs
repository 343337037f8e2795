// How much of this package a page downloads, bundled and minified by esbuild: measured here, held
// to its limit by tests/js/contents.test.mjs.

import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

/** The most bytes, compressed, of a checkout page that asks for order previews; wasm included. */
export const MOST_CHECKOUT_BYTES = 176_000;

const CHECKOUT_PAGE = `
  import { CreditAccount } from 'credit-term';
  const answer = (snapshot, request) => CreditAccount.load(snapshot).previewOrder(request);
  globalThis.addEventListener('message', ({ data }) => postMessage(answer(...data)));
`;

const UNUSED = {
  'a name': "import { CreditAccount } from 'credit-term';",
  everything: "import * as creditTerm from 'credit-term';",
  nothing: "import 'credit-term';",
};

/** The bytes of a checkout page, compressed as a web host does. */
export async function checkoutBytes(entry) {
  return gzipSync(await bundled(CHECKOUT_PAGE, entry), { level: 9 }).length;
}

/** The bytes that are left of an import of which nothing is used, the most of several ways. */
export async function unusedBytes(entry) {
  const texts = await Promise.all(Object.values(UNUSED).map((text) => bundled(text, entry)));
  return Math.max(...texts.map((text) => text.length));
}

/** @param {string} entry The file that `credit-term` stands for. */
async function bundled(contents, entry) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    alias: { 'credit-term': entry },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // That an import without effect is left out is just what is asked.
    logOverride: { 'ignored-bare-import': 'silent' },
  });
  return outputFiles[0].contents;
}
