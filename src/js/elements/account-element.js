// An element that calculates with an account, as of a business date.

import { describeError } from '../words.js';
import { CalculatorElement, INSIDE } from './element.js';
import { fractionDigits } from './speaker.js';
import { sayWanted } from './wanted.js';

export class AccountElement extends CalculatorElement {
  static observedAttributes = [...CalculatorElement.observedAttributes, 'on'];

  constructor(create) {
    super(create, prepare);
  }

  get account() {
    return this[INSIDE].desk.account;
  }

  set account(account) {
    place(this, 'account', account ?? null);
  }

  get on() {
    return this[INSIDE].desk.on;
  }

  set on(on) {
    place(this, 'on', on ?? null);
  }

  get linkTo() {
    return this[INSIDE].desk.linkTo;
  }

  set linkTo(linkTo) {
    place(this, 'linkTo', linkTo ?? (() => null));
  }
}

function place(element, name, value) {
  const { desk, refreshSoon } = element[INSIDE];
  if (desk[name] === value) return;
  desk[name] = value;
  refreshSoon();
}

/** Looks at the account and takes its currency up; tells what is missing or wrong, else null. */
function prepare(desk) {
  const { speaker, account, on } = desk;
  if (typeof account?.overview !== 'function') return { title: speaker.say('element.noAccount') };
  if (on === null) return { title: speaker.say('element.noDate') };
  const { answer, refusals, invalid } = desk.ask('overview');
  if (answer !== undefined) {
    desk.overview = answer;
    desk.speaker = desk.voice({
      currency: answer.currency,
      digits: fractionDigits(answer.creditLimit),
    });
    return null;
  }
  if (invalid?.path === '/on') return { title: speaker.say('expected.date') };
  if (invalid) {
    const expected = sayWanted(speaker, invalid.expected);
    return { title: describeError({ code: 'invalidInput', ...invalid, expected }, speaker.locale) };
  }
  return { mood: 'refused', title: speaker.say('element.refused'), refusals };
}
