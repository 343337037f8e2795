// Each element in a plain page: set by property and by attribute, in any order, before and after it
// is defined, moved, removed and put back, with accounts that come and go.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { browserName, closeBrowser } from '../../tools/browsers.mjs';
import { ELEMENTS, esm } from '../js/packed.mjs';
import { withAccount } from '../js/sample.mjs';
import { KINDS, ON, type, visit, within } from './admin.mjs';

after(closeBrowser);

let plain;
before(() => {
  plain = KINDS.plain();
});

/** What the package itself answers to what the elements ask. */
const answered = (view, request) => withAccount(esm, (account) => account[view](request));

/** Puts markup into the page and gives each named element its properties. */
const put = (page, markup, properties = {}) =>
  page.evaluate(
    (html, all) => {
      document.querySelector('main').innerHTML = html;
      for (const [id, { account, ...more }] of Object.entries(all)) {
        const given = account === undefined ? {} : { account: accounts[account] };
        Object.assign(document.getElementById(id), given, more);
      }
    },
    markup,
    properties,
  );

for (const [kind, tree] of Object.entries(KINDS)) {
  test(`${browserName}, ${kind}: a checkout that was made before it was defined answers`, async () =>
    visit(await tree(), async (page) => {
      assert.match(await within(page, 'early', '.verdict'), /May pay on credit.*¥5\.00/);
    }));
}

for (const [name, markup, properties, view, request] of [
  [
    'checkout',
    '<credit-term-checkout id="a" amount="1.00"></credit-term-checkout>',
    { account: 'CNY', on: ON, amount: '120.00' },
    'previewOrder',
    { on: ON, amount: '120.00' },
  ],
  [
    'statement',
    '<credit-term-statement id="a" on="2026-10-31" number="1"></credit-term-statement>',
    { account: 'CNY' },
    'statement',
    { on: ON, number: 1 },
  ],
  [
    'return',
    '<credit-term-return id="a" order-id="PO-1"></credit-term-return>',
    { account: 'CNY', on: ON, amount: '50.00' },
    'previewReturn',
    { on: ON, orderId: 'PO-1', amount: '50.00' },
  ],
]) {
  test(`${name}: by property and attribute it answers as the package does, and says so`, () =>
    visit(plain, async (page) => {
      await put(page, markup, { a: properties });
      const [answer, heard] = await page
        .evaluate((wanted) => {
          const element = document.getElementById('a');
          Object.assign(element, { account: element.account, on: element.on });
          const { answer: last } = element;
          const answers = heard.filter(({ from, view: asked }) => from === 'a' && asked === wanted);
          return JSON.stringify([last, answers]);
        }, view)
        .then(JSON.parse);
      assert.deepEqual(answer, answered(view, request));
      assert.equal(heard.length, 1, 'what is set together, or again, is asked once');
      assert.deepEqual(heard[0].answer, answer);
      assert.deepEqual(heard[0].request, request);
    }));
}

test('what is set while an element is nowhere counts when it is put somewhere', () =>
  visit(plain, async (page) => {
    await page.evaluate((on) => {
      const element = document.createElement('credit-term-return');
      element.id = 'late';
      element.orderId = 'PO-1';
      element.on = on;
      element.amount = '10.00';
      element.refresh();
      element.account = accounts.KWD;
      element.account = accounts.CNY;
      document.querySelector('main').replaceChildren(element);
    }, ON);
    assert.match(await within(page, 'late', '.verdict'), /Return of .*10\.00/);
  }));

test('attributes are followed when they change', () =>
  visit(plain, async (page) => {
    const markup = '<credit-term-statement id="a" on="2026-10-20"></credit-term-statement>';
    await put(page, markup, { a: { account: 'CNY' } });
    await page.evaluate(() => document.getElementById('a').setAttribute('on', '2026-11-02'));
    assert.match(await within(page, 'a', '.sheet'), /Statement 1 issued/);
    await page.evaluate(() => document.getElementById('a').setAttribute('number', '2'));
    assert.match(await within(page, 'a', '.sheet'), /Statement 2 open/);
    await page.evaluate(() => document.getElementById('a').removeAttribute('on'));
    assert.equal(await within(page, 'a', '.verdict'), 'There is no business date.');
  }));

