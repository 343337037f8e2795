// Opens the facts that are given in the form, or tells all that is wrong with them.

import { FileProblem, openFacts } from './history.js';

/** Any day: it stands in for a day that is malformed, so that the rest is looked at too. */
const ANY_DAY = '1970-01-01';

/** Returns what was opened, or the problems. */
export function openGiven(engine, given) {
  const problems = [];
  let trial = given;
  while (true) {
    try {
      const opened = openFacts(engine, trial);
      if (problems.length === 0) return { opened };
      opened.account.dispose();
      return { problems };
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      const { path } = error.figures;
      // That nothing can be shown would be of the day that stands in.
      if (path !== undefined || problems.length === 0) problems.push(error);
      if (path !== '/openedOn' || trial !== given) return { problems };
      trial = { ...given, openedOn: ANY_DAY };
    }
  }
}
