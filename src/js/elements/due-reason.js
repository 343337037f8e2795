// Why a due date is that day, where no statement tells it: of a period of the calendar under known
// terms, and of a statement that is still to come. Counting and moving are the package's; here only
// the days that were moved over are told apart, by the holidays of the terms.

import { calendar } from '../index.js';
import { asked } from './desk.js';

/** No calendar has more periods. */
const MOST_PERIODS = 366;

/** The period with its days that it was moved over, each with what makes it no business day. */
export function reasoned(period, { businessDays: { holidays = [] } = {} }) {
  if (period.rolledOver === undefined) return period;
  const rolledOver = period.rolledOver.map((on) => ({
    on,
    because: holidays.includes(on) ? 'holiday' : 'weekend',
  }));
  return { ...period, rolledOver };
}

/** Why the due date of a period under these terms is that day. */
export function reasonOf(period, terms) {
  const { repaymentWindow, businessDays: { convention = 'none' } = {} } = terms;
  const { dueOn, issuedOn, closesOn, rolledFrom, dueClamped } = period;
  return {
    dueOn,
    countedFrom: repaymentWindow.from === 'closing' ? closesOn : issuedOn,
    repaymentWindow,
    unrolled: rolledFrom ?? dueOn,
    clamped: dueClamped,
    convention,
    rolledOver: reasoned(period, terms).rolledOver ?? [],
  };
}

/** Why what is received on a day would be due then: its statement's reason, else its period's. */
export function reasonOfForecast(desk, forecast, on) {
  const { number } = forecast;
  const known = desk.ask('statement', { number, explain: true }).answer;
  if (known !== undefined) return known.explanation.dueOn;
  const { terms, nextTerms } = desk.ask('terms').answer;
  const [open] = desk.all('statements', { status: 'open' });
  const ahead = open === undefined ? 1 : number - open.number + 1;
  const tries = [
    { terms, from: open?.opensOn ?? on, periods: Math.min(ahead, MOST_PERIODS) },
    { terms: nextTerms ?? terms, from: on, periods: 1 },
  ];
  for (const request of tries) {
    const period = asked(() => calendar(request)).answer?.periods.at(-1);
    const isSame = (name) => period?.[name] === forecast[name];
    if (['closesOn', 'issuedOn', 'dueOn'].every(isSame)) return reasonOf(period, request.terms);
  }
  return undefined;
}
