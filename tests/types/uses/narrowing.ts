// Every union is told apart by one field, and a new member would fail to compile here.

import { CreditTermError } from 'credit-term';
import type { Amount, BusinessDate, CalendarPeriod, Command, CreditAccount } from 'credit-term';
import type { AccountEvent, Answer, BillingCycle, Refusal, Repayment } from 'credit-term';
import type { RepaymentFor, RepaymentWindow, Statement } from 'credit-term';

function nothingElse(nothing: never): never {
  throw new Error(String(nothing));
}

export function answered(answer: Answer): string {
  switch (answer.outcome) {
    case 'accepted':
      return answer.events.map(happened).join();
    case 'repeated':
      return String(answer.version);
    case 'refused':
      return answer.refusals.map(refused).join();
    default:
      return nothingElse(answer);
  }
}

export function refused(refusal: Refusal): string {
  switch (refusal.code) {
    case 'creditExceeded':
      return `${refusal.requested} of ${refusal.available}, ${refusal.shortfall} too much`;
    case 'overdue':
      return `${refusal.amount} overdue since ${refusal.since} on ${refusal.statements.join()}`;
    case 'exceedsReserved':
      return refusal.reserved;
    case 'exceedsQuantity':
      return `${refusal.itemId}: ${refusal.remaining}`;
    case 'exceedsReturnable':
      return refusal.returnable;
    case 'exceedsOutstanding':
      return `${refusal.free}, ${refusal.inFlight} in flight`;
    case 'partialRepaymentNotAllowed':
      return `${refusal.orderId}: ${refusal.free}`;
    case 'accountNotSettled':
      return refusal.refunding;
    case 'dateWentBack':
      return refusal.latest;
    case 'tooFarAhead':
      return String(refusal.periods);
    case 'wrongState':
      return refusal.state;
    case 'unknownOrder':
      return refusal.orderId;
    case 'unknownReceipt':
      return refusal.receiptId;
    case 'unknownReturn':
      return refusal.returnId;
    case 'unknownRepayment':
      return refusal.repaymentId;
    case 'unknownStatement':
      return String(refusal.number);
    case 'unknownItem':
      return refusal.itemId;
    case 'notInSnapshot':
      return refusal.id;
    case 'accountNotOpen':
    case 'accountAlreadyOpen':
    case 'idReused':
    case 'accountClosed':
    case 'accountSuspended':
    case 'nothingOutstanding':
    case 'currencyFixed':
    case 'amountTooLarge':
      return refusal.code;
    default:
      return nothingElse(refusal);
  }
}

export function happened(event: AccountEvent): string {
  switch (event.type) {
    case 'accountOpened':
    case 'termsChanged':
      return event.terms.creditLimit;
    case 'temporaryLimitSet':
      return event.until;
    case 'accountSuspended':
    case 'accountResumed':
    case 'accountClosed':
      return event.reason ?? '';
    case 'statementOpened':
      return event.opensOn;
    case 'statementIssued':
      return event.dueOn;
    case 'rolledForward':
      return event.on;
    case 'orderPlaced':
    case 'orderCancelled':
    case 'receiptConfirmed':
    case 'returnRequested':
      return `${event.orderId}: ${event.amount}`;
    case 'returnSettled':
      return event.effects.map(({ refunded }) => refunded).join();
    case 'refundFailed':
    case 'refundRetried':
      return String(event.attempt);
    case 'returnCompleted':
    case 'returnCancelled':
    case 'refundConfirmed':
      return event.returnId;
    case 'repaymentStarted':
    case 'repaymentRecorded':
      return event.lines.map(({ amount }) => amount).join();
    case 'repaymentConfirmed':
    case 'repaymentFailed':
    case 'repaymentReversed':
      return event.repaymentId;
    default:
      return nothingElse(event);
  }
}

