// The calculators as elements for a page of one's own. To import this file is to define them; where
// there is no DOM it does nothing.

import { AccountElement } from './elements/account-element.js';
import { createCalendar, takeCurrency } from './elements/calendar.js';
import { createCheckout } from './elements/checkout.js';
import { CalculatorElement, INSIDE, define, passOn } from './elements/element.js';
import { createReturn } from './elements/return.js';
import { createStatement } from './elements/statement.js';

export class CreditTermCheckout extends AccountElement {
  static observedAttributes = [
    ...AccountElement.observedAttributes,
    'amount',
    'expected-receipt-on',
  ];

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

export class CreditTermCalendar extends CalculatorElement {
  static observedAttributes = [...CalculatorElement.observedAttributes, 'from'];

  constructor() {
    super(createCalendar, takeCurrency);
  }

  get edited() {
    return this.answer && this[INSIDE].calculator.edited;
  }
}

passOn(CreditTermCheckout, ['amount', 'expectedReceiptOn']);
passOn(CreditTermStatement, ['number', 'repayment']);
passOn(CreditTermReturn, ['amount', 'orderId', 'receiptId', 'items', 'returnedItems', 'returnOn']);

passOn(CreditTermCalendar, ['terms', 'from']);

define({
  'credit-term-checkout': CreditTermCheckout,
  'credit-term-statement': CreditTermStatement,
  'credit-term-return': CreditTermReturn,
  'credit-term-calendar': CreditTermCalendar,
});
