// The one table of words for people. A key has its words in Chinese and in English; a placeholder
// `{name:kind}` is filled with the figure of that name, written as its kind says (see voice.js).

import { names } from './names.js';
import { refusals } from './refusals.js';
import { sentences } from './sentences.js';

export const table = { ...names, ...refusals, ...sentences };
