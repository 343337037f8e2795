// What was tried, line by line, and how it came out. Runs in Node and on a page.

export function tally() {
  const outcome = { lines: [], passed: 0, failed: 0 };
  /** Notes one thing that was tried, and what is wrong about it, if anything. */
  const tell = (line, faults) => {
    outcome[faults.length === 0 ? 'passed' : 'failed'] += 1;
    outcome.lines.push(`${faults.length === 0 ? '✓' : '✗'} ${line}`);
    outcome.lines.push(...faults.map((fault) => `    ${fault}`));
  };
  /** Notes one thing that is so, or is not. */
  const check = (isSo, line) => tell(line, isSo ? [] : ['it is not so']);
  return { outcome, tell, check };
}

/** The sums of several. */
export function together(outcomes) {
  const sum = (count) => outcomes.reduce((total, outcome) => total + outcome[count], 0);
  return {
    lines: outcomes.flatMap(({ lines }) => lines),
    passed: sum('passed'),
    failed: sum('failed'),
  };
}
