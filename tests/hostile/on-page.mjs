// Tries every hostile input on a page. What it is to do stands in the address.

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
  const { runAll } = await import('./run.mjs');
  return runAll({ library, realm, extras, instances });
}

try {
  globalThis.outcome = await main();
  document.documentElement.dataset.ready = 'true';
} catch (error) {
  console.error(error);
  document.documentElement.dataset.ready = 'failed';
}
