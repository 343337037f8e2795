// What Node has for hostile inputs: another realm, and values of its own.

import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import vm from 'node:vm';

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
