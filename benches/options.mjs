// What the benchmarks are asked for on the command line.

/**
 * `--only peers,load` runs those groups alone; `--write` puts the table into the README.
 *
 * @param {string[]} known The names of all groups.
 */
export function options(known) {
  const given = process.argv.slice(2);
  const write = given.includes('--write');
  const rest = given.filter((word) => word !== '--write' && word !== '--only');
  const only = rest.flatMap((word) => word.split(','));
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length !== 0)
    throw new Error(`no group is named ${unknown.join(', ')}; there are ${known.join(', ')}`);
  if (write && only.length !== 0) throw new Error('--write takes the whole table, without --only');
  return { write, groups: only.length === 0 ? known : known.filter((it) => only.includes(it)) };
}
