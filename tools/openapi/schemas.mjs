// The package's types as JSON Schema 2020-12. What is handed in is closed, as the reader of the
// wire format takes no field that it does not know; what is answered is open, so that it may grow.

import { namedTypes } from '../types.mjs';

const ID = { type: 'string', pattern: '^[A-Za-z0-9._:-]{1,64}$' };
const DATE = { type: 'string', format: 'date' };
const DAY = '(0[1-9]|[12][0-9]|3[01])';
/** What texts of a brand look like where it is not an id. */
const BRANDS = {
  Amount: { type: 'string', pattern: '^-?[0-9]+([.][0-9]{1,3})?$' },
  BusinessDate: DATE,
  CurrencyCode: { type: 'string', pattern: '^[A-Z]{3}$' },
  Content: { type: 'string', pattern: '^[0-9a-f]{16}$' },
};
/** Of these, less may be given than is answered. */
const GIVEN = {
  Amount: ['GivenAmount', { type: 'string', pattern: '^(0|[1-9][0-9]{0,15})([.][0-9]{1,3})?$' }],
  BusinessDate: [
    'GivenDate',
    { ...DATE, pattern: `^(19[7-9][0-9]|[2-9][0-9]{3})-(0[1-9]|1[0-2])-${DAY}$` },
  ],
};
const GIVEN_SAYS = {
  GivenAmount: 'A decimal string with at most the digits of the currency, never negative.',
  GivenDate: 'A business date from 1970-01-01 to 9990-12-31.',
};
const WORDS = { six: 6 };

export class Schemas {
  /** By name. */
  components = {};
  #named = namedTypes();
  /** The names of unions, by their members. */
  #unions = new Map();

  constructor() {
    for (const [name, { type }] of this.#named)
      if (type.is === 'union') this.#unions.set(type, name);
  }

  /** The schema of a type, by reference where it has a name. */
  of(type, isGiven) {
    switch (type.is) {
      case 'unknown':
        return {};
      case 'text':
        return type.name === undefined ? { type: 'string' } : this.#branded(type.name, isGiven);
      case 'number':
        return { type: 'integer', minimum: 0 };
      case 'boolean':
      case 'null':
        return { type: type.is };
      case 'literal':
        return { const: type.value };
      case 'list':
        return { type: 'array', items: this.of(type.of, isGiven), ...least(type.least ?? 0) };
      case 'tuple':
        return this.#tuple(type, isGiven);
      case 'union':
        return this.#union(type, isGiven);
      default:
        return this.#object(type, isGiven);
    }
  }

  /** The type that is exported by a name. */
  named(name) {
    return this.#named.get(name)?.type;
  }

  /** Adds a schema under a name, and gives the reference to it. */
  add(name, schema, says = this.#named.get(name)?.says) {
    const told = { ...(says ? { description: says } : {}), ...schema };
    const other = this.components[name];
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(told)) {
      // The same name stands for what is given and, less strictly, for what is answered.
      return this.add(`${name}Answered`, schema, says);
    }
    this.components[name] = told;
    return reference(name);
  }

  /** The schema of an object with what is told about its fields. */
  fields(type, isGiven) {
    const properties = {};
    for (const [name, { type: field, says }] of type.fields)
      properties[name] = {
        ...(says && { description: says }),
        ...this.field(field, says, isGiven),
      };
    const required = [...type.fields].filter(([, it]) => !it.isOptional).map(([name]) => name);
    return {
      type: 'object',
      properties,
      ...(required.length === 0 ? {} : { required }),
      ...(type.isOpen ? { additionalProperties: true } : {}),
      ...(isGiven && !type.isOpen ? { additionalProperties: false } : {}),
    };
  }

  /** The schema of a field; what is said of it tells its bounds. */
  field(type, says, isGiven) {
    const schema = this.of(type, isGiven);
    const bounds = boundsOf(says);
    if (type.is === 'number') return { ...schema, ...bounds.number };
    if (type.is === 'text' && type.name === undefined) return { ...schema, ...bounds.text };
    if (type.is !== 'list' && type.is !== 'tuple') return schema;
    const listed = { ...schema, ...(isGiven ? bounds.list : {}) };
    const isOfNumbers = [type.of].flat()[0]?.is === 'number';
    return isOfNumbers ? { ...listed, items: { ...listed.items, ...bounds.number } } : listed;
  }

  #branded(name, isGiven) {
    const [given, schema] = (isGiven && GIVEN[name]) || [name, BRANDS[name] ?? ID];
    return this.add(given, schema, GIVEN_SAYS[given]);
  }

  #tuple({ of }, isGiven) {
    const [first] = of;
    const items = first === undefined ? {} : { items: this.of(first, isGiven) };
    return { type: 'array', ...items, minItems: of.length, maxItems: of.length };
  }

  #union(type, isGiven) {
    const isTexts = type.of.every((it) => it.is === 'literal');
    const schema = isTexts
      ? { enum: type.of.map(({ value }) => value) }
      : { anyOf: type.of.map((member) => this.of(member, isGiven)) };
    const name = this.#nameOf(type);
    return name === undefined ? schema : this.add(name, schema);
  }

  /** The same members are the same union, also where it stands in a field that may be absent. */
  #nameOf({ of }) {
    const isSame = (other) =>
      other.of.length === of.length && other.of.every((member) => of.includes(member));
    return [...this.#unions].find(([other]) => isSame(other))?.[1];
  }

  #object(type, isGiven) {
    const [, name] = /^([A-Z]\w*)(?: & Without<.*)?$/.exec(type.name) ?? [];
    const schema = this.fields(type, isGiven);
    return name === undefined ? schema : this.add(name, schema);
  }
}

export const reference = (name) => ({ $ref: `#/components/schemas/${name}` });

const least = (count) => (count === 0 ? {} : { minItems: count });

const number = (text) => WORDS[text] ?? Number(text.replaceAll(',', ''));

/** The bounds that the words about a field tell: `1–366`, `from 1`, `at most 4,000`. */
function boundsOf(says = '') {
  const [, least, most, unit] = /(\d[\d,]*)–(\d[\d,]*)( code points)?/.exec(says) ?? [];
  const [, from] = /\bfrom (\d+)\b/.exec(says) ?? [];
  const [, longest] = /\b(?:at most|up to) (six|\d[\d,]*)/i.exec(says) ?? [];
  const within = { minimum: number(least ?? '0'), maximum: number(most ?? '0') };
  return {
    number: least === undefined ? (from ? { minimum: number(from) } : {}) : within,
    text: unit ? { minLength: within.minimum, maxLength: within.maximum } : {},
    list: longest === undefined ? {} : { maxItems: number(longest) },
  };
}
