// The order preview beside JavaScript that gives the same answer: with libraries, summing the open
// orders at each call, and tuned by hand.

import { facts, previewRequests } from '../accounts.mjs';
import { compare } from '../measure.mjs';
import { assertAgreement } from '../peers/agreement.mjs';
import { BigAccount } from '../peers/big.mjs';
import { TunedAccount } from '../peers/bigint.mjs';
import { DineroAccount } from '../peers/dinero.mjs';
import { row, time, timeRow } from '../row.mjs';

const LIBRARIES = { 'big.js': BigAccount, 'dinero.js': DineroAccount };

const orders = (count) => `${count.toLocaleString('en')} order${count === 1 ? '' : 's'}`;

export function peers(bench) {
  assertAgreement(bench.creditTerm);
  return Object.entries(LIBRARIES).flatMap(([name, Peer]) => [
    againstOneOrder(bench, name, Peer),
    timesFaster(bench, name, Peer, 1000, 30),
    timesFaster(bench, name, Peer, 10_000, 300),
  ]);
}

export function tuned(bench) {
  assertAgreement(bench.creditTerm);
  return [1, 1000, 100_000].map((size) => {
    const turns = compare(ours(bench, size), theirs(TunedAccount, size));
    return timeRow(`previewOrder of ${orders(size)} ÷ BigInt by hand`, turns, { most: 4 });
  });
}

function againstOneOrder(bench, name, Peer) {
  const turns = compare(ours(bench, 1), theirs(Peer, 1));
  return timeRow(`previewOrder of 1 order ÷ ${name} and date-fns`, turns, { most: 1 });
}

function timesFaster(bench, name, Peer, size, least) {
  const { left, right, ratio } = compare(theirs(Peer, size), ours(bench, size));
  const what = `previewOrder of ${orders(size)}, faster than ${name} and date-fns`;
  return row(what, `${time(left)} ÷ ${time(right)}`, ratio, { least, unit: ' ×' });
}

/** As a user calls it: plain objects in, plain objects out. */
function ours({ ofSize }, size) {
  return previews(ofSize(size));
}

const theirs = (Peer, size) => previews(new Peer(facts(size)));

function previews(account) {
  const requests = previewRequests(512);
  if (account.previewOrder(requests[0]).decision !== 'accepted') throw new Error('refused');
  return (call) => account.previewOrder(requests[call % requests.length]);
}
