// What only a page, or another engine with its globals, can hand over.

import type { BillingCycle, CreditAccount, Terms } from 'credit-term';
import { createClient } from 'credit-term/client';
import { CreditTermReturn } from 'credit-term/elements';
import { init } from 'credit-term/init';

export async function everySource(module: WebAssembly.Module, buffer: ArrayBuffer): Promise<void> {
  await init();
  await init(new URL('https://example.com/credit-term.wasm'));
  await init(fetch('https://example.com/credit-term.wasm'));
  await init(await fetch('https://example.com/credit-term.wasm'));
  await init(module);
  await init(buffer);
  await init(new Uint8Array(buffer));
  // @ts-expect-error a number is no source
  await init(5);
}

/** What asks a server may be the page's own, and be ended by it. */
export async function asked(signal: AbortSignal): Promise<string | null> {
  const client = createClient({ baseUrl: '/credit', credential: 'ctt.…', fetch, signal });
  // @ts-expect-error the signal and not what gives it
  await client.accounts({}, { signal: new AbortController() });
  const { next } = await client.accounts({ limit: 10 }, { signal: AbortSignal.timeout(1_000) });
  return next;
}

/** What a page of one's own does with the elements. */
export function embedded(account: CreditAccount): string | null {
  const element = document.createElement('credit-term-return');
  Object.assign(element, { account, on: '2026-11-22' });
  element.linkTo = (kind, id) => (kind === 'order' ? `/orders/${id}` : null);
  element.orderId = 'PO-1';
  element.addEventListener('credit-term-answer', ({ detail }) => {
    if (detail.view === 'previewReturn' && 'answer' in detail)
      element.title = `${detail.request.orderId}: ${detail.answer.refunded}`;
    if ('refusals' in detail) element.title = detail.refusals.map(({ code }) => code).join();
    if ('invalid' in detail) element.title = detail.invalid.path;
  });
  // @ts-expect-error a statement is named by its number
  document.createElement('credit-term-statement').number = '3';
  // @ts-expect-error the answer is the calculator's to give
  document.createElement('credit-term-checkout').answer = null;
  const known: boolean = element instanceof CreditTermReturn;
  return known ? (element.answer?.amount ?? null) : null;
}

/** What it does with terms that are being edited. */
export function edited(terms: Terms, show: (cycle: BillingCycle) => void): Terms | null {
  const calendar = document.createElement('credit-term-calendar');
  calendar.terms = terms;
  calendar.from = '2026-11-22';
  calendar.addEventListener('credit-term-terms', ({ detail }) => {
    show(detail.terms.billingCycle);
  });
  // @ts-expect-error it calculates without an account
  calendar.account = null;
  return calendar.edited;
}
