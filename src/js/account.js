// A credit account in the wasm module, held by a number that only this class sees.

import { CreditTermError, invalidInput } from './error.js';
import { call, currentEra } from './instance.js';
import { orderPreview } from './packed.js';
import { parse, slice, toText, toUnmeasuredText, tooLarge } from './plain.js';

/** The longest command or request: a thousand orders or items with room to spare. */
const COMMAND = { most: 256 * 1024, wanted: 'an object' };
/** The longest what-if. */
const SIMULATION = { most: 1024 * 1024, wanted: 'an object' };
/** The longest snapshot. */
const SNAPSHOT = { most: 64 * 1024 * 1024, wanted: 'an object' };
/** The longest list of events. */
const EVENTS = { most: SNAPSHOT.most, wanted: 'a list' };
/** The longest document of bare facts. */
const FACTS = SNAPSHOT;

/**
 * Lets go of accounts that were never disposed of. Made at the first account: a module that is only
 * imported does nothing.
 */
let abandoned;
const { FinalizationRegistry: Registry } = globalThis;

function letGo({ number, era }) {
  if (era !== currentEra()) return;
  try {
    call((shell) => shell.release(number));
  } catch {
    // The call has given the instance up, and the account with it.
  }
}

/** Shows that a constructor's caller is this module. */
const ADMITTED = Symbol('admitted');

export class CreditAccount {
  #held;

  constructor(admitted, number) {
    if (admitted !== ADMITTED)
      throw invalidInput(
        '',
        'CreditAccount.open, create, load, replay or fromFacts instead of new',
      );
    this.#held = { number, era: currentEra() };
    if (typeof Registry === 'function') {
      abandoned ??= new Registry(letGo);
      abandoned.register(this, this.#held, this.#held);
    }
  }

  static #admit(enter) {
    return new CreditAccount(ADMITTED, call(enter));
  }

  static create() {
    return CreditAccount.#admit((shell) => shell.create());
  }

  static open(opening) {
    if (typeof opening === 'string') throw invalidInput('', 'an object of `on` and `terms`');
    const fields = slice(toText(opening, COMMAND), 1);
    const account = CreditAccount.create();
    try {
      const answer = account.apply(`{"type":"openAccount"${fields === '}' ? '' : ','}${fields}`);
      if (answer.outcome !== 'accepted')
        throw new CreditTermError('internal', { expected: 'a new account to open' });
    } catch (failure) {
      account.dispose();
      throw failure;
    }
    return account;
  }

  static load(snapshot) {
    const bytes = toBytes(snapshot, SNAPSHOT);
    return CreditAccount.#admit((shell) => shell.load(bytes));
  }

  static replay(events) {
    const bytes = toBytes(events, EVENTS);
    return CreditAccount.#admit((shell) => shell.replay(bytes));
  }

