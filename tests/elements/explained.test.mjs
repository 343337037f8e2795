// Every figure that the package explains opens into exactly the terms the package gave.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { closeBrowser } from '../../tools/browsers.mjs';
import { WORDS, esm } from '../js/packed.mjs';
import { TERMS, withAccount } from '../js/sample.mjs';
import { minorUnits, openEach } from '../page/explanations.mjs';
import { look } from '../page/reading.mjs';
import { KINDS, ON, visit } from './admin.mjs';

after(closeBrowser);

const { explainDueDate, formatAmount, word } = WORDS.ESM;

let plain;
before(() => {
  plain = KINDS.plain();
});

/** What the package itself explains. */
const explained = (view, request) =>
  withAccount(esm, (account) => account[view]({ on: ON, ...request, explain: true }).explanation);

/** Puts an element into the page; its id is `a`. */
const put = (page, tag, properties, lang = 'en') =>
  page.evaluate(
    (name, given, on, language) => {
      document.documentElement.lang = language;
      const element = document.createElement(`credit-term-${name}`);
      const linkTo = (kind, id) => `#${kind}/${id}`;
      const common = name === 'calendar' ? {} : { account: accounts.CNY, on, linkTo };
      Object.assign(element, { id: 'a', ...common, ...given });
      document.querySelector('main').replaceChildren(element);
      element.refresh();
    },
    tag,
    properties,
    ON,
    lang,
  );

/** Each element, the views it explains with what it asks them, and the key of a figure of theirs. */
const CALCULATORS = [
  [
    'checkout',
    { amount: '9000.00' },
    [['previewOrder', { amount: '9000.00' }, (figure) => `order.${figure}`]],
  ],
  [
    'statement',
    { number: 1 },
    [
      ['statement', { number: 1 }, (figure) => `sheet.${figure}`],
      ['quoteRepayment', { for: { kind: 'statement', number: 1 } }, (figure) => `quote.${figure}`],
    ],
  ],
  [
    'return',
    { orderId: 'PO-1', amount: '700.00' },
    [
      [
        'previewReturn',
        { orderId: 'PO-1', amount: '700.00' },
        (figure) => `${figure === 'availableAfter' ? 'moves' : 'effect'}.${figure}`,
      ],
      ['order', { orderId: 'PO-1' }, (figure) => `order.${figure}`],
      ['statement', { number: 1 }, (figure) => (figure === 'dueOn' ? null : `moves.1.${figure}`)],
      ['overview', {}, (figure) => (figure === 'available' ? 'moves.availableBefore' : null)],
    ],
  ],
];

const DOCUMENTS = {
  orderId: { zh: '订单 ', en: 'order ' },
  receiptId: { zh: '收货单 ', en: 'receipt ' },
  statement: { zh: '账单 ', en: 'statement ' },
  cancellationId: { zh: '取消单 ', en: 'cancellation ' },
  repaymentId: { zh: '还款 ', en: 'repayment ' },
};
const LEADS = { orderId: 'order', statement: 'statement', repaymentId: 'repayment' };

/** A term as it is to be shown. */
function shownTerm(term, language) {
  const named = Object.keys(DOCUMENTS).filter((name) => term[name] !== undefined);
  const digits = formatAmount(term.amount.replace('-', ''), language);
  return {
    name: word(`term.${term.code}`, language),
    documents: named
      .map((name) => `${DOCUMENTS[name][language]}${term[name]}`)
      .join(language === 'zh' ? '，' : ', '),
    links: named.filter((name) => name in LEADS).map((name) => `#${LEADS[name]}/${term[name]}`),
    amount: `${term.amount.startsWith('-') ? '−' : '+'} ${digits}`,
  };
}

for (const language of ['en', 'zh']) {
  for (const [tag, properties, views] of CALCULATORS) {
    test(`${tag}, ${language}: every explained figure opens into the package’s terms`, () =>
      visit(plain, async (page) => {
        await put(page, tag, properties, language);
        const opened = await openEach(page);
        for (const [view, request, keyOf] of views) {
          for (const [figure, terms] of Object.entries(explained(view, request))) {
            const key = keyOf(figure);
            if (key === null || terms.length === 0) continue;
            const found = opened.find((each) => each.key === key);
            assert.ok(found, `${view} ${figure} cannot be opened at ${key}`);
            if (figure === 'dueOn') {
              assert.match(found.text, new RegExp(`${explainDueDate(terms, language)}$`));
              continue;
            }
            const wanted = terms.map((term) => shownTerm(term, language));
            assert.deepEqual(found.terms, wanted, `${view} ${figure}`);
          }
        }
      }));
  }
}

