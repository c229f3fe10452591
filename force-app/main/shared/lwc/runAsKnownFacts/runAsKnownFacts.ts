/** A term and what is known of it: a text, a day or both, a code, or the time between two instants. */
export interface Fact {
  readonly term: string;
  /** Printable. */
  readonly text?: string;
  /** ISO 8601, without a time of its own. */
  readonly day?: string | undefined;
  readonly code?: string;
  /** ISO 8601. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Those of which anything is known. */
export function knownFacts(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ text, day, code, from }) => [text, day, code, from].some(Boolean));
}
