// What all calculators share: the account on the desk, the business date, the language, and how to
// ask. A question has three ends: an answer, refusals, or an input that is not well formed.

import { fractionDigits } from './speaker.js';

const LONGEST_PAGE = 200;
const MOST_PAGES = 25;

export function createDesk() {
  return {
    account: null,
    on: null,
    speaker: null,
    overview: null,
    items: new Map(),

    /** Asks one view as of the business date, or as of the request's own `on`. */
    ask(view, request = {}) {
      return asked(() => this.account[view]({ on: this.on, ...request }));
    },

    /** Reads a whole paged list, as far as a person could still choose from it. */
    all(view, request = {}) {
      const found = [];
      let after;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const wanted = after === undefined ? request : { ...request, after };
        const { answer } = this.ask(view, { ...wanted, limit: LONGEST_PAGE });
        if (answer === undefined) break;
        found.push(...answer.items);
        if (answer.next === null) break;
        after = answer.next;
      }
      return found;
    },

    /** Tells how many digits the account's currency has after the point. */
    digits() {
      return fractionDigits(this.overview.creditLimit);
    },
  };
}

/** Runs a question and tells its three ends apart; what is neither is a mistake and stays one. */
export function asked(question) {
  try {
    const answer = question();
    return answer.outcome === 'refused' ? { refusals: answer.refusals } : { answer };
  } catch (error) {
    if (error.code !== 'invalidInput') throw error;
    return { invalid: { path: error.path, expected: error.expected } };
  }
}
