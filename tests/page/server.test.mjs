// An account of the server on the page: its live snapshot, as of the merchant's business date.

import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';

import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { CLIENT } from '../js/packed.mjs';
import { buildServer, startServer } from '../server/running.mjs';
import { look, press, text, until } from './reading.mjs';

const TERMS = {
  currency: 'CNY',
  creditLimit: '500.00',
  billingCycle: { kind: 'monthly', day: 25 },
  repaymentWindow: { kind: 'netDays', days: 20 },
};
let server;
let key;

before(async () => {
  await buildServer();
  server = await startServer(['admin']);
  [key] = server.keys;
  const client = CLIENT.ESM.createClient({ baseUrl: server.address, credential: key });
  const account = client.account('acme');
  await account.command({ type: 'openAccount', terms: TERMS });
  const placed = await account.command({ type: 'placeOrder', orderId: 'O-1', amount: '123.45' });
  assert.equal(placed.outcome, 'accepted');
});
after(async () => {
  await closeBrowser();
  await server?.stop();
});

/** Writes into the form's field with this label, as a person does. */
const write = (page, label, value) =>
  look(
    page,
    (wanted, written) => {
      const named = shown('#own label').find((each) => each.textContent === wanted);
      named.control.value = written;
      named.control.dispatchEvent(new Event('input', { bubbles: true }));
    },
    label,
    value,
  );

const accountField = (page) =>
  look(page, () => shown('#own label').find(({ textContent }) => textContent === 'Account').control.value);

test('a key opens one of its accounts as of today, and is kept nowhere', () =>
  withPage(
    '/',
    async (page) => {
      await press(page, '#from-server');
      await write(page, 'API key', key);
      await until(async () => (await accountField(page)) === 'acme', 'the accounts of the key');
      await press(page, '#own button[type="submit"]');
      await until(async () => /^acme · CNY/.test(await text(page, '#source')), 'the account');
      assert.match(await text(page, '.tile.first .main'), /376\.55/);
      const left = await page.evaluate(() => [
        ...[...document.querySelectorAll('input')].map(({ value }) => value),
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
        document.cookie,
        location.href,
      ]);
      assert.ok(left.every((each) => !each.includes(key)));
    },
    { language: 'en', api: server.address },
  ));

for (const [given, account, said] of [
  ['ctk_no.key', 'acme', /does not know this key/],
  ['!', 'acme', /No server|does not know this key/],
  [null, 'nobody', /no such account/],
]) {
  test(`what is wrong is said at its field: ${said}`, async () => {
    let seen = '';
    const visit = async (page) => {
      await press(page, '#from-server');
      await write(page, 'API key', given ?? key);
      await write(page, 'Account', account);
      await press(page, '#own button[type="submit"]');
      await until(async () => said.test(await text(page, '#own .problem')), said);
      seen = await text(page, '#source');
    };
    // A browser may write an answer of 401 or 404 on its console as well.
    await withPage('/', visit, { language: 'en', api: server.address }).catch((error) =>
      assert.match(error.message, /40[14]/),
    );
    assert.match(seen, /^Sample: /);
  });
}

test('where no server answers, that is said', async () => {
  let seen = '';
  const visit = async (page) => {
    await press(page, '#from-server');
    await write(page, 'API key', 'ctk_a.b');
    await write(page, 'Account', 'acme');
    await press(page, '#own button[type="submit"]');
    await until(async () => /No server/.test(await text(page, '#own .problem')), 'the problem');
    seen = await text(page, '#source');
  };
  await withPage('/', visit, { language: 'en' }).catch((error) => assert.match(error.message, /404/));
  assert.match(seen, /^Sample: /);
});
