// Statement dates with date-fns, for the two peers that sum their orders at each call.

import {
  addDays,
  addMonths,
  differenceInCalendarMonths,
  formatISO,
  getDate,
  getDaysInMonth,
  parseISO,
  setDate,
} from 'date-fns';

const text = (date) => formatISO(date, { representation: 'date' });

const inMonthOf = (date, day) => setDate(date, Math.min(day, getDaysInMonth(date)));

/** The first closing day on or after a date. */
function closing(date, day) {
  const here = inMonthOf(date, day);
  return getDate(date) <= getDate(here) ? here : inMonthOf(addMonths(date, 1), day);
}

/** The statement on which a receipt of that day is. */
export function statementOf(date, { openedOn, terms }) {
  const { day } = terms.billingCycle;
  const closesOn = closing(parseISO(date), day);
  const first = closing(parseISO(openedOn), day);
  const issuedOn = addDays(closesOn, 1);
  return {
    number: differenceInCalendarMonths(closesOn, first) + 1,
    closesOn: text(closesOn),
    issuedOn: text(issuedOn),
    dueOn: text(addDays(issuedOn, terms.repaymentWindow.days)),
  };
}

/** The last closing day before a date: what was received until then is billed. */
export function billedUntil(date, { terms }) {
  const { day } = terms.billingCycle;
  const next = closing(parseISO(date), day);
  return text(inMonthOf(addMonths(next, -1), day));
}

export const dayAfter = (date) => text(addDays(parseISO(date), 1));
