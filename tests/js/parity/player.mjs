// Plays the histories of examples/parity.rs on the package, in Node and in browsers alike.

const utf8 = new TextEncoder();

/** The running sums of examples/parity.rs over the bytes of all answers. */
class Sums {
  #first = 0x811c9dc5;
  #second = 0x050c5d1f;

  add(answer) {
    for (const byte of utf8.encode(`${answer}\n`)) {
      this.#first = Math.imul(this.#first ^ byte, 0x01000193);
      this.#second = Math.imul(this.#second ^ byte, 0x01000193);
    }
  }

  hash() {
    return [this.#first, this.#second]
      .map((sum) => (sum >>> 0).toString(16).padStart(8, '0'))
      .join('');
  }
}

/** Whether a history is answered as it says that it is. */
export function isAlike(creditTerm, { asked, answers, hash }) {
  const sums = new Sums();
  let count = 0;
  for (const answer of answersTo(creditTerm, asked)) {
    sums.add(answer);
    count += 1;
  }
  return count === answers && sums.hash() === hash;
}

/** Asks everything in turn, of one account; each answer as JSON text. */
export function* answersTo({ CreditAccount, CreditTermError, calendar }, asked) {
  let account = CreditAccount.create();
  const events = [];
  const takeBack = (taken) => {
    account.dispose();
    account = taken;
  };
  const ask = (name, text) => {
    if (name === 'calendar') return calendar(text);
    if (name === 'reload') {
      const snapshot = account.snapshot();
      takeBack(CreditAccount.load(JSON.stringify(snapshot)));
      return snapshot;
    }
    if (name === 'replay') {
      takeBack(CreditAccount.replay(JSON.stringify(events)));
      return account.snapshot();
    }
    const answer = account[name](text);
    if (name === 'apply' && answer.outcome === 'accepted') events.push(...answer.events);
    return answer;
  };
  for (const [name, text] of asked) {
    let answer;
    try {
      answer = ask(name, text);
    } catch (error) {
      if (!(error instanceof CreditTermError) || error.code !== 'invalidInput') throw error;
      answer = { path: error.path, expected: error.expected };
    }
    yield JSON.stringify(answer);
  }
  account.dispose();
}
