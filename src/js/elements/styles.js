// Gives a shadow tree its styles: one sheet for all elements of a document, made by script, so that
// a page's policy needs to allow no inline style.

import { CSS } from 'credit-term:styles';

/** A sheet can be adopted only within the document that it was made in. */
const sheets = new WeakMap();

export function adoptStyles(shadowRoot) {
  const { ownerDocument } = shadowRoot;
  const sheet = sheets.get(ownerDocument) ?? createSheet(ownerDocument);
  if (!shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets = [sheet];
}

function createSheet(ownerDocument) {
  const sheet = new ownerDocument.defaultView.CSSStyleSheet();
  sheet.replaceSync(CSS);
  sheets.set(ownerDocument, sheet);
  return sheet;
}
