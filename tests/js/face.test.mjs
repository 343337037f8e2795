// The package's API, by import and by require.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';

import { PROJECT } from '../../tools/packed.mjs';
import { WAYS_IN, cjs, esm } from './packed.mjs';
import { HISTORY, OPENING, TERMS, withAccount } from './sample.mjs';

const ON = '2026-10-31';

for (const [way, face] of Object.entries(WAYS_IN)) {
  const { CreditAccount, CreditTermError, businessDate, calendar, init } = face;
  const check = (name, run) => test(`${way}: ${name}`, run);

  check('the exports are the ones documented', () => {
    assert.deepEqual(Object.keys(face).sort(), [
      'CreditAccount',
      'CreditTermError',
      'businessDate',
      'calendar',
      'init',
    ]);
  });

  check('opening is creating and applying openAccount', () => {
    using([CreditAccount.open(OPENING), CreditAccount.create()], (opened, created) => {
      const answer = created.apply({ type: 'openAccount', ...OPENING });
      assert.equal(answer.outcome, 'accepted');
      assert.equal(answer.version, 1);
      assert.deepEqual(created.snapshot(), opened.snapshot());
    });
  });

  check('a command is accepted, repeated, or refused as a value', () =>
    withAccount(face, (account) => {
      const order = { type: 'placeOrder', on: ON, orderId: 'PO-2', amount: '5000' };
      assert.equal(account.apply(order).outcome, 'accepted');
      assert.deepEqual(account.apply({ ...order, amount: '5000.00' }), {
        outcome: 'repeated',
        version: HISTORY.length + 2,
      });
      const refused = account.apply({ ...order, orderId: 'PO-3' });
      assert.equal(refused.outcome, 'refused');
      assert.deepEqual(
        refused.refusals.map(({ code }) => code),
        ['creditExceeded'],
      );
    }),
  );

  check('every view answers, and JSON text asks the same as an object', () =>
    withAccount(face, (account) => {
      const requests = {
        overview: {},
        terms: {},
        statements: {},
        orders: { limit: 1 },
        returns: {},
        repayments: {},
        statement: { number: 1 },
        order: { orderId: 'PO-1' },
        repayment: { repaymentId: 'RP-1' },
        previewOrder: { amount: '1.00' },
        previewReturn: { orderId: 'PO-1', amount: '1.00' },
        quoteRepayment: { for: { kind: 'posted' } },
        simulate: { commands: [{ type: 'rollForward', on: ON }] },
      };
      for (const [view, fields] of Object.entries(requests)) {
        const request = { on: ON, ...fields };
        const answer = account[view](request);
        assert.notEqual(answer.outcome, 'refused', `${view}: ${JSON.stringify(answer)}`);
        assert.deepEqual(account[view](JSON.stringify(request)), answer);
      }
    }),
  );

  check('a view that cannot be given is refused as a value', () =>
    withAccount(face, (account) => {
      assert.deepEqual(account.order({ on: ON, orderId: 'none' }), {
        outcome: 'refused',
        refusals: [{ code: 'unknownOrder', orderId: 'none' }],
      });
    }),
  );

  check('views and previews change nothing', () =>
    withAccount(face, (account) => {
      const before = JSON.stringify(account.snapshot());
      account.previewOrder({ on: '2026-12-31', amount: '9999999.00' });
      account.simulate({
        on: ON,
        commands: [{ type: 'placeOrder', on: ON, orderId: 'PO-9', amount: '1.00' }],
      });
      assert.equal(JSON.stringify(account.snapshot()), before);
    }),
  );

  check('a snapshot loads back in every form it may have', () =>
    withAccount(face, (account) => {
      const snapshot = account.snapshot();
      const text = JSON.stringify(snapshot);
      const bytes = new TextEncoder().encode(text);
      for (const form of [snapshot, text, bytes, bytes.buffer, Buffer.from(text)]) {
        using([CreditAccount.load(form)], (loaded) =>
          assert.equal(JSON.stringify(loaded.snapshot()), text),
        );
      }
    }),
  );

  check('events replay to the same account', () => {
    using([CreditAccount.create()], (account) => {
      const events = [{ type: 'openAccount', ...OPENING }, ...HISTORY].flatMap(
        (command) => account.apply(command).events,
      );
      const text = JSON.stringify(events);
      for (const form of [events, text, new TextEncoder().encode(text)]) {
        using([CreditAccount.replay(form)], (replayed) =>
          assert.deepEqual(replayed.snapshot(), account.snapshot()),
        );
      }
    });
  });

  check('a fork goes its own way', () =>
    withAccount(face, (account) => {
      using([account.fork()], (fork) => {
        fork.apply({ type: 'placeOrder', on: ON, orderId: 'PO-2', amount: '1.00' });
        assert.notDeepEqual(fork.snapshot(), account.snapshot());
      });
      assert.equal(account.disposed, false);
    }),
  );

  check('an account disposed of says so, once and for all', () => {
    const account = CreditAccount.open(OPENING);
    assert.equal(account.disposed, false);
    account[Symbol.dispose]();
    account.dispose();
    assert.equal(account.disposed, true);
    for (const use of ['apply', 'overview', 'snapshot', 'fork']) {
      assert.throws(() => account[use]({ on: ON }), { code: 'disposed' });
    }
  });

  check('answers are plain data that clone and print as they are', () =>
    withAccount(face, (account) => {
      const overview = account.overview({ on: ON });
      assert.equal(Object.getPrototypeOf(overview), Object.prototype);
      assert.deepEqual(structuredClone(overview), overview);
      assert.equal(overview.overdue, null);
      // Not among the accounts' facts, and no way to reach another's.
      assert.equal(JSON.stringify(account), '{}');
    }),
  );

  check('a calendar needs no account', () => {
    const { periods } = calendar({ terms: TERMS, from: '2026-10-08', periods: 2 });
    assert.deepEqual(
      periods.map(({ closesOn, dueOn }) => [closesOn, dueOn]),
      [
        ['2026-10-25', '2026-11-15'],
        ['2026-11-25', '2026-12-16'],
      ],
    );
  });

  check('a business date is the date in the zone', () => {
    const instant = new Date('2026-11-22T16:00:00Z');
    assert.equal(businessDate(instant, 'Asia/Shanghai'), '2026-11-23');
    assert.equal(businessDate(instant, 'America/New_York'), '2026-11-22');
    assert.match(businessDate(new Date(), 'UTC'), /^\d{4}-\d\d-\d\d$/);
  });

  check('init may be awaited, often and at any time', async () => {
    await Promise.all([init(), init()]);
    assert.equal(await init(), undefined);
  });

  check('errors are recognised whichever copy threw them', () => {
    for (const thrower of [esm, cjs]) {
      const error = caught(() => thrower.CreditAccount.open({}));
      assert.ok(error instanceof CreditTermError);
      assert.ok(error instanceof Error);
      assert.equal(error[Symbol.for('credit-term.error')], true);
      assert.equal(error.name, 'CreditTermError');
      assert.equal(error.code, 'invalidInput');
    }
    class Narrower extends CreditTermError {}
    assert.equal(caught(() => CreditAccount.open({})) instanceof Narrower, false);
    for (const other of [new Error('no'), null, undefined, 'x', {}])
      assert.equal(other instanceof CreditTermError, false);
  });
}

test('importing the package does nothing yet: no wasm is compiled', () => {
  const watch =
    'WebAssembly.Module = WebAssembly.Instance = class { constructor() { throw new Error("compiled"); } };';
  const script = `${watch} await import('credit-term'); console.log('quiet');`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  assert.equal(stdout, 'quiet\n');
});

test('the package works where code may not be made from text', () => {
  const script =
    "import { CreditAccount } from 'credit-term'; console.log(CreditAccount.create().disposed);";
  const strict = ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script];
  const { stdout } = spawnSync(process.execPath, strict, { cwd: PROJECT, encoding: 'utf8' });
  assert.equal(stdout, 'false\n');
});

test('credit-term/init in Node is the main entry', () => {
  const script =
    "import { init, CreditAccount } from 'credit-term/init'; await init(); console.log(CreditAccount.create().disposed);";
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: PROJECT,
    encoding: 'utf8',
  });
  assert.equal(stdout, 'false\n');
});

function using(accounts, use) {
  try {
    use(...accounts);
  } finally {
    for (const account of accounts) account.dispose();
  }
}

function caught(run) {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
