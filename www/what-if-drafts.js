// Where the steps of a what-if come from and go to: a suggestion, the address, a file. A step is a
// draft: the type of a command and what is typed for it.

import {
  commandOf,
  completeDraft,
  draftOf,
  fieldsOf,
  freshDraft,
  isCompleted,
} from './commands.js';
import { isNegative, isZero } from './credit-term/elements/speaker.js';

/** As many as the package takes at once. */
export const MOST_STEPS = 100;
/** A longer address is cut by some of the ways on which links are sent. */
const LONGEST_QUERY = 6000;

/** What to try at first: what comes with the account, or an order of all that is available. */
export function suggestedDrafts({ overview, on }, proposed) {
  const known = proposed?.map(draftOf) ?? [null];
  if (!known.includes(null)) return known;
  const { available, creditLimit } = overview;
  const usable = [available, creditLimit].find((each) => !isZero(each) && !isNegative(each));
  const order = freshDraft('placeOrder', on, []);
  order.values.amount = usable ?? '1';
  return [order, freshDraft('confirmReceipt', on, [order])];
}

/** The figures of an address for these steps; the type begins each, the date of each is its day. */
export function figuresOf(drafts) {
  if (drafts.length === 0) return [['step', '']];
  return drafts.flatMap(({ type, values }) => [
    ['step', type],
    ...fieldsOf(type)
      .filter((each) => values[each.name] || (values[each.name] === '' && isCompleted(each)))
      .map(({ name }) => [name === 'on' ? 'day' : name, values[name]]),
  ]);
}

export const isTooLong = (figures) => LONGEST_QUERY < String(new URLSearchParams(figures)).length;

/** The steps that the figures of an address hold; null where they hold none. */
export function draftsOfAddress(figures) {
  if (!figures.has('step')) return null;
  const found = [];
  let fields = [];
  for (const [name, text] of figures) {
    if (name === 'step') {
      fields = fieldsOf(text)?.map((each) => each.name) ?? [];
      if (fields.length > 0) found.push({ type: text, values: {} });
    } else if (name === 'day') {
      if (fields.length > 0) found.at(-1).values.on = text;
    } else if (name !== 'on' && fields.includes(name)) found.at(-1).values[name] = text;
  }
  for (const draft of found) completeDraft(draft, found);
  return found.slice(0, MOST_STEPS);
}

/** The steps as a file that `draftsOfFile` reads. */
export function fileOf(drafts, on) {
  return JSON.stringify({ on, commands: drafts.map(commandOf) }, null, 2);
}

/** Tells steps from a history: of one that opens no account nothing could be shown. */
export function isOfWhatIf(text) {
  const { drafts = [] } = draftsOfFile(text);
  return drafts.length > 0 && drafts.every(({ type }) => type !== 'openAccount');
}

/** The steps that a file holds, or the key of what is wrong with it and its figures. */
export function draftsOfFile(text) {
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    return { key: 'whatIf.notCommands' };
  }
  const commands = Array.isArray(content) ? content : content?.commands;
  if (!Array.isArray(commands)) return { key: 'whatIf.notCommands' };
  if (MOST_STEPS < commands.length) return { key: 'whatIf.tooMany', figures: { most: MOST_STEPS } };
  const drafts = commands.map(draftOf);
  const wrong = drafts.indexOf(null);
  return wrong < 0 ? { drafts } : { key: 'whatIf.unknown', figures: { step: wrong + 1 } };
}
