import type { BusinessDate, Given, Terms } from './terms.js';

/** Which periods are asked for: those that follow each other under the terms from a day on. */
export interface CalendarRequest {
  /** May stand here as in every request, and decides nothing. */
  readonly on?: Given<BusinessDate> | undefined;
  readonly terms: Terms;
  /** The day the first period opens. */
  readonly from: Given<BusinessDate>;
  /** 1–366. */
  readonly periods: number;
}

/** The periods asked for, ascending. */
export interface Calendar {
  readonly periods: readonly CalendarPeriod[];
}

/** A period and its dates, and why its due date was moved where it was. */
export type CalendarPeriod = PeriodDates & (Rolled | NotRolled);

interface PeriodDates {
  /** From 1. */
  readonly number: number;
  readonly opensOn: BusinessDate;
  readonly closesOn: BusinessDate;
  readonly issuedOn: BusinessDate;
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
  readonly rolledFrom?: undefined;
  readonly rolledOver?: undefined;
}

// Only what is marked so is exported.
export {};
