// Which of what the types say has occurred in values: every field, there and, where it is optional,
// not; every kind of value and every text that a field may have; every member of every union.

import { kindOf, kinds, memberOf } from './values.mjs';

export class Coverage {
  /** By type: how many values, and by field what they were. */
  #seen = new Map();

  /** Notes a value of a type; says whether anything of it is new. */
  add(value, type) {
    const member = memberOf(value, type);
    switch (member?.is) {
      case 'object':
        return this.#addObject(value, member);
      case 'list':
      case 'tuple':
        return value
          .map((entry, n) => this.add(entry, member.is === 'tuple' ? member.of[n] : member.of))
          .includes(true);
      default:
        return false;
    }
  }

  #addObject(value, type) {
    const isFirst = !this.#seen.has(type);
    if (isFirst)
      this.#seen.set(type, new Map([...type.fields.keys()].map((key) => [key, new Set()])));
    const fields = this.#seen.get(type);
    let isNew = isFirst;
    for (const [key, field] of type.fields) {
      for (const trait of traits(value[key])) {
        isNew ||= !fields.get(key).has(trait);
        fields.get(key).add(trait);
      }
      if (value[key] !== undefined && this.add(value[key], field.type)) isNew = true;
    }
    return isNew;
  }

  /** What a type says, and those within it, that has not occurred. */
  missing(type, place, within = new Set()) {
    if (within.has(type)) return [];
    within.add(type);
    switch (type.is) {
      case 'union':
        return type.of.flatMap((member) => this.missing(member, place, within));
      case 'list':
        return this.missing(type.of, place, within);
      case 'tuple':
        return type.of.flatMap((entry) => this.missing(entry, place, within));
      case 'object':
        return this.#missingOfObject(type, place, within);
      default:
        return [];
    }
  }

  #missingOfObject(type, place, within) {
    const fields = this.#seen.get(type);
    if (fields === undefined) return [`${place}: never a ${type.name}`];
    return [...type.fields].flatMap(([key, field]) => {
      const wanted = [...wantedOf(field.type), ...(field.isOptional ? ['absent'] : [])];
      const missing = wanted.filter((trait) => !fields.get(key).has(trait));
      return [
        ...missing.map((trait) => `${type.name}.${key}: never ${trait}`),
        ...this.missing(field.type, `${place}/${key}`, within),
      ];
    });
  }
}

/** What can be told of a value: its kind, which text it is, whether a list holds anything. */
function traits(value) {
  if (value === undefined) return ['absent'];
  const kind = kindOf(value);
  if (kind === 'text' || kind === 'boolean') return [kind, JSON.stringify(value)];
  if (kind !== 'list') return [kind];
  if (value.length === 0) return [kind, 'empty'];
  return [kind, 'filled', ...value.flatMap(traits).map((trait) => `with ${trait}`)];
}

function wantedOf(type) {
  switch (type.is) {
    case 'union':
      return type.of.flatMap(wantedOf);
    case 'literal':
      return [JSON.stringify(type.value)];
    case 'boolean':
      return ['true', 'false'];
    case 'list':
      return ['filled', ...listed(type.of)];
    case 'tuple':
      return [type.of.length === 0 ? 'empty' : 'filled'];
    default:
      return kinds(type);
  }
}

/** The texts that the entries of a list may be. */
const listed = (type) =>
  kinds(type).every((kind) => kind === 'text')
    ? wantedOf(type).map((trait) => `with ${trait}`)
    : [];
