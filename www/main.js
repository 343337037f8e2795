// Starts the page: the package, the language, the account on the desk, the business date, the
// sections.

import { createDesk } from './credit-term/elements/desk.js';
import { sayAll, showProblem } from './credit-term/elements/dom.js';
import { createSpeaker, preferredLanguage } from './credit-term/elements/speaker.js';
import { refusalText } from './credit-term/elements/verdict.js';
import { createDocuments } from './documents.js';
import { addressOf, fillFrom, readAddress } from './address.js';
import { createCode } from './code.js';
import { createFactsForm } from './facts-form.js';
import { listenForFiles, saveFile, snapshotName } from './files.js';
import { openGiven } from './given-facts.js';
import { FileProblem, isTable, openFile, savedFacts } from './history.js';
import { keepLanguage, keptLanguage } from './language.js';
import { createNotice } from './notice.js';
import { showHeading, showOverview } from './overview.js';
import { createTermsDesk } from './terms-desk.js';
import { createWhatIf } from './what-if.js';
import { isOfWhatIf } from './what-if-drafts.js';
import { createServerForm } from './server-form.js';
import { words } from './words.js';

const SAMPLE = './data/sample.json';
const PAUSE_MILLISECONDS = 400;

const at = (id) => document.getElementById(id);
const desk = createDesk();
const documents = createDocuments(desk);
const notice = createNotice(at('notice'), desk);
/** The calculators of the account: each is an element of the package. */
const calculators = {
  checkout: document.querySelector('credit-term-checkout'),
  statement: document.querySelector('credit-term-statement'),
  return: document.querySelector('credit-term-return'),
};
const factsForm = createFactsForm({
  desk,
  save,
  agreed: () => terms.agreed().terms,
  edited: () => terms.edited,
  open: openGivenFacts,
});
const serverForm = createServerForm({
  desk,
  open: (text, on, name) => place({ ...openFile(engine, text), on }, name),
});
const calendar = document.querySelector('credit-term-calendar');
const terms = createTermsDesk(
  desk,
  calendar,
  (request) => engine.calendar(request),
  () => factsForm.offerTerms(),
);
const whatIf = createWhatIf({ desk, agreed: () => terms.agreed(), save });
/** Whose questions the address carries. */
const sections = { ...calculators, calendar: terms, 'what-if': whatIf, documents };
let current = 'checkout';
let engine = null;
let source = { name: null, zone: null, isOfFacts: false };
let keeping = null;

function speak(language) {
  const { currency = null } = desk.overview ?? {};
  const digits = currency === null ? 0 : desk.digits();
  desk.speaker = createSpeaker(language, { currency, digits }, navigator.languages, words);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = desk.speaker.say('page.title');
  at('language').value = language;
  sayAll(document, desk.speaker);
}

function showSource() {
  const { speaker, overview } = desk;
  const name = source.name ?? speaker.say('file.sample');
  at('sample').hidden = source.name === null;
  at('edit-facts').hidden = !source.isOfFacts;
  const { state, version, currency } = overview;
  at('source').textContent = [
    name,
    currency,
    speaker.say(`status.${state}`),
    speaker.say('overview.version', { version }),
  ].join(' · ');
}

/** Draws everything anew: after another account, another date or another language. */
function showAll() {
  desk.overview = desk.ask('overview').answer;
  speak(desk.speaker.language);
  showSource();
  notice.show();
  showOverview(at('overview-figures'), desk);
  const heading = { name: at('source').textContent, on: desk.on };
  showHeading(at('paper'), desk.speaker, desk.overview, heading);
  showSection();
}

