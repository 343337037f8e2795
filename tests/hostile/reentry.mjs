// Code of the page's that runs while the module does: `Intl`, put in the place of the engine's. It
// may call the package again, break it, throw, or answer nonsense.

import { ON, newAccount, order, preview, thrownBy } from './kit.mjs';
import { TRAP, lose } from './failures.mjs';
import { tally } from './tally.mjs';

const INSTANT = new Date('2026-10-31T12:00:00Z');
const { formatToParts } = Intl.DateTimeFormat.prototype;

/** Runs something while `Intl` takes days apart otherwise. */
function withParts(other, run) {
  Intl.DateTimeFormat.prototype.formatToParts = other;
  try {
    return run();
  } finally {
    Intl.DateTimeFormat.prototype.formatToParts = formatToParts;
  }
}

/** Each: what is done inside a call, with what the account answers there. */
const INSIDE = {
  'asks an account': (library, account) => account.previewOrder(preview()).decision === 'accepted',
  'changes an account': (library, account) => account.apply(order()).outcome === 'accepted',
  'opens and disposes of accounts': (library) => {
    const made = newAccount(library);
    made.dispose();
    return made.disposed;
  },
  'hands over what is malformed': (library, account) =>
    thrownBy(() => account.apply({ type: 5 })).path === '/type',
  'asks for the day in the same zone': (library) =>
    withParts(formatToParts, () => library.businessDate(INSTANT, 'Asia/Tokyo')) === '2026-10-31',
  'asks for the day in many zones': (library) =>
    withParts(formatToParts, () =>
      Array.from({ length: 200 }, (_, at) => `Etc/GMT-${at % 15}`).every(
        (zone) => library.businessDate(new Date(0), zone) === '1970-01-01',
      ),
    ),
  'asks whether the account is there': (library, account) => account.disposed === false,
};

const NONSENSE = {
  nothing: () => undefined,
  'no parts': () => [],
  'parts of nothing': () => [null, undefined, 5],
  'parts that are texts': () => ['2026', '10', '31'],
  'other digits': () => [
    { type: 'year', value: '２０２６' },
    { type: 'month', value: '１０' },
    { type: 'day', value: '３１' },
  ],
  'a month of one digit': () => [
    { type: 'year', value: '2026' },
    { type: 'month', value: '1' },
    { type: 'day', value: '31' },
  ],
  'a year of another era': () => [
    { type: 'year', value: '10000' },
    { type: 'month', value: '01' },
    { type: 'day', value: '01' },
  ],
};

const THROWN = {
  'an error': () => new Error('from the page'),
  'an object like a failure': () => ({ __proto__: null, code: 'disposed', expected: 'a lie' }),
  nothing: () => undefined,
};

/** @returns {{ lines: string[], passed: number, failed: number }} */
export function reenterAll(library, instances) {
  const { outcome, check, tell } = tally();
  const day = () => library.businessDate(INSTANT, 'Asia/Tokyo');

  for (const [what, use] of Object.entries(INSIDE)) {
    const account = newAccount(library);
    let isRight;
    const inside = function (...given) {
      isRight = use(library, account);
      return Reflect.apply(formatToParts, this, given);
    };
    const made = instances.count();
    const answer = withParts(inside, day);
    const isSame = made === instances.count() && !account.disposed;
    const isFine = isRight && isSame && answer === '2026-10-31' && day() === '2026-10-31';
    check(
      isFine && account.overview({ on: ON }).state === 'active',
      `inside a call: it ${what} → ${answer}`,
    );
    account.dispose();
  }
  for (const [what, other] of Object.entries(NONSENSE)) {
    const error = withParts(other, () => thrownBy(day));
    const isRefused = ['invalidInput', 'internal'].includes(error?.code);
    check(
      isRefused && day() === '2026-10-31',
      `inside a call: Intl answers ${what} → ${error?.code}`,
    );
  }
  for (const [what, thrown] of Object.entries(THROWN)) {
    const throwing = () => {
      throw thrown();
    };
    const faults = [];
    const said = lose(library, () => withParts(throwing, day), faults);
    tell(`inside a call: ${what} is thrown → ${said}`, faults);
  }
  tell(...breaks(library, instances, day));
  return outcome;
}

/** Inside a call another one breaks the instance, and a third is answered by a new one. */
function breaks(library, instances, day) {
  const faults = [];
  let anew;
  const said = lose(
    library,
    (account) => {
      const inside = function (...given) {
        const error = thrownBy(() =>
          instances.whileReplaced('view', TRAP, () => account.terms({ on: ON })),
        );
        if (error?.code !== 'internal') faults.push(`the inner call: ${error?.code}`);
        anew = newAccount(library);
        return Reflect.apply(formatToParts, this, given);
      };
      withParts(inside, day);
    },
    faults,
  );
  if (anew.disposed) faults.push('what was opened afterwards is lost too');
  if (anew.apply(order()).outcome !== 'accepted') faults.push('it does not work');
  anew.dispose();
  return [`inside a call: the module is broken → ${said}`, faults];
}
