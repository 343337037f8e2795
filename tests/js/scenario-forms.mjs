// The scenario files of tests/scenarios, their short forms written out; the form of a scenario is
// described in tests/scenarios.rs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';

const folder = new URL('../scenarios/', import.meta.url);
const SHARED = '00-shared.json';

const read = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const shared = read(SHARED);

export const isObject = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const text = (value) => JSON.stringify(value);

/** The scenarios, by file. */
export function scenarioFiles() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== SHARED);
  return Object.fromEntries(files.sort().map((file) => [file, read(file)]));
}

/** The commands of a `given` list: a text stands for the shared piece of that name. */
export function commands(given = []) {
  return given.flatMap((entry) => {
    if (typeof entry !== 'string') return entries(entry);
    assert.ok(shared.given[entry], `no piece is named ${entry}`);
    return commands(shared.given[entry]);
  });
}

export function expand(value) {
  if (Array.isArray(value)) return value.flatMap(entries);
  if (!isObject(value)) return value;
  if ('$text' in value) return value.$text.repeat(value.times);
  const whole = {};
  for (const [key, field] of Object.entries(value)) {
    if (key === '$like') {
      assert.ok(shared.terms[field], `no terms ${field}`);
      Object.assign(whole, structuredClone(shared.terms[field]));
    } else {
      whole[key] = expand(field);
    }
  }
  return whole;
}

/** What one entry of a list stands for: itself, copies of a value, or a row of dates. */
function entries(entry) {
  if (isObject(entry) && '$repeat' in entry) {
    const copy = (_, n) => expand(JSON.parse(text(entry.of).replaceAll('{n}', String(n + 1))));
    return Array.from({ length: entry.$repeat }, copy);
  }
  if (isObject(entry) && '$dates' in entry) {
    const from = Date.parse(`${entry.from}T00:00:00Z`);
    const date = (_, n) => new Date(from + n * entry.every * 86_400_000).toISOString().slice(0, 10);
    return Array.from({ length: entry.$dates }, date);
  }
  return [expand(entry)];
}

/** What a step asks: once, or once for each value that `each` puts at its pointer. */
export function askings(step, asked) {
  if (!step.each) return [expand(asked)];
  const [[pointer, values]] = Object.entries(step.each);
  return values.map((value) => putAt(expand(asked), pointer.slice(1).split('/'), expand(value)));
}

function putAt(whole, keys, value) {
  const at = keys.slice(0, -1).reduce((part, key) => part[key], whole);
  if (value === '$absent') delete at[keys.at(-1)];
  else at[keys.at(-1)] = value;
  return whole;
}
