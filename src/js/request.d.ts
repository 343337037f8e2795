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
  /** Of each main figure the terms of its sum; only where `explain` was asked for. */
  readonly explanation?: Explanation;
}

/** What a question has that is answered page by page. */
export interface PageRequest<Key, Status> extends On {
  /** What stands behind this one, the `next` of the page before; from the first when absent. */
  readonly after?: Key | undefined;
  /** The most entries of a page, 1–200; 50 when absent. */
  readonly limit?: number | undefined;
  /** Only what stands so; any when absent. */
  readonly status?: Status | undefined;
}
