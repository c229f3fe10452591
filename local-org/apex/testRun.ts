/** What a test method did. */
export interface TestResult {
  readonly className: string;
  readonly methodName: string;
  readonly outcome: 'Pass' | 'Fail';
  /** As the platform writes it: `System.AssertException: Assertion Failed: …`; null when it passed. */
  readonly message: string | null;
  /** `Class.Name.method: line 12, column 1`, a line for each call; null when it passed. */
  readonly stackTrace: string | null;
  readonly milliseconds: number;
}

/** Lines of a class or trigger that have a statement, by whether a test ran it. Test classes have none. */
export interface ClassCoverage {
  readonly className: string;
  readonly isTrigger: boolean;
  readonly covered: readonly number[];
  readonly uncovered: readonly number[];
}

export interface TestRun {
  readonly results: readonly TestResult[];
  readonly coverage: readonly ClassCoverage[];
}

/** Tests to run, by class name and, where given, method name; all there are when absent. */
export type TestSelection = readonly { readonly className: string; readonly methodName?: string }[];
