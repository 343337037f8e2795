// Sets up a small project, builds or serves it once, and reads the answer of each of its rows.
//
// A setup, as the files of rows/ write it:
//   in      the project whose packages it finds
//   tools   those of them that a reader wants to know the versions of
//   files   what the project holds
//   build   commands that must succeed first
//   serve   the command of a server, for rows that ask it; `{port}` stands for a free one
//   rows    `name`, and where the answer is read:
//             print   a command's output
//             open    a folder, served under the strict policy, in a browser (`browser`, else
//                     Chromium), at the page `at`, else its first
//             fetch   a path of the server
//             visit   the same, in a browser

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { withPage } from '../../tools/browsers.mjs';
import { MARK } from './app/sources.mjs';
import { run, startServer } from './processes.mjs';
import { commandLine, projectFolder } from './projects.mjs';

/** How long a server may take to answer, on a busy machine. */
const ANSWER_MILLISECONDS = 60_000;

const MANIFEST = { 'package.json': '{ "name": "a-shop", "private": true }\n' };

/** Prepares a setup's folder and returns what its rows are asked through. */
export async function prepare(setup) {
  const folder = path.join(projectFolder(setup.in), folderName(setup));
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of Object.entries({ ...MANIFEST, ...setup.files })) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const command of setup.build ?? []) await run(commandLine(setup.in, command), folder);
  if (setup.serve === undefined) return { folder, close: async () => {} };
  const { origin, close } = await startServer(commandLine(setup.in, setup.serve), folder);
  return { folder, origin, close };
}

const folderName = ({ rows: [{ name }] }) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** The answer of one row. */
export async function answerOf(setup, row, { folder, origin }) {
  if (row.print !== undefined) return printed(await run(commandLine(setup.in, row.print), folder));
  if (row.fetch !== undefined) return fetched(`${origin}${row.fetch}`);
  if (row.visit !== undefined) return shown(row.visit, { origin });
  return shown(row.at ?? '/', { tree: treeOf(setup, path.join(folder, row.open)) });
}

/** The folder, and beside it the package's files as they are. */
function treeOf(setup, folder) {
  const files = path.join(projectFolder(setup.in), 'node_modules', 'credit-term', 'dist');
  return { '/credit-term/': files, '/': folder };
}

export function printed(text) {
  const at = text.indexOf(MARK);
  if (at < 0) throw new Error(`it printed no answer\n${text}`);
  return text.slice(at + MARK.length).split(/\r?\n/, 1)[0];
}

async function fetched(address) {
  const response = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}\n${text}`);
  const [, said] = /<pre id="said">(.*?)<\/pre>/s.exec(text) ?? [];
  return said === undefined ? text : unescaped(said);
}

const ENTITIES = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&#x27;': "'", '&amp;': '&' };
const unescaped = (html) => html.replaceAll(/&[^;]+;/g, (entity) => ENTITIES[entity] ?? entity);

async function shown(address, where) {
  let said;
  await withPage(
    address,
    async (page) => {
      said = await page.evaluate(() => document.getElementById('said').textContent);
    },
    where,
  );
  return said;
}

/**
 * How a row was run: what a user would type, which browser, and whether under the strict policy.
 */
export function howRun(setup, row) {
  const commands = [...(setup.build ?? []), setup.serve, row.print].filter(Boolean);
  return {
    commands: commands.map((command) => spoken(commandLine(setup.in, command))),
    browser: (row.open ?? row.visit) ? browserOf(setup) : undefined,
    strict: row.open !== undefined,
  };
}

/** The browser that a setup's pages are opened in. */
export const browserOf = ({ rows }) =>
  rows.find(({ browser }) => browser !== undefined)?.browser ?? 'chromium';

const spoken = ({ said }) => said.replace(/ \S+ \{port\}/, '').replace('{project}', '.');
