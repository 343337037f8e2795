// The what-if: commands that are typed in and tried on a copy of the account.

import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { closeBrowser, withPage } from '../../tools/browsers.mjs';
import { COMMANDS, commandOf, draftOf } from '../../www/commands.js';
import { commands as given, expand, scenarioFiles } from '../js/scenario-forms.mjs';
import { fill, go, look, press, tableOf, text } from './reading.mjs';
import { english, problem, simulated, source, story, verdict, within } from './steps.mjs';

after(closeBrowser);

test('every command of the wire format can be typed in, and comes back as it was', () => {
  const types = [...source('src/js/commands.d.ts').matchAll(/readonly type: '(\w+)'/g)];
  const known = Object.values(COMMANDS).flatMap(Object.keys);
  assert.deepEqual(known.toSorted(), types.map(([, type]) => type).sort());
  const told = Object.values(scenarioFiles())
    .flat()
    .flatMap((scenario) => given(scenario.given))
    .map(expand);
  const terms = story.commands[0].terms;
  const rest = [
    { type: 'openAccount', on: '2026-11-23', terms },
    { type: 'closeAccount', on: '2026-11-23', reason: 'paid up' },
    { type: 'resumeAccount', on: '2026-11-23' },
    { type: 'failRefund', on: '2026-11-23', returnId: 'RT-1', attempt: 1 },
  ];
  const commands = [...story.commands, ...told, ...rest];
  assert.deepEqual([...new Set(commands.map(({ type }) => type))].sort(), known.toSorted());
  for (const command of commands) assert.deepEqual(commandOf(draftOf(command)), command);
  for (const wrong of [null, 5, {}, { type: 'toString' }, { ...rest[1], more: 1 }])
    assert.equal(draftOf(wrong), null, JSON.stringify(wrong));
});

test('the sample’s suggestion is answered as the package answers, and the account stays', () =>
  withPage(
    '/',
    async (page) => {
      const before = [await text(page, '#overview'), await text(page, '#source')];
      await go(page, '#what-if');
      const said = await simulated(page, story.whatIf);
      assert.ok(said.outcomes.includes('accepted') && said.outcomes.includes('refused'));

      const [head, today, ...rows] = await tableOf(page, 'The account after each step');
      const names = ['reserved', 'unbilled', 'billed', 'available', 'overdue'];
      const figures = (overview) => names.map((name) => overview[name]);
      assert.equal(head.length, 3 + names.length);
      assert.deepEqual(today.slice(3), figures(said.before));
      assert.deepEqual(
        rows.map((row) => row.slice(3)),
        said.after.map(figures),
      );
      assert.deepEqual(
        rows.map((row) => row[1].toLowerCase()),
        said.outcomes,
      );

      const [, ...difference] = await tableOf(page, 'Now and after the steps');
      const last = said.after.at(-1);
      for (const [name, word] of [
        ['available', 'Available credit'],
        ['billed', 'Billed'],
        ['waiting', 'Waiting'],
        ['overdue', 'Overdue'],
      ]) {
        const row = difference.find(([figure]) => figure === word);
        assert.deepEqual([row[1], row[2]], [said.before[name], last[name]], word);
      }
      assert.match(await text(page, '.step.refused'), /¥754\.90 is too much/);
      assert.match(await verdict(page), /4 accepted, 1 refused .*13,204\.00 is available.*overdue/);
      assert.deepEqual([await text(page, '#overview'), await text(page, '#source')], before);
    },
    english,
  ));

test('what would be if nothing were done stands beside it, on the same day', () =>
  withPage(
    '/#what-if',
    async (page) => {
      const [head, ...rows] = await tableOf(page, 'Now and after the steps');
      assert.equal(head.length, 4);
      const { after: there } = await simulated(page, [{ type: 'rollForward', on: '2026-12-26' }]);
      const row = rows.find(([figure]) => figure === 'Available credit');
      assert.equal(row[3], there[0].available);
    },
    english,
  ));

