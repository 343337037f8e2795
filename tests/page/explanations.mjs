// How the tests open figures and read what they open into.

import { look } from './reading.mjs';

/** Opens every visible figure, one after the other, and reads it and what is shown of it. */
export function openEach(page) {
  return look(page, () => {
    const said = (element) => element.innerText.replace(/\s+/g, ' ').trim();
    const keys = shown('button.why').map(({ dataset }) => dataset.why);
    return keys.map((key) => {
      const button = shown('button.why').find(({ dataset }) => dataset.why === key);
      button.click();
      const explanations = shown('.explanation');
      const explanation = explanations.find(
        ({ id }) => id === button.getAttribute('aria-controls'),
      );
      const terms = [...explanation.querySelectorAll('.terms .term')].map((term) => ({
        name: said(term.querySelector('.of')),
        documents: said(term.querySelector('.documents')),
        links: [...term.querySelectorAll('a')].map((link) => link.getAttribute('href')),
        amount: said(term.querySelector('.amount')),
      }));
      const sum = explanation.querySelector('.sum .amount');
      return {
        key,
        figure: said(button.parentElement),
        open: explanations.length,
        expanded: button.getAttribute('aria-expanded'),
        target: Math.min(button.offsetWidth, button.offsetHeight),
        terms,
        sum: sum && said(sum),
        text: said(explanation),
      };
    });
  });
}

/** A shown amount in its least unit. Sums are the tests' to work out; the page never does. */
export function minorUnits(text) {
  const digits = BigInt(text.replace(/\D/g, ''));
  return /^[-−]/.test(text.trim()) ? -digits : digits;
}
