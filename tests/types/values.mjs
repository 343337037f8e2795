// Values and the types they are of: whether one fits, samples of a type, the objects within one.

const TEXTS = { Amount: '1.00', BusinessDate: '2026-11-22', CurrencyCode: 'CNY' };
/** What texts of a brand look like; all others are ids. */
const FORMS = {
  Amount: /^-?\d+(\.\d+)?$/,
  BusinessDate: /^\d{4}-\d\d-\d\d$/,
  CurrencyCode: /^[A-Z]{3}$/,
  Content: /^[0-9a-f]{16}$/,
};
const ID = /^[A-Za-z0-9._:-]{1,64}$/;
const NAMED = { content: '0123456789abcdef', csv: 'orderId,fact,amount,on', locale: 'en' };

/** What a JSON value is, in the words of the types. */
export function kindOf(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return { string: 'text', number: 'number', boolean: 'boolean', object: 'object' }[typeof value];
}

/** The kinds of value that a type takes. */
export function kinds(type) {
  switch (type.is) {
    case 'union':
      return type.of.flatMap(kinds);
    case 'literal':
      return [kindOf(type.value)];
    case 'tuple':
      return ['list'];
    default:
      return [type.is];
  }
}

/** Why a value is not of a type: a complaint with its place, or undefined. */
export function misfit(value, type, place = '') {
  switch (type.is) {
    case 'unknown':
      return undefined;
    case 'union':
      return unionMisfit(value, type, place);
    case 'literal':
      return value === type.value ? undefined : `${place}: ${JSON.stringify(value)}`;
    case 'object':
      return kindOf(value) === 'object' ? objectMisfit(value, type, place) : `${place}: no object`;
    case 'list':
    case 'tuple':
      return kindOf(value) === 'list' ? listMisfit(value, type, place) : `${place}: no list`;
    default:
      if (kindOf(value) !== type.is) return `${place}: ${kindOf(value)}, not ${type.is}`;
      return isFormed(value, type) ? undefined : `${place}: ${value} is no ${type.name}`;
  }
}

const isFormed = (value, { name }) => name === undefined || (FORMS[name] ?? ID).test(value);

function unionMisfit(value, { of }, place) {
  const complaints = of.map((member) => misfit(value, member, place));
  if (complaints.includes(undefined)) return undefined;
  // The member that fits furthest is the one meant.
  const depth = (complaint) => complaint.split(':')[0].split('/').length;
  return complaints.reduce((best, other) => (depth(best) < depth(other) ? other : best));
}

function objectMisfit(value, { fields, isOpen, name }, place) {
  for (const key of Object.keys(value)) {
    const field = fields.get(key);
    if (field === undefined && isOpen) continue;
    if (field === undefined) return `${place}/${key}: no such field in ${name}`;
    const complaint = misfit(value[key], field.type, `${place}/${key}`);
    if (complaint !== undefined) return complaint;
  }
  for (const [key, { isOptional }] of fields)
    if (!isOptional && !Object.hasOwn(value, key)) return `${place}/${key}: missing in ${name}`;
  return undefined;
}

function listMisfit(value, type, place) {
  if (type.is === 'tuple' && value.length !== type.of.length) return `${place}: of another length`;
  if (value.length < (type.least ?? 0)) return `${place}: too short`;
  const complaints = value.map((entry, n) =>
    misfit(entry, type.is === 'tuple' ? type.of[n] : type.of, `${place}/${n}`),
  );
  return complaints.find((complaint) => complaint !== undefined);
}

/**
 * Complete values of a type, every optional field there; together they have every member of every
 * union within it.
 */
export function samples(type, name) {
  switch (type.is) {
    case 'text':
      return [NAMED[name] ?? TEXTS[type.name] ?? 'x'];
    case 'number':
      return [2];
    case 'boolean':
      return [true, false];
    case 'null':
      return [null];
    case 'literal':
      return [type.value];
    case 'union':
      return type.of.flatMap((member) => samples(member, name));
    case 'list':
      return samples(type.of, name).map((entry) => [entry]);
    case 'tuple':
      // The two days of a month, which ascend.
      return [type.of.map((_, n) => n + 1)];
    case 'object':
      return objectSamples(type);
    default:
      throw new Error(`no sample of ${type.is}`);
  }
}

function objectSamples({ fields }) {
  const each = [...fields].map(([key, { type }]) => [key, samples(type, key)]);
  const first = Object.fromEntries(each.map(([key, [value]]) => [key, value]));
  const others = each.flatMap(([key, [, ...values]]) =>
    values.map((value) => ({ ...first, [key]: value })),
  );
  return [first, ...others];
}

/** The member of a union that a value is of, or the type itself. */
export function memberOf(value, type) {
  return type.is === 'union' ? type.of.find((member) => !misfit(value, member)) : type;
}

/** Every object within a value: its keys from the root, its type, and those it could have been. */
export function* objectsWithin(value, type, keys = []) {
  const member = memberOf(value, type);
  if (member.is === 'object') {
    yield { keys, type: member, siblings: type.is === 'union' ? type.of : [type] };
    for (const key of Object.keys(value))
      yield* objectsWithin(value[key], member.fields.get(key).type, [...keys, key]);
  } else if (member.is === 'list') {
    for (const [n, entry] of value.entries()) yield* objectsWithin(entry, member.of, [...keys, n]);
  }
}
