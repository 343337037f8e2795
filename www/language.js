// The language that a person chose here before.

import { languages } from './credit-term/elements/speaker.js';

const KEPT_AS = 'credit-term/language';

export function keptLanguage() {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    return languages.includes(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepLanguage(language) {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
