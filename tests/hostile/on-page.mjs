// Tries every hostile input on a page, or what else the address says.

import { watchInstances } from './memory.mjs';

/** Runs a script in an iframe, subject to the same policy, and gives that frame's window. */
function inFrame(address, type, set = {}) {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  return inWindow(frame.contentWindow, address, type, set);
}

function inWindow(realm, address, type, set = {}) {
  Object.assign(realm, set);
  const script = realm.document.createElement('script');
  script.src = new URL(address, import.meta.url);
  script.type = type;
  return new Promise((resolve, reject) => {
    script.onload = () => resolve(realm);
    script.onerror = () => reject(new Error(`${address} was not run`));
    realm.document.body.append(script);
  });
}

/** What a file of CommonJS exports, as a script of a page that has a `module`. */
async function required(address, realm = globalThis) {
  await inWindow(realm, address, 'text/javascript', { module: {} });
  const { exports } = realm.module;
  delete realm.module;
  return exports;
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

async function copiesOnPage(library) {
  const other = await import('/copies/init.js');
  await other.init();
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const copies = {
    import: library,
    require: await required('/copies/common.js'),
    'import after a change': await import('/credit-term/index.js?t=1'),
    'another address': await import('/copies/index.js'),
    'another build': other,
    'another realm': await required('/copies/common.js', frame.contentWindow),
  };
  const words = {
    ESM: await import('/credit-term/words.js'),
    CommonJS: await required('/copies/words.common.js'),
  };
  return { copies, words };
}

async function loadingOnPage() {
  const response = await fetch('/credit-term/credit-term.wasm');
  let times = 0;
  return {
    fresh: () => import(`/credit-term/init.js?fresh=${(times += 1)}`),
    wasm: new Uint8Array(await response.arrayBuffer()),
    page: {
      'an address of a web page': ['loadFailed', () => '/'],
      'an address that is none': ['loadFailed', () => 'http://['],
    },
  };
}

async function main() {
  const instances = watchInstances();
  const library = await import('/credit-term/index.js');
  const { make: realm } = await inFrame('realm.js', 'text/javascript');
  const { runAll, runCalls, runCopies, runFailures } = await import('./run.mjs');
  const kit = { library, realm, extras, instances };
  const runs = {
    '': () => runAll(kit),
    '?failures': () => runFailures(kit),
    '?calls': () => runCalls(kit),
    '?copies': async () => runCopies(kit, await copiesOnPage(library), await loadingOnPage()),
  };
  return runs[location.search];
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
