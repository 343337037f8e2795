// Times two things against each other. The machine is shared and noisy, so both are run in turns,
// each turn gives a ratio, and the median of these is the answer.

/** @typedef {{ run: (given: any) => void, calls: number, prepare?: () => any, after?: (given: any) => void }} Side */

const ROUNDS = 11;
const MILLISECONDS = 30;

let kept;

/** Keeps an answer reachable, so that no engine leaves out the work behind it. */
export function keep(answer) {
  kept = answer;
  return kept;
}

/**
 * Times two sides in turns.
 *
 * @param {Side} left
 * @param {Side} right
 * @returns {{ left: number, right: number, ratio: number }} The medians in microseconds a call, and
 * that of left ÷ right.
 */
export function inTurns(left, right, rounds = ROUNDS) {
  [left, right, left, right].forEach(timed);
  const turns = Array.from({ length: rounds }, (_, round) => {
    // Neither is always the one that runs on what the other left behind.
    const first = round % 2 === 0 ? timed(left) : undefined;
    const other = timed(right);
    const own = first ?? timed(left);
    return { left: own, right: other, ratio: own / other };
  });
  const of = (name) => median(turns.map((turn) => turn[name]));
  return { left: of('left'), right: of('right'), ratio: of('ratio') };
}

/** Times two functions that may be called any number of times. */
export const compare = (left, right) => inTurns(repeated(left), repeated(right));

function timed({ run, calls, prepare, after }) {
  const given = prepare?.();
  const began = performance.now();
  run(given);
  const took = performance.now() - began;
  after?.(given);
  return (took * 1000) / calls;
}

/** Calls a function as often as fills one turn; it is given the number of the call. */
function repeated(call) {
  const side = (calls) => ({
    calls,
    run() {
      for (let number = 0; number < calls; number += 1) keep(call(number));
    },
  });
  const until = performance.now() + MILLISECONDS;
  let calls = 0;
  // The first calls are slow, as nothing is compiled yet: they only say where to begin.
  do keep(call((calls += 1)));
  while (performance.now() < until);
  const [, micros] = [timed(side(calls)), timed(side(calls))];
  return side(Math.max(1, Math.round((MILLISECONDS * 1000) / Math.max(micros, 0.01))));
}

export function median(numbers) {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
