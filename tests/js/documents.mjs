// Documents as the tests read them: their fenced blocks, their links, and what an example prints
// when a stranger copies it into a project that installed the package.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { PROJECT } from '../../tools/packed.mjs';
import { inProject } from '../../tools/project.mjs';

export const read = (document) => readFileSync(inProject(document), 'utf8');

export const READMES = ['README.md', 'README.zh-CN.md'];

/** A document's fenced blocks, in order. */
export function blocks(document) {
  const found = read(document).matchAll(/^```(\w+)\n(.*?)\n```$/gms);
  return [...found].map(([, language, body]) => ({ language, body }));
}

/** Runs every JavaScript example of a document, and wants what it prints to stand behind it. */
export function runExamples(document) {
  const all = blocks(document);
  const examples = all.filter(({ language }) => language === 'js');
  assert.notEqual(examples.length, 0, 'no example was found');
  for (const example of examples) {
    const told = all[all.indexOf(example) + 1];
    assert.equal(told?.language, 'text', 'what the example prints stands behind it');
    assert.equal(printed(document, example.body), `${told.body}\n`);
  }
}

function printed(document, example) {
  const folder = path.join(PROJECT, 'examples');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${document.replace(/\W/g, '-')}.mjs`);
  writeFileSync(file, example);
  const run = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

/** The targets of a document's links within the project, without what is in code. */
export function links(text) {
  const prose = text.replace(/^```.*?^```$/gms, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  return targets.filter((target) => !target.startsWith('http'));
}

/** Wants a link to lead to a file that is there, and its anchor to a heading of that file. */
export function assertLeadsSomewhere(document, link) {
  const [place, anchor] = link.split('#');
  const target = path.join(path.dirname(document), place);
  assert.ok(existsSync(inProject(target)), `${document} links to ${link}`);
  if (anchor === undefined) return;
  const headings = [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
  const anchors = headings.map((heading) => heading.toLowerCase().replaceAll(' ', '-'));
  assert.ok(anchors.includes(anchor), `${document} links to ${link}`);
}
