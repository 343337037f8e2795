// The calculators as elements for a page of one's own. To import this file is to define them; where
// there is no DOM it does nothing.

import { AccountElement } from './elements/account-element.js';
import { createCheckout } from './elements/checkout.js';
import { INSIDE, define, passOn } from './elements/element.js';
import { createReturn } from './elements/return.js';
import { createStatement } from './elements/statement.js';

export class CreditTermCheckout extends AccountElement {
  static observedAttributes = [...AccountElement.observedAttributes, 'amount'];

  constructor() {
    super(createCheckout);
  }
}

export class CreditTermStatement extends AccountElement {
  static observedAttributes = [...AccountElement.observedAttributes, 'number'];

  constructor() {
    super(createStatement);
  }

  get quote() {
    return this.answer && (this[INSIDE].answers.get('quoteRepayment') ?? null);
  }
}

export class CreditTermReturn extends AccountElement {
  static observedAttributes = [...AccountElement.observedAttributes, 'order-id', 'amount'];

  constructor() {
    super(createReturn);
  }
}

passOn(CreditTermCheckout, ['amount']);
passOn(CreditTermStatement, ['number']);
passOn(CreditTermReturn, ['amount', 'orderId', 'items']);

define({
  'credit-term-checkout': CreditTermCheckout,
  'credit-term-statement': CreditTermStatement,
  'credit-term-return': CreditTermReturn,
});
