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

/** Says what failed, or with `all` everything that was tried, and how many; gives an exit code. */
export function report({ lines, passed, failed }, all) {
  const isShown = lines.map((line) => all || line.startsWith('✗'));
  // What is wrong about a failure stands under it.
  lines.forEach((line, at) => (isShown[at] ||= line.startsWith('    ') && isShown[at - 1]));
  const shown = lines.filter((_, at) => isShown[at]);
  console.log([...shown, `${passed} passed, ${failed} failed`].join('\n'));
  return failed === 0 && 0 < passed ? 0 : 1;
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
