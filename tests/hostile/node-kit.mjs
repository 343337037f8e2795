// What Node has for hostile inputs: another realm, values of its own, copies of the package.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';

import { INSTALLED, WAYS_IN, WORDS } from '../js/packed.mjs';
import { layOutCopies } from './layout.mjs';

export const { make: realm } = vm.runInContext(
  `${readFileSync(new URL('realm.js', import.meta.url), 'utf8')}; globalThis`,
  vm.createContext({}),
);

export const extras = {
  'a buffer of Node': () => Buffer.from('{}'),
  'a stream': () => Readable.from(['{}']),
  'the process': () => process,
  'the global object': () => globalThis,
};

const load = (file, query = '') => import(`${pathToFileURL(file)}${query}`);

export async function copiesInNode() {
  const folder = layOutCopies();
  const other = await load(path.join(folder, 'init.js'));
  await other.init(readFileSync(path.join(folder, 'credit-term.wasm')));
  const copies = {
    import: WAYS_IN.ESM,
    require: WAYS_IN.CommonJS,
    'import after a change': await load(path.join(INSTALLED, 'dist', 'index.js'), '?t=1'),
    'another address': await load(path.join(folder, 'index.js')),
    'another build': other,
    'another realm': inAnotherRealm(path.join(folder, 'common.js')),
  };
  return { copies, words: WORDS };
}

function inAnotherRealm(file) {
  const context = vm.createContext({ TextDecoder, TextEncoder, WebAssembly, module: {} });
  vm.runInContext(readFileSync(file, 'utf8'), context);
  return context.module.exports;
}

let times = 0;
export function loadingInNode() {
  const file = path.join(INSTALLED, 'dist', 'init.js');
  return {
    fresh: () => load(file, `?fresh=${(times += 1)}`),
    wasm: new Uint8Array(readFileSync(path.join(INSTALLED, 'dist', 'credit-term.wasm'))),
    page: {
      nothing: ['loadFailed', () => null],
      'a number': ['loadFailed', () => 5],
      'an object': ['loadFailed', () => ({})],
      'an address that is none': ['loadFailed', () => 'http://['],
      'nothing but itself, which Node does not fetch': ['loadFailed', () => undefined],
    },
  };
}
