// The strict policy holds on any host: the page says it itself, keeps it, and asks nobody else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { browserName, closeBrowser, withPage } from '../../tools/browsers.mjs';
import { writePage } from '../../tools/page-tree.mjs';
import { TARGET, inProject } from '../../tools/project.mjs';
import { POLICY } from '../../tools/serve.mjs';
import { fill, go, press, text, until } from './reading.mjs';

after(closeBrowser);

const SECTIONS = ['statement', 'return', 'calendar', 'what-if', 'documents', 'checkout'];

const html = readFileSync(inProject('www', 'index.html'), 'utf8');
const folder = path.join(TARGET, `page-${browserName}`);
/** As a plain static host serves it: the folder that was built, without the header. */
const plain = { tree: { '/': folder }, policy: null, language: 'en' };

before(() => writePage(folder));

test('the page says the policy of the header, but for what only a header can say', () => {
  const [, said] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html);
  assert.equal(`${said}; frame-ancestors 'none'`, POLICY);
  const first = html.search(/<(script|link)/);
  assert.ok(html.indexOf(said) < first, 'nothing is asked for before the policy is known');
});

test('no script, style or handler stands in the page itself, and no address of another', () => {
  for (const [, attributes, content] of html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
    assert.match(attributes, / src="\.\//);
    assert.equal(content, '');
  }
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/i);
  for (const [, address] of html.matchAll(/\s(?:href|src)="([^"]*)"/g))
    assert.match(address, /^(\.\/|#)/);
});

test('on a host that sends no policy, everything works within it and asks nobody else', () =>
  withPage(
    '/',
    async (page) => {
      for (const language of ['zh', 'en']) {
        await page.select('#language', language);
        for (const section of SECTIONS) {
          await go(page, `#${section}`);
          assert.notEqual(await text(page, `[data-section="${section}"]`), '');
        }
      }
      await press(page, '#type');
      await fill(page, 'amount', '5.00');
      assert.match(await text(page, '.verdict'), /May pay on credit/);
      const asked = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      const { origin } = new URL(await page.evaluate(() => location.href));
      assert.ok(asked.some((name) => name.endsWith('/data/sample.json')));
      assert.deepEqual(
        asked.filter((name) => new URL(name).origin !== origin),
        [],
      );
      assert.deepEqual(await page.evaluate(() => complaints), []);
    },
    plain,
  ));

for (const [what, act, refused] of [
  [
    'a script within the page',
    () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.ran = true';
      document.body.append(script);
    },
    /refused: inline by script-src/,
  ],
  [
    'a style within the page',
    () => document.body.setAttribute('style', 'color: red'),
    /refused: inline by style-src/,
  ],
  [
    'a request to another host',
    () => fetch('http://127.0.0.1:9/').catch(() => {}),
    /refused: http:\/\/127\.0\.0\.1:9\/? by connect-src/,
  ],
]) {
  test(`without a header too it is refused, and seen: ${what}`, () =>
    assert.rejects(
      withPage(
        '/',
        async (page) => {
          await page.evaluate(act);
          await until(() => page.evaluate(() => complaints.length > 0), 'the refusal');
          assert.equal(await page.evaluate(() => globalThis.ran), undefined);
        },
        plain,
      ),
      refused,
    ));
}
