// Tries every hostile input on a page, or makes a million calls where the address says so.

import { watchInstances } from './memory.mjs';

/** The realm of an iframe, whose script is subject to the same policy. */
function anotherRealm() {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const script = frame.contentDocument.createElement('script');
  script.src = new URL('realm.js', import.meta.url);
  return new Promise((resolve, reject) => {
    script.onload = () => resolve(frame.contentWindow.make);
    script.onerror = () => reject(new Error('the script of the other realm was not run'));
    frame.contentDocument.body.append(script);
  });
}

const extras = {
  'an element': () => document.body,
  'a list of elements': () => document.querySelectorAll('*'),
  'the document': () => document,
  'the window': () => globalThis,
  'what is sent with a form': () => new FormData(),
  'a blob': () => new Blob(['{}']),
  'a response': () => new Response('{}'),
  'all of an old document': () => document.all,
};

async function main() {
  const instances = watchInstances();
  const library = await import('/credit-term/index.js');
  const realm = await anotherRealm();
  const { runAll, runCalls } = await import('./run.mjs');
  const run = location.search === '?calls' ? runCalls : runAll;
  return () => run({ library, realm, extras, instances });
}

try {
  const run = await main();
  // Ready before it is done: what it does takes its time.
  document.documentElement.dataset.ready = 'true';
  setTimeout(async () => {
    globalThis.outcome = await Promise.resolve()
      .then(run)
      .catch((error) => ({ lines: [`✗ ${error.stack}`], passed: 0, failed: 1 }));
  }, 100);
} catch (error) {
  console.error(error);
  document.documentElement.dataset.ready = 'failed';
}
