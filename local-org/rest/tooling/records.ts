import type { ClassCoverage, TestResult } from '../../apex/testRun.ts';
import type { OrgState } from '../../org.ts';
import type { Row, Store } from '../../store/store.ts';
import { classIdOf, codeIdOf } from './classId.ts';

/** A run that whoever started it asks about. */
export interface AskedRun {
  readonly userId: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly results: readonly TestResult[];
}

type Rows = Readonly<Record<string, readonly Row[]>>;

/** Runs that are asked about are soon done with; memory is bounded. */
const KEPT_RUNS = 10;
const records = new WeakMap<OrgState, TestRecords>();

/** What runs of an org's tests left; gone with the process. */
export function recordsOf(org: OrgState): TestRecords {
  const known = records.get(org) ?? new TestRecords();
  records.set(org, known);
  return known;
}

/** The rows of the Tooling API about runs of tests. */
export class TestRecords {
  private runs: readonly Rows[] = [];
  private coverage: Rows = {};

  rows(object: string): readonly Row[] {
    return [...this.runs, this.coverage].flatMap((rows) => rows[object] ?? []);
  }

  /** @returns the id of the job. */
  addRun(store: Store, run: AskedRun): string {
    const jobId = store.nextId('707');
    this.runs = [...this.runs, rowsOfRun(store, jobId, run)].slice(-KEPT_RUNS);
    return jobId;
  }

  /** The coverage of the last run that collected it; that of each method is not kept. */
  replaceCoverage(store: Store, coverage: readonly ClassCoverage[]): void {
    const all = coverage.filter(({ covered, uncovered }) => covered.length + uncovered.length > 0);
    const lines = all.reduce((sum, { covered, uncovered }) => sum + covered.length + uncovered.length, 0);
    const covered = all.reduce((sum, one) => sum + one.covered.length, 0);
    const PercentCovered = lines === 0 ? 0 : Math.floor((covered / lines) * 100);
    this.coverage = {
      ApexCodeCoverageAggregate: all.map((one) => coverageRow(store, one)),
      ApexOrgWideCoverage: [{ Id: store.nextId('716'), PercentCovered }]
    };
  }
}

function coverageRow(store: Store, { className, covered, uncovered }: ClassCoverage): Row {
  return {
    Id: store.nextId('715'),
    ApexClassOrTriggerId: codeIdOf(store, className),
    NumLinesCovered: covered.length,
    NumLinesUncovered: uncovered.length,
    Coverage: JSON.stringify({ coveredLines: covered, uncoveredLines: uncovered })
  };
}

function rowsOfRun(store: Store, jobId: string, run: AskedRun): Rows {
  const runId = store.nextId('05m');
  const classNames = [...new Set(run.results.map(({ className }) => className))];
  const items = new Map(classNames.map((name) => [name, queueItem(store, jobId, runId, name)]));
  return {
    ApexTestRunResult: [{ Id: runId, AsyncApexJobId: jobId, ...summaryOf(run, classNames.length) }],
    ApexTestQueueItem: [...items.values()],
    ApexTestResult: run.results.map((result) => ({
      Id: store.nextId('07M'),
      AsyncApexJobId: jobId,
      QueueItemId: items.get(result.className)!.Id,
      ApexClassId: items.get(result.className)!['ApexClassId']!,
      TestTimestamp: dateTime(run.startedAt),
      ...columnsOf(result)
    }))
  };
}

function queueItem(store: Store, ParentJobId: string, TestRunResultId: string, className: string): Row {
  const ApexClassId = classIdOf(store, className);
  return { Id: store.nextId('709'), ApexClassId, ParentJobId, TestRunResultId, Status: 'Completed' };
}

/** How long setup methods took is not told apart. */
function summaryOf({ userId, startedAt, endedAt, results }: AskedRun, classes: number): Omit<Row, 'Id'> {
  return {
    UserId: userId,
    Status: results.some(({ outcome }) => outcome === 'Fail') ? 'Failed' : 'Completed',
    StartTime: dateTime(startedAt),
    EndTime: dateTime(endedAt),
    TestTime: results.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    ClassesEnqueued: classes,
    ClassesCompleted: classes,
    MethodsEnqueued: results.length
  };
}

function columnsOf({ methodName, outcome, message, stackTrace, milliseconds }: TestResult): Omit<Row, 'Id'> {
  return {
    MethodName: methodName,
    Outcome: outcome,
    Message: message,
    StackTrace: stackTrace,
    RunTime: milliseconds,
    IsTestSetup: false
  };
}

function dateTime(date: Date): string {
  return date.toISOString().replace('Z', '+0000');
}
