// The one error this package throws. Refusals are answers and never thrown.

/** Marks the errors of every copy of this package, whichever module system or version loaded it. */
const MARK = Symbol.for('credit-term.error');

const LONGEST_PATH = 256;

export class CreditTermError extends Error {
  constructor(code, { path, expected, cause } = {}) {
    const at = path === undefined || path === '' ? '' : ` at \`${path}\``;
    const wanted = expected === undefined ? '' : `: expected ${expected}`;
    super(`${code}${at}${wanted}`, cause === undefined ? undefined : { cause });
    this.code = code;
    if (path !== undefined) this.path = path;
    if (expected !== undefined) this.expected = expected;
  }

  static [Symbol.hasInstance](value) {
    if (this !== CreditTermError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && value[MARK] === true;
  }
}

// On the prototype, so that a caught error shows its own facts only: code, path and expected.
Object.defineProperty(CreditTermError.prototype, 'name', {
  value: 'CreditTermError',
  configurable: true,
  writable: true,
});
Object.defineProperty(CreditTermError.prototype, MARK, { value: true });

/** Input that is no well-formed command, request or account: what was wanted, and where. */
export function invalidInput(path, expected, cause) {
  return new CreditTermError('invalidInput', {
    path: path.slice(0, LONGEST_PATH),
    expected,
    cause,
  });
}
