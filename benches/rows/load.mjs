// Loading a snapshot beside what a page would do with it anyway: decode and parse the same bytes.

import { compare } from '../measure.mjs';
import { timeRow } from '../row.mjs';

const ORDERS = 10_000;

export function load({ creditTerm: { CreditAccount }, ofSize }) {
  const bytes = new TextEncoder().encode(JSON.stringify(ofSize(ORDERS).snapshot()));
  const turns = compare(
    () => CreditAccount.load(bytes).dispose(),
    () => JSON.parse(new TextDecoder().decode(bytes)),
  );
  const what = 'loading a snapshot of 10,000 orders ÷ decoding and JSON.parse';
  return [timeRow(what, turns, { most: 2.5 })];
}
