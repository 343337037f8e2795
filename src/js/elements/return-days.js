// The same return on other days side by side: before its statement closes, once it is issued, after
// the due date, and once all is repaid. Days on which it does the same stand together.

import { h, part } from './dom.js';
import { amount, shares } from './figures.js';
import { isZero } from './speaker.js';

const effects = ['reversed', 'offset', 'refunded', 'waiting'];
const MILLIS_OF_A_DAY = 86_400_000;
/** So many days at the most: a return of many receipts touches many statements. */
const MOST_DAYS = 12;
/** So many repayments in flight at the most; a what-if takes a hundred commands. */
const MOST_CONFIRMED = 90;
/** A name that no document of a merchant has. */
const TRIED = 'credit-term:what-if';

/** The return as it was asked for, and on the days that may change the answer. */
export function daysPart(desk, request, asking) {
  const { speaker } = desk;
  const order = desk.ask('order', { orderId: request.orderId, on: request.on }).answer;
  if (order === undefined) return [];
  const tried = daysOf(desk, request, order).map(({ on, whys }) => {
    const isChosen = on === request.on;
    const ending = isChosen ? asking : desk.ask('previewReturn', { ...request, on });
    return { names: [nameOf(speaker, on, whys)], outcome: outcomeOf(ending) };
  });
  const together = tried.reduce(joined, []);
  const repaid = repaidOutcome(desk, request, order);
  if (together.length === 1 && repaid === null) return sameEachDay(speaker, together[0], order);
  const cards = [...together, ...(repaid === null ? [] : [repaid])];
  const list = h(
    'ul',
    { class: 'days' },
    cards.map((card) => dayCard(speaker, card)),
  );
  return [part(speaker.say('return.days'), list)];
}

/** Says that the day does not matter; a refusal that stays one needs no more words. */
function sameEachDay(speaker, { names, outcome }, { outstanding }) {
  if (outcome.parts === undefined) return [];
  const said = (key, figures) => [h('p', {}, speaker.say(key, figures))];
  if (names.length > 1) {
    const days = names.join(speaker.language === 'zh' ? '；' : '; ');
    return said('return.sameDays', { days });
  }
  return isZero(outstanding) ? said('return.sameLater') : [];
}

/** A day whose answer is that of the day before it stands with it. */
function joined(columns, day) {
  const last = columns.at(-1);
  if (last === undefined || JSON.stringify(last.outcome) !== JSON.stringify(day.outcome))
    return [...columns, day];
  const names = [...last.names, ...day.names];
  return [...columns.slice(0, -1), { ...last, names }];
}

/** The chosen day, and those from the order's statements that are still to come, ascending. */
function daysOf(desk, { on, receiptId }, order) {
  const receipts = order.receipts.filter(
    (each) => (receiptId ?? each.receiptId) === each.receiptId,
  );
  const numbers = [...new Set(receipts.map(({ statement }) => statement))];
  const found = new Map([[on, [['chosen', {}]]]]);
  for (const number of numbers) {
    // Of a list: it has the dates without the lines, and is quick however many there are.
    const after = number === 1 ? {} : { after: number - 1 };
    const [statement] = desk.ask('statements', { ...after, limit: 1, on }).answer?.items ?? [];
    if (statement === undefined) continue;
    const { closesOn, issuedOn, dueOn } = statement;
    const days = { closing: closesOn, issue: issuedOn, due: dueOn, late: dayAfter(dueOn) };
    for (const [why, day] of Object.entries(days))
      if (on <= day) found.set(day, [...(found.get(day) ?? []), [why, { number }]]);
  }
  return [...found]
    .map(([day, whys]) => ({ on: day, whys }))
    .sort((one, other) => (one.on < other.on ? -1 : 1))
    .slice(0, MOST_DAYS);
}

function dayAfter(day) {
  return new Date(Date.parse(day) + MILLIS_OF_A_DAY).toISOString().slice(0, 10);
}

function nameOf(speaker, on, whys) {
  const said = whys.map(([why, figures]) => speaker.say(`day.${why}`, figures));
  return speaker.say('return.day', { on, why: speaker.together(said) });
}

/** What a preview comes to: each effect that is not 0, or the refusals. */
function outcomeOf({ answer, refusals = [] }) {
  if (answer === undefined) return { refusals };
  const parts = effects.map((code) => ({ code, amount: answer[code] }));
  return { parts: parts.filter((each) => !isZero(each.amount)) };
}

/**
 * The return after the cashier has confirmed what is in flight and the rest of the order is repaid,
 * tried on a copy; null where nothing is left to repay, or it cannot be.
 */
function repaidOutcome(desk, request, order) {
  if (isZero(order.outstanding)) return null;
  const { on, ...returned } = request;
  const flying = isZero(order.inFlight) ? [] : desk.all('repayments', { status: 'inFlight' });
  const confirmed = flying.slice(0, MOST_CONFIRMED).map(({ repaymentId }) => ({
    type: 'confirmRepayment',
    on,
    repaymentId,
  }));
  const whole = { kind: 'orders', orders: [{ orderId: request.orderId }] };
  const commands = [
    ...confirmed,
    { type: 'recordRepayment', on, repaymentId: TRIED, for: whole },
    { type: 'requestReturn', on, returnId: TRIED, ...returned },
    { type: 'completeReturn', on, returnId: TRIED },
  ];
  const { answer } = desk.ask('simulate', { commands });
  const events = answer?.steps.flatMap((step) => step.answer.events ?? []) ?? [];
  const settled = events.find(({ type }) => type === 'returnSettled');
  if (settled === undefined || settled.state === 'waiting') return null;
  const names = [desk.speaker.say(flying.length === 0 ? 'day.repaid' : 'day.confirmed')];
  return { names, outcome: { parts: partsOf(events, settled) } };
}

/** Each line's effects; one that takes all of the return has the return's amount. */
function partsOf(events, { effects: lines }) {
  const parts = lines.flatMap((line) =>
    effects
      .filter((code) => line[code] !== undefined && !isZero(line[code]))
      .map((code) => ({ code, amount: line[code] })),
  );
  const codes = new Set(parts.map(({ code }) => code));
  const { amount: whole } = events.find(({ type }) => type === 'returnRequested');
  return codes.size === 1 ? [{ code: parts[0].code, amount: whole }] : parts;
}

function dayCard(speaker, { names, outcome: { parts, refusals = [] } }) {
  const heads = h(
    'div',
    {},
    names.map((name) => h('p', {}, name)),
  );
  if (parts === undefined) {
    const said = refusals.map((refusal) => h('p', { class: 'late' }, speaker.sayRefusal(refusal)));
    return h('li', { class: 'dayCard' }, heads, said);
  }
  const rows = parts.map(({ code, amount: value }) =>
    h(
      'li',
      {},
      h('span', { class: `swatch ${code}`, 'aria-hidden': 'true' }),
      h('span', { class: 'of' }, speaker.say(`return.${code}`)),
      amount(speaker, value),
    ),
  );
  return h(
    'li',
    { class: 'dayCard' },
    heads,
    h('div', { class: 'strip', 'aria-hidden': 'true' }, shares(parts)),
    h('ul', { class: 'legend' }, rows),
  );
}
