// credit-term: credit terms as a payment method, decided in the browser as on the server.

export { CreditAccount } from './account.js';
export { businessDate, calendar } from './calendar.js';
export { CreditTermError } from './error.js';
export { init } from './instance.js';