/** Figures whose terms are those of several answers. */
const PUT_TOGETHER = {
  statement: ['ageing.notDue'],
  return: ['moves.1.totalAfter', 'moves.1.outstandingAfter'],
};

for (const [tag, properties] of [
  ...CALCULATORS,
  ['statement', { number: 2 }],
  ['calendar', { terms: TERMS, from: ON }],
]) {
  test(`${tag} ${JSON.stringify(properties)}: what a figure opens into adds up to it`, () =>
    visit(plain, async (page) => {
      await put(page, tag, properties);
      const opened = await openEach(page);
      assert.notEqual(opened.length, 0);
      const keys = opened.map(({ key }) => key);
      const lacking = (PUT_TOGETHER[tag] ?? []).filter((key) => !keys.includes(key));
      assert.deepEqual(lacking, []);
      for (const { key, figure, open, expanded, target, terms, sum, text } of opened) {
        assert.deepEqual([open, expanded], [1, 'true'], key);
        assert.ok(target >= 24, `${key} is ${target} px`);
        assert.notEqual(text, '×', key);
        if (sum === null) continue;
        const total = terms.reduce((so, { amount }) => so + minorUnits(amount), 0n);
        assert.equal(total, minorUnits(figure), key);
        assert.equal(total, minorUnits(sum.replace('= ', '')), key);
      }
    }));
}

test('a figure opens by keyboard, one at a time, and shuts at Escape with the focus on it', () =>
  visit(plain, async (page) => {
    await put(page, 'statement', { number: 1 });
    const focused = () => look(page, () => shown('button.why:focus')[0]?.dataset.why);
    const open = () => look(page, () => shown('.explanation').map(({ dataset }) => dataset.why));
    await look(page, () => shown('[data-why="sheet.total"]')[0].focus());
    await page.keyboard.press('Enter');
    assert.deepEqual(await open(), ['sheet.total']);
    await look(page, () => shown('[data-why="sheet.dueOn"]')[0].click());
    assert.deepEqual(await open(), ['sheet.dueOn']);
    const expanded = await look(page, () =>
      shown('button.why[aria-expanded="true"]').map(({ dataset }) => dataset.why),
    );
    assert.deepEqual(expanded, ['sheet.dueOn']);

    await look(page, () => shown('.explanation .shut')[0].focus());
    await page.keyboard.press('Escape');
    assert.deepEqual([await open(), await focused()], [[], 'sheet.dueOn']);
    await page.keyboard.press('Enter');
    await look(page, () => shown('.explanation .shut')[0].click());
    assert.deepEqual([await open(), await focused()], [[], 'sheet.dueOn']);
  }));

test('what is open stays open, and the focus where it is, when the account is shown anew', () =>
  visit(plain, async (page) => {
    await put(page, 'checkout', { amount: '100.00' });
    await look(page, () => {
      const [button] = shown('[data-why="order.availableAfter"]');
      button.focus();
      button.click();
    });
    await page.evaluate(() => {
      const element = document.getElementById('a');
      const order = { type: 'placeOrder', on: '2026-10-31', orderId: 'PO-2', amount: '50.00' };
      accounts.CNY.apply(order);
      element.refresh();
    });
    const [text, focus] = await look(page, () => [
      shown('.explanation')[0].innerText,
      shown('button.why:focus')[0]?.dataset.why,
    ]);
    assert.match(text, /order PO-2.*50\.00/s);
    assert.equal(focus, 'order.availableAfter');
  }));

test('nothing is asked to be explained before a figure is opened', () =>
  visit(plain, async (page) => {
    await put(page, 'checkout', { amount: '100.00' });
    const [before, after] = await look(page, () => {
      const element = document.getElementById('a');
      let explanations = 0;
      const watched = new Proxy(accounts.CNY, {
        get: (account, name) => (request) => {
          if (request?.explain) explanations += 1;
          return account[name](request);
        },
      });
      element.account = watched;
      element.refresh();
      const closed = explanations;
      shown('[data-why="order.available"]')[0].click();
      return [closed, explanations];
    });
    assert.deepEqual([before, after], [0, 1]);
  }));
