// The table of what was measured: on the terminal, as JSON, and in the README.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { writeBetween } from '../tools/marked.mjs';
import { TARGET, packageJson } from '../tools/project.mjs';
import { output } from '../tools/run.mjs';
import { digits, goalText } from './row.mjs';

const FOLDER = path.join(TARGET, 'bench');

const WIDTHS = [75, 20, 12, 7, 4];

const inColumns = (cells) =>
  cells
    .map((cell, at) => cell.padEnd(WIDTHS[at]))
    .join('  ')
    .trimEnd();

export function printHead() {
  console.log(`\n${inColumns(['what', 'measured', 'goal', 'ratio', 'met?'])}`);
}

export function printRows(rows) {
  for (const row of rows) {
    const { what, measured, ratio, met } = row;
    const cells = [what, measured, goalText(row), digits(ratio), met ? 'yes' : 'NO'];
    console.log(inColumns(cells));
  }
}

/** Writes the rows of one engine; `engine` names it with its version. */
export function writeJson(name, engine, rows) {
  mkdirSync(FOLDER, { recursive: true });
  const { version } = packageJson();
  const rust = output('rustc', ['--version'])?.split(' ').slice(0, 2).join(' ');
  const document = { version, engine, rust, machine: machine(), rows };
  const file = path.join(FOLDER, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  const missed = rows.filter(({ met }) => !met).length;
  console.log(`\n${rows.length} measured, ${missed} beyond the goal; ${file}`);
}

/** The kind of machine, in words. */
function machine() {
  const processors = os.cpus();
  const model = processors[0]?.model.trim() ?? '';
  const kind = /^$|unknown/i.test(model) ? os.arch() : model;
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${processors.length} × ${kind}, ${memory} GiB, ${os.type()}`;
}

/** Puts what was measured last in each engine between the two marks in the README. */
export function writeReadme() {
  writeBetween('README.md', 'bench', section());
}

function section() {
  const [node, ...browsers] = ['node', 'chromium', 'firefox'].map(read).filter(Boolean);
  const documents = [node, ...browsers];
  const titles = new Set(documents.flatMap(({ rows }) => rows.map(({ what }) => what)));
  const columns = documents.map(({ engine, rows }) => ({ engine, found: byTitle(rows) }));
  const head = ['what', 'goal', 'in Node', ...columns.map(({ engine }) => engine)];
  const line = (cells) => `| ${cells.join(' | ')} |\n`;
  const rows = [...titles].map((what) => {
    const [any] = columns.flatMap(({ found }) => found.get(what) ?? []);
    const measured = columns[0].found.get(what)?.measured ?? '';
    return [what, goalText(any), measured, ...columns.map(({ found }) => cell(found.get(what)))];
  });
  return [
    `Measured on ${node.machine}, with ${node.rust}. Each figure is a ratio within one run;\n`,
    'the times are those of Node.\n\n',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
  ].join('');
}

const byTitle = (rows) => new Map(rows.map((row) => [row.what, row]));

function cell(row) {
  if (row === undefined) return '';
  return row.met ? digits(row.ratio) : `**${digits(row.ratio)}**`;
}

function read(name) {
  const file = path.join(FOLDER, `${name}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
