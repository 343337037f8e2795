// `using`, in projects whose `lib` knows it.

import { CreditAccount } from 'credit-term';
import { terms } from './everyday.js';

export function used(): string | undefined {
  using account = CreditAccount.open({ on: '2026-11-22', terms });
  const disposable: Disposable = account;
  disposable[Symbol.dispose]();
  return account.overview({ on: '2026-11-22' }).available;
}
