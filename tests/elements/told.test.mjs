// What the documents tell of the elements is so: the tables of docs/elements.md against the elements
// and their styles, the READMEs' example run as a page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { after } from 'node:test';

import { closeBrowser } from '../../tools/browsers.mjs';
import { inProject } from '../../tools/project.mjs';
import { ELEMENTS, INSTALLED, esm } from '../js/packed.mjs';
import { withAccount } from '../js/sample.mjs';
import { look } from '../page/reading.mjs';
import { KINDS, ON, visit, within, written } from './admin.mjs';

after(closeBrowser);

const document = readFileSync(inProject('docs', 'elements.md'), 'utf8');

/** The rows of the first table under a heading, cell by cell. */
function rowsUnder(heading) {
  const [, section] = document.split(`# ${heading}\n`);
  const rows = section.split('\n## ')[0].matchAll(/^\| (.*) \|$/gm);
  return [...rows].slice(1).map(([, row]) => row.split(' | '));
}

const inCode = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
const sorted = (names) => [...new Set(names)].sort();

test('every custom property of the styles is told, and no other', () => {
  const styles = readFileSync(inProject('src', 'js', 'elements', 'theme.css'), 'utf8');
  const read = [...styles.matchAll(/--credit-term-[\w-]+/g)].map(([name]) => name);
  const told = rowsUnder('Custom properties').flatMap(([names]) => inCode(names));
  assert.deepEqual(sorted(told), sorted(read.filter((name) => !name.endsWith('-'))));
});

test('every attribute is told, and every property and event of the types', () => {
  const types = readFileSync(path.join(INSTALLED, 'dist', 'elements.d.ts'), 'utf8');
  for (const [tag, , properties, attributes] of rowsUnder('Elements')) {
    const [name] = inCode(tag);
    const className = name
      .slice(1, -1)
      .replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
    const { observedAttributes } = ELEMENTS.ESM[className];
    assert.deepEqual(sorted(inCode(attributes)), sorted(observedAttributes), name);
    const [, body] = new RegExp(`class ${className} [^{]*{(.*?)\\n}`, 's').exec(types);
    const typed = [...body.matchAll(/^ {2}(?:readonly )?(\w+):/gm)].map(([, property]) => property);
    assert.deepEqual(sorted(inCode(properties)), sorted(typed), name);
    assert.match(types, new RegExp(`'${name.slice(1, -1)}': ${className};`));
  }
  const events = rowsUnder('Events').flatMap(([name]) => inCode(name));
  const typed = [...types.matchAll(/'(credit-term-\w+)': CustomEvent/g)].map(([, name]) => name);
  assert.deepEqual(sorted(events), sorted(typed));
});

test('every part that the elements have is told, and no other', () =>
  visit(KINDS.plain(), async (page) => {
    const tags = rowsUnder('Elements').map(([tag]) => inCode(tag)[0].slice(1, -1));
    await page.evaluate(
      (names, on) => {
        for (const name of names)
          Object.assign(document.body.appendChild(document.createElement(name)), {
            account: accounts.CNY,
            on,
            amount: '1.00',
          });
      },
      tags,
      ON,
    );
    const parts = await look(page, () => {
      shown('button.why')[0].click();
      return everywhere('[part]').flatMap(({ part }) => [...part]);
    });
    const told = rowsUnder('Parts').flatMap(([names]) => inCode(names));
    assert.deepEqual(sorted(parts), sorted(told));
  }));

for (const [readme, verdict] of [
  ['README.md', /May pay on credit/],
  ['README.zh-CN.md', /可以用账期支付/],
]) {
  test(`${readme}: its admin page shows an account, and hears the answer`, () => {
    const text = readFileSync(inProject(readme), 'utf8');
    const block = (language) => text.split(`\`\`\`${language}\n`)[1].split('\n```')[0];
    const place = (name) => `./credit-term/${name}.js`;
    const script = block('javascript')
      .replace("'credit-term'", `'${place('index')}'`)
      .replace("'credit-term/elements'", `'${place('elements')}'`);
    const folder = written('readme-page', {
      'index.html': `<!doctype html><html lang="en"><meta charset="utf-8"><title>Admin</title><link rel="icon" href="data:,"><link rel="stylesheet" href="./admin.css"><script type="module" src="./main.js"></script>${block('html')}</html>`,
      'admin.css': block('css'),
      'main.js': `${script}\ndocument.documentElement.dataset.ready = 'true';`,
      'account.json': withAccount(esm, (account) => JSON.stringify(account.snapshot())),
    });
    const tree = { '/credit-term/': path.join(INSTALLED, 'dist'), '/': folder };
    return visit(tree, async (page) => {
      await page.evaluate(() => {
        document.querySelector('credit-term-checkout').id = 'a';
      });
      assert.match(await within(page, 'a', '.verdict'), verdict);
      const [heard, radius, colour] = await page.evaluate(() => {
        const { shadowRoot } = document.getElementById('a');
        const drawn = (selector) => getComputedStyle(shadowRoot.querySelector(selector));
        return [
          document.querySelector('output').value,
          drawn('[part=verdict]:not([hidden])').borderTopLeftRadius,
          drawn('summary').color,
        ];
      });
      assert.deepEqual([heard, radius, colour], ['accepted', '0px', 'rgb(91, 60, 196)']);
    });
  });
}
