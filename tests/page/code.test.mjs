// The lines beside a calculator are true: run with the packed package on the account that the page
// saves, they give the answer that is shown. They follow what is asked, and can be copied.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { browserName, closeBrowser, withPage } from '../../tools/browsers.mjs';
import { PROJECT } from '../../tools/packed.mjs';
import { chooseDate, fill, look, press, text, until } from './reading.mjs';
import { noteFiles, savedFile, textOf } from './saved.mjs';
import { within } from './steps.mjs';

after(closeBrowser);

const english = { language: 'en' };
/** Beside the package that is installed there, as in a shop's own project. */
const FOLDER = path.join(PROJECT, `code-${browserName}`);
mkdirSync(FOLDER, { recursive: true });

const linesOf = (page) =>
  page.evaluate(() => document.querySelector('section:not([hidden]) .code code').textContent);

/** Saves the account as a person does, beside the programs that are to load it. */
async function save(page) {
  await noteFiles(page);
  await press(page, '#save');
  const file = await savedFile(page);
  writeFileSync(path.join(FOLDER, file.name), textOf(file));
}

/** The answers that the calculator shown holds, by what the lines call them. */
const answersOf = (page) =>
  page.evaluate(() => {
    const calculator = document.querySelector('section:not([hidden]) [data-answers]');
    return JSON.parse(calculator.dataset.answers);
  });

/** Notes on each calculator how its questions ended. */
const noteAnswers = (page) =>
  page.evaluate(() => {
    const names = {
      quoteRepayment: 'quote',
      statement: 'statement',
      calendar: 'next',
      simulate: 'trial',
    };
    document.addEventListener('credit-term-answer', ({ target, detail }) => {
      const { view, request, answer, refusals, invalid } = detail;
      const told = JSON.parse(target.dataset.answers ?? '{}');
      told[names[view] ?? 'preview'] = request && { answer, refusals, invalid };
      target.dataset.answers = JSON.stringify(told);
    });
    for (const element of document.querySelectorAll('[data-section] > *')) element.refresh?.();
  });

let programs = 0;

