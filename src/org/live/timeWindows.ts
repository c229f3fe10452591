export interface TimeWindow {
  readonly since: Date;
  readonly until: Date;
}

const ROWS_PER_WINDOW = 10_000;

/** Windows of time with about as many rows each, so that they can be read side by side. */
export function timeWindows({ since, until }: TimeWindow, count: number): TimeWindow[] {
  const windows = Math.max(1, Math.ceil(count / ROWS_PER_WINDOW));
  const at = (i: number): Date =>
    new Date(since.getTime() + ((until.getTime() - since.getTime()) * i) / windows);
  return Array.from({ length: windows }, (_, i) => ({ since: at(i), until: at(i + 1) }));
}

/** The later half of a window; that of its last moment is empty. */
export function laterHalf({ since, until }: TimeWindow): TimeWindow {
  return { since: new Date(Math.ceil((since.getTime() + until.getTime()) / 2)), until };
}
