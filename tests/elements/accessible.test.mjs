// What axe can find of WCAG 2.2 AA in each element: in both languages, light and dark, with answers,
// refusals and malformed input on show, wide and narrow.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { browserName, closeBrowser } from '../../tools/browsers.mjs';
import { TERMS } from '../js/sample.mjs';
import { AXE, findings } from '../page/axe.mjs';
import { KINDS, ON, visit } from './admin.mjs';

after(closeBrowser);

let tree;
before(() => {
  tree = { ...AXE, ...KINDS.plain() };
});

/** Each element as it is looked at: its properties, and what is then pressed or filled in. */
const LOOKS = {
  'checkout, accepted': [
    'checkout',
    { amount: '100.00' },
    { press: '[data-why="order.availableAfter"]' },
  ],
  'checkout, refused and malformed': [
    'checkout',
    { amount: '99999.00' },
    { press: 'summary', fill: { approvedBy: 'Wang Min' } },
  ],
  'statement with its quote': [
    'statement',
    { number: 1 },
    { press: '[data-why="sheet.outstanding"]' },
  ],
  'statement, orders to pick': ['statement', {}, { press: '[value="orders"]' }],
  'return by amount': [
    'return',
    { amount: '700.00' },
    { press: '[data-why="moves.availableAfter"]' },
  ],
  'return by items, refused': ['return', {}, { press: '[value="items"]', fill: { items: 'X 1' } }],
  calendar: [
    'calendar',
    { terms: { ...TERMS, billingCycle: { kind: 'monthly', day: 31 } } },
    { press: '[data-why="due.1"]' },
  ],
  'calendar, malformed': ['calendar', { terms: TERMS }, { fill: { closingDay: '40' } }],
  'no account': ['checkout', { account: null }],
};

/** Shows the elements in one scheme and language. */
function show(page, language, scheme) {
  return page.evaluate(
    (looks, on, lang, mode) => {
      const main = document.querySelector('main');
      Object.assign(document.documentElement, { lang, className: mode });
      const heading = (text, level) =>
        Object.assign(document.createElement(level), { textContent: text });
      main.replaceChildren(heading('Admin', 'h1'));
      for (const [name, [tag, properties, { press, fill = {} } = {}]] of Object.entries(looks)) {
        const element = document.createElement(`credit-term-${tag}`);
        const given = tag === 'calendar' ? { from: on } : { account: accounts.CNY, on };
        Object.assign(element, given, properties);
        main.append(heading(name, 'h2'), element);
        element.refresh();
        if (press !== undefined) element.shadowRoot.querySelector(press).click();
        for (const [field, value] of Object.entries(fill)) {
          const input = element.shadowRoot.querySelector(`[name="${field}"]`);
          input.value = value;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }
      }
    },
    LOOKS,
    ON,
    language,
    scheme,
  );
}

for (const language of ['zh-CN', 'en']) {
  for (const scheme of ['light', 'dark']) {
    test(`${browserName}: axe finds nothing in ${language}, ${scheme}`, () =>
      visit(tree, async (page) => {
        await show(page, language, scheme);
        const { said, passed } = await findings(page);
        assert.deepEqual(said, []);
        for (const rule of ['color-contrast', 'label', 'select-name', 'target-size'])
          assert.ok(passed.includes(rule), `${rule} was not tried`);
      }));
  }
}
