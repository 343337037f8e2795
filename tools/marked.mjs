// Parts of the READMEs that a script writes: each stands between two marks that name the script.

import { readFileSync, writeFileSync } from 'node:fs';

import { inProject } from './project.mjs';

/**
 * Puts a text between the marks of an npm script in a file of the project.
 *
 * @param {string} name The file.
 * @param {string} script The npm script that writes it.
 */
export function writeBetween(name, script, written) {
  const [begin, end] = ['begin', 'end'].map(
    (which) => `<!-- written by \`npm run ${script} -- --write\`: ${which} -->`,
  );
  const file = inProject(name);
  const text = readFileSync(file, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${name} has no place for it: ${begin}`);
  writeFileSync(file, `${text.slice(0, from)}${begin}\n${written}${text.slice(to)}`);
}
