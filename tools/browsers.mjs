// Drives the browsers installed on this machine: Chromium by its own protocol, Firefox by WebDriver
// BiDi, WebKitGTK by WebDriver.

import { launch } from 'puppeteer-core';

import { serve } from './serve.mjs';
import { browserProgram } from './installed-browsers.mjs';
import { NARROWEST, TAKES_NOTES, openWebkit } from './webkit.mjs';

/** How long a page may take to draw its first answers, on a busy machine. */
const READY_MILLISECONDS = 60_000;

const QUIET_CHROMIUM = [
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium has no sandbox for root. */
export function chromiumArguments() {
  return process.getuid?.() === 0 ? ['--no-sandbox', ...QUIET_CHROMIUM] : QUIET_CHROMIUM;
}

/**
 * Opens a browser without a window.
 *
 * @param {'chromium' | 'firefox' | 'webkit'} name
 * @param {Record<string, boolean | number | string>} preferences Of Firefox alone.
 */
export function openBrowser(name, preferences = {}) {
  if (name === 'webkit') return openWebkit();
  if (name === 'firefox')
    return launch({
      browser: 'firefox',
      executablePath: browserProgram('Firefox'),
      headless: true,
      extraPrefsFirefox: preferences,
    });
  return launch({
    browser: 'chrome',
    executablePath: browserProgram('Chromium'),
    headless: true,
    args: chromiumArguments(),
  });
}

/** The browser that a suite asks its tests to run in. */
export let browserName = process.env.BROWSER ?? 'chromium';

let preferred = {};

/** Takes another browser, or other preferences, from the next page on; close the one before it. */
export function useBrowser(name, preferences = {}) {
  browserName = name;
  preferred = preferences;
}

/** This many pixels, or as few as the browser's window can have. */
export function narrow(width) {
  return browserName === 'webkit' ? Math.max(width, NARROWEST) : width;
}

let opened;

/** The one browser of this process; call `closeBrowser` when the tests are over. */
export function theBrowser() {
  opened ??= openBrowser(browserName, preferred);
  return opened;
}

export async function closeBrowser() {
  const browser = await opened;
  opened = undefined;
  await browser?.close();
}

/**
 * Visits a page, served under the strict policy, once it says that it is ready, and fails on
 * whatever it complains of: errors on its console, uncaught exceptions, things the policy refused.
 *
 * @param {string} address A path of the tree, such as `/`.
 * @param {(page: import('puppeteer-core').Page) => Promise<void>} visit
 * @param {{ tree?: Record<string, string>, origin?: string, policy?: string, api?: string, width?: number,
 * height?: number, scale?: number, language?: string }} options `origin`: a server that runs
 * already, under a policy of its own; `policy`: another one than the strict one, null for none;
 * `api`: the server to which the page's requests are passed on; `scale`: how many pixels of the screen a pixel of the page takes.
 */
export async function withPage(
  address,
  visit,
  { tree, origin, policy, api, width = 1280, height = 900, scale = 1, language } = {},
) {
  const isWebkit = browserName === 'webkit';
  const first = isWebkit ? firstScript(language) : undefined;
  const server = origin === undefined ? await serve({ tree, first, policy, api }) : servedElsewhere(origin);
  const browser = await theBrowser();
  const page = await browser.newPage();
  try {
    const complaints = isWebkit ? () => page.complaints() : await listenTo(page, language);
    await page.setViewport({ width, height, deviceScaleFactor: scale });
    await page.goto(`${server.address}${address}`, { waitUntil: 'load' });
    await ready(page, complaints);
    await visit(page);
    const found = await complaints();
    if (found.length !== 0) throw new Error(found.join('\n'));
  } finally {
    await page.close();
    server.close();
  }
}

const servedElsewhere = (address) => ({ address, close: () => {} });

/** Collects what a page complains of, from before its first script on. */
async function listenTo(page, language) {
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  await page.evaluateOnNewDocument(noteRefused);
  if (language !== undefined) await page.evaluateOnNewDocument(speak, language);
  return async () => [...complaints, ...(await page.evaluate(() => globalThis.complaints ?? []))];
}

/** Takes notes of what the page's policy refused: not every browser's console tells it. */
function noteRefused() {
  globalThis.complaints = [];
  addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
    globalThis.complaints.push(`refused: ${blockedURI} by ${effectiveDirective}`),
  );
}

/** The same as a script of the page's own. */
function firstScript(language) {
  const speaks = language === undefined ? '' : `(${speak})(${JSON.stringify(language)});`;
  return TAKES_NOTES + speaks;
}

function speak(language) {
  Object.defineProperty(navigator, 'language', { get: () => language });
  Object.defineProperty(navigator, 'languages', { get: () => [language] });
}

/**
 * Asks again and again from outside: waiting inside the page would take `eval`, which its policy
 * refuses.
 */
async function ready(page, complaints) {
  const until = Date.now() + READY_MILLISECONDS;
  for (let state; state !== 'true'; await new Promise((resolve) => setTimeout(resolve, 50))) {
    state = await page.evaluate(() => document.documentElement.dataset.ready);
    if (state === 'failed') throw await withComplaints('the page says that it failed', complaints);
    if (until < Date.now()) throw await withComplaints('the page did not get ready', complaints);
  }
}

async function withComplaints(what, complaints) {
  return new Error([what, ...(await complaints())].join('\n'));
}