/** Runs the lines as a program of a project that has the package and the file that was saved. */
async function run(lines) {
  const calls = lines.matchAll(/^const (\w+) = (?:account\.|calendar\()/gm);
  const names = [...calls].map(([, name]) => name);
  programs += 1;
  const file = path.join(FOLDER, `${programs}.mjs`);
  writeFileSync(file, `${lines}\nexport const answers = { ${names.join(', ')} };\n`);
  const { answers } = await import(pathToFileURL(file));
  return answers;
}

/** Holds the lines to what the page shows. */
async function isTrue(page) {
  const lines = await linesOf(page);
  const shown = await answersOf(page);
  await save(page);
  const given = await run(lines);
  const expected = Object.entries(shown).filter(([, ending]) => ending !== null);
  assert.deepEqual(
    Object.keys(given),
    expected.map(([name]) => name),
  );
  for (const [name, { answer, refusals }] of expected)
    assert.deepEqual(
      given[name],
      answer ?? { outcome: 'refused', refusals },
      `${name} by the lines\n${lines}`,
    );
  return lines;
}

for (const [what, start, act, said] of [
  [
    'a checkout',
    '/',
    () => {},
    /account\.previewOrder\(\{ on: '2026-11-23', amount: '5000\.00' \}\)/,
  ],
  [
    'a checkout that is asked with an approval',
    '/#checkout?amount=61000.00&expected=2026-12-01',
    async (page) => {
      await look(page, () => shown('details.more:not(.code)')[0].toggleAttribute('open', true));
      await fill(page, 'approvedBy', "Wang's \\ \"desk\"");
      await fill(page, 'reason', 'rush');
    },
    /approvedBy: "Wang's \\\\ \\"desk\\""/,
  ],
  ['a statement and its quote', '/#statement/4', () => {}, /const quote = account\.quoteRepayment/],
  [
    'a quote that is refused',
    '/#statement/3?for=amount&repayment=9999999.00',
    () => {},
    /for: \{ kind: 'amount', amount: '9999999\.00' \}/,
  ],
  [
    'a statement whose quote is not filled in',
    '/#statement/3?for=orders',
    () => {},
    /account\.statement\(\{ on: '2026-11-23', number: 3 \}\);\n$/,
  ],
  ['a return', '/#return/SO-1111-1212?amount=12.00', () => {}, /account\.previewReturn\(\{/],
  [
    'a return by items, on a day of its own',
    '/#return/SO-1111-1212?items=&item=CHAIR-ERGO-2*1&returnOn=2026-11-25',
    () => {},
    /on: '2026-11-25',\s.*\s?items: \[\{ itemId: 'CHAIR-ERGO-2', quantity: 1 \}\]/s,
  ],
  [
    'the calendar',
    '/#calendar',
    (page) => fill(page, 'closingDay', '31'),
    /^import \{ calendar \} from 'credit-term';\n\nconst next = calendar\(\{\n.* day: 31 /s,
  ],
  [
    'a what-if, but for the step that is not complete',
    '/#what-if',
    async (page) => {
      await press(page, within(1, '.title'));
      await fill(page, 'amount', '1,5');
    },
    /^const trial = account\.simulate\(\{\s+on: '2026-11-23',\s+commands: \[\s+\{\s+type: 'rec/m,
  ],
]) {
  test(`the lines are true: ${what}`, () =>
    withPage(
      start,
      async (page) => {
        await noteAnswers(page);
        await act(page);
        assert.match(await isTrue(page), said);
      },
      english,
    ));
}

test('the lines follow the form, the date and the language, open or closed as they were', () =>
  withPage(
    '/',
    async (page) => {
      await noteAnswers(page);
      const isOpen = () =>
        page.evaluate(() => document.querySelector('section:not([hidden]) .code').open);
      assert.equal(await isOpen(), false);
      await press(page, '.code summary');
      await fill(page, 'amount', '77.00');
      await chooseDate(page, '2026-11-24');
      await page.select('#language', 'zh');
      const lines = await isTrue(page);
      assert.match(lines, /previewOrder\(\{ on: '2026-11-24', amount: '77\.00' \}\)/);
      assert.match(lines, /“保存账户快照”/);
      assert.match(lines, /'\.\/credit-term-account-2026-11-24\.json'/);
      assert.equal(await isOpen(), true);
      await fill(page, 'amount', '');
      assert.equal(await linesOf(page), '');
      assert.match(await text(page, '.code'), /填好上面的内容/);
    },
    english,
  ));

test('of a return on other days the lines are those of the day asked for', () =>
  withPage(
    '/#return/SO-1111-1212?amount=12.00',
    async (page) => {
      await page.evaluate(() => {
        globalThis.days = [];
        document.addEventListener('credit-term-answer', ({ detail }) => {
          if (detail.view === 'previewReturn') days.push(detail.request.on);
        });
      });
      await fill(page, 'returned', '13.00');
      assert.ok((await text(page, '.dayCard')).split('\n').length > 1);
      assert.deepEqual(await page.evaluate(() => days), ['2026-11-23']);
      const lines = await linesOf(page);
      assert.match(lines, /previewReturn\(\{[^}]*on: '2026-11-23'/);
      assert.equal(lines.match(/account\.\w+\(/g).length, 1);
    },
    english,
  ));

test('where no step is left the lines ask nothing', () =>
  withPage(
    '/#what-if',
    async (page) => {
      assert.notEqual(await linesOf(page), '');
      await press(page, '[data-say="whatIf.clear"]');
      assert.equal(await linesOf(page), '');
    },
    english,
  ));

test('what is malformed is thrown at the place that the lines name', () =>
  withPage(
    '/#checkout?amount=1.005',
    async (page) => {
      const lines = await linesOf(page);
      const [, place] = /\/\/ CreditTermError: invalidInput, (\S+)\n/.exec(lines);
      await save(page);
      await assert.rejects(run(lines), { code: 'invalidInput', path: place });
    },
    english,
  ));

/** Stands in for the clipboard: notes what is copied, or refuses. */
const clipboard = (page, refuses) =>
  page.evaluate((refused) => {
    globalThis.copies = [];
    const writeText = async (copy) => {
      if (refused) throw new DOMException('refused', 'NotAllowedError');
      copies.push(copy);
    };
    Object.defineProperty(navigator, 'clipboard', { value: { writeText } });
    document.execCommand = (command) => {
      copies.push(command);
      return false;
    };
  }, refuses);

const SAID = '.code [role="status"]';

for (const [refuses, said] of [
  [false, /^Copied\.$/],
  [true, /^The browser refused\. The lines are selected/],
]) {
  test(`the lines are copied and the page says so; clipboard refused: ${refuses}`, () =>
    withPage(
      '/',
      async (page) => {
        await clipboard(page, refuses);
        await press(page, '.code summary');
        await press(page, '.code button');
        await until(async () => (await text(page, SAID)) !== '', 'what became of it');
        assert.match(await text(page, SAID), said);
        const lines = await linesOf(page);
        const [copies, selected] = await page.evaluate(() => [copies, String(getSelection())]);
        assert.deepEqual(copies, refuses ? ['copy'] : [lines]);
        if (refuses) assert.equal(selected.trimEnd(), lines.trimEnd());
        await fill(page, 'amount', '77.00');
        assert.equal(await text(page, SAID), '');
      },
      english,
    ));
}
