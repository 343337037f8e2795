// Runs the rows, a few at once, and sums up.

import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { closeBrowser, theBrowser, useBrowser } from '../../tools/browsers.mjs';
import { PROJECT } from '../../tools/packed.mjs';
import { MODULE_PROGRAM } from './app/sources.mjs';
import { endAll, run } from './processes.mjs';
import { NOT_REACHED, install, versions } from './projects.mjs';
import bundlers from './rows/bundlers.mjs';
import browsers from './rows/browsers.mjs';
import frameworks from './rows/frameworks.mjs';
import runtimes from './rows/runtimes.mjs';
import testRunners from './rows/test-runners.mjs';
import workers from './rows/workers.mjs';
import { answerOf, browserOf, howRun, prepare, printed } from './setups.mjs';
import { BROWSER_NAMES, writeTables } from './table.mjs';

const SETUPS = [runtimes, testRunners, workers, frameworks, bundlers, browsers].flat();

/** As many as the smallest machine that this is run on has processors. */
const AT_ONCE = 2;
/** How much of a failure is told. */
const LINES = 25;
/** How many characters on either side of where an answer differs. */
const AROUND = 100;

/**
 * @param {string} tarball The packed package.
 * @param {{ only: string[], write: boolean, offline: boolean }} options
 * @returns {Promise<boolean>} Whether every row passed.
 */
export async function runMatrix(tarball, { only, write, offline }) {
  const chosen = SETUPS.map((setup) => ({ ...setup, rows: setup.rows.filter(isNamed(only)) }));
  const setups = chosen.filter(({ rows }) => rows.length !== 0);
  if (setups.length === 0) throw new Error(`No row is named like ${only.join(', ')}.`);
  if (write && only.length !== 0) throw new Error('The table is written of all rows only.');
  stopWithThisProcess();
  const expected = await answerOfThisNode();
  const results = [];
  await install('runtimes', tarball).catch(() => {});
  for (const browser of new Set(setups.map(browserOf))) {
    useBrowser(browser);
    const queue = setups.filter((setup) => browserOf(setup) === browser);
    const lane = async () => {
      for (let setup = queue.shift(); setup !== undefined; setup = queue.shift())
        results.push(...(await resultsOf(setup, tarball, expected)));
    };
    // Only Chromium's pages do not get into each other's way.
    await Promise.all(Array.from({ length: browser === 'chromium' ? AT_ONCE : 1 }, lane));
    await closeBrowser();
  }
  if (write) writeTables(inOrder(results));
  return sumUp(results, offline);
}

const isNamed = (only) => (row) =>
  only.length === 0 || only.some((word) => row.name.toLowerCase().includes(word));

function inOrder(results) {
  const place = new Map(SETUPS.flatMap(({ rows }) => rows).map(({ name }, at) => [name, at]));
  return results.sort((one, other) => place.get(one.name) - place.get(other.name));
}

function stopWithThisProcess() {
  process.on('exit', endAll);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
}

/** The answer of the Node that runs this; it is checked before all others are held to it. */
async function answerOfThisNode() {
  for (const [name, text] of Object.entries(MODULE_PROGRAM))
    writeFileSync(path.join(PROJECT, name), text);
  const answer = printed(
    await run({ said: 'node main.mjs', line: [process.execPath, 'main.mjs'] }, PROJECT),
  );
  const { placed, preview, words, malformed, today } = JSON.parse(answer);
  const seen = [
    placed.outcome,
    preview.decision,
    preview.refusals[0].shortfall,
    words[0],
    malformed,
    today,
  ];
  const told = '可用额度 ¥2,800.00，超额容差 0.00，订单 3,500.00，超出 ¥700.00。';
  const known = ['accepted', 'refused', '700.00', told, 'invalidInput', '2026-11-23'];
  if (JSON.stringify(seen) !== JSON.stringify(known))
    throw new Error(`Node itself answers otherwise: ${answer}`);
  return answer;
}

/** The results of a setup's rows; where it cannot be set up, that of each is why. */
async function resultsOf(setup, tarball, expected) {
  const results = [];
  let began = Date.now();
  const note = async (row, attempt) => {
    const failure = await attempt.then(
      () => undefined,
      (error) => error.message,
    );
    const seconds = (Date.now() - began) / 1000;
    began = Date.now();
    const how = failure === undefined ? howRun(setup, row) : {};
    results.push(print({ name: row.name, versions: await named(setup), ...how, failure, seconds }));
  };
  try {
    await install('runtimes', tarball);
    await install(setup.in, tarball);
    began = Date.now();
    const place = await prepare(setup);
    try {
      for (const row of setup.rows) await note(row, check(setup, row, place, expected));
    } finally {
      await place.close();
    }
  } catch (error) {
    for (const row of setup.rows.slice(results.length)) {
      await note(row, Promise.reject(error));
      error.message = error.message.split('\n', 1)[0];
    }
  }
  return results;
}

async function check(setup, row, place, expected) {
  const answer = await answerOf(setup, row, place);
  if (answer === expected) return;
  let at = 0;
  while (at < answer.length && answer[at] === expected[at]) at += 1;
  const part = (text) => `\`${text.slice(Math.max(0, at - AROUND), at + AROUND)}\``;
  throw new Error(`it answers ${part(answer)}\nwhere Node answers ${part(expected)}`);
}

/** The versions that a reader wants to know: of the tools, else of the browser. */
async function named(setup) {
  if (setup.tools.length !== 0) return versions(setup.in, setup.tools).join(', ');
  const version = await (await theBrowser()).version();
  return `${BROWSER_NAMES[browserOf(setup)]} ${/\d[\d.]*/.exec(version)[0]}`;
}

function print(result) {
  const { name, versions: tools, failure, seconds } = result;
  const mark = failure === undefined ? '✓' : '✗';
  console.log(`  ${mark} ${name} (${tools}) ${seconds.toFixed(1)} s`);
  for (const line of failure?.split('\n').slice(0, LINES) ?? []) console.log(`      ${line}`);
  return result;
}

function sumUp(results, offline) {
  const failed = results.filter(({ failure }) => failure !== undefined);
  const notRun = offline ? failed.filter(({ failure }) => failure === NOT_REACHED) : [];
  console.log('\n━━ Summary');
  for (const { name, failure } of failed) console.log(`  ${name}: ${failure.split('\n', 1)[0]}`);
  const forgiven = notRun.length === 0 ? '' : `, ${notRun.length} not run`;
  const count = failed.length - notRun.length;
  console.log(`${results.length - failed.length} passed, ${count} failed${forgiven}`);
  return count === 0;
}
