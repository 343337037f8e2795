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
  const body = generated.slice(0, loader).replaceAll(/^export function /gm, 'function ');
  const isAsKnown =
    0 < loader &&
    0 < exported.length &&
    !/^(import|export) /m.test(body) &&
    body.includes('function __wbg_get_imports(') &&
    body.includes('function __wbg_finalize_init(');
  if (!isAsKnown)
    throw new Error('wasm-bindgen generated glue of another form than tools/glue.mjs knows');
  return `export function instantiate(compiled) {
${body}
  __wbg_finalize_init(new WebAssembly.Instance(compiled, __wbg_get_imports()), compiled);
  return { ${exported.join(', ')} };
}
`;
}

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
const SHORT = [...Array(128).keys()].filter((code) => !'\0\n\r"\\'.includes(String.fromCharCode(code)));

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
