// What the page is made of, to be served from where it lies or written as a folder.

import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { DIST, inProject } from './project.mjs';

/**
 * The page's tree: the package's files under credit-term/, the parts that its elements are made of
 * beside them, all else from www/.
 */
export const PAGE = {
  '/credit-term/elements/': inProject('src', 'js', 'elements'),
  '/credit-term/': DIST,
  '/': inProject('www'),
};

/** Writes the page as a folder for any static web host; the package is built. */
export function writePage(folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const [mount, source] of Object.entries(PAGE)) {
    const place = path.join(folder, mount);
    mkdirSync(place, { recursive: true });
    cpSync(source, place, { recursive: true });
  }
}
