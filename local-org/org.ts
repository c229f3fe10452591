import type { Schema } from './schema/schema.ts';
import type { Store } from './store/store.ts';

/** What everything in the stand-in works on: the rows, what they may look like, and the time. */
export interface OrgState {
  readonly store: Store;
  /** Replaced as a whole when a deployment changes it. */
  schema: Schema;
  readonly now: () => Date;
}

/** On whose behalf something is done. */
export interface Caller {
  /** 18-character id of the `User` row. */
  readonly userId: string;
  /** `system` sees and writes without regard to the user's rights, as Apex in system mode does. */
  readonly mode: 'user' | 'system';
}

export const API_VERSION = '67.0';
export const OLDEST_API_VERSION = 51;
export const NEWEST_API_VERSION = 68;