test('the language is the element’s own, else the nearest around it, else the browser’s, and followed', () =>
  visit(
    plain,
    async (page) => {
      const checkout = (id, more) =>
        `<credit-term-checkout id="${id}" ${more}></credit-term-checkout>`;
      const markup = [
        checkout('own', 'lang="zh-CN"'),
        `<div lang="zh" id="around">${checkout('inner', '')}</div>`,
        `<div lang="fr">${checkout('other', '')}</div>`,
        checkout('plain', ''),
      ].join('');
      await put(page, markup);
      const said = () =>
        Promise.all(
          ['own', 'inner', 'other', 'plain'].map(async (id) =>
            /\p{Script=Han}/u.test(await within(page, id, '.verdict')) ? 'zh' : 'en',
          ),
        );
      assert.deepEqual(await said(), ['zh', 'zh', 'en', 'en']);
      await page.evaluate(() => document.documentElement.removeAttribute('lang'));
      assert.deepEqual(await said(), ['zh', 'zh', 'en', 'zh'], 'the browser speaks Chinese');
      await page.evaluate(() => {
        document.getElementById('around').lang = 'en';
        document.getElementById('own').removeAttribute('lang');
        document.documentElement.lang = 'no_tag';
      });
      assert.deepEqual(await said(), ['en', 'en', 'en', 'en']);
    },
    'zh-CN',
  ));

test('within another shadow tree it follows the language around that', () =>
  visit(plain, async (page) => {
    await page.evaluate((on) => {
      const host = document.createElement('div');
      document.querySelector('main').replaceChildren(host);
      const inner = document.createElement('credit-term-checkout');
      Object.assign(inner, { account: accounts.JPY, on, amount: '7' });
      host.attachShadow({ mode: 'open' }).append(inner);
      globalThis.said = () => inner.shadowRoot.querySelector('.verdict:not([hidden])').innerText;
      host.addEventListener('credit-term-answer', ({ target }) => {
        globalThis.retargeted = target === host;
      });
    }, ON);
    assert.match(await page.evaluate(() => said()), /May pay on credit/);
    assert.equal(await page.evaluate(() => globalThis.retargeted), true, 'events leave the tree');
    await page.evaluate(() => {
      document.documentElement.lang = 'zh';
    });
    assert.match(await page.evaluate(() => said()), /可以用账期支付/);
  }));

test('side by side, each has its account, its currency and what was typed into it', () =>
  visit(plain, async (page) => {
    const ids = ['CNY', 'JPY', 'KWD'];
    const markup = ids.map((id) => `<credit-term-checkout id="${id}"></credit-term-checkout>`);
    await put(
      page,
      markup.join(''),
      Object.fromEntries(ids.map((id) => [id, { account: id, on: ON }])),
    );
    for (const [id, amount, said] of [
      ['CNY', '12.5', /¥12\.50 is accepted/],
      ['JPY', '12', /¥12 is accepted/],
      ['KWD', '12.125', /KWD\s?12\.125 is accepted/],
    ]) {
      await type(page, id, 'amount', amount);
      assert.match(await within(page, id, '.verdict'), said);
    }
    await type(page, 'JPY', 'amount', '12.5');
    assert.match(await within(page, 'JPY', '.problem'), /digits only, no decimals/);
    assert.match(await within(page, 'CNY', '.verdict'), /¥12\.50 is accepted/);
  }));

test('moved, removed and put back, it keeps what was filled in and goes on answering', () =>
  visit(plain, async (page) => {
    const markup =
      '<section id="one"><credit-term-checkout id="a"></credit-term-checkout></section><section id="two" lang="zh"></section>';
    await put(page, markup, { a: { account: 'CNY', on: ON } });
    await type(page, 'a', 'amount', '77.00');
    const move = (place) =>
      page.evaluate((id) => {
        globalThis.moved ??= document.getElementById('a');
        if (id === null) moved.remove();
        else document.getElementById(id).append(moved);
      }, place);
    await move('two');
    assert.match(await within(page, 'a', '.verdict'), /77\.00 会被接受/);
    await move(null);
    await page.evaluate(() => {
      moved.amount = '78.00';
      accounts.CNY.apply({ type: 'suspendAccount', on: '2026-10-31' });
    });
    await move('one');
    assert.match(await within(page, 'a', '.verdict'), /May not pay on credit.*78\.00 is refused/);
    await type(page, 'a', 'amount', '79.00');
    assert.match(await within(page, 'a', '.verdict'), /79\.00 is refused/);
  }));

