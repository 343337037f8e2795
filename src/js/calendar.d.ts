import type { BusinessDate, Terms } from './terms.js';

export interface CalendarRequest {
  readonly terms: Terms;
  /** The day the first period opens. */
  readonly from: BusinessDate;
  /** 1–366. */
  readonly periods: number;
}

export interface Calendar {
  readonly periods: readonly CalendarPeriod[];
}

export interface CalendarPeriod {
  readonly number: number;
  readonly opensOn: BusinessDate;
  readonly closesOn: BusinessDate;
  readonly issuedOn: BusinessDate;
  readonly dueOn: BusinessDate;
  /** Whether the month was too short for the closing day. */
  readonly closesClamped: boolean;
  /** Whether the month was too short for the due day, before it was moved. */
  readonly dueClamped: boolean;
  /** The due date before it was moved; absent when it was not. */
  readonly rolledFrom?: BusinessDate;
  /** Every day it was moved over, that one included. */
  readonly rolledOver?: readonly BusinessDate[];
}
