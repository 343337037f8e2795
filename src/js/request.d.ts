import type { BusinessDate, Given } from './terms.js';

/** What every command and question has. */
export interface On {
  /** The business date; never before that of the latest accepted command. */
  readonly on: Given<BusinessDate>;
}

/** What a question has whose figures can be explained. */
export interface Explain {
  /** Whether to add the terms of each main figure's sum; false when absent. */
  readonly explain?: boolean | undefined;
}

/** What its answer has then. */
export interface Explained<Explanation> {
  /** Where `explain` was asked for. */
  readonly explanation?: Explanation;
}
