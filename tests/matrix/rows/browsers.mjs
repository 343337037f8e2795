// Browsers without a bundler, under the strict policy: the package's files as they are.

import { PLAIN } from '../app/sources.mjs';

const KINDS = [
  ['`<script type="module">`', PLAIN.module],
  ['classic `<script>`, by dynamic import', PLAIN.classic],
  ['the wasm file fetched (`init.js`)', PLAIN.fetched],
  ['Web Worker', PLAIN.worker],
  ['classic Web Worker, by dynamic import', PLAIN.classicWorker],
  ['shared worker', PLAIN.sharedWorker],
  ['service worker', PLAIN.serviceWorker],
];

const BROWSERS = [
  ['Chromium', 'chromium'],
  ['Firefox', 'firefox'],
  ['WebKitGTK', 'webkit'],
];

export default BROWSERS.flatMap(([title, browser]) =>
  KINDS.map(([name, files]) => ({
    in: 'runtimes',
    tools: [],
    files,
    rows: [{ name: `${title}, ${name}`, open: '.', browser }],
  })),
);
