// The calendar's element: terms in, edited terms out, what is malformed shown at its field.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { closeBrowser } from '../../tools/browsers.mjs';
import { esm } from '../js/packed.mjs';
import { TERMS } from '../js/sample.mjs';
import { look } from '../page/reading.mjs';
import { KINDS, reactTree, type, visit, within } from './admin.mjs';

after(closeBrowser);

let plain;
before(() => {
  plain = KINDS.plain();
});

const FROM = '2026-10-08';
const COMPLETE = {
  ...TERMS,
  overLimitAllowance: '0.00',
  overdueTolerance: '0.00',
  graceDays: 0,
  partialRepayment: true,
  repaymentWindow: { ...TERMS.repaymentWindow, from: 'issue' },
  businessDays: {
    convention: 'none',
    weekend: ['saturday', 'sunday'],
    holidays: [],
    workdays: [],
  },
};

/** Puts a calendar of these terms into the page; its id is `a`. */
const put = (page, terms, from = FROM) =>
  page.evaluate(
    (given, on) => {
      const element = document.createElement('credit-term-calendar');
      Object.assign(element, { id: 'a', from: on, terms: given });
      document.querySelector('main').replaceChildren(element);
    },
    terms,
    from,
  );

/** What the element tells of itself, as JSON has it. */
const told = (page) =>
  page
    .evaluate(() => {
      const { answer, edited } = document.getElementById('a');
      const terms = heard.filter(({ type: name }) => name === 'terms');
      return JSON.stringify({ answer, edited, heard: terms.map((each) => each.terms) });
    })
    .then(JSON.parse);

test('it answers as the package does, and gives back the terms it was given', () =>
  visit(plain, async (page) => {
    await put(page, COMPLETE);
    const { answer, edited, heard } = await told(page);
    assert.deepEqual(answer, esm.calendar({ terms: COMPLETE, from: FROM, periods: 12 }));
    assert.deepEqual(edited, COMPLETE);
    assert.deepEqual(heard, [], 'nobody has edited anything');
  }));

/** Each way to agree on a cycle or a window, and how it is filled in. */
const AGREED = [
  ['billingCycle', { kind: 'monthly', day: 31 }, { cycle: 'monthly', closingDay: '31' }],
  [
    'billingCycle',
    { kind: 'semiMonthly', days: [5, 20] },
    { cycle: 'semiMonthly', firstDay: '5', secondDay: '20' },
  ],
  ['billingCycle', { kind: 'weekly', weekday: 'monday' }, { cycle: 'weekly', weekday: 'monday' }],
  ['billingCycle', { kind: 'everyNDays', days: 14 }, { cycle: 'everyNDays', periodDays: '14' }],
  ['billingCycle', { kind: 'perReceipt' }, { cycle: 'perReceipt' }],
  [
    'repaymentWindow',
    { kind: 'netDays', days: 0, from: 'closing' },
    { netDays: '0', countedFrom: 'closing' },
  ],
  [
    'repaymentWindow',
    { kind: 'endOfMonth', monthsAfter: 2, plusDays: 3, from: 'issue' },
    { window: 'endOfMonth', monthsAfter: '2', plusDays: '3' },
  ],
  [
    'repaymentWindow',
    { kind: 'dayOfMonth', day: 15, monthsAfter: 0, plusDays: 0, from: 'issue' },
    { window: 'dayOfMonth', dueDay: '15', monthsAfter: '0' },
  ],
  [
    'repaymentWindow',
    { kind: 'nextOf', days: [10, 25], plusDays: 5, from: 'issue' },
    { window: 'nextOf', dueDays: '10，25', plusDays: '5' },
  ],
];

for (const [name, agreed, filled] of AGREED) {
  test(`${name} ${agreed.kind} is filled in and told, and shown where it is given`, () =>
    visit(plain, async (page) => {
      await put(page, COMPLETE);
      for (const [field, value] of Object.entries(filled)) await type(page, 'a', field, value);
      const { edited, heard } = await told(page);
      assert.deepEqual(edited[name], agreed);
      assert.deepEqual(heard.at(-1), edited);
      assert.deepEqual(esm.calendar({ terms: edited, from: FROM, periods: 1 }).periods.length, 1);

      await put(page, { ...COMPLETE, [name]: agreed });
      assert.deepEqual((await told(page)).edited, { ...COMPLETE, [name]: agreed });
    }));
}