test('an account that was disposed of meanwhile is told in words and by an event', () =>
  visit(plain, async (page) => {
    const markup = ['checkout', 'statement', 'return']
      .map((name) => `<credit-term-${name} id="${name}" amount="1.00"></credit-term-${name}>`)
      .join('');
    const given = { account: 'CNY', on: ON };
    await put(page, markup, { checkout: given, statement: given, return: given });
    await page.evaluate(() => accounts.CNY.dispose());
    await type(page, 'checkout', 'amount', '2.00');
    assert.equal(await page.evaluate(() => document.getElementById('checkout').answer), null);
    await page.evaluate(() => {
      document.documentElement.lang = 'en-GB';
      document.getElementById('return').refresh();
    });
    for (const id of ['checkout', 'statement', 'return']) {
      const said = await within(page, id, '.verdict');
      assert.equal(said, 'The account is no longer in memory. Open it again.', id);
      const codes = await page.evaluate(
        (from) => heard.filter((each) => each.from === from && each.type === 'error'),
        id,
      );
      assert.deepEqual(codes.at(-1), { type: 'error', from: id, code: 'disposed' });
      assert.equal(await page.evaluate((one) => document.getElementById(one).answer, id), null);
    }
    await page.evaluate(() => {
      document.getElementById('checkout').account = openAll().CNY;
    });
    assert.match(await within(page, 'checkout', '.verdict'), /2\.00 is accepted/);
  }));

test('what is no account, no date, or a date before the account’s last is said, not thrown', () =>
  visit(plain, async (page) => {
    await put(page, '<credit-term-checkout id="a" amount="1.00"></credit-term-checkout>');
    const said = async (properties) => {
      await page.evaluate((given) => {
        const { account, ...more } = given;
        const element = document.getElementById('a');
        Object.assign(
          element,
          more,
          'account' in given && { account: accounts[account] ?? account },
        );
      }, properties);
      return within(page, 'a', '.verdict');
    };
    assert.equal(await said({}), 'There is no account to show.');
    assert.equal(await said({ account: { not: 'one' } }), 'There is no account to show.');
    assert.equal(await said({ account: 'CNY' }), 'There is no business date.');
    assert.match(await said({ on: '31/10/2026' }), /^Enter a date/);
    assert.match(
      await said({ on: '2026-10-30' }),
      /cannot be shown as of that day.*never run back/,
    );
    assert.match(await said({ on: ON }), /May pay on credit/);
    assert.equal(await said({ account: null }), 'There is no account to show.');
  }));

test('commands show after refresh(), and no element changes or disposes of its account', () =>
  visit(plain, async (page) => {
    const markup = '<credit-term-checkout id="a" amount="1.00"></credit-term-checkout>';
    await put(page, markup, { a: { account: 'CNY', on: ON } });
    const { version } = await page.evaluate((on) => {
      const element = document.getElementById('a');
      accounts.CNY.apply({ type: 'placeOrder', on, orderId: 'PO-2', amount: '100.00' });
      globalThis.former = element.answer.available;
      element.refresh();
      return accounts.CNY.overview({ on });
    }, ON);
    const [before, now] = await page.evaluate(() => [
      globalThis.former,
      document.getElementById('a').answer.available,
    ]);
    assert.equal((Number(before) - Number(now)).toFixed(2), '100.00');
    await page.evaluate(() => document.getElementById('a').remove());
    const left = await page.evaluate((on) => accounts.CNY.overview({ on }).version, ON);
    assert.equal(left, version);
  }));

