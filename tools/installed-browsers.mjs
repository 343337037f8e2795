// Finds the browsers that are installed on this machine.

import { existsSync } from 'node:fs';
import path from 'node:path';

/** What each is called, the variable that may name it, its programs, and Debian's package of it. */
export const BROWSERS = [
  {
    what: 'Chromium',
    variable: 'CHROMIUM',
    programs: ['chromium', 'chromium-browser', 'google-chrome'],
    debian: 'chromium',
  },
  {
    what: "Chromium's driver",
    variable: 'CHROMEDRIVER',
    programs: ['chromedriver'],
    debian: 'chromium-driver',
  },
  {
    what: 'Firefox',
    variable: 'FIREFOX',
    programs: ['firefox-esr', 'firefox'],
    debian: 'firefox-esr',
  },
  {
    what: "WebKitGTK's driver",
    variable: 'WEBKITDRIVER',
    programs: ['WebKitWebDriver'],
    debian: 'webkit2gtk-driver',
  },
  {
    what: 'A virtual display',
    variable: 'XVFB',
    programs: ['Xvfb'],
    debian: 'xvfb',
  },
];

export function missingBrowsers() {
  return BROWSERS.filter((browser) => locate(browser) === undefined);
}

/** The path of a browser or driver: from its variable in the environment, else from the path. */
export function browserProgram(what) {
  const found = locate(BROWSERS.find((browser) => browser.what === what));
  if (found === undefined) throw new Error(`${what} is missing; \`npm test\` sets it up.`);
  return found;
}

function locate({ variable, programs }) {
  const places = (process.env.PATH ?? '').split(path.delimiter);
  const named = programs.flatMap((program) => places.map((place) => path.join(place, program)));
  return [process.env[variable], ...named].find((candidate) => candidate && existsSync(candidate));
}