test('limits, grace, tolerance and business days are filled in and told', () =>
  visit(plain, async (page) => {
    await put(page, TERMS);
    for (const [field, value] of Object.entries({
      creditLimit: '5000',
      overLimitAllowance: '100.50',
      overdueTolerance: '1',
      graceDays: '3',
      convention: 'modifiedFollowing',
      holidays: '2026-10-01\n2026-10-02, 2026-10-03；2026-10-04',
      workdays: ' 2026-10-10 ',
    }))
      await type(page, 'a', field, value);
    await page.evaluate(() => {
      const { shadowRoot } = document.getElementById('a');
      for (const name of ['partialRepayment', 'saturday'])
        shadowRoot.querySelector(`[name="${name}"]`).click();
    });
    assert.deepEqual((await told(page)).heard.at(-1), {
      ...COMPLETE,
      creditLimit: '5000',
      overLimitAllowance: '100.50',
      overdueTolerance: '1',
      graceDays: 3,
      partialRepayment: false,
      businessDays: {
        convention: 'modifiedFollowing',
        weekend: ['sunday'],
        holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04'],
        workdays: ['2026-10-10'],
      },
    });
  }));

/** What is filled in first, what is wrong, in which field, and what the field says. */
const WRONG = [
  [{}, 'creditLimit', '1,000', /at most 2 .* The amount may be at most 10,000,000,000,000\.00/],
  [{}, 'overLimitAllowance', '-1', /digits and one point/],
  [{}, 'overdueTolerance', '0.005', /at most 2/],
  [{}, 'graceDays', '367', /0 to 366 days/],
  [{}, 'closingDay', '32', /a day of the month, 1 to 31/],
  [{}, 'closingDay', '', /a day of the month, 1 to 31/],
  [{ cycle: 'semiMonthly' }, 'firstDay', '0', /a day of the month, 1 to 31/],
  [{ cycle: 'semiMonthly', firstDay: '20' }, 'secondDay', '20', /after the first one/],
  [{ cycle: 'everyNDays' }, 'periodDays', '0', /1 to 366 days/],
  [{}, 'netDays', '1.5', /0 to 366 days/],
  [{ window: 'endOfMonth' }, 'monthsAfter', '13', /0 to 12 months/],
  [{ window: 'endOfMonth' }, 'plusDays', 'x', /0 to 366 days/],
  [{ window: 'dayOfMonth' }, 'dueDay', '32', /a day of the month, 1 to 31/],
  [{ window: 'nextOf' }, 'dueDays', '', /one or more days/],
  [{ window: 'nextOf' }, 'dueDays', '10 40', /one or more days/],
  [{}, 'holidays', '2026-10-01\n2026-13-01', /Entry 2 is no date/],
  [{}, 'workdays', 'tomorrow', /Entry 1 is no date/],
  [{}, 'from', '', /^$/],
];

for (const [first, name, value, said] of WRONG) {
  test(`malformed: ${name} ${JSON.stringify(value)} is shown at its field, and no terms are told`, () =>
    visit(plain, async (page) => {
      await put(page, COMPLETE);
      for (const [field, wanted] of Object.entries(first)) await type(page, 'a', field, wanted);
      const { heard } = await told(page);
      await type(page, 'a', name, value);
      const [problem, isInvalid] = await look(
        page,
        (wanted) => {
          const { shadowRoot } = document.getElementById('a');
          const input = shadowRoot.querySelector(`[name="${wanted}"]`);
          const about = input.getAttribute('aria-describedby').split(' ').at(-1);
          return [shadowRoot.getElementById(about).innerText, input.ariaInvalid];
        },
        name,
      );
      assert.match(problem, said);
      assert.equal(isInvalid, problem === '' ? null : 'true');
      const now = await told(page);
      assert.deepEqual([now.edited, now.answer], [null, null]);
      assert.deepEqual(now.heard, heard);
      assert.equal(await within(page, 'a', '.answer table'), '');
    }));
}

