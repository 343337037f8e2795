// Whether an answer takes longer on an account of a hundred thousand open orders than on one of
// ten: it must not, as nothing is summed or searched through.

import {
  TODAY,
  accountOf,
  allReserved,
  amountOf,
  facts,
  orderId,
  previewRequests,
  receiptId,
} from '../accounts.mjs';
import { TURN, compare, inTurns, keep } from '../measure.mjs';
import { timeRow } from '../row.mjs';

const MANY = 100_000;
const FEW = 10;
const GOAL = { most: 1.3 };
/** Commands a turn; an account of ten takes ten of them, so that it stays one of about ten. */
const COMMANDS = Math.min(1000, FEW * Math.round(10 * TURN));
/** Every third order of the large account is still to be received: enough for so many rounds. */
const ROUNDS = 20_000 / COMMANDS;

export function growth({ creditTerm, ofSize }) {
  const [many, few] = [ofSize(MANY), ofSize(FEW)];
  const reserved = accountOf(creditTerm, facts(FEW, allReserved));
  const grown = many.fork();
  const title = (what) => `${what}: 100,000 open orders ÷ 10`;
  const rows = [
    timeRow(title('previewOrder'), compare(previews(many), previews(few)), GOAL),
    timeRow(
      title('apply(placeOrder)'),
      inTurns(onOne(grown, placing(MANY)), onForks(few, placing(FEW)), ROUNDS),
      GOAL,
    ),
    timeRow(
      title('apply(confirmReceipt)'),
      inTurns(onOne(grown, receivingOneOfThree()), onForks(reserved, receivingInTurn()), ROUNDS),
      GOAL,
    ),
    timeRow(
      title('quoteRepayment of one order'),
      compare(quotes(many, MANY), quotes(few, FEW)),
      GOAL,
    ),
  ];
  for (const account of [reserved, grown]) account.dispose();
  return rows;
}

function previews(account) {
  const requests = previewRequests(512);
  return (call) => account.previewOrder(requests[call % requests.length]);
}

/** Of orders from all over the account, by a stride that meets each kind of them. */
function quotes(account, count) {
  const requests = Array.from({ length: 4096 }, (_, place) => {
    const chosen = (place * 7_919) % count;
    // Every third order is still on its way, with nothing to repay; its neighbour is received.
    const received = chosen % 3 === 2 ? chosen - 1 : chosen;
    return { on: TODAY, for: { kind: 'orders', orders: [{ orderId: orderId(received) }] } };
  });
  if (account.quoteRepayment(requests[1]).lines.length !== 1) throw new Error('nothing to repay');
  return (call) => account.quoteRepayment(requests[call % requests.length]);
}

/** Gives new orders, one after the other. */
function placing(next) {
  return () => {
    const place = next++;
    return { type: 'placeOrder', on: TODAY, orderId: orderId(place), amount: amountOf(place) };
  };
}

const receive = (place) => ({
  type: 'confirmReceipt',
  on: TODAY,
  receiptId: receiptId(place),
  orderId: orderId(place),
});

/** Receives orders from all over an account of which every third is still on its way. */
function receivingOneOfThree() {
  const third = Math.floor(MANY / 3);
  let next = 0;
  return () => receive(3 * ((next++ * 7_919) % third) + 2);
}

/** Receives the ten orders of a small account, of one fork after the other. */
function receivingInTurn() {
  let next = 0;
  return () => receive(next++ % FEW);
}

function applyAll(account, commands) {
  for (const command of commands) {
    const answer = keep(account.apply(command));
    if (answer.outcome !== 'accepted') throw new Error(JSON.stringify({ command, answer }));
  }
}

const list = (length, next) => Array.from({ length }, next);

const onOne = (account, next) => ({
  calls: COMMANDS,
  prepare: () => list(COMMANDS, next),
  run: (commands) => applyAll(account, commands),
});

const onForks = (account, next) => ({
  calls: COMMANDS,
  prepare: () =>
    list(COMMANDS / FEW, () => ({ fork: account.fork(), commands: list(FEW, next) })),
  run(forks) {
    for (const { fork, commands } of forks) applyAll(fork, commands);
  },
  after(forks) {
    for (const { fork } of forks) fork.dispose();
  },
});
