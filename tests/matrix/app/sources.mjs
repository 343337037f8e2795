// The one app that every project of the matrix holds, in the forms that projects take it in.

import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** What stands before the answers on a terminal. */
export const MARK = 'credit-term answers: ';

export const ANSWERS = read('answers.js');

/** The same, in CommonJS. */
const COMMON_ANSWERS = `${ANSWERS.replaceAll(
  /import (\{.*\}) from ('.*');/g,
  'const $1 = require($2);',
).replace('export function', 'function')}
module.exports = { answers };
`;

const PRINT = `console.log('${MARK}' + answers());\n`;

/** A program that prints the answers. */
export const MODULE_PROGRAM = {
  'answers.mjs': ANSWERS,
  'main.mjs': `import { answers } from './answers.mjs';\n${PRINT}`,
};
export const COMMON_PROGRAM = {
  'answers.cjs': COMMON_ANSWERS,
  'main.cjs': `const { answers } = require('./answers.cjs');\n${PRINT}`,
};

/** The body of a test that prints the answers. */
const IN_A_TEST = `test('the answers', () => {\n  ${PRINT}});\n`;
const FROM_ANSWERS = "import { answers } from './answers.mjs';\n";

/** The test of a runner whose `test` is imported by `statement`. */
export const moduleTest = (statement) => ({
  'answers.mjs': ANSWERS,
  'answers.test.mjs': `${statement}\n${FROM_ANSWERS}${IN_A_TEST}`,
});
/** The test of a runner that brings `test` itself. */
export const COMMON_TEST = {
  'answers.js': COMMON_ANSWERS,
  'answers.test.js': `const { answers } = require('./answers.js');\n${IN_A_TEST}`,
};

/** The lines of a page's script that show an answer, or that it failed to get one. */
const SHOW = `
async function show(asked) {
  const said = document.body.appendChild(document.createElement('pre'));
  said.id = 'said';
  try {
    said.textContent = await asked();
    document.documentElement.dataset.ready = 'true';
  } catch (error) {
    console.error(error);
    document.documentElement.dataset.ready = 'failed';
  }
}
`;

/** A page with one script. */
const html = (script) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>A shop</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    ${script}
  </body>
</html>
`;

const MODULE_SCRIPT = '<script type="module" src="./main.js"></script>';
const SHOW_ANSWERS = `import { answers } from './answers.js';\n${SHOW}\nshow(answers);\n`;

/** The same by the entry that fetches the wasm file. */
const FETCHED = {
  'answers.js': ANSWERS.replace("'credit-term'", "'credit-term/init'"),
  'main.js': `import { init } from 'credit-term/init';
${SHOW_ANSWERS.replace('show(answers)', 'show(() => init().then(answers))')}`,
};

/** A page for bundlers that start at its HTML. */
export const PAGE = {
  'answers.js': ANSWERS,
  'main.js': SHOW_ANSWERS,
  'index.html': html(MODULE_SCRIPT),
};

/** A page for bundlers that start at a script; the HTML names what they write. */
export const scriptPage = (written, attributes = '') => ({
  'answers.js': ANSWERS,
  'main.js': SHOW_ANSWERS,
  'dist/index.html': html(`<script ${attributes}src="./${written}"></script>`),
});

export const FETCHED_PAGE = { ...PAGE, ...FETCHED };
export const fetchedScriptPage = (...about) => ({ ...scriptPage(...about), ...FETCHED });

/** What a page asks of a worker, and hears back. */
const ASKED_OF_A_WORKER = `new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
  })`;
const workerPage = (made, options) => `${SHOW}
show(() => {
  const worker = new Worker(${made}, ${options});
  return ${ASKED_OF_A_WORKER};
});
`;
/** In a worker: nobody would hear of an exception. */
const ANSWERS_OR_WHY_NOT = `import { answers } from './answers.js';
function answersOrWhyNot() {
  try {
    return answers();
  } catch (error) {
    return String(error);
  }
}
`;
const POST_ANSWERS = `${ANSWERS_OR_WHY_NOT}postMessage(answersOrWhyNot());\n`;

/** A page whose answers come from a worker that the bundler is to find. */
export const WORKER_PAGE = {
  'answers.js': ANSWERS,
  'worker.js': POST_ANSWERS,
  'main.js': workerPage("new URL('./worker.js', import.meta.url)", "{ type: 'module' }"),
};
export const WORKER_PAGE_WITH_HTML = { ...WORKER_PAGE, 'index.html': html(MODULE_SCRIPT) };

/** As a page without a bundler imports the package: by the address of its files. */
const byAddress = (text) =>
  text
    .replaceAll("'credit-term'", "'/credit-term/index.js'")
    .replaceAll("'credit-term/init'", "'/credit-term/init.js'")
    .replaceAll("'credit-term/words'", "'/credit-term/words.js'");

const PLAIN_ANSWERS = byAddress(ANSWERS);

/** As a classic script does: it has no `import` but the one that is a call. */
const CLASSIC_ANSWERS = `async function answersByImport() {
${PLAIN_ANSWERS.replaceAll(/import (\{.*\}) from ('.*');/g, 'const $1 = await import($2);').replace(
  'export function',
  'function',
)}
return answers();
}
`;

/** Pages without a bundler. */
export const PLAIN = {
  module: { ...PAGE, 'answers.js': PLAIN_ANSWERS },
  classic: {
    'main.js': `${CLASSIC_ANSWERS}${SHOW}\nshow(answersByImport);\n`,
    'index.html': html('<script src="./main.js"></script>'),
  },
  fetched: {
    'answers.js': byAddress(FETCHED['answers.js']),
    'main.js': byAddress(FETCHED['main.js']),
    'index.html': html(MODULE_SCRIPT),
  },
  worker: {
    'answers.js': PLAIN_ANSWERS,
    'worker.js': POST_ANSWERS,
    'main.js': workerPage("'./worker.js'", "{ type: 'module' }"),
    'index.html': html(MODULE_SCRIPT),
  },
  classicWorker: {
    'worker.js': `${CLASSIC_ANSWERS}
answersByImport().catch(String).then((said) => postMessage(said));
`,
    'main.js': workerPage("'./worker.js'", '{}'),
    'index.html': html(MODULE_SCRIPT),
  },
  sharedWorker: {
    'answers.js': PLAIN_ANSWERS,
    'worker.js': `${ANSWERS_OR_WHY_NOT}
onconnect = ({ ports: [port] }) => port.postMessage(answersOrWhyNot());
`,
    'main.js': `${SHOW}
show(() => {
  const { port: worker } = new SharedWorker('./worker.js', { type: 'module' });
  return ${ASKED_OF_A_WORKER};
});
`,
    'index.html': html(MODULE_SCRIPT),
  },
  serviceWorker: {
    'answers.js': PLAIN_ANSWERS,
    'worker.js': `${ANSWERS_OR_WHY_NOT}
onmessage = ({ source }) => source.postMessage(answersOrWhyNot());
`,
    'main.js': `${SHOW}
show(async () => {
  await navigator.serviceWorker.register('./worker.js', { type: 'module' });
  const { active } = await navigator.serviceWorker.ready;
  const worker = navigator.serviceWorker;
  active.postMessage('');
  return ${ASKED_OF_A_WORKER};
});
`,
    'index.html': html(MODULE_SCRIPT),
  },
};