export function asked(command: Command): string {
  switch (command.type) {
    case 'openAccount':
    case 'changeTerms':
      return cycle(command.terms.billingCycle) + due(command.terms.repaymentWindow);
    case 'setTemporaryLimit':
      return command.amount;
    case 'suspendAccount':
    case 'resumeAccount':
    case 'closeAccount':
      return command.reason ?? '';
    case 'placeOrder':
    case 'cancelOrder':
    case 'confirmReceipt':
    case 'requestReturn':
      return command.orderId;
    case 'completeReturn':
    case 'cancelReturn':
    case 'confirmRefund':
    case 'failRefund':
    case 'retryRefund':
      return command.returnId;
    case 'startRepayment':
    case 'recordRepayment':
      return repaid(command.for);
    case 'confirmRepayment':
    case 'failRepayment':
    case 'reverseRepayment':
      return command.repaymentId;
    case 'rollForward':
      return command.on;
    default:
      return nothingElse(command);
  }
}

function repaid(chosen: RepaymentFor): string {
  switch (chosen.kind) {
    case 'orders':
      return chosen.orders.map(({ orderId }) => orderId).join();
    case 'statement':
      return String(chosen.number);
    case 'amount':
      return chosen.amount;
    case 'billed':
    case 'posted':
      return chosen.kind;
    default:
      return nothingElse(chosen);
  }
}

function cycle(chosen: BillingCycle): string {
  switch (chosen.kind) {
    case 'monthly':
      return String(chosen.day);
    case 'semiMonthly':
      return String(chosen.days[1]);
    case 'weekly':
      return chosen.weekday;
    case 'everyNDays':
      return String(chosen.days);
    case 'perReceipt':
      return chosen.kind;
    default:
      return nothingElse(chosen);
  }
}

function due(chosen: RepaymentWindow): string {
  switch (chosen.kind) {
    case 'netDays':
      return String(chosen.days);
    case 'endOfMonth':
    case 'dayOfMonth':
      return String(chosen.monthsAfter);
    case 'nextOf':
      return chosen.days.join();
    default:
      return nothingElse(chosen);
  }
}

const on = '2026-11-22';

/** A preview is told apart from a refused view and by its decision in one step. */
export function decided(account: CreditAccount): readonly string[] {
  const preview = account.previewOrder({ on, amount: '1.00', explain: true });
  switch (preview.decision) {
    case 'accepted': {
      const none: 0 = preview.refusals.length;
      return [preview.statement.dueOn, preview.repayToProceed.amount, String(none)];
    }
    case 'refused': {
      const [first] = preview.refusals;
      return [first.code, preview.repayToProceed?.amount ?? '', preview.statement?.dueOn ?? ''];
    }
    case undefined:
      return preview.refusals.map(refused);
    default:
      return nothingElse(preview);
  }
}

/** By any field that only one of them has. */
export function viewed(account: CreditAccount): Amount | string {
  const overview = account.overview({ on });
  if (overview.available !== undefined) return overview.exposure;
  const first: Refusal = overview.refusals[0];
  const { steps } = account.simulate({ on, commands: [] });
  const after = steps?.[0]?.overview;
  return after?.outcome === 'refused' ? after.refusals[0].code : (after?.available ?? first.code);
}

export function days(statement: Statement): number {
  if (statement.status === 'settled') {
    const none: null = statement.daysToDue;
    return none ?? 0;
  }
  return statement.daysToDue + statement.daysPastDue;
}

export function ended(repayment: Repayment): BusinessDate {
  return repayment.state === 'inFlight' ? repayment.startedOn : repayment.endedOn;
}

export function moved(period: CalendarPeriod): readonly BusinessDate[] {
  return period.rolledFrom === undefined ? [] : period.rolledOver;
}

export function failed(error: unknown): string {
  if (!(error instanceof CreditTermError)) throw error;
  const expected: string = error.expected;
  switch (error.code) {
    case 'invalidInput':
      return `${error.path}: ${expected}`;
    case 'notInitialised':
    case 'loadFailed':
    case 'versionMismatch':
    case 'disposed':
    case 'internal':
      return `${error.name}: ${error.code}`;
    default:
      return nothingElse(error);
  }
}
