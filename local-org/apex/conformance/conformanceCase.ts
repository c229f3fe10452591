/** What the platform's documents say of one construct or method, and code that shows it. */
export interface Rule {
  readonly name: string;
  /** What holds, in our own words. */
  readonly rule: string;
  /** Where that is said: see `sources.ts`. */
  readonly source: string;
  /** What of the case no source confirms. */
  readonly isUnconfirmed?: string;
}

/** Code that runs once and ends with a value or an exception. */
export interface ProgramCase extends Rule {
  /** Body of `public static Object run()` of a class `Snippet`. */
  readonly code: string;
  /** What else that class has. */
  readonly members?: string;
  /** Further classes, each a file. */
  readonly classes?: readonly string[];
  /** Triggers, each a file. */
  readonly triggers?: readonly string[];
  /** Other limits than the platform's, where reaching those takes long. */
  readonly limits?: Partial<Record<'cpuTime' | 'heapSize' | 'queryRows' | 'dmlRows', number>>;
  /** The value as a page gets it; exactly one of this and `throws` is there. */
  readonly expected?: Json;
  readonly throws?: Thrown;
  /** What the local org says when it refuses this by name, as the package does without it. */
  readonly refused?: RegExp;
}

/** A test class that the test runner runs. */
export interface TestClassCase extends Rule {
  /** Text of the class `SnippetTest`. */
  readonly testClass: string;
  readonly classes?: readonly string[];
  /** By method, the message of its failure; null when it passes. */
  readonly outcomes: Readonly<Record<string, string | RegExp | null>>;
}

export interface Thrown {
  readonly type: string;
  readonly message: string | RegExp;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
