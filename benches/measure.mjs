// Times two things against each other. The machine is shared and noisy, so both are run in many
// short turns, and the best turn of each counts: what else runs on the machine only ever makes one
// slower. A turn is shorter than the time for which a busy processor goes over to another program.

/**
 * @typedef {object} Side
 * @property {() => any} [prepare] Makes what a turn is given, before the clock runs.
 * @property {(given: any) => void} run One turn.
 * @property {number} calls How many calls a turn makes.
 * @property {(given: any) => void} [after] Takes it away, when the clock has stopped.
 */

const SHORTEST_TURN = 2;
const STEPS_OF_THE_CLOCK = 40;
/** For how long each side is timed, and at least how often. */
const MILLISECONDS = 400;
const FEWEST_ROUNDS = 24;

/** In milliseconds. Browsers have coarse clocks, on which a turn must be longer. */
export const TURN = Math.max(SHORTEST_TURN, STEPS_OF_THE_CLOCK * stepOfTheClock());

function stepOfTheClock() {
  let least = Infinity;
  for (let steps = 0; steps < 10; steps += 1) {
    const began = performance.now();
    let now = began;
    while (now === began) now = performance.now();
    least = Math.min(least, now - began);
  }
  return least;
}

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
 * @returns {{ left: number, right: number, ratio: number }} The best turns in microseconds a call,
 * and left ÷ right.
 */
export function inTurns(left, right, rounds = Math.max(FEWEST_ROUNDS, MILLISECONDS / TURN)) {
  [left, right, left, right].forEach(timed);
  const best = { left: Infinity, right: Infinity };
  for (let round = 0; round < rounds; round += 1) {
    best.left = Math.min(best.left, timed(left));
    best.right = Math.min(best.right, timed(right));
  }
  return { ...best, ratio: best.left / best.right };
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
  const until = performance.now() + 10 * TURN;
  let calls = 0;
  // The first calls are slow, as nothing is compiled yet: they only say where to begin.
  do keep(call((calls += 1)));
  while (performance.now() < until);
  const micros = Math.min(timed(side(calls)), timed(side(calls)), timed(side(calls)));
  return side(Math.max(1, Math.round((TURN * 1000) / Math.max(micros, 0.01))));
}
