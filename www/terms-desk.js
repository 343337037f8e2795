// The terms on the page: those last agreed on, and those that were edited in the calendar, by hand
// or by a link.

import { asked } from './credit-term/elements/desk.js';

/** Any day: terms are well-formed or not whatever the day. */
const ANY_DAY = '2026-01-01';

/**
 * Keeps the terms of `desk` and of the `calendar` element; `ask` asks the package for a calendar,
 * `onEdit` hears when other terms are being edited.
 */
export function createTermsDesk(desk, calendar, ask, onEdit) {
  let edited = null;
  let linked = { terms: null, from: null };

  function edit(terms) {
    edited = terms;
    onEdit();
  }

  /** Has the form filled in anew: what was given last would leave alone what is typed. */
  function empty() {
    Object.assign(calendar, { terms: null, from: null });
  }

  /** The terms last agreed on, and the first day of the period that is open under them. */
  function agreed() {
    const { terms, nextTerms } = desk.ask('terms').answer;
    const [open] = desk.all('statements', { status: 'open' });
    return { terms: nextTerms ?? terms, from: open?.opensOn ?? desk.on };
  }

  calendar.addEventListener('credit-term-terms', ({ detail: { terms } }) => edit(terms));
  return {
    agreed,
    /** The terms that were edited last and were well-formed, or null. */
    get edited() {
      return edited;
    },
    /** The day from which periods are shown, or null where it is the account's own. */
    get from() {
      return calendar.from === agreed().from ? null : calendar.from;
    },
    show() {
      const { terms, from } = agreed();
      Object.assign(calendar, { terms: linked.terms ?? terms, from: linked.from ?? from });
    },
    /** Takes what is well-formed of a link: the package tells of terms, a field of a day. */
    take(terms, from) {
      const { answer } = asked(() => ask({ terms, from: ANY_DAY, periods: 1 }));
      calendar.from = from;
      linked = { terms: answer === undefined ? null : terms, from: calendar.from };
      empty();
      edit(linked.terms);
    },
    /** Lets go of what was edited: another account is shown. */
    forget() {
      linked = { terms: null, from: null };
      empty();
      edit(null);
    },
  };
}
