// What the page tells over everything else: how a file was opened or why not, and what was saved.

import { announce, h } from './credit-term/elements/dom.js';
import { refusalText } from './credit-term/elements/verdict.js';
import { reportParts } from './history.js';
import { sayPlace, sayWanted } from './wanted.js';

/** Tells it in `place`; `show` tells it again in the language of now. */
export function createNotice(place, desk) {
  let trouble = null;
  let saved = null;
  let report = null;

  function show() {
    const parts = partsNow(desk.speaker);
    place.classList.toggle('alarm', trouble !== null);
    place.hidden = parts.length === 0;
    place.replaceChildren(...parts);
  }

  function partsNow(speaker) {
    if (trouble !== null) return [h('p', {}, sayTrouble(speaker, trouble))];
    if (saved !== null) return [h('p', {}, speaker.say('file.saved', { name: saved }))];
    return report === null ? [] : reportParts(speaker, report);
  }

  return {
    show,
    /** Another account is shown: `given` is the report of its file, or null. */
    opened(given) {
      report = given;
      trouble = null;
      saved = null;
    },
    /** Why a file cannot be opened; null: nothing is wrong any more. */
    failed(problem) {
      trouble = problem;
      show();
    },
    saved(name) {
      saved = name;
      trouble = null;
      show();
    },
    /** The page itself failed: `key` names the words for it. */
    broken(key) {
      announce(place, desk.speaker.say(key));
      place.hidden = false;
      place.classList.add('alarm');
    },
  };
}

/** Why a file cannot be opened, in the language of now. */
function sayTrouble(speaker, { key, figures, refusals, file }) {
  const { path, expected } = figures;
  const reason = refusals && refusalText(speaker, refusals);
  if (expected === undefined) return speaker.say(key, { file, reason });
  const place = sayPlace(speaker, path);
  return speaker.say(key, { file, path: place, expected: sayWanted(speaker, expected) });
}
