import type { BusinessDate, Given, Terms } from './terms.js';

/** Which periods are asked for: those that follow each other under the terms from a day on. */
export interface CalendarRequest {
  /** May stand here as in every request, and decides nothing. */
  readonly on?: Given<BusinessDate> | undefined;
  /** The terms to look at. */
  readonly terms: Terms;
  /** The day the first period opens. */
  readonly from: Given<BusinessDate>;
  /** How many, 1–366; with `perReceipt` as many days, as if goods came on each. */
  readonly periods: number;
}

/** The periods asked for, ascending. */
export interface Calendar {
  /** One after the other, as many as were asked for. */
  readonly periods: readonly CalendarPeriod[];
}

/** A period and its dates, and why its due date was moved where it was. */
export type CalendarPeriod = PeriodDates & (Rolled | NotRolled);

interface PeriodDates {
  /** Its place among the periods, from 1. */
  readonly number: number;
  /** The first day of the period. */
  readonly opensOn: BusinessDate;
  /** The last day of the period; receipts on it still count. */
  readonly closesOn: BusinessDate;
  /** The day its statement is issued. */
  readonly issuedOn: BusinessDate;
  /** The last day to repay the statement. */
  readonly dueOn: BusinessDate;
  /** Whether the month was too short for the closing day. */
  readonly closesClamped: boolean;
  /** Whether the month was too short for the due day, before it was moved. */
  readonly dueClamped: boolean;
}

interface Rolled {
  /** The due date before it was moved; absent when it was not. */
  readonly rolledFrom: BusinessDate;
  /** Every day it was moved over, that one included, ascending; absent when it was not moved. */
  readonly rolledOver: readonly BusinessDate[];
}

interface NotRolled {
  /** Absent: the due date was not moved. */
  readonly rolledFrom?: undefined;
  /** Absent: the due date was not moved. */
  readonly rolledOver?: undefined;
}

// Only what is marked so is exported.
export {};