function showSection() {
  for (const section of document.querySelectorAll('[data-section]')) {
    section.hidden = section.dataset.section !== current;
  }
  for (const link of document.querySelectorAll('nav a')) {
    if (link.hash === `#${current}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  for (const [section, element] of Object.entries(calculators)) {
    const { account, items, on } = desk;
    Object.assign(element, section === current ? { account, items, on } : { account: null });
  }
  if (current === 'calendar') terms.show();
  if (current === 'documents') documents.refresh();
  if (current === 'what-if') whatIf.refresh();
}

/** Puts an opened account on the desk. The former one goes only when the new one can be shown. */
function place({ account, items, on, zone, report, whatIf: proposed }, name) {
  if (desk.account !== null) {
    desk.account.dispose();
    terms.forget();
  }
  whatIf.propose(proposed);
  Object.assign(desk, { account, items, on });
  source = { name, zone, isOfFacts: report.terms !== undefined };
  notice.opened(name === null ? null : report);
  at('on').value = on;
  showDateProblem(null);
  showAll();
}

async function openChosenFile(file) {
  try {
    const text = await file.text().catch(() => {
      throw new FileProblem('file.unreadable');
    });
    const facts = savedFacts(text);
    if (isTable(file.name, text)) askAboutTable({ name: file.name, text });
    else if (facts !== null) takeFacts(facts, file.name);
    else if (isOfWhatIf(text)) takeSteps(text, file.name);
    else place(openFile(engine, text), file.name);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    const { key, figures, refusals } = error;
    notice.failed({ key, figures, refusals, file: file.name });
  }
}

/** A table says neither terms nor the day of the opening: the form asks for them. */
function askAboutTable(file) {
  notice.failed(null);
  factsForm.show(file);
}

function takeFacts(facts, name) {
  notice.failed(null);
  factsForm.take(facts, name);
}

function takeSteps(text, name) {
  notice.failed(null);
  whatIf.take(text, name);
  if (current !== 'what-if') location.hash = '#what-if';
}

/** Opens the facts of the form under the terms chosen there, or tells all that is malformed. */
function openGivenFacts(given, { name, terms: which }) {
  const { opened, problems = [] } = openGiven(engine, given);
  if (opened === undefined) return problems;
  opened.report.terms = which;
  place(opened, name ?? desk.speaker.say('file.typed'));
  return problems;
}

async function openSample() {
  const response = await fetch(SAMPLE);
  if (!response.ok) throw new FileProblem('page.noData');
  place(openFile(engine, await response.text()), null);
}

function save(name, type, content) {
  saveFile(name, type, content);
  notice.saved(name);
}

function saveSnapshot() {
  const content = JSON.stringify(desk.account.snapshot(), null, 2);
  save(snapshotName(desk.on), 'application/json', content);
}

/** The statement that is shown, in the language that is shown. */
function saveStatement() {
  const { number } = calculators.statement.answer;
  const { answer: content } = desk.ask('statementCsv', { number, locale: desk.speaker.locale });
  save(`credit-term-statement-${number}-${desk.on}.csv`, 'text/csv', content);
}

/** Names the statement that would be saved; where none is shown there is nothing to save. */
function offerStatement({ detail: { view, answer } }) {
  if (view !== 'statement') return;
  const button = at('save-statement');
  button.hidden = answer === undefined;
  button.textContent = answer ? desk.speaker.say('page.saveStatement', answer) : '';
}

function showDateProblem(text) {
  showProblem(at('on'), at('on-problem'), text);
}

function chooseDate() {
  const on = at('on').value;
  if (on === '') {
    showDateProblem(desk.speaker.say('page.missingDate'));
    return;
  }
  const { answer, refusals, invalid } = desk.ask('overview', { on });
  if (answer === undefined) {
    const why = invalid ? desk.speaker.say('expected.date') : refusalText(desk.speaker, refusals);
    showDateProblem(desk.speaker.inTurn([why, desk.speaker.say('page.stillOn', { on: desk.on })]));
    return;
  }
  showDateProblem(null);
  desk.on = on;
  showAll();
  keepSoon();
}

/** Puts what is asked into the address of this place of the history. */
function keepInAddress() {
  clearTimeout(keeping);
  keeping = null;
  // A link that was followed just now is still to be heard of: its address must not be lost.
  const { section } = readAddress(location.hash);
  if (Object.hasOwn(sections, section) && section !== current) return;
  history.replaceState(null, '', addressOf(current, sections[current], desk.on));
}

/** While something is typed the address waits: browsers take only so many in a while. */
function keepSoon() {
  clearTimeout(keeping);
  keeping = setTimeout(keepInAddress, PAUSE_MILLISECONDS);
}

/** Goes where the address says: `#statement/3`, `#return/<order>`, `#documents/orders/<order>`. */
function followAddress() {
  const address = readAddress(location.hash);
  const section = address.section || 'checkout';
  if (!Object.hasOwn(sections, section)) return;
  const within = at('content').contains(document.activeElement);
  clearTimeout(keeping);
  current = section;
  fillFrom(sections[section], { ...address, section });
  if (desk.account === null) return;
  followDate(address);
  showSection();
  keepInAddress();
  if (!within) return;
  at('content').focus();
  at('content').scrollIntoView();
}

/** Takes the business date of the address, where it has one. */
function followDate({ figures }) {
  const on = figures?.get('on') ?? null;
  if (on === null || on === desk.on) return;
  at('on').value = on;
  chooseDate();
}

/** Where the ids of documents lead: an order to its return, but within the documents to itself. */
function linkDocuments() {
  const places = {
    order: 'return',
    statement: 'statement',
    repayment: 'documents/repayments',
  };
  const linkTo = (kind, id) => `#${places[kind]}/${id}`;
  for (const element of Object.values(calculators)) element.linkTo = linkTo;
  desk.linkTo = (kind, id) => (kind === 'order' ? `#documents/orders/${id}` : linkTo(kind, id));
}

function listen() {
  addEventListener('hashchange', followAddress);
  at('desk').addEventListener('submit', (event) => event.preventDefault());
  at('on').addEventListener('input', chooseDate);
  at('today').addEventListener('click', () => {
    at('on').value = engine.businessDate(new Date(), source.zone);
    chooseDate();
  });
  at('language').addEventListener('input', () => {
    keepLanguage(at('language').value);
    speak(at('language').value);
    showAll();
  });
  listenForFiles(at('file'), openChosenFile);
  at('from-server').addEventListener('click', () => serverForm.show());
  for (const id of ['type', 'edit-facts']) at(id).addEventListener('click', () => factsForm.show());
  at('sample').addEventListener('click', openSample);
  at('print').addEventListener('click', () => print());
  at('save').addEventListener('click', saveSnapshot);
  at('save-statement').addEventListener('click', saveStatement);
  calculators.statement.addEventListener('credit-term-answer', offerStatement);
  at('content').addEventListener('credit-term-choose', keepInAddress);
  at('content').addEventListener('input', keepSoon);
}

async function start() {
  document.querySelector('[data-section="documents"]').append(documents.element);
  document.querySelector('[data-section="what-if"]').append(whatIf.element);
  at('own').append(serverForm.element, factsForm.element);
  for (const element of [...Object.values(calculators), calendar, whatIf.element])
    element.after(createCode(element, desk));
  speak(keptLanguage() ?? preferredLanguage(navigator.languages));
  addEventListener('error', () => notice.broken('page.broken'));
  addEventListener('unhandledrejection', () => notice.broken('page.broken'));
  try {
    engine = await import('./credit-term/index.js');
    await engine.init();
    await import('./credit-term/elements.js');
  } catch (error) {
    notice.broken('page.noPackage');
    throw error;
  }
  linkDocuments();
  followAddress();
  listen();
  await openSample();
  followDate(readAddress(location.hash));
}

start().then(
  () => {
    document.documentElement.dataset.ready = 'true';
  },
  (error) => {
    document.documentElement.dataset.ready = 'failed';
    if (error instanceof FileProblem) notice.broken(error.key);
    throw error;
  },
);
