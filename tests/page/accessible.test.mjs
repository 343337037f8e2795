// WCAG 2.2 AA, as far as tests can tell: what axe finds in every section of the page, in both
// languages and in every way of looking at it; the size of what is pressed; no motion where none
// is wanted.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { browserName, closeBrowser } from '../../tools/browsers.mjs';
import { PAGE } from '../../tools/page-tree.mjs';
import { AXE, findings } from './axe.mjs';
import { MODES, withMode } from './modes.mjs';
import { choose, fill, go, look, press } from './reading.mjs';

after(closeBrowser);

const tree = { ...AXE, ...PAGE };

/** Every section with as much of it on show as it can have, problems too. */
const LOOKS = {
  '#checkout?amount=5000.00': async (page) => {
    await press(page, '.code:not([open]) summary');
  },
  '#checkout?amount=99999.00': async (page) => {
    await look(page, () => shown('details.more:not(.code)')[0].toggleAttribute('open', true));
    await fill(page, 'approvedBy', 'Wang Min');
  },
  '#statement/3': (page) => choose(page, 'orders'),
  '#return/SO-1111-1212?items=&item=CHAIR-ERGO-2*1': () => {},
  '#calendar': async (page) => {
    await fill(page, 'closingDay', '40');
    await fill(page, 'creditLimit', '1.005');
    await fill(page, 'graceDays', 'x');
  },
  '#what-if': () => {},
  '#documents/orders/SO-0914-1188': async (page) => {
    await press(page, '#type');
    await fill(page, 'openedOn', '');
    await press(page, '.own [type="submit"]');
  },
};

/** No element of the page, in whatever tree, moves by itself or on its way from place to place. */
const inMotion = (page) =>
  look(page, () =>
    everywhere('*')
      .filter((element) => {
        const style = getComputedStyle(element);
        const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0);
        return (
          lasts(style.transitionDuration) ||
          style.animationName !== 'none' ||
          style.scrollBehavior === 'smooth'
        );
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );

/**
 * What is pressed and smaller than 24 pixels either way. A label belongs to what it labels: it is
 * pressed as well. Left out, as WCAG 2.5.8 does, are links within a sentence.
 */
const tooSmall = (page) =>
  look(page, () => {
    const least = 24;
    const rooms = (element) => [element, ...(element.labels ?? [])];
    const inSentence = (element) => {
      const sentence = element.closest('p, dd, li');
      const said = sentence?.textContent.trim().length ?? 0;
      return element.matches('a') && said > element.textContent.trim().length;
    };
    return everywhere('a, button, input, select, textarea, summary')
      .filter((element) => rooms(element).some((each) => each.getClientRects().length > 0))
      .filter((element) => !inSentence(element))
      .flatMap((element) => {
        const rects = rooms(element).map((each) => each.getBoundingClientRect());
        const [left, top] = ['left', 'top'].map((side) => Math.min(...rects.map((r) => r[side])));
        const ends = ['right', 'bottom'].map((side) => Math.max(...rects.map((r) => r[side])));
        const [width, height] = [ends[0] - left, ends[1] - top];
        const fits = width >= least - 0.01 && height >= least - 0.01;
        return fits ? [] : [`${element.outerHTML.slice(0, 90)} is ${width} × ${height}`];
      });
  });

/** Goes to each section in turn and has `act` look at it. */
async function everySection(page, act) {
  for (const [address, prepare] of Object.entries(LOOKS)) {
    await go(page, address);
    await prepare(page);
    await act(address);
  }
}

for (const language of ['zh-CN', 'en']) {
  for (const mode of Object.keys(MODES).filter((name) => name !== 'reduced motion')) {
    test(`${browserName}: axe finds nothing in ${language}, ${mode}`, () =>
      withMode(
        mode,
        '/',
        async (page) => {
          const tried = new Set();
          await everySection(page, async (address) => {
            const { said, passed } = await findings(page);
            assert.deepEqual(said, [], address);
            for (const rule of passed) tried.add(rule);
          });
          for (const rule of ['color-contrast', 'label', 'select-name', 'target-size'])
            assert.ok(tried.has(rule), `${rule} was not tried`);
        },
        { language, tree },
      ));
  }
}

for (const mode of ['light', '320 px wide']) {
  test(`${browserName}: whatever is pressed is at least 24 pixels each way, ${mode}`, () =>
    withMode(
      mode,
      '/',
      (page) =>
        everySection(page, async (address) => assert.deepEqual(await tooSmall(page), [], address)),
      { language: 'en' },
    ));
}

if ('reduced motion' in MODES)
  test(`${browserName}: nothing moves where reduced motion is asked for`, () =>
    withMode(
      'reduced motion',
      '/',
      (page) =>
        everySection(page, async (address) => {
          assert.deepEqual(await inMotion(page), [], address);
          assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
        }),
      { language: 'en' },
    ));
