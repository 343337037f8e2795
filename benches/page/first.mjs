// How long the first order preview takes in a page that has just imported the package.

import { CreditAccount } from '/credit-term/index.js';

import { OPENED_ON, TERMS, previewRequests } from '../accounts.mjs';

const [request] = previewRequests(1);

globalThis.milliseconds = () => {
  const began = performance.now();
  const account = CreditAccount.open({ on: OPENED_ON, terms: TERMS });
  const { decision } = account.previewOrder(request);
  const took = performance.now() - began;
  if (decision !== 'accepted') throw new Error(decision);
  return took;
};
document.documentElement.dataset.ready = 'true';
