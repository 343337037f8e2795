// Several copies of the package at once: by import and by require, under other addresses, loaded
// anew, of another build, of another realm. Each works on its own accounts; data and errors pass
// between them. Runs in Node and on a page.

import { ON, newAccount, order, thrownBy } from './kit.mjs';
import { TRAP } from './failures.mjs';
import { tally } from './tally.mjs';

/**
 * @param {Record<string, object>} copies
 * @param {Record<string, object>} words Copies of the words.
 */
export function tryCopies(copies, words, instances) {
  const { outcome, tell } = tally();
  const names = Object.keys(copies);
  for (const one of names)
    for (const other of names.filter((name) => name !== one))
      tell(`${one} beside ${other}`, faultsOf(copies[one], copies[other], instances));
  for (const [way, { describeError }] of Object.entries(words)) {
    const texts = names.map((name) => describeError(errorOf(copies[name]), 'en'));
    const isSame = new Set(texts).size === 1 && texts[0].includes('/orderId');
    tell(`${way} says the errors of all of them: ${texts[0]}`, isSame ? [] : texts);
  }
  return outcome;
}

function errorOf(library) {
  const account = newAccount(library);
  const error = thrownBy(() => account.apply(order({ orderId: 'a b' })));
  account.dispose();
  return error;
}

function faultsOf(one, other, instances) {
  const faults = [];
  const expect = (isSo, fault) => isSo || faults.push(fault);
  const [mine, theirs] = [newAccount(one), newAccount(other)];
  const before = JSON.stringify(theirs.snapshot());
  const { overview, apply } = one.CreditAccount.prototype;

  expect(mine.apply(order()).outcome === 'accepted', 'an order is not accepted');
  expect(JSON.stringify(theirs.snapshot()) === before, 'the account of the other is changed');
  const moved = other.CreditAccount.load(mine.snapshot());
  expect(
    JSON.stringify(moved.snapshot()) === JSON.stringify(mine.snapshot()),
    'a snapshot is another one there',
  );
  moved.dispose();
  expect(mine.apply(order()).outcome === 'repeated', 'what was disposed of there is gone here');
  for (const run of [
    () => overview.call(theirs, { on: ON }),
    () => apply.call(theirs, order()),
    () => one.CreditAccount.load(theirs),
  ]) {
    const error = thrownBy(run);
    expect(error?.code === 'invalidInput', `an account of the other is taken: ${error?.code}`);
  }
  expect(!(theirs instanceof one.CreditAccount), 'an account of the other counts as one of this');
  expect(errorOf(other) instanceof one.CreditTermError, 'its errors are not recognised');
  expect(!(new Error('x') instanceof one.CreditTermError), 'any error is recognised');

  const error = thrownBy(() =>
    instances.whileReplaced('view', TRAP, () => mine.overview({ on: ON })),
  );
  if (error === undefined) expect(!mine.disposed, 'an account that answers is lost');
  else expect(error.code === 'internal' && mine.disposed, `the failure is ${error.code}`);
  expect(!theirs.disposed, 'a failure here disposes of the accounts of the other');
  expect(JSON.stringify(theirs.snapshot()) === before, 'a failure here changes the other');
  mine.dispose();
  theirs.dispose();
  return faults;
}
