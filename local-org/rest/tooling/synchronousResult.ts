import type { ClassCoverage, TestResult, TestRun } from '../../apex/testRun.ts';
import type { Store } from '../../store/store.ts';
import { classIdOf, codeIdOf } from './classId.ts';

/** SOAP API Developer Guide, "RunTestsResult"; no log is kept, and nothing warns about coverage. */
export function synchronousResult(store: Store, { results, coverage }: TestRun): unknown {
  const failures = results.filter(({ outcome }) => outcome === 'Fail');
  const successes = results.filter(({ outcome }) => outcome === 'Pass');
  return {
    apexLogId: null,
    codeCoverage: coverage.map((one) => coverageOf(store, one)),
    codeCoverageWarnings: [],
    failures: failures.map((one) => failureOf(store, one)),
    flowCoverage: [],
    flowCoverageWarnings: [],
    numFailures: failures.length,
    numTestsRun: results.length,
    successes: successes.map((one) => successOf(store, one)),
    totalTime: results.reduce((sum, { milliseconds }) => sum + milliseconds, 0)
  };
}

function successOf(store: Store, { className, methodName, milliseconds }: TestResult): object {
  const id = classIdOf(store, className);
  return { id, methodName, name: className, namespace: null, seeAllData: false, time: milliseconds };
}

function failureOf(store: Store, result: TestResult): object {
  const { message, stackTrace } = result;
  return { ...successOf(store, result), message, stackTrace, type: 'Class' };
}

/** A line that did not run has no column and no time. */
function coverageOf(store: Store, { className, covered, uncovered, isTrigger }: ClassCoverage): object {
  return {
    id: codeIdOf(store, className),
    locationsNotCovered: uncovered.map((line) => ({ column: 0, line, numExecutions: 0, time: -1 })),
    name: className,
    namespace: null,
    numLocations: covered.length + uncovered.length,
    numLocationsNotCovered: uncovered.length,
    type: isTrigger ? 'Trigger' : 'Class'
  };
}
