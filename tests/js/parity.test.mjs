// Law 9: the packed package gives the same answers as the native build, byte for byte as JSON, in
// Node and in a browser. examples/parity.rs writes random histories with what it answers; here they
// are played again. HISTORIES=10000 plays more of them.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';

import { browserName, closeBrowser, withPage } from '../../tools/browsers.mjs';
import { TARGET, inProject } from '../../tools/project.mjs';
import { output, show } from '../../tools/run.mjs';
import { INSTALLED, cjs, esm } from './packed.mjs';
import { answersTo, isAlike } from './parity/player.mjs';

const COUNT = Number(process.env.HISTORIES ?? 2000);
const FOLDER = path.join(TARGET, 'histories');

// Quick enough to write the histories, and quicker to build than a release.
const CARGO = [
  'run',
  '--quiet',
  '--profile',
  'parity',
  '--config',
  'profile.parity.inherits="dev"',
  '--config',
  'profile.parity.opt-level=1',
  '--config',
  'profile.parity.debug=false',
  '--example',
  'parity',
  '--',
];

before(async () => {
  // What an earlier run left may be of more histories, or of others.
  rmSync(FOLDER, { recursive: true, force: true });
  assert.equal(await show('cargo', [...CARGO, `${COUNT}`, FOLDER]), 0, 'no histories were written');
});
after(closeBrowser);

const files = () => readdirSync(FOLDER).map((name) => path.parse(name).name);
const histories = (file) => JSON.parse(readFileSync(path.join(FOLDER, `${file}.json`), 'utf8'));

/** Plays every file and fails on the first history that is answered otherwise than natively. */
async function alike(playFile, answersOf) {
  let played = 0;
  for (const file of files()) {
    const { count, otherwise } = await playFile(file);
    played += count;
    if (otherwise.length !== 0) {
      const [seed] = otherwise;
      assert.fail(difference(seed, file, await answersOf(file, seed)));
    }
  }
  assert.equal(played, COUNT);
}

/** Tells the first answer of a history that differs, with what was asked. */
function difference(seed, file, answers) {
  const native = output('cargo', [...CARGO, 'seed', `${seed}`]).split('\n');
  const { asked } = histories(file).find((history) => history.seed === seed);
  const place = asked.findIndex((_, n) => native[n] !== answers[n]);
  return [
    `history ${seed} is answered otherwise, at ${place}:`,
    ...(asked[place] ?? ['by the hash alone']),
    `native: ${native[place]}`,
    `here:   ${answers[place]}`,
  ].join('\n');
}

for (const [name, creditTerm] of [
  ['ESM', esm],
  ['CommonJS', cjs],
]) {
  test(`law 9: in Node, ${name}, the answers are the native ones`, () => {
    const part = ({ seed }) => name === 'ESM' || seed % 10 === 0;
    return alike(
      (file) => {
        const played = histories(file);
        const otherwise = played.filter((it) => part(it) && !isAlike(creditTerm, it));
        return { count: played.length, otherwise: otherwise.map(({ seed }) => seed) };
      },
      (file, seed) => [
        ...answersTo(creditTerm, histories(file).find((it) => it.seed === seed).asked),
      ],
    );
  });
}

test(`law 9: in ${browserName} the answers are the native ones`, () =>
  withPage(
    '/',
    (page) =>
      alike(
        (file) => page.evaluate((file) => globalThis.playFile(file), file),
        (file, seed) =>
          page.evaluate((file, seed) => globalThis.answersOf(file, seed), file, seed),
      ),
    {
      tree: {
        '/credit-term/': path.join(INSTALLED, 'dist'),
        '/histories/': FOLDER,
        '/': inProject('tests/js/parity'),
      },
    },
  ));
