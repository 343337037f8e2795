// Runs groups of rows in a browser, as they are asked for.

import * as creditTerm from '/credit-term/index.js';

import { EVERYWHERE, benchOf } from '../everywhere.mjs';

const bench = benchOf(creditTerm);

globalThis.runGroup = (group) => JSON.stringify(EVERYWHERE[group](bench));
document.documentElement.dataset.ready = 'true';
