// The fenced blocks of the READMEs.

import { readFileSync } from 'node:fs';

import { inProject } from '../../tools/project.mjs';

export const READMES = ['README.md', 'README.zh-CN.md'];

/** A README's fenced blocks, in order. */
export function blocks(readme) {
  const found = readFileSync(inProject(readme), 'utf8').matchAll(/^```(\w+)\n(.*?)\n```$/gms);
  return [...found].map(([, language, body]) => ({ language, body }));
}
