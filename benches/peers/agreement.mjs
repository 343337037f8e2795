// Whether the peers give the answers of this package: checked before anything is timed, and by the
// tests.

import { TERMS, accountOf, facts } from '../accounts.mjs';
import { BigAccount } from './big.mjs';
import { TunedAccount } from './bigint.mjs';
import { DineroAccount } from './dinero.mjs';

export const PEERS = {
  'big.js and date-fns': BigAccount,
  'dinero.js and date-fns': DineroAccount,
  'BigInt by hand': TunedAccount,
};

const SIZES = [0, 1, 2, 3, 10, 100];
const VARIANTS = [
  { day: 25, days: 20 },
  { day: 31, days: 30 },
  { day: 10, days: 45 },
  { day: 28, days: 15 },
  { day: 1, days: 60 },
];
const DAYS = [
  { on: '2026-11-10' },
  { on: '2026-11-10', expectedReceiptOn: '2026-11-25' },
  { on: '2026-11-10', expectedReceiptOn: '2026-11-30' },
  { on: '2026-11-11', expectedReceiptOn: '2026-12-31' },
  { on: '2026-11-11', expectedReceiptOn: '2028-02-29' },
];

/**
 * Asks this package and every peer the same, over sizes, terms, days and amounts: accepted ones,
 * refused ones that a repayment would help, and ones that none would.
 *
 * @returns {{ accepted: number, helped: number, refused: number, differing: object[] }}
 */
export function agreement(creditTerm) {
  const found = { accepted: 0, helped: 0, refused: 0, differing: [] };
  for (const size of SIZES) {
    for (const variant of VARIANTS) compareOn(facts(size, undefined, terms(size, variant)));
  }
  return found;

  function compareOn(given) {
    const account = accountOf(creditTerm, given);
    const peers = Object.entries(PEERS).map(([name, Peer]) => [name, new Peer(given)]);
    for (const request of requests(account)) {
      const ours = account.previewOrder(request);
      const kind = ours.repayToProceed === null ? 'refused' : 'helped';
      found[ours.decision === 'accepted' ? 'accepted' : kind] += 1;
      for (const [name, peer] of peers) {
        const theirs = peer.previewOrder(request);
        if (JSON.stringify(ours) !== JSON.stringify(theirs))
          found.differing.push({ name, request, ours, theirs });
      }
    }
    account.dispose();
  }
}

/** A limit near what is owed, so that orders fail. */
function terms(size, { day, days }) {
  return {
    ...TERMS,
    creditLimit: `${10_000 + 9_010 * size}.00`,
    billingCycle: { kind: 'monthly', day },
    repaymentWindow: { kind: 'netDays', days },
  };
}

function requests(account) {
  return DAYS.flatMap((days) => {
    const { available, unbilled, billed } = account.previewOrder({ ...days, amount: '1' });
    const [fits, owed] = [cents(available), cents(unbilled) + cents(billed)];
    const amounts = [1n, 5_050n, fits - 1n, fits, fits + 1n, fits + owed, fits + owed + 1n];
    const asked = ['0.01', '50', '50.5', ...amounts.filter((it) => 0n < it).map(text)];
    return asked.map((amount) => ({ ...days, amount }));
  });
}

const cents = (amount) => BigInt(amount.replace('.', ''));

function text(amount) {
  const digits = String(amount).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fails where a peer answers otherwise, or where a kind of answer was never met. */
export function assertAgreement(creditTerm) {
  const { differing, ...met } = agreement(creditTerm);
  if (differing.length !== 0)
    throw new Error(`a peer answers otherwise: ${JSON.stringify(differing[0], null, 1)}`);
  if (Object.values(met).some((count) => count < 100))
    throw new Error(`too few cases were met: ${JSON.stringify(met)}`);
}
