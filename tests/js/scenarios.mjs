// Runs the scenario files of tests/scenarios through the npm package, as tests/scenarios.rs runs
// them through the crate; the form of a scenario is described there.
//
//   node tests/js/scenarios.mjs [module]      (or CREDIT_TERM=module)
//
// `module` is the file of the package's entry; without it the packed package is taken, by import
// and by require.
// SCENARIO="part of a name" runs only those.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';

import { askings, commands, expand, isObject, scenarioFiles, text } from './scenario-forms.mjs';

const chosen = process.argv[2] ?? process.env.CREDIT_TERM;
const waysIn = chosen ? { [chosen]: await entry() } : (await import('./packed.mjs')).WAYS_IN;

async function entry() {
  const file = resolve(chosen);
  // Node names the exports of a CommonJS module only where it finds them by reading it.
  return file.endsWith('.cjs') ? createRequire(import.meta.url)(file) : import(pathToFileURL(file));
}

// --- Whether an answer fits -----------------------------------------------------------------

function differences(expected, answer, place = '') {
  if (isObject(expected) && '$exactly' in expected) {
    return differing(`${place}: exactly`, text(expected.$exactly), text(answer));
  }
  if (isObject(expected) && isObject(answer)) {
    const fields = Object.entries(expected);
    return fields.flatMap(([key, value]) => fieldDifferences(key, value, answer, place));
  }
  if (Array.isArray(expected) && Array.isArray(answer) && expected.length === answer.length) {
    return expected.flatMap((entry, n) => differences(entry, answer[n], `${place}/${n}`));
  }
  return differing(place, text(expected), text(answer));
}

function differing(place, expected, answer) {
  return expected === answer ? [] : [`${place}: ${expected}, not ${answer}`];
}

function fieldDifferences(key, expected, answer, place) {
  if (key === '$keys') {
    return differing(`${place}: keys`, text(expected), text(Object.keys(answer)));
  }
  const at = `${place}/${key}`;
  if (!Object.hasOwn(answer, key)) {
    return expected === '$absent' ? [] : [`${at}: ${text(expected)}, but absent`];
  }
  if (expected === '$absent') return [`${at}: absent, not ${text(answer[key])}`];
  return differences(expected, answer[key], at);
}

function misfits(then, answer) {
  const expected = typeof then === 'string' ? { outcome: then } : expand(then);
  if ('invalidWithin' in expected && 'invalid' in answer) {
    const fits = answer.invalid.startsWith(expected.invalidWithin);
    return fits ? [] : [`invalid within ${expected.invalidWithin}, not at ${answer.invalid}`];
  }
  return differences(expected, answer);
}

// --- Running --------------------------------------------------------------------------------

/** The answer of a call; malformed input, which is thrown, as { invalid: path }. */
function answered(product, call) {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof product.CreditTermError) || error.code !== 'invalidInput') throw error;
    return { invalid: error.path };
  }
}

function ask(product, account, step, asked) {
  if (step.view === 'calendar') return product.calendar(asked);
  return step.view ? account[step.view](asked) : account.apply(asked);
}

function becameLive(product, account) {
  const live = product.CreditAccount.load(account.snapshot({ live: true }));
  account.dispose();
  return live;
}

function problems(product, scenario) {
  let account = product.CreditAccount.create();
  for (const command of commands(scenario.given)) {
    const answer = answered(product, () => account.apply(command));
    if (answer.outcome !== 'accepted') return [`given ${text(command)} → ${text(answer)}`];
  }
  const found = scenario.steps.flatMap((step, n) => {
    if (step.becomes) {
      assert.equal(step.becomes, 'live', 'what an account can become');
      account = becameLive(product, account);
      return [];
    }
    return askings(step, step.when ?? step.request ?? step.text).flatMap((asked) => {
      const answer = answered(product, () => ask(product, account, step, asked));
      const told = (problem) => `step ${n + 1}: ${problem}\n  asked ${text(asked)}`;
      return misfits(step.then, answer).map(told);
    });
  });
  account.dispose();
  return found;
}

const wanted = process.env.SCENARIO ?? '';
for (const [way, product] of Object.entries(waysIn)) {
  for (const [file, every] of Object.entries(scenarioFiles())) {
    test(`${file} (${way})`, () => {
      const scenarios = every.filter((scenario) => scenario.name.includes(wanted));
      const told = ({ name }, problem) => `${name}\n  ${problem}`;
      const found = scenarios.flatMap((scenario) =>
        problems(product, scenario).map((problem) => told(scenario, problem)),
      );
      assert.equal(found.length, 0, found.join('\n'));
    });
  }
}