test('a week without a working day and a year without one are shown where they were filled in', () =>
  visit(plain, async (page) => {
    await put(page, { ...COMPLETE, businessDays: { weekend: ['monday'] } });
    await page.evaluate(() => {
      const days = 'tuesday wednesday thursday friday saturday sunday'.split(' ');
      const { shadowRoot } = document.getElementById('a');
      for (const day of days) shadowRoot.querySelector(`[name="${day}"]`).click();
    });
    assert.match(await within(page, 'a', 'fieldset .problem'), /Leave one day of the week/);
    const first = Date.UTC(2027, 0, 1);
    const year = Array.from({ length: 366 }, (_, day) =>
      new Date(first + day * 86_400_000).toISOString().slice(0, 10),
    );
    await put(page, { ...COMPLETE, businessDays: { holidays: year } });
    assert.match(await within(page, 'a', '.problem'), /one at least must be a business day/);
  }));

test('terms given again while someone types leave what is typed alone; other terms replace it', async () =>
  visit(await reactTree(), async (page) => {
    const render = (terms) =>
      page.evaluate(
        (given, from) => {
          const properties = { id: 'a', terms: given, from };
          globalThis.render(['credit-term-calendar', properties]);
        },
        terms,
        FROM,
      );
    await render(COMPLETE);
    await type(page, 'a', 'closingDay', '3x');
    await render({ ...COMPLETE });
    assert.match(await within(page, 'a', '.problem'), /1 to 31/);
    await type(page, 'a', 'closingDay', '3');
    await render((await told(page)).heard.at(-1));
    assert.equal((await told(page)).edited.billingCycle.day, 3);
    await render({ ...COMPLETE, billingCycle: { kind: 'weekly', weekday: 'friday' } });
    assert.equal((await told(page)).edited.billingCycle.kind, 'weekly');
    await render(null);
    assert.equal(await within(page, 'a', '.verdict'), 'There are no terms to show.');
  }));

for (const [currency, limit, wrong, said] of [
  ['JPY', '100000', '1.5', /digits only, no decimals.*at most 1,000,000,000,000,000\./],
  ['KWD', '100.125', '1.1234', /at most 3 .* at most 1,000,000,000,000\.000\./],
]) {
  test(`amounts of terms in ${currency} are taken with its digits`, () =>
    visit(plain, async (page) => {
      await put(page, { ...TERMS, currency, creditLimit: limit });
      assert.equal((await told(page)).edited.creditLimit, limit);
      await type(page, 'a', 'creditLimit', wrong);
      assert.match(await within(page, 'a', '.problem'), said);
    }));
}

test('in Chinese the days, the reasons and the fields are Chinese', () =>
  visit(
    plain,
    async (page) => {
      await page.evaluate(() => document.documentElement.removeAttribute('lang'));
      await put(page, { ...COMPLETE, billingCycle: { kind: 'monthly', day: 31 } }, '2027-02-01');
      assert.match(await within(page, 'a', '.answer'), /截止的月份没有约定的日子，在月末截止。/);
      assert.match(await within(page, 'a', 'form'), /星期一.*星期日/);
      assert.doesNotMatch(await within(page, 'a', 'form'), /[a-z]/i);
    },
    'zh-CN',
  ));

test('a moved date stands out, with every reason that its terms know beside it', () =>
  visit(plain, async (page) => {
    await page.evaluate(() => {
      document.documentElement.lang = 'en-GB';
    });
    const businessDays = { convention: 'following', holidays: ['2027-03-22'] };
    const billingCycle = { kind: 'monthly', day: 31 };
    await put(page, { ...COMPLETE, billingCycle, businessDays }, '2027-02-01');
    const rows = await look(page, () =>
      shown('tbody tr').map((row) => ({
        moved: [...row.querySelectorAll('.shifted')].map(({ innerText }) => innerText),
        why: row.cells[5].innerText,
      })),
    );
    assert.deepEqual(rows.slice(0, 2), [
      {
        moved: ['28 Feb 2027', '23 Mar 2027'],
        why:
          'The month is shorter than its closing day, so it closes on the last day; ' +
          'the due date moved on from 21 Mar 2027, past 21 Mar 2027 (weekend) and ' +
          '22 Mar 2027 (holiday).',
      },
      { moved: [], why: '' },
    ]);
    await look(page, () => shown('[data-why="due.1"]')[0].click());
    assert.match(
      await within(page, 'a', '.explanation'),
      /Due on 23 Mar 2027: 20 days after the issue date, 1 Mar 2027; moved on from 21 Mar 2027, past 21 Mar 2027 \(weekend\) and 22 Mar 2027 \(holiday\)\.$/,
    );
  }));
