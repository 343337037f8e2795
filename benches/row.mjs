// A row of the table: what was measured, its figures, and whether it reached its goal.

/**
 * @param {string} what
 * @param {string} measured The figures that the ratio is of.
 * @param {number} ratio
 * @param {{ most?: number, least?: number, unit?: string }} goal
 */
export function row(what, measured, ratio, goal) {
  const { most = Infinity, least = -Infinity, unit = '' } = goal;
  return { what, measured, ratio, goal, unit, met: least <= ratio && ratio <= most };
}

/** A row of one time over another. */
export function timeRow(what, { left, right, ratio }, goal) {
  return row(what, `${time(left)} ÷ ${time(right)}`, ratio, goal);
}

export function time(micros) {
  if (micros < 1) return `${Math.round(micros * 1000)} ns`;
  if (micros < 1000) return `${digits(micros)} µs`;
  return `${digits(micros / 1000)} ms`;
}

export function digits(number) {
  if (100 <= Math.abs(number)) return String(Math.round(number));
  return String(Number(number.toPrecision(3)));
}

export function goalText({ goal: { most, least }, unit }) {
  return most === undefined ? `≥ ${least}${unit}` : `≤ ${most}${unit}`;
}
