/**
 * The calculators as elements for a page of one's own. To import this entry is to define them; where
 * there is no DOM, as on a server that renders pages, it does nothing.
 *
 * Each takes an account as a property and never changes or disposes of it. It speaks the language of
 * its own `lang` attribute, else of the nearest element around it that has one, else the browser's:
 * Chinese where that is Chinese, else English. Colours and the like are custom properties; they and
 * the parts for `::part()` are told in `docs/elements.md`.
 *
 * @packageDocumentation
 */
import type { Calendar, CalendarRequest } from './calendar.js';
import type { OrderItem, RepaymentFor, ReturnedItem } from './commands.js';
import type { CreditAccount, CreditTermError } from './index.js';
import type * as Previews from './previews.js';
import type { Refusal } from './refusals.js';
import type {
  Amount,
  BusinessDate,
  Given,
  OrderId,
  ReceiptId,
  RepaymentId,
  Terms,
} from './terms.js';
import type * as Views from './views.js';

/** What was wrong with an input, and where: see {@link CreditTermError}. */
export interface Invalid {
  /** A JSON pointer into the request, such as `/amount`; `""` for the whole. */
  readonly path: string;
  /** What was wanted, in English; absent where the browser could not read what was typed. */
  readonly expected?: string;
}

/** How one question ended. Without a request the form is not filled in yet. */
export type Ending<View, Request, Answer> = {
  /** The question, by the name of its function. */
  readonly view: View;
} & (
  | {
      /** What was asked. */
      readonly request: Request;
      /** What was answered. */
      readonly answer: Answer;
    }
  | {
      /** What was asked. */
      readonly request: Request;
      /** Why there is no answer. */
      readonly refusals: readonly Refusal[];
    }
  | {
      /** What was asked; null where what was typed could not be read. */
      readonly request: Request | null;
      /** What was wrong with it. */
      readonly invalid: Invalid;
    }
  | {
      /** Null while the form is not filled in. */
      readonly request: null;
    }
);

/** What a calculator asked, and how it ended. */
export type AnswerDetail =
  | Ending<'previewOrder', Previews.PreviewOrderRequest, Previews.OrderPreview>
  | Ending<'statement', Views.StatementRequest, Views.Statement>
  | Ending<'quoteRepayment', Previews.QuoteRepaymentRequest, Previews.RepaymentQuote>
  | Ending<'previewReturn', Previews.PreviewReturnRequest, Previews.ReturnPreview>
  | Ending<'calendar', CalendarRequest, Calendar>;

/** Which statement, or which order, a person chose. */
export type ChooseDetail =
  | {
      /** The number of the statement chosen. */
      readonly number: number;
    }
  | {
      /** The order chosen. */
      readonly orderId: OrderId;
    };

/** Terms as they were edited, well-formed and not saved by anyone yet. */
export interface TermsDetail {
  /** The terms, as `openAccount` and `changeTerms` take them. */
  readonly terms: Terms;
}

/** Why an account could not be asked: it was disposed of, or the module failed. */
export interface ErrorDetail {
  /** What was thrown. */
  readonly error: CreditTermError;
}

/** A document that an id names. */
export type DocumentKind = 'order' | 'statement' | 'repayment';

/** What the elements that calculate with an account have in common. */
declare class AccountElement extends HTMLElement {
  /** The account; what is shown follows it when it is set. */
  account: CreditAccount | null;
  /** The business date; also an attribute. */
  on: Given<BusinessDate> | null;
  /** Where the id of a document leads; ids are plain text where this is not set or gives null. */
  linkTo: (kind: DocumentKind, id: OrderId | RepaymentId | number) => string | null | undefined;
  /** Shows the account anew: call it after a command. What was filled in stays. */
  refresh(): void;
}

/** `<credit-term-checkout>`: may this order be paid on credit, on which statement, due when. */
export class CreditTermCheckout extends AccountElement {
  /** What stands in the field for the order's amount; also an attribute. */
  amount: Given<Amount>;
  /** The day on which goods are expected; also the attribute `expected-receipt-on`. */
  expectedReceiptOn: Given<BusinessDate> | null;
  /** The last answer, or null where there is none. */
  readonly answer: Previews.OrderPreview | null;
}

/** `<credit-term-statement>`: a statement, the account's ageing, a repayment quote. */
export class CreditTermStatement extends AccountElement {
  /** The statement shown; also an attribute. Where there is none of this number, the next due. */
  number: number | null;
  /**
   * What the quote is for: the statement shown, unless something else is chosen. Orders that have
   * nothing outstanding are left out.
   */
  repayment: RepaymentFor | null;
  /** The statement shown, or null where there is none. */
  readonly answer: Views.Statement | null;
  /** The last repayment quote, or null where there is none. */
  readonly quote: Previews.RepaymentQuote | null;
}

/** `<credit-term-return>`: what a return would do to which document. */
export class CreditTermReturn extends AccountElement {
  /** The order chosen; also the attribute `order-id`. */
  orderId: Given<OrderId> | null;
  /** The receipt chosen, or null where any of the order's may be returned. */
  receiptId: Given<ReceiptId> | null;
  /** What stands in the field for the amount returned; also an attribute. */
  amount: Given<Amount>;
  /** The items that go back, or null where an amount does. */
  returnedItems: readonly ReturnedItem[] | null;
  /** The day of the return, or null where it is the business date. */
  returnOn: Given<BusinessDate> | null;
  /** The items of orders, to choose from; of others their ids are written. */
  items: ReadonlyMap<Given<OrderId>, readonly OrderItem[]>;
  /** The last answer, or null where there is none. */
  readonly answer: Previews.ReturnPreview | null;
}

/** `<credit-term-calendar>`: edit terms, and see the next twelve periods under them. */
export class CreditTermCalendar extends HTMLElement {
  /** The terms that the form begins with. */
  terms: Terms | null;
  /** What stands in the field for the day on which the first period opens; also an attribute. */
  from: Given<BusinessDate> | null;
  /** The terms as the form has them, or null while something in it is not well-formed. */
  readonly edited: Terms | null;
  /** The periods, or null where there are none. */
  readonly answer: Calendar | null;
  /** Shows the periods anew; seldom needed. */
  refresh(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    /** May this order be paid on credit? */
    'credit-term-checkout': CreditTermCheckout;
    /** A statement, the account's ageing, a repayment quote. */
    'credit-term-statement': CreditTermStatement;
    /** What a return would do. */
    'credit-term-return': CreditTermReturn;
    /** The next periods under terms that are edited. */
    'credit-term-calendar': CreditTermCalendar;
  }
  interface HTMLElementEventMap {
    /** A calculator asked; how it ended. Bubbles, out of shadow trees too, like the others. */
    'credit-term-answer': CustomEvent<AnswerDetail>;
    /** A person chose a statement or an order. */
    'credit-term-choose': CustomEvent<ChooseDetail>;
    /** A person edited terms, and they are well-formed. */
    'credit-term-terms': CustomEvent<TermsDetail>;
    /** The account could not be asked. */
    'credit-term-error': CustomEvent<ErrorDetail>;
  }
}

// Only what is marked so is exported.
export {};
