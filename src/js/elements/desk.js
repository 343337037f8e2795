// What a calculator works with: the account, the business date, the language, and how to ask. A
// question has three ends: an answer, refusals, or an input that is not well formed.

import { fractionDigits } from './speaker.js';

const LONGEST_PAGE = 200;
const MOST_PAGES = 25;

/**
 * `tell` hears how each question ended that the calculator is for, `fail` the errors of an account
 * that cannot be asked.
 */
export function createDesk({ tell = () => {}, fail = rethrow } = {}) {
  return {
    account: null,
    on: null,
    speaker: null,
    overview: null,
    items: new Map(),
    /** The figure that is open into its terms, and how it is shut; see `explained.js`. */
    opened: { key: null, shut: () => {} },
    /** Where the document of this kind and id leads, or null where it is only named. */
    linkTo: () => null,

    /** A request as of the business date, where there is one, or as of its own `on`. */
    dated(request) {
      return this.on === null ? request : { on: this.on, ...request };
    },

    /** Asks one view as of the business date, or as of the request's own `on`. */
    ask(view, request = {}) {
      try {
        return asked(() => this.account[view](this.dated(request)));
      } catch (error) {
        fail(error);
        return { failed: true };
      }
    },

    /**
     * Asks the question that the calculator is for. There is none where the form is not filled in
     * yet (`request` is null), or not well formed (`problem`).
     */
    pose(view, request, problem = null) {
      const asking = problem ?? (request === null ? {} : this.ask(view, request));
      if (!asking.failed) tell({ view, request: request && this.dated(request), ...asking });
      return asking;
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

function rethrow(error) {
  throw error;
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
