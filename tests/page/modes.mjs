// The ways in which people look at the page: colours, size, motion. Chromium is told to emulate
// them, Firefox is started with the preference; WebKitGTK's driver can do neither, so that only the
// sizes of its window are tried there.

import {
  browserName,
  closeBrowser,
  narrow,
  theBrowser,
  useBrowser,
  withPage,
} from '../../tools/browsers.mjs';

const feature = (name, value, preferences) => ({ features: [{ name, value }], preferences });

const SCHEME = 'layout.css.prefers-color-scheme.content-override';

/** Each with what is emulated, what Firefox is started with, and the window where it is another. */
const EVERYWHERE = {
  light: feature('prefers-color-scheme', 'light', { [SCHEME]: 1 }),
  '320 px wide': { width: narrow(320), height: 640 },
};
const EMULATED = {
  dark: feature('prefers-color-scheme', 'dark', { [SCHEME]: 0 }),
  'forced colours': feature('forced-colors', 'active', { 'browser.display.document_color_use': 2 }),
  // As a browser zooms: half as many pixels of the page, each of twice the size.
  'zoomed to 200 %': { width: 640, height: 450, scale: 2 },
  'reduced motion': feature('prefers-reduced-motion', 'reduce', { 'ui.prefersReducedMotion': 1 }),
};

export const MODES = browserName === 'webkit' ? EVERYWHERE : { ...EVERYWHERE, ...EMULATED };

/** Visits a page in a mode; a test's `options` are those of `withPage`. */
export async function withMode(name, address, visit, options) {
  const { features = [], preferences = {}, ...window } = MODES[name];
  await prefer(preferences);
  await withPage(
    address,
    async (page) => {
      await emulate(page, features);
      await visit(page);
    },
    { ...options, ...window },
  );
}

let current = '{}';

/** Starts Firefox anew where it was started otherwise. */
async function prefer(preferences) {
  const wanted = JSON.stringify(preferences);
  if (browserName !== 'firefox' || wanted === current) return;
  await closeBrowser();
  useBrowser(browserName, preferences);
  current = wanted;
  await theBrowser();
}

async function emulate(page, features) {
  if (features.length === 0) return;
  if (browserName === 'chromium') {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { features });
  }
  if (browserName === 'webkit') return;
  for (const { name, value } of features) {
    const query = `(${name}: ${value})`;
    const isSo = await page.evaluate((wanted) => matchMedia(wanted).matches, query);
    if (!isSo) throw new Error(`${browserName} does not take ${query}`);
  }
}
