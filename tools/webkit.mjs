// Drives WebKitGTK, the engine of Safari's family that runs on Linux, by its WebDriver. What it
// opens offers the few methods of puppeteer's browsers and pages that are used here.

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

import selenium from 'selenium-webdriver';

import { browserProgram } from './installed-browsers.mjs';

const { Builder, By, Capabilities, Key } = selenium;

/** No window of this browser gets narrower. */
export const NARROWEST = 447;

/** How long the display and the driver may take to start, on a busy machine. */
const STARTED_MILLISECONDS = 30_000;
/** How long one script of a test may take. */
const SCRIPT_MILLISECONDS = 300_000;
/** Wider than any page that is tried, so that no window is cut. */
const SCREEN = '1600x1200x24';

/**
 * A script for the page's head: WebDriver tells nothing of what a page complains of, so the page
 * itself takes notes of errors on its console, uncaught exceptions and what its policy refused.
 */
export const TAKES_NOTES = `
  globalThis.complaints = [];
  const { error } = console;
  console.error = (...said) => {
    complaints.push('console: ' + said.join(' '));
    error.apply(console, said);
  };
  addEventListener('error', ({ message }) => complaints.push('uncaught: ' + message));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push('uncaught: ' + reason));
  addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) =>
    complaints.push('refused: ' + blockedURI + ' by ' + effectiveDirective));
`;

/** Runs in the page: a function's text with arguments, its result or failure told as JSON. */
const EVALUATE = `
  const [text, given, tell] = arguments;
  const told = (outcome) => tell(JSON.stringify(outcome));
  const failed = (error) => told({ failed: String(error?.message ?? error) });
`;

/** Opens the browser without a window that anybody sees. */
export async function openWebkit() {
  const display = await startDisplay();
  const port = await freePort();
  const driver = spawn(browserProgram("WebKitGTK's driver"), [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${display.number}` },
    stdio: 'ignore',
  });
  const stop = () => {
    driver.kill();
    display.stop();
  };
  try {
    return new Browser(await session(`http://127.0.0.1:${port}`), stop);
  } catch (error) {
    stop();
    throw error;
  }
}

class Browser {
  constructor(session, stop) {
    this.session = session;
    this.stop = stop;
  }

  /** The one window there is, emptied. */
  async newPage() {
    await this.session.get('about:blank');
    return new Page(this.session);
  }

  async version() {
    const capabilities = await this.session.getCapabilities();
    return `WebKitGTK/${capabilities.get('browserVersion')}`;
  }

  async close() {
    await this.session.quit().finally(this.stop);
  }
}

class Page {
  constructor(session) {
    this.session = session;
  }

  setViewport({ width, height }) {
    return this.session.manage().window().setRect({ x: 0, y: 0, width, height });
  }

  goto(address) {
    return this.session.get(address);
  }

  async evaluate(asked, ...given) {
    const call = `Promise.resolve().then(() => (${asked})(...given)).then((value) => told({ value }), failed);`;
    const told = JSON.parse(await this.session.executeAsyncScript(EVALUATE + call, '', given));
    if ('failed' in told) throw new Error(told.failed);
    return told.value;
  }

  /** Keys by their names in events, such as `ArrowRight`, or text. */
  keyboard = {
    press: (name) => this.keyboard.type(keyOf(name)),
    down: (name) => this.session.actions().keyDown(keyOf(name)).perform(),
    up: (name) => this.session.actions().keyUp(keyOf(name)).perform(),
    type: (text) => this.session.actions().sendKeys(text).perform(),
  };

  $eval(selector, read) {
    return this.evaluate(`(wanted) => (${read})(document.querySelector(wanted))`, selector);
  }

  $$eval(selector, read) {
    return this.evaluate(`(wanted) => (${read})([...document.querySelectorAll(wanted)])`, selector);
  }

  async click(selector) {
    await this.session.findElement(By.css(selector)).click();
  }

  async focus(selector) {
    await this.evaluate((wanted) => document.querySelector(wanted).focus(), selector);
  }

  select(selector, value) {
    return this.evaluate(
      (wanted, chosen) => {
        const element = document.querySelector(wanted);
        element.value = chosen;
        element.dispatchEvent(new Event('input', { bubbles: true }));
        element.dispatchEvent(new Event('change', { bubbles: true }));
      },
      selector,
      value,
    );
  }

  /** What the page noted of itself, see TAKES_NOTES. */
  complaints() {
    return this.evaluate(() => globalThis.complaints ?? []);
  }

  async close() {
    await this.session.get('about:blank');
  }
}

/** A key by its name in events; selenium spells one of them in two words. */
const keyOf = (name) =>
  name === 'Backspace' ? Key.BACK_SPACE : Key[name.replaceAll(/\B[A-Z]/g, '_$&').toUpperCase()];

/** A screen in memory, with a number of its own. */
function startDisplay() {
  const screen = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
  const server = spawn(browserProgram('A virtual display'), screen, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`the virtual display ended with ${code}`)));
    server.stdio[3].on('data', (number) =>
      resolve({ number: String(number).trim(), stop: () => server.kill() }),
    );
  });
}

/** Asks until the driver listens. */
async function session(address) {
  const capabilities = new Capabilities({ browserName: 'MiniBrowser' });
  const until = Date.now() + STARTED_MILLISECONDS;
  while (!(await isListening(address))) {
    if (until < Date.now()) throw new Error("WebKitGTK's driver did not start");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const made = await new Builder().usingServer(address).withCapabilities(capabilities).build();
  await made.manage().setTimeouts({ script: SCRIPT_MILLISECONDS });
  return made;
}

const isListening = (address) =>
  fetch(`${address}/status`).then(
    ({ ok }) => ok,
    () => false,
  );

/** A port of this machine that nobody uses. */
export function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