for (const [language, said] of [
  ['en', { amount: /Expected: an amount above zero/, left: /1 not complete/, line: /^Line 2: / }],
  ['zh', { amount: /应为大于 0 的金额/, left: /未填好 1 步/, line: /^第 2 行：/ }],
]) {
  test(`what is malformed is said at its field while typing, the rest is answered: ${language}`, () =>
    withPage(
      '/#what-if',
      async (page) => {
        await press(page, within(1, '.title'));
        await fill(page, 'amount', '1,5');
        assert.match(await problem(page, 1), said.amount);
        assert.match(await verdict(page), said.left);
        const place = await page.evaluate(() => {
          const input = document.querySelector('.step [name="amount"]');
          const about = input.getAttribute('aria-describedby').split(' ');
          const shown = about.map((id) => document.getElementById(id)).filter((p) => !p.hidden);
          return [input.ariaInvalid, shown.map((p) => p.className)];
        });
        assert.deepEqual(place, ['true', ['problem']]);
        const rest = await simulated(page, story.whatIf.slice(1));
        const rows = (await tableOf(page, { en: 'each step', zh: '每一步' }[language])).slice(3);
        assert.deepEqual(
          rows.map((row) => row[6]),
          rest.after.map(({ available }) => available),
        );
        await fill(page, 'amount', '14000');
        assert.equal(await problem(page, 1), '');
        await fill(page, 'items', 'A 1 7000\nB x 7000');
        assert.match(await problem(page, 1), said.line);
        await fill(page, 'items', 'A 1 7000\nB 2 7000');
        assert.equal(await problem(page, 1), '');
        assert.equal(await text(page, '.step.malformed'), '');
      },
      { language },
    ));
}

test('the form of each command has a name for each field, in both languages', () =>
  withPage(
    '/#what-if',
    async (page) => {
      await press(page, within(1, '.title'));
      for (const language of ['zh', 'en']) {
        await page.select('#language', language);
        for (const type of Object.values(COMMANDS).flatMap(Object.keys)) {
          await fill(page, 'type', type);
          const nameless = await look(page, () =>
            shown('.step input, .step select, .step textarea')
              .filter((input) => !input.labels[0]?.textContent)
              .map((input) => input.outerHTML),
          );
          assert.deepEqual(nameless, [], type);
          const said = await text(page, within(1, ''));
          assert.doesNotMatch(said, /\w+\.[a-z]\w+|undefined|\[object/, type);
          if (language === 'en') assert.doesNotMatch(said, /\p{Script=Han}/u, type);
        }
      }
    },
    english,
  ));

test('terms begin as those agreed on; a new limit is tried', () =>
  withPage(
    '/#what-if?step=changeTerms&day=2026-11-23&step=placeOrder&day=2026-11-23&amount=16000.00',
    async (page) => {
      assert.match(await text(page, within(2, '')), /Refused .*¥754\.90 is too much/);
      await press(page, within(1, '.title'));
      assert.equal(await look(page, () => shown('[name="creditLimit"]')[0].value), '80000.00');
      await fill(page, 'creditLimit', '81000.00');
      assert.match(await text(page, '.step:first-child'), /Credit limit 80,000\.00 → 81,000\.00/);
      assert.match(await verdict(page), /^2 accepted/);
      await fill(page, 'creditLimit', 'x');
      assert.match(await problem(page, 1), /Write an amount/);
      await fill(page, 'creditLimit', '81000.00');
      await fill(page, 'currency', 'USD');
      assert.match(await text(page, '.step:first-child'), /Refused .*currency/);
    },
    english,
  ));

test('only the fields of what is chosen belong to a repayment', () =>
  withPage(
    '/#what-if',
    async (page) => {
      await press(page, within(2, '.title'));
      await fill(page, 'for.kind', 'orders');
      await fill(page, 'for.orders', 'SO-1013-1198');
      const orders = { kind: 'orders', orders: [{ orderId: 'SO-1013-1198' }] };
      for (const [kind, wanted] of [
        ['orders', orders],
        ['amount', { kind: 'amount', amount: '500' }],
        ['statement', { kind: 'statement', number: 3 }],
      ]) {
        await fill(page, 'for.kind', kind);
        if (kind === 'amount') await fill(page, 'for.amount', '500');
        if (kind === 'statement') await fill(page, 'for.number', '3');
        const command = { ...story.whatIf[1], for: wanted };
        const said = await simulated(page, [story.whatIf[0], command, ...story.whatIf.slice(2)]);
        const [, , ...rows] = await tableOf(page, 'each step');
        assert.deepEqual(
          rows.map((row) => row[6]),
          said.after.map(({ available }) => available),
          kind,
        );
      }
    },
    english,
  ));

test('a step too far ahead is refused in words, and the next is answered all the same', () =>
  withPage(
    '/#what-if?step=rollForward&day=9990-01-01&step=placeOrder&day=2026-11-24&amount=10&on=2026-11-23',
    async (page) => {
      const far = await text(page, within(1, '.ending'));
      assert.match(far, /^Refused The date is too far ahead: [^.]*\.$/);
      assert.doesNotMatch(far, /undefined|→/);
      assert.match(
        await text(page, within(2, '.ending')),
        /Available credit 14,245\.10 → 14,235\.10/,
      );
      assert.match(await verdict(page), /^1 accepted, 1 refused/);
      const [, , row] = await tableOf(page, 'each step');
      assert.deepEqual(row.slice(2), Array(6).fill('—'));
    },
    english,
  ));
