// Runs tests/wasm.rs, the tests of the wasm shell, inside real browsers: in Chromium by wasm-pack
// and its driver, in the others by opening the test runner's page, which takes no driver of its own.

import { spawn } from 'node:child_process';
import path from 'node:path';

import { openBrowser } from './browsers.mjs';
import { ROOT, TOOLS, WASM_TARGET, tool } from './project.mjs';
import { output, show } from './run.mjs';
import { browserProgram } from './installed-browsers.mjs';
import { freePort } from './webkit.mjs';

const TESTS = ['--features', 'wasm', '--test', 'wasm'];
const TEST_SECONDS = 120;

/**
 * wasm-pack finds wasm-bindgen's runner on the path; it is the one of .tools, whose version fits.
 */
const environment = () => ({
  PATH: `${path.join(TOOLS, 'bin')}${path.delimiter}${process.env.PATH}`,
  WASM_BINDGEN_TEST_TIMEOUT: String(TEST_SECONDS),
});

export function testWasmInChromium() {
  const driver = browserProgram("Chromium's driver");
  const pack = ['test', '--headless', '--chrome', '--chromedriver', driver, '--mode', 'no-install'];
  return show(tool('wasm-pack'), [...pack, '--', ...TESTS], { env: environment() });
}

/** @param {'firefox' | 'webkit'} browser */
export async function testWasmIn(browser) {
  const wasm = testBinary();
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const env = {
    ...process.env,
    ...environment(),
    NO_HEADLESS: '1',
    WASM_BINDGEN_TEST_ADDRESS: address,
  };
  const runner = spawn(tool('wasm-bindgen-test-runner'), [wasm], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await serving(runner);
    return await readResult(browser, `http://${address}/`);
  } finally {
    runner.kill();
  }
}

/** Builds the tests and finds the file they were built into. */
function testBinary() {
  const messages = output('cargo', [
    'test',
    '--no-run',
    '--target',
    WASM_TARGET,
    ...TESTS,
    '--message-format=json',
  ]);
  if (messages === undefined) throw new Error('the tests of the wasm shell do not build');
  const built = messages.split('\n').map((line) => JSON.parse(line));
  return built.find(({ target, executable }) => executable && target.name === 'wasm').executable;
}

/** Waits until the runner says where its page is. */
function serving(runner) {
  return new Promise((resolve, reject) => {
    runner.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      if (String(chunk).includes('http://')) resolve();
    });
    runner.on('error', reject);
    runner.on('exit', (code) => reject(new Error(`the test runner ended with ${code}`)));
  });
}

/** Opens the runner's page and waits for its last line, `test result: ok. …`. */
async function readResult(name, address) {
  const browser = await openBrowser(name);
  try {
    const page = await browser.newPage();
    await page.goto(address, { waitUntil: 'load' });
    const until = Date.now() + TEST_SECONDS * 1000;
    while (Date.now() < until) {
      const said = await page.evaluate(() => document.getElementById('output')?.innerText ?? '');
      if (said.includes('test result:')) {
        console.log(said);
        return /test result: ok\. [1-9]\d* passed/.test(said) ? 0 : 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the tests did not end within ${TEST_SECONDS} s`);
  } finally {
    await browser.close();
  }
}
