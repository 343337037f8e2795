// What axe can find of WCAG 2.2 AA on a page, with what is within shadow trees.

import path from 'node:path';

import { MODULES } from '../../tools/project.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a tree that is served needs beside the page: under the strict policy axe comes as a file. */
export const AXE = { '/axe/': path.join(MODULES, 'axe-core') };

/** What axe finds wrong now, one line each, and the rules that something on the page passed. */
export function findings(page) {
  return page.evaluate(async (rules) => {
    await import('/axe/axe.min.js');
    const { violations, passes } = await axe.run(document, { runOnly: rules });
    const said = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.flat()} ${failureSummary}`),
    );
    return { said, passed: passes.map(({ id }) => id) };
  }, RULES);
}
