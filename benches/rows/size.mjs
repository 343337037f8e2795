// What a checkout page downloads.

import path from 'node:path';

import { DIST } from '../../tools/project.mjs';
import { checkoutBytes, unusedBytes } from '../checkout-size.mjs';
import { digits, row } from '../row.mjs';

export async function size() {
  const entry = path.join(DIST, 'index.js');
  const kilobytes = (await checkoutBytes(entry)) / 1000;
  const unused = await unusedBytes(entry);
  const page = 'a checkout page: bundled, minified, wasm included, gzip -9';
  const nothing = 'an import of which nothing is used';
  return [
    row(page, `${digits(kilobytes)} kB`, kilobytes, { most: 100, unit: ' kB' }),
    row(nothing, `${unused} bytes`, unused, { most: 0, unit: ' bytes' }),
  ];
}
