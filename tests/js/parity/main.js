// Plays all histories in the browser, file by file, and tells on the page how far it came.

import * as creditTerm from './credit-term/index.js';
import { answersTo, isAlike } from './player.mjs';

const said = document.documentElement.dataset;

async function histories(file) {
  const response = await fetch(`./histories/${file}.json`);
  return response.json();
}

/** Plays one file's histories; resolves to the seeds of those answered otherwise. */
globalThis.playFile = async (file) => {
  const played = await histories(file);
  const otherwise = played.filter((history) => !isAlike(creditTerm, history));
  return { count: played.length, otherwise: otherwise.map(({ seed }) => seed) };
};

/** All answers to one history of a file. */
globalThis.answersOf = async (file, seed) => {
  const { asked } = (await histories(file)).find((history) => history.seed === seed);
  return [...answersTo(creditTerm, asked)];
};

said.ready = 'true';
