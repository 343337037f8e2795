// A statement on paper: what is printed of the page, and what is not. Paper is emulated, which the
// protocols of the other browsers do not offer, so it is Chromium that prints.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, useBrowser, withPage } from '../../tools/browsers.mjs';
import { look, openFile, press, text } from './reading.mjs';

useBrowser('chromium');
after(closeBrowser);

/** What A4 leaves between the margins of the print style, in CSS pixels: 186 mm. */
const WIDTH = 703;

/** Shows the page as it is printed, from a dark screen. */
async function onPaper(page) {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await page.emulateMediaType('print');
}

for (const [language, said] of [
  [
    'zh',
    [
      /业务日期\s*2026年11月23日/,
      /额度\s*¥80,000\.00/,
      /最后还款日\s*2026年11月25日/,
      /还哪些\s*账单 3\s*送收银台/,
    ],
  ],
  [
    'en',
    [
      /Business date\s*Nov 23, 2026/,
      /limit\s*¥80,000\.00/,
      /Due on\s*Nov 25/,
      /What to repay\s*Statement 3\s*To the cashier/,
    ],
  ],
]) {
  test(`the statement is printed with its heading, lines, sums and quote: ${language}`, () =>
    withPage(
      '/#statement/3',
      async (page) => {
        assert.equal(await text(page, '#paper'), '', 'the heading is for paper alone');
        await onPaper(page);
        const printed = await text(page, 'body');
        for (const each of said) assert.match(printed, each);
        assert.match(printed, /41,701\.90.*GR-1012-539.*40,802\.90.*34,958\.90/s);
        const tables = await look(page, () =>
          shown('table').map((table) => table.getBoundingClientRect().width),
        );
        assert.equal(tables.length, 2);
        for (const width of tables) assert.ok(width <= WIDTH, `${width} px do not fit on A4`);
      },
      { language, width: WIDTH, height: 1000 },
    ));
}

test('nothing that is pressed or filled in is printed, and all is black on white', () =>
  withPage(
    '/#statement/3',
    async (page) => {
      await press(page, '#type');
      await press(page, '[data-why="lines.outstanding"]');
      await onPaper(page);
      const found = await look(page, () => {
        const around = (element) => {
          const parent = element.parentElement ?? element.getRootNode().host;
          return parent ? [parent, ...around(parent)] : [];
        };
        const styles = (elements, name) => [
          ...new Set(elements.map((each) => getComputedStyle(each)[name])),
        ];
        const tables = shown('table');
        return {
          controls: shown(
            'button, input, select, textarea, nav, form, footer, .notice, .explanation',
          ).length,
          links: shown('a').filter((link) => !link.closest('table')).length,
          inks: styles(shown('h2, h3, p, th, td, dt, dd'), 'color'),
          paper: styles([document.body], 'backgroundColor'),
          heads: styles(shown('thead'), 'display'),
          sums: styles(shown('tfoot'), 'display'),
          rows: styles(shown('tr'), 'breakInside'),
          // Within a grid or a container Firefox repeats no head, and cuts rows.
          places: styles(tables.flatMap(around), 'display'),
          containers: styles(tables.flatMap(around), 'containerType'),
        };
      });
      assert.deepEqual(found, {
        controls: 0,
        links: 0,
        inks: ['rgb(0, 0, 0)'],
        paper: ['rgb(255, 255, 255)'],
        heads: ['table-header-group'],
        sums: ['table-row-group'],
        rows: ['avoid'],
        places: ['block'],
        containers: ['normal'],
      });
    },
    { language: 'en' },
  ));

test('a statement longer than a sheet goes on to the next ones', () =>
  withPage(
    '/#statement',
    async (page) => {
      const rows = Array.from({ length: 150 }, (_, at) => [
        `P-${at},order,10.00,2026-10-12`,
        `P-${at},receipt,10.00,2026-10-15`,
      ]);
      const facts = {
        openedOn: '2026-10-08',
        terms: {
          currency: 'CNY',
          creditLimit: '10000.00',
          billingCycle: { kind: 'monthly', day: 25 },
          repaymentWindow: { kind: 'netDays', days: 20 },
        },
        csv: ['orderId,fact,amount,on', ...rows.flat()].join('\n'),
      };
      const pagesOf = async () => {
        const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        const [, size] = /MediaBox ?\[([^\]]*)/.exec(pdf);
        return { sheets: pdf.match(/\/Type \/Page\b/g).length, size };
      };
      const short = await pagesOf();
      await openFile(page, 'long.json', JSON.stringify(facts), /made of facts/);
      const long = await pagesOf();
      assert.match(long.size, /^0 0 59[45]\.\d+ 84[12]\.\d+/, 'A4');
      assert.ok(short.sheets < long.sheets && long.sheets >= 7, `${long.sheets} sheets`);
    },
    { language: 'en' },
  ));
