// Which of what the types say has occurred in values: every field, there and, where it is optional,
// not; every kind of value and every text that a field may have; every member of every union.

import { kindOf, kinds, memberOf } from './values.mjs';

export class Coverage {
  /** By type of object: what has not occurred of each of its fields. */
  #open = new Map();

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
    let isNew = !this.#open.has(type);
    if (isNew) this.#open.set(type, wantedOfFields(type));
    const open = this.#open.get(type);
    for (const [key, field] of type.fields) {
      for (const trait of traits(value[key])) if (open.get(key).delete(trait)) isNew = true;
      if (value[key] !== undefined && this.add(value[key], field.type)) isNew = true;
    }
    return isNew;
  }

  /** What a type says, and those within it, that has not occurred. */
  missing(type, place, within = new Set()) {
    if (within.has(type)) return [];
    within.add(type);
    const beneath = (inner, at = place) => this.missing(inner, at, within);
    switch (type.is) {
      case 'union':
      case 'tuple':
        return type.of.flatMap((member) => beneath(member));
      case 'list':
        return beneath(type.of);
      case 'object':
        return this.#missingOfObject(type, place, beneath);
      default:
        return [];
    }
  }

  #missingOfObject(type, place, beneath) {
    const open = this.#open.get(type);
    if (open === undefined) return [`${place}: never a ${type.name}`];
    return [...type.fields].flatMap(([key, field]) => [
      ...[...open.get(key)].map((trait) => `${type.name}.${key}: never ${trait}`),
      ...beneath(field.type, `${place}/${key}`),
    ]);
  }
}

/** By field, what must occur of it. */
function wantedOfFields({ fields }) {
  const wanted = ([key, { type, isOptional }]) => [
    key,
    new Set([...wantedOf(type), ...(isOptional ? ['absent'] : [])]),
  ];
  return new Map([...fields].map(wanted));
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