  static fromFacts(facts) {
    const bytes = toBytes(facts, FACTS);
    let refused;
    const account = CreditAccount.#admit((shell) => {
      const made = parse(shell.fromFacts(bytes));
      refused = made.refused;
      return made.account;
    });
    return { account, refused };
  }

  static #own(account) {
    if (typeof account === 'object' && account !== null && #held in account) return account.#held;
    throw invalidInput('', 'a CreditAccount; a proxy around one is none');
  }

  /**
   * The number of a living account. Asked only after the caller's objects were read: their getters
   * may dispose of it.
   */
  static #number(account) {
    const held = CreditAccount.#own(account);
    if (held === undefined) throw disposed('an account that was not disposed of');
    if (held.era !== currentEra()) {
      throw disposed('an account of this instance; the module was started anew after a failure');
    }
    return held.number;
  }

  static #view(account, name, request, bounds = COMMAND) {
    const text = toText(request, bounds);
    const number = CreditAccount.#number(account);
    return call((shell) => parse(shell.view(number, name, text)));
  }

  apply(command) {
    const text = toText(command, COMMAND);
    const number = CreditAccount.#number(this);
    return call((shell) => parse(shell.apply(number, text)));
  }

  overview(request) {
    return CreditAccount.#view(this, 'overview', request);
  }

  terms(request) {
    return CreditAccount.#view(this, 'terms', request);
  }

  statement(request) {
    return CreditAccount.#view(this, 'statement', request);
  }

  order(request) {
    return CreditAccount.#view(this, 'order', request);
  }

  repayment(request) {
    return CreditAccount.#view(this, 'repayment', request);
  }

  statementCsv(request) {
    const text = toText(request, COMMAND);
    const number = CreditAccount.#number(this);
    return call((shell) => parse(shell.statementCsv(number, text)));
  }

  statements(request) {
    return CreditAccount.#view(this, 'statements', request);
  }

  orders(request) {
    return CreditAccount.#view(this, 'orders', request);
  }

  returns(request) {
    return CreditAccount.#view(this, 'returns', request);
  }

  repayments(request) {
    return CreditAccount.#view(this, 'repayments', request);
  }

  previewOrder(request) {
    const text = toText(request, COMMAND);
    const number = CreditAccount.#number(this);
    return call((shell) => orderPreview(shell.previewOrder(number, text)));
  }

  previewReturn(request) {
    return CreditAccount.#view(this, 'previewReturn', request);
  }

  quoteRepayment(request) {
    return CreditAccount.#view(this, 'quoteRepayment', request);
  }

  simulate(request) {
    return CreditAccount.#view(this, 'simulate', request, SIMULATION);
  }

  snapshot(request = {}) {
    const text = toText(request, COMMAND);
    const number = CreditAccount.#number(this);
    return call((shell) => parse(shell.snapshot(number, text)));
  }

  fork() {
    const number = CreditAccount.#number(this);
    return CreditAccount.#admit((shell) => shell.fork(number));
  }

  get disposed() {
    const held = CreditAccount.#own(this);
    return held === undefined || held.era !== currentEra();
  }

  dispose() {
    const held = CreditAccount.#own(this);
    if (held === undefined) return;
    this.#held = undefined;
    abandoned?.unregister(held);
    letGo(held);
  }

  // Engines that do not know `using` yet have no Symbol.dispose either; what compiles it for them
  // looks here.
  [Symbol.dispose ?? Symbol.for('Symbol.dispose')]() {
    this.dispose();
  }
}

function disposed(expected) {
  return new CreditTermError('disposed', { expected });
}

const { tag, buffer, offset, size, bufferSize } = (() => {
  const getter = (prototype, key) =>
    Function.prototype.call.bind(Object.getOwnPropertyDescriptor(prototype, key).get);
  const typed = Object.getPrototypeOf(Uint8Array.prototype);
  return {
    /** The kind of a typed array, of whatever realm; undefined for everything else. */
    tag: getter(typed, Symbol.toStringTag),
    buffer: getter(typed, 'buffer'),
    offset: getter(typed, 'byteOffset'),
    size: getter(typed, 'byteLength'),
    /** Throws for everything but an ArrayBuffer, of whatever realm. */
    bufferSize: getter(ArrayBuffer.prototype, 'byteLength'),
  };
})();

function toBytes(document, bounds) {
  const bytes =
    givenBytes(document) ?? new TextEncoder().encode(toUnmeasuredText(document, bounds));
  if (bounds.most < bytes.length) throw tooLarge(bounds.most);
  return bytes;
}

/**
 * The bytes that were given, seen by an array of our own: theirs may say anything of its length, and
 * the module's memory would be written past what was made room for.
 */
function givenBytes(document) {
  try {
    return tag(document) === 'Uint8Array'
      ? new Uint8Array(buffer(document), offset(document), size(document))
      : new Uint8Array(document, 0, bufferSize(document));
  } catch {
    return undefined;
  }
}
