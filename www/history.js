// Opens an account from a file: a command history, a list of events, or a snapshot.

import { asked } from './desk.js';
import { h } from './dom.js';
import { refusalText } from './verdict.js';

const FIRST_DAY_OF_ALL = '1970-01-01';
const DEFAULT_ZONE = 'Asia/Shanghai';
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
  const opened = opening(engine, text);
  try {
    return { ...opened, ...dateFor(engine, opened) };
  } catch (problem) {
    opened.account.dispose();
    throw problem;
  }
}

function opening(engine, text) {
  const content = parse(text);
  if (content !== null && typeof content.schema === 'string') {
    return {
      account: guarded('', () => engine.CreditAccount.load(text)),
      ...unknownItems('snapshot'),
    };
  }
  if (Array.isArray(content?.events)) {
    const account = guarded('/events', () => engine.CreditAccount.replay(content.events));
    return { account, ...unknownItems('events', content.events.length), ...proposals(content) };
  }
  const commands = Array.isArray(content) ? content : content?.commands;
  if (!Array.isArray(commands)) throw new FileProblem('file.notHistory');
  const place = Array.isArray(content) ? '' : '/commands';
  return { ...replayed(engine, commands, place), ...proposals(content) };
}

/** The date to show: the one proposed, or the latest one when the account is already past it. */
function dateFor(engine, { account, on, zone = DEFAULT_ZONE }) {
  const today = guarded('/zone', () => engine.businessDate(new Date(), zone));
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

const unknownItems = (kind, accepted = 0) => ({
  items: new Map(),
  report: { kind, accepted, repeated: 0, refused: [] },
});

const proposals = ({ on, zone }) => ({ on, zone });

function replayed(engine, commands, place) {
  const account = engine.CreditAccount.create();
  const items = new Map();
  const report = { kind: 'commands', accepted: 0, repeated: 0, refused: [] };
  for (const [at, command] of commands.entries()) {
    const answer = guarded(`${place}/${at}`, () => account.apply(command), account);
    if (answer.outcome === 'refused') {
      report.refused.push({ place: at + 1, command, refusals: answer.refusals });
    } else report[answer.outcome] += 1;
    if (answer.outcome === 'accepted' && command.items && command.type === 'placeOrder') {
      items.set(command.orderId, command.items);
    }
  }
  return { account, items, report };
}

/** Runs one step; what is malformed becomes a problem of the file, at its place in the file. */
function guarded(place, step, account) {
  try {
    return step();
  } catch (error) {
    account?.dispose();
    if (error.code !== 'invalidInput') throw error;
    throw new FileProblem('file.invalid', {
      path: `${place}${error.path}`,
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
  const key = { snapshot: 'file.snapshot', events: 'file.events', commands: 'file.accepted' };
  const said = [speaker.say(key[report.kind], report)];
  if (report.repeated > 0) said.push(speaker.say('file.repeated', report));
  const refused = report.refused.length;
  if (refused > 0) said.push(speaker.say('file.refused', { refused }));
  const shown = report.refused.slice(0, REFUSALS_SHOWN).map(({ place, command, refusals }) => {
    const reason = refusalText(speaker, refusals);
    return h('li', {}, speaker.say('file.refusedOne', { ...command, place, reason }));
  });
  const more = refused - shown.length;
  const rest = more > 0 ? [h('li', {}, speaker.say('file.refusedMore', { more }))] : [];
  return [h('p', {}, said.join(' ')), ...(refused > 0 ? [h('ul', {}, shown, rest)] : [])];
}
