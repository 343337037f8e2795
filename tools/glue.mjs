// Turns what wasm-bindgen generates into what the package ships: one function that makes a fresh
// instance, and a wasm file that says which build it belongs to.

import { createHash } from 'node:crypto';

/** The custom section that carries the build; src/js/instance.js reads it. */
const BUILD_SECTION = 'credit-term';

/**
 * Wraps the generated glue, of target `web`, in a function. Its state is then the instance's own:
 * importing it does nothing, and an instance that broke is left behind with all that belonged to
 * it.
 */
export function glueFactory(generated) {
  const loader = generated.indexOf('\nasync function __wbg_load(');
  const exported = [...generated.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const body = standsAlone(
    generated.slice(0, loader).replaceAll(/^export function /gm, 'function '),
  );
  const isAsKnown =
    0 < loader &&
    0 < exported.length &&
    !/^(import|export) /m.test(body) &&
    body.includes('function __wbg_get_imports(') &&
    body.includes('function __wbg_finalize_init(');
  if (!isAsKnown)
    throw new Error('wasm-bindgen generated glue of another form than tools/glue.mjs knows');
  return `${FAILURE}
export function instantiate(compiled) {
${body}
  __wbg_finalize_init(new WebAssembly.Instance(compiled, __wbg_get_imports()), compiled);
  return { ${exported.join(', ')} };
}
`;
}

/** Shows that the module itself said what failed: whatever else is thrown went through its frames. */
const FAILURE = `export class Failure {
  #facts;

  constructor(facts) {
    this.#facts = facts;
  }

  static toldBy(thrown) {
    return typeof thrown === 'object' && thrown !== null && #facts in thrown
      ? thrown.#facts
      : undefined;
  }
}
`;

/**
 * What a page did to the prototypes of objects, text and bytes has no effect on the glue: the objects
 * that the module makes have no prototype, whose setters would be called from inside it, and methods
 * are those there were when the instance was made.
 */
function standsAlone(body) {
  const changes = [
    ['new Object()', '{ __proto__: null }'],
    ['throw takeFromExternrefTable0(ret[1])', 'throw new Failure(takeFromExternrefTable0(ret[1]))'],
    ['throw takeFromExternrefTable0(ret[2])', 'throw new Failure(takeFromExternrefTable0(ret[2]))'],
    ['cachedTextDecoder.decode(bytes)', 'decode(cachedTextDecoder, bytes)'],
    ['cachedTextEncoder.encodeInto(arg, view)', 'encodeInto(cachedTextEncoder, arg, view)'],
    ['arg.charCodeAt(offset)', 'charCodeAt(arg, offset)'],
    ['arg.slice(offset)', 'slice(arg, offset)'],
  ];
  return changes.reduce((changed, [live, taken]) => {
    if (!changed.includes(live)) throw new Error(`the generated glue does not say ${live}`);
    return changed.replaceAll(live, taken);
  }, TAKEN + body);
}

const TAKEN = `  const bound = (method) => Function.prototype.call.bind(method);
  const decode = bound(TextDecoder.prototype.decode);
  const encodeInto = bound(TextEncoder.prototype.encodeInto);
  const charCodeAt = bound(String.prototype.charCodeAt);
  const slice = bound(String.prototype.slice);
`;

/** Names a build by its version and its contents. */
export function buildName(version, wasm, glue) {
  const hash = createHash('sha256').update(wasm).update(glue).digest('hex');
  return `${version}+${hash.slice(0, 12)}`;
}

/** Appends the section that names the build. */
export function withBuildSection(wasm, build) {
  const name = Buffer.from(BUILD_SECTION);
  const content = Buffer.concat([Buffer.from([name.length]), name, Buffer.from(build)]);
  if (127 < content.length)
    throw new Error('the name of the build needs a longer length than one byte');
  return Buffer.concat([wasm, Buffer.from([0, content.length]), content]);
}

/** Characters of one byte in UTF-8 that stand in a string as they are. */
const SHORT = [...Array(128).keys()].filter(
  (code) => !'\0\n\r"\\'.includes(String.fromCharCode(code)),
);

/**
 * A character for each value of a byte, so that the commonest take one byte in UTF-8 and no escape:
 * compressed, the text is 3 % more than the file, where one character for each value as it comes
 * would be 6 % more and base64 a third.
 *
 * @returns {{ characters: Uint8Array, values: Buffer }} the character of each value, and back.
 */
export function alphabet(bytes) {
  const counts = new Array(256).fill(0);
  for (const value of bytes) counts[value] += 1;
  const common = new Set(
    [...counts.keys()].sort((one, other) => counts[other] - counts[one]).slice(0, SHORT.length),
  );
  // What can stay as it is stays: the fewer values move, the more a compressor finds alike.
  const stays = (value) => common.has(value) && SHORT.includes(value);
  const short = SHORT.filter((code) => !stays(code));
  const long = [...counts.keys()].filter((code) => !SHORT.includes(code));
  const characters = Uint8Array.from(counts.keys(), (value) => {
    if (stays(value)) return value;
    return common.has(value) ? short.shift() : long.shift();
  });
  const values = Buffer.alloc(256);
  characters.forEach((code, value) => (values[code] = value));
  return { characters, values };
}

/** Some bytes as a JavaScript string, one character for each; only what would be misread is escaped. */
export function bytesLiteral(bytes) {
  const escapes = { '\n': '\\n', '\r': '\\r', '\\': '\\\\', '"': '\\"', '\0': '\\0' };
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\n\r\\"\0]/g, (character) => escapes[character]);
  // A digit behind \0 would make it an octal escape.
  return `"${text.replaceAll(/\\0(?=\d)/g, '\\x00')}"`;
}
