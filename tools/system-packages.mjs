// Installs packages of the system, where it has apt; elsewhere says what to install by hand.

import { BROWSERS } from './installed-browsers.mjs';
import { succeeds, work } from './run.mjs';

/**
 * @param {string} what What the packages bring, in words.
 * @param {string[]} packages Debian's names.
 */
export async function installSystemPackages(what, packages) {
  const isRoot = process.getuid?.() === 0;
  if (!succeeds('apt-get') || !(isRoot || succeeds('sudo', ['-n', 'true']))) {
    throw new Error(byHand(what, packages));
  }

  const apt = (title, ...args) => {
    const command = ['apt-get', '-y', '-q', '-o', 'DPkg::Lock::Timeout=300', ...args];
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
    throw new Error(`${error.message}\n${byHand(what, packages)}`);
  }
}

function byHand(what, packages) {
  const variables = BROWSERS.map(({ what: browser, variable }) => `${variable} (${browser})`);
  return [
    `Missing: ${what}.`,
    `On Debian: apt-get install ${packages.join(' ')}`,
    'Elsewhere, install the like and run this again. Where a browser is not on the path, these',
    `variables may name its program: ${variables.join(', ')}.`,
  ].join('\n');
}
