// The Rust sources, as far as tests of types need them: the words in them, and what serde writes.
// Knows Rust's text as rustfmt lays it out, and nothing of its meaning.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { inProject } from '../../tools/project.mjs';

/** The files of a folder and those within it, but for tests: without comments, by file. */
function textsOf(folder, ending) {
  const files = readdirSync(inProject(folder), { recursive: true })
    .filter((file) => file.endsWith(ending) && !/(^|\/)tests\.rs$/.test(file))
    .sort();
  const read = (file) => readFileSync(path.join(inProject(folder), file), 'utf8');
  return files.map((file) => [file, read(file).replaceAll(/^ *\/\/.*\n/gm, '')]);
}

/** The same in one text. */
export const textOf = (folder, ending) =>
  textsOf(folder, ending)
    .map(([, text]) => text)
    .join('\n');

const WORDS = new Set(
  [...textOf('src', '.rs').matchAll(/"([a-z][A-Za-z0-9]*)"/g)].map(([, word]) => word),
);

/** Every text of the sources that could be the name of a field. */
export const wordsOfTheCode = () => WORDS;

/**
 * A snapshot, which the package alone reads again, and what an error is made of: neither is an
 * answer.
 */
const NO_ANSWERS = ['account/snapshot.rs', 'input.rs'];

/**
 * The structs and enums for which serde derives how they are written, by name: a struct's `fields`,
 * each `{ name, isOptional, isNullable }` or `{ flattened }` with the type it holds; an enum's
 * `names`, and the fields of its `variants` where these are objects.
 */
export function written() {
  const found = new Map();
  const answering = textsOf('src', '.rs').filter(([name]) => !NO_ANSWERS.includes(name));
  for (const [, text] of answering) {
    for (const match of text.matchAll(/^pub(?:\([a-z]+\))? (struct|enum) (\w+)(?:<[^>]*>)? \{/gm)) {
      const attributes = text.slice(text.lastIndexOf('\n\n', match.index), match.index);
      if (!/derive\([^)]*Serialize/.test(attributes)) continue;
      const body = bodyAt(text, match.index + match[0].length);
      const [, kind, name] = match;
      found.set(name, (kind === 'struct' ? struct : variants)(body, attributes));
    }
  }
  return found;
}

/** The text up to the brace that closes what is open at a place. */
function bodyAt(text, start) {
  let depth = 1;
  let end = start;
  for (; depth !== 0; end += 1) depth += { '{': 1, '}': -1 }[text[end]] ?? 0;
  return text.slice(start, end - 1);
}

/** The parts of a body between the commas that stand in no bracket. */
function entries(body) {
  const found = [''];
  let depth = 0;
  for (const character of body) {
    depth += { '{': 1, '(': 1, '[': 1, '<': 1, '}': -1, ')': -1, ']': -1, '>': -1 }[character] ?? 0;
    if (character === ',' && depth === 0) found.push('');
    else found[found.length - 1] += character;
  }
  return found.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

const setting = (attributes, name) =>
  new RegExp(`serde\\([^)]*\\b${name} = "(\\w+)"`).exec(attributes)?.[1];

const camelCase = (name) => name.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());
const lowerFirst = (name) => name[0].toLowerCase() + name.slice(1);

const field = (name, isOptional = false, isNullable = false) => ({ name, isOptional, isNullable });

function struct(body, attributes) {
  const tag = setting(attributes, 'tag');
  const fields = fieldsOf(body, setting(attributes, 'rename_all'));
  return { fields: tag === undefined ? fields : [field(tag), ...fields] };
}

function fieldsOf(body, renaming) {
  return entries(body)
    .filter((entry) => !/serde\(skip\)/.test(entry))
    .map((entry) => {
      const [, name, type] = /(?:pub(?:\([a-z]+\))? )?(\w+): ([^:]*(?:::[^:]*)*)$/s.exec(entry);
      const isOptional = entry.includes('skip_serializing_if');
      const isNullable = type.startsWith('Option<') && !isOptional;
      const wire = setting(entry, 'rename') ?? (renaming === 'camelCase' ? camelCase(name) : name);
      return entry.includes('serde(flatten)')
        ? { flattened: type }
        : field(wire, isOptional, isNullable);
    });
}

function variants(body, attributes) {
  const tag = setting(attributes, 'tag');
  const all = entries(body).map((entry) => {
    const [, name, , inner] = /(?:^|\n\s*)([A-Z]\w*)(\s*\{(.*)\}|\([^)]*\))?$/s.exec(entry);
    const wire = setting(entry, 'rename') ?? lowerFirst(name);
    return { name: wire, fields: inner === undefined ? [] : fieldsOf(inner, 'camelCase') };
  });
  const names = all.map(({ name }) => name);
  if (tag === undefined) return /untagged/.test(attributes) ? {} : { names };
  return { names, variants: all.map(({ fields }) => [field(tag), ...fields]) };
}
