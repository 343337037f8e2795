// The one error this package throws. Refusals are answers and never thrown.

/** Marks the errors of every copy of this package, whichever module system or version loaded it. */
const MARK = Symbol.for('credit-term.error');

const { defineProperty } = Object;

/** A property of the object's own, whatever a page has put on the root of all prototypes. */
export function own(object, name, value, enumerable) {
  defineProperty(object, name, {
    __proto__: null,
    value,
    enumerable,
    configurable: true,
    writable: true,
  });
}

export class CreditTermError extends Error {
  constructor(code, facts) {
    const { path, expected, cause } = { __proto__: null, ...facts };
    const at = path === undefined || path === '' ? '' : ` at \`${path}\``;
    super(`${code}${at}: expected ${expected}`);
    own(this, 'code', code, true);
    if (path !== undefined) own(this, 'path', path, true);
    own(this, 'expected', expected, true);
    if (cause !== undefined) own(this, 'cause', cause, false);
  }

  static [Symbol.hasInstance](value) {
    if (this !== CreditTermError) return Function.prototype[Symbol.hasInstance].call(this, value);
    try {
      return typeof value === 'object' && value !== null && value[MARK] === true;
    } catch {
      // A proxy that throws is none, and who asks what was thrown is not to be thrown at again.
      return false;
    }
  }
}

// On the prototype, so that a caught error shows its own facts only: code, path and expected.
own(CreditTermError.prototype, 'name', 'CreditTermError', false);
own(CreditTermError.prototype, MARK, true, false);

/** Input that is no well-formed command, request or account: what was wanted, and where. */
export function invalidInput(path, expected, cause) {
  return new CreditTermError('invalidInput', { path, expected, cause });
}
