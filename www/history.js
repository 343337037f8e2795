// Opens an account from a file: a command history, a list of events, a snapshot, or bare facts.

import { asked } from './credit-term/elements/desk.js';
import { h } from './credit-term/elements/dom.js';
import { refusalText } from './credit-term/elements/verdict.js';
import { sayPlace } from './wanted.js';

const FIRST_DAY_OF_ALL = '1970-01-01';
const REFUSALS_SHOWN = 10;

/** Why a file cannot be opened: the key of its words and their figures. */
export class FileProblem extends Error {
  constructor(key, figures = {}, refusals = null) {
    super(key);
    this.key = key;
    this.figures = figures;
    this.refusals = refusals;
  }
}

/**
 * Opens `text` with the package. Returns the account, the items of its orders as far as the file
 * tells them, the business date and the zone to show it on, and a report of what was accepted.
 */
export function openFile(engine, text) {
  return dated(engine, opening(engine, text));
}

/** Opens facts: the day of the opening and the terms, with a table or with orders. */
export function openFacts(engine, facts) {
  return dated(engine, gathered(engine, facts));
}

/** Tells a table from a document: by its file's name, or since it does not begin like JSON. */
export function isTable(name, text) {
  return /\.(csv|txt)$/i.test(name) || /^\uFEFF?[^[{,\n]+,[^\n]*\n/.test(text);
}

/** The facts in a file that the form saved: a table with its day and its terms; or null. */
export function savedFacts(text) {
  try {
    const { openedOn, terms, csv, ...more } = JSON.parse(text);
    const isWhole = typeof csv === 'string' && typeof openedOn === 'string';
    const isSaved = isWhole && Object(terms) === terms && Object.keys(more).length === 0;
    return isSaved ? { openedOn, terms, csv } : null;
  } catch {
    return null;
  }
}

/** Adds the date to show, or lets go of an account that can be shown on none. */
function dated(engine, opened) {
  try {
    return { ...opened, ...dateFor(engine, opened) };
  } catch (problem) {
    opened.account.dispose();
    throw problem;
  }
}

function opening(engine, text) {
  const content = parse(text);
  if (typeof content?.schema === 'string') {
    const account = guarded('', () => engine.CreditAccount.load(text));
    return { account, items: new Map(), report: reportOf('snapshot') };
  }
  if (Object.hasOwn(Object(content), 'openedOn')) return gathered(engine, content);
  const place = ['events', 'commands'].find((name) => Array.isArray(content?.[name]));
  const entries = place === undefined ? content : content[place];
  if (!Array.isArray(entries)) throw new FileProblem('file.notHistory');
  const at = place === undefined ? '' : `/${place}`;
  const open = isStored(entries[0]) ? replayed : applied;
  return { ...open(engine, entries, at), ...proposals(content) };
}

/** Tells an event from a command: an event says which version of the account it made. */
const isStored = (entry) => typeof entry === 'object' && entry !== null && 'version' in entry;

/** The zone of whoever looks, where the file names none. */
const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';

/** The date to show: the one proposed, or the latest one when the account is already past it. */
function dateFor(engine, { account, on, zone = ownZone() }) {
  const today = guarded('', () => engine.businessDate(new Date(), zone));
  const latest = latestDate(account);
  const wanted = on ?? latest ?? today;
  const { answer, refusals, invalid } = asked(() => account.overview({ on: wanted }));
  if (answer !== undefined) return { on: wanted, zone };
  if (invalid) throw new FileProblem('file.invalid', { ...invalid, path: '/on' });
  const past = refusals.some(({ code }) => code === 'dateWentBack');
  if (!past) throw new FileProblem('file.unusable', {}, refusals);
  return { on: latest, zone };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new FileProblem('file.notJson');
  }
}

const reportOf = (kind, accepted = 0) => ({ kind, accepted, repeated: 0, refused: [] });

const proposals = ({ on, zone, whatIf }) => ({ on, zone, whatIf });

function replayed(engine, events, place) {
  const account = guarded(place, () => engine.CreditAccount.replay(events));
  return { account, items: itemsOf(events), report: reportOf('events', events.length) };
}

function gathered(engine, facts) {
  const { account, refused } = guarded('', () => engine.CreditAccount.fromFacts(facts));
  const { openedOn } = facts;
  return { account, items: new Map(), report: { ...reportOf('facts'), refused, openedOn } };
}

function applied(engine, commands, place) {
  const account = engine.CreditAccount.create();
  const report = reportOf('commands');
  const accepted = [];
  for (const [at, command] of commands.entries()) {
    const answer = guarded(`${place}/${at}`, () => account.apply(command), account);
    if (answer.outcome === 'refused') {
      report.refused.push({ place: at + 1, command, refusals: answer.refusals });
    } else report[answer.outcome] += 1;
    if (answer.outcome === 'accepted') accepted.push(command);
  }
  return { account, items: itemsOf(accepted), report };
}

/** The items of each order, as the command that placed it or the event of it tells them. */
function itemsOf(entries) {
  const placed = entries.filter(
    ({ type, items }) => ['placeOrder', 'orderPlaced'].includes(type) && items !== undefined,
  );
  return new Map(placed.map(({ orderId, items }) => [orderId, items]));
}

/** Runs one step; what is malformed becomes a problem of the file, at its place in the file. */
function guarded(place, step, account) {
  try {
    return step();
  } catch (error) {
    account?.dispose();
    if (error.code !== 'invalidInput') throw error;
    throw new FileProblem('file.invalid', {
      path: `${place}${error.path}` || '/',
      expected: error.expected,
    });
  }
}

/** The date of the account's latest command: a question before it is refused with that date. */
function latestDate(account) {
  const { refusals = [] } = asked(() => account.overview({ on: FIRST_DAY_OF_ALL }));
  return refusals.find(({ code }) => code === 'dateWentBack')?.latest ?? null;
}

/** Says what became of the file's commands: how many were accepted, which were refused and why. */
export function reportParts(speaker, report) {
  const key = {
    snapshot: 'file.snapshot',
    events: 'file.events',
    commands: 'file.accepted',
    facts: 'file.facts',
  };
  const said = [speaker.say(key[report.kind], report)];
  if (report.terms) said.push(speaker.say(`file.${report.terms}Terms`));
  if (report.repeated > 0) said.push(speaker.say('file.repeated', report));
  const refused = report.refused.length;
  if (refused > 0) said.push(speaker.say('file.refused', { refused }));
  const shown = report.refused
    .slice(0, REFUSALS_SHOWN)
    .map((each) => h('li', {}, sayRefused(speaker, each)));
  const more = refused - shown.length;
  const rest = more > 0 ? [h('li', {}, speaker.say('file.refusedMore', { more }))] : [];
  return [h('p', {}, speaker.inTurn(said)), ...(refused > 0 ? [h('ul', {}, shown, rest)] : [])];
}

/** One command, or one fact, with where it stands in the file and why it was refused. */
function sayRefused(speaker, { place, command, path, refusals, ...fact }) {
  const reason = refusalText(speaker, refusals);
  if (command !== undefined) return speaker.say('file.refusedOne', { ...command, place, reason });
  const said = { place: sayPlace(speaker, path), fact: speaker.say(`fact.${fact.fact}`) };
  return speaker.say('file.refusedFact', { ...fact, ...said, reason });
}