test('choosing a statement or an order is told, and ids lead where the page says', () =>
  visit(plain, async (page) => {
    const markup = '<credit-term-statement id="a"></credit-term-statement>';
    await put(page, markup, { a: { account: 'CNY', on: ON } });
    const links = () =>
      page.evaluate(() =>
        [...document.getElementById('a').shadowRoot.querySelectorAll('a')].map((a) => a.pathname),
      );
    assert.deepEqual(await links(), []);
    await page.evaluate(() => {
      document.getElementById('a').linkTo = (kind, id) => (kind === 'order' ? `/to/${id}` : null);
    });
    assert.deepEqual([...new Set(await links())], ['/to/PO-1']);
    await page.evaluate(() =>
      document.getElementById('a').shadowRoot.querySelector('[value="2"]').click(),
    );
    const chosen = await page.evaluate(() => heard.filter((each) => each.type === 'choose'));
    assert.deepEqual(chosen, [{ type: 'choose', from: 'a', number: 2 }]);
    assert.equal(await page.evaluate(() => document.getElementById('a').number), 2);
  }));

test('a page themes it by custom properties, parts and its colour scheme', () =>
  visit(plain, async (page) => {
    const checkout = (id) => `<credit-term-checkout id="${id}" amount="1"></credit-term-checkout>`;
    const markup = `${checkout('a')}<div class="branded">${checkout('b')}</div><div class="dark">${checkout('c')}</div>`;
    const given = { account: 'CNY', on: ON };
    await put(page, markup, { a: given, b: given, c: given });
    const styles = await page.evaluate(() =>
      ['a', 'b', 'c'].map((id) => {
        const { shadowRoot } = document.getElementById(id);
        const form = getComputedStyle(shadowRoot.querySelector('form'));
        const { color } = getComputedStyle(shadowRoot.querySelector('summary'));
        return [color, form.backgroundColor, form.borderTopWidth];
      }),
    );
    assert.deepEqual(styles, [
      ['rgb(23, 86, 106)', 'rgb(255, 255, 255)', '1px'],
      ['rgb(1, 2, 3)', 'rgb(250, 250, 240)', '7px'],
      ['rgb(124, 195, 212)', 'rgb(26, 35, 34)', '1px'],
    ]);
  }));

test('in a narrow place of a wide window it is laid out for that place', () =>
  visit(plain, async (page) => {
    const markup =
      '<div class="narrow"><credit-term-checkout id="a" amount="1.00"></credit-term-checkout></div>';
    await put(page, markup, { a: { account: 'CNY', on: ON } });
    const [place, needed, columns] = await page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.querySelector('.narrow');
      const strip = document.getElementById('a').shadowRoot.querySelector('.strip.labelled');
      const { gridTemplateColumns } = getComputedStyle(strip);
      return [clientWidth, scrollWidth, gridTemplateColumns.split(' ').length];
    });
    assert.deepEqual([place, columns], [300, 1]);
    assert.ok(needed <= place, `${needed} pixels`);
  }));

test('in a row of flexible boxes it has a width, and no more than there is', () =>
  visit(plain, async (page) => {
    const markup =
      '<div class="row"><p class="narrow">Menu</p><credit-term-checkout id="a"></credit-term-checkout></div>';
    await put(page, markup, { a: { account: 'CNY', on: ON } });
    const [taken, row, needed] = await page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.querySelector('.row');
      return [document.getElementById('a').clientWidth, clientWidth, scrollWidth];
    });
    assert.ok(300 < taken, `${taken} pixels`);
    assert.equal(needed, row, 'nothing is cut off');
  }));

test('a second copy of the package finds the elements defined and throws nothing', () =>
  visit(plain, async (page) => {
    const isSame = await page.evaluate(async () => {
      const first = customElements.get('credit-term-checkout');
      const { CreditTermCheckout } = await import('./credit-term/elements.js?again');
      return [first === customElements.get('credit-term-checkout'), first === CreditTermCheckout];
    });
    assert.deepEqual(isSame, [true, false]);
  }));

test('where there is no DOM the entry can be imported and required', () => {
  assert.equal(globalThis.HTMLElement, undefined);
  for (const entry of Object.values(ELEMENTS))
    assert.equal(typeof entry.CreditTermCheckout, 'function');
});
