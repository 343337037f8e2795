// What the calculators' elements have in common: a shadow tree, a language, the moment at which
// they are drawn anew, and what they tell the page. Each is made around one calculator and its desk.

import { describeError } from '../words.js';
import { createDesk } from './desk.js';
import { h, sayAll } from './dom.js';
import { keepingFocus } from './explained.js';
import { createSpeaker, preferredLanguage } from './speaker.js';
import { adoptStyles } from './styles.js';
import { createVerdict } from './verdict.js';

/** Where there is no DOM, the classes can be imported all the same; nobody makes an element. */
const Base = globalThis.HTMLElement ?? class {};

/** Where an element keeps its calculator and its desk: no page reaches them by name. */
export const INSIDE = Symbol('inside');

export class CalculatorElement extends Base {
  static observedAttributes = ['lang'];

  #frame = h('div', { class: 'credit-term', part: 'calculator' });
  #trouble = createVerdict();
  #observer = new MutationObserver(() => this.#followLanguage());
  #follow = () => this.#followLanguage();
  #spoken = null;
  #stale = true;
  #failed = false;

  /** `create` makes the calculator of a desk; `prepare` tells why it has nothing to work with. */
  constructor(create, prepare) {
    super();
    const desk = createDesk({
      tell: (detail) => this.#tell(detail),
      fail: (error) => this.#fail(error),
    });
    const calculator = create(desk, (type, detail) => this.#dispatch(type, detail));
    const refreshSoon = () => this.#refreshSoon();
    this[INSIDE] = { desk, calculator, prepare, refreshSoon, answers: new Map() };
    this.#frame.append(this.#trouble.element, calculator.element);
    this.attachShadow({ mode: 'open' }).append(this.#frame);
    this.#takeEarly();
  }

  /** Properties that were set before the element was defined hide the class's own. */
  #takeEarly() {
    for (const name of Object.keys(this)) {
      if (!(name in Object.getPrototypeOf(this))) continue;
      const value = this[name];
      delete this[name];
      // One that cannot be set, such as the answer, is let go.
      Reflect.set(this, name, value);
    }
  }

  connectedCallback() {
    adoptStyles(this.shadowRoot);
    let root = this.getRootNode();
    for (; root !== undefined; root = root.host?.getRootNode())
      this.#observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
    addEventListener('languagechange', this.#follow);
    this.#followLanguage();
    if (this.#stale) queueMicrotask(() => this.#settle());
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    removeEventListener('languagechange', this.#follow);
  }

  attributeChangedCallback(name, _, value) {
    if (name === 'lang') this.#followLanguage();
    else this[name.replace(/-(\w)/g, (__, letter) => letter.toUpperCase())] = value;
  }

  get answer() {
    this.#settle();
    return this[INSIDE].answers.get(this[INSIDE].calculator.view) ?? null;
  }

  refresh() {
    this.#stale = true;
    this.#settle();
  }

  /** Marks that something was set; what is set together is drawn once. */
  #refreshSoon() {
    this.#stale = true;
    queueMicrotask(() => this.#settle());
  }

  #settle() {
    if (this.#stale && this.isConnected) this.#draw();
  }

  #draw() {
    const { desk, calculator, prepare, answers } = this[INSIDE];
    const { language, tags } = this.#spoken;
    this.#stale = false;
    this.#failed = false;
    answers.clear();
    desk.voice = (style) => createSpeaker(language, style, tags);
    desk.speaker = desk.voice({ currency: null, digits: 0 });
    const trouble = prepare(desk);
    sayAll(this.#frame, desk.speaker);
    this.#frame.lang = desk.speaker.locale;
    if (this.#failed) return;
    this.#show(trouble);
    if (trouble === null) keepingFocus(this.shadowRoot, () => calculator.refresh());
  }

  /** Shows the trouble in place of the calculator, or the calculator where there is none. */
  #show(trouble) {
    const { desk, calculator } = this[INSIDE];
    calculator.element.hidden = trouble !== null;
    this.#trouble.element.hidden = trouble === null;
    if (trouble !== null) this.#trouble.show(desk.speaker, { mood: 'none', ...trouble });
  }

  #fail(error) {
    if (error?.name !== 'CreditTermError') throw error;
    if (this.#failed) return;
    this.#failed = true;
    const { desk, answers } = this[INSIDE];
    answers.clear();
    this.#show({ title: describeError(error, desk.speaker.locale) });
    this.#dispatch('credit-term-error', { error });
  }

  #tell(detail) {
    const { view, answer } = detail;
    if (answer === undefined) this[INSIDE].answers.delete(view);
    else this[INSIDE].answers.set(view, answer);
    this.#dispatch('credit-term-answer', detail);
  }

  #dispatch(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  #followLanguage() {
    if (!this.isConnected) return;
    const spoken = languageOf(this);
    if (JSON.stringify(spoken) === JSON.stringify(this.#spoken)) return;
    this.#spoken = spoken;
    this.#refreshSoon();
  }
}

/** The language of the nearest element that says one, in whatever tree; else the browser's. */
function languageOf(element) {
  let said;
  for (let at = element; at !== undefined && said === undefined; at = at.getRootNode().host)
    said = at.closest('[lang]:not([lang=""])')?.lang;
  const tags = said?.includes('-') ? [said, ...navigator.languages] : navigator.languages;
  return { language: preferredLanguage(said === undefined ? tags : [said]), tags };
}

/** Gives a class properties that its calculator keeps. */
export function passOn(elementClass, names) {
  for (const name of names) {
    Object.defineProperty(elementClass.prototype, name, {
      get() {
        return this[INSIDE].calculator[name];
      },
      set(value) {
        this[INSIDE].calculator[name] = value;
        this[INSIDE].refreshSoon();
      },
      enumerable: true,
      configurable: true,
    });
  }
}

/** Defines what is not defined yet: a second copy of the package finds the first one's elements. */
export function define(elements) {
  if (globalThis.customElements === undefined) return;
  for (const [name, elementClass] of Object.entries(elements))
    if (customElements.get(name) === undefined) customElements.define(name, elementClass);
}
