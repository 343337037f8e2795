// Installs packages of the system, where it has apt; elsewhere says what to install by hand.

import { succeeds, work } from './run.mjs';

/**
 * @param {string} what What the packages bring, in words.
 * @param {string[]} packages Debian's names.
 * @param {object} [more]
 * @param {string} [more.elsewhere] What else helps where there is no apt.
 * @param {string} [more.around] Shell commands within which `"$@"` installs.
 */
export async function installSystemPackages(what, packages, { elsewhere = '', around } = {}) {
  const isRoot = process.getuid?.() === 0;
  if (!succeeds('apt-get') || !(isRoot || succeeds('sudo', ['-n', 'true']))) {
    throw new Error(byHand(what, packages, elsewhere));
  }

  const apt = (title, ...args) => {
    const within = around === undefined ? [] : ['sh', '-c', around, 'sh'];
    const command = [...within, 'apt-get', '-y', '-q', '-o', 'DPkg::Lock::Timeout=300', ...args];
    const [program, ...rest] = isRoot
      ? command
      : ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', ...command];
    return work(title, program, rest, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  const names = packages.join(' ');
  try {
    // Old lists, and a fresh machine's, lead to browsers that are gone or older than these tests.
    await apt('updating the package lists', 'update');
    await apt(`installing ${what} (${names})`, 'install', '--no-install-recommends', ...packages);
  } catch (error) {
    throw new Error(`${error.message}\n${byHand(what, packages, elsewhere)}`);
  }
}

function byHand(what, packages, elsewhere) {
  return [
    `Missing: ${what}.`,
    `On Debian: apt-get install ${packages.join(' ')}`,
    `Elsewhere, install the like and run this again. ${elsewhere}`,
  ].join('\n');
}
