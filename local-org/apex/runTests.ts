import type { OrgState } from '../org.ts';
import { ApexLoadError } from './apexError.ts';
import type { ClassType, Method } from './classType.ts';
import { ApexThrown, messageOf } from './exceptions.ts';
import { Execution } from './execution.ts';
import { invoke, staticsOf } from './invoke.ts';
import type { Limits } from './limits.ts';
import { loadProgram } from './loadProgram.ts';
import type { ClassCoverage, TestResult, TestRun, TestSelection } from './testRun.ts';

export interface RunTestsOptions {
  /** All there are when absent. */
  readonly selection?: TestSelection;
  readonly limits?: Partial<Limits>;
}

type Lines = Map<ClassType, Set<number>>;

/**
 * Runs test methods, each in a transaction that is undone, on what `@TestSetup` of its class made.
 *
 * @param userId who runs them. @throws ApexLoadError for a class that this runtime does not take.
 */
export function runTests(org: OrgState, userId: string, options: RunTestsOptions = {}): TestRun {
  const program = loadProgram(org);
  const triggers = program.triggers.map(({ owner }) => owner);
  program.requireLoaded([...program.topLevel, ...triggers]);
  const lines: Lines = new Map();
  const results = program.topLevel
    .filter(({ isTest }) => isTest)
    .flatMap((type) => runClass({ org, userId, lines, options }, type));
  return {
    results,
    coverage: [...program.topLevel.filter(({ isTest }) => !isTest), ...triggers].map((type) =>
      coverageOf(type, lines)
    )
  };
}

interface Run {
  readonly org: OrgState;
  readonly userId: string;
  readonly lines: Lines;
  readonly options: RunTestsOptions;
}

/** What undoes a transaction that has done its work. */
class Undo extends Error {}

function runClass(run: Run, type: ClassType): TestResult[] {
  const methods = [...type.methods.values()].flat();
  const tests = methods.filter((method) => isTest(method) && isSelected(run.options.selection, method));
  if (tests.length === 0) return [];
  const setups = methods.filter(({ annotations }) => annotations.has('testsetup'));
  let results: TestResult[] = [];
  undone(run.org, () => {
    hideData(run.org);
    const failure = setups.map((setup) => runMethod(run, setup)).find(({ outcome }) => outcome === 'Fail');
    results = tests.map((test) => (failure ? { ...failure, methodName: test.name } : runAlone(run, test)));
  });
  return results;
}

function isTest({ annotations, isStatic }: Method): boolean {
  return isStatic && annotations.has('istest');
}

function isSelected(selection: TestSelection | undefined, { owner, name }: Method): boolean {
  if (!selection) return true;
  const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  return selection.some(
    ({ className, methodName }) => isSame(className, owner.name) && (!methodName || isSame(methodName, name))
  );
}

/** Beside setup objects: those the guide names, and licences, which public tests ask for. */
const SEEN_BY_TESTS: ReadonlySet<string> = new Set([
  'ApexClass',
  'ApexPage',
  'ApexTrigger',
  'CronTrigger',
  'Organization',
  'RecordType',
  'UserLicense'
]);

/** Tests see setup records and what they make themselves (Apex Developer Guide, "Isolation of Test Data"). */
function hideData({ store, schema }: OrgState): void {
  for (const object of schema.objects.filter(({ name, setup }) => !setup && !SEEN_BY_TESTS.has(name))) {
    for (const { Id } of store.rows(object.name)) store.remove(object.name, Id);
  }
}

function runAlone(run: Run, test: Method): TestResult {
  let result: TestResult | undefined;
  undone(run.org, () => (result = runMethod(run, test)));
  return result!;
}

function undone({ store }: OrgState, work: () => unknown): void {
  try {
    store.transaction(() => {
      work();
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
}

function runMethod({ org, userId, lines, options }: Run, method: Method): TestResult {
  const { owner, name } = method;
  const started = performance.now();
  const failure = failureOf(() => {
    const { limits = {} } = options;
    const execution = new Execution({ org, userId, isTest: true, limits, coverage: lines });
    staticsOf(execution, owner);
    invoke(execution, method, null, []);
  });
  return {
    className: owner.name,
    methodName: name,
    outcome: failure ? 'Fail' : 'Pass',
    message: failure?.message ?? null,
    stackTrace: failure?.stackTrace ?? null,
    milliseconds: Math.round(performance.now() - started)
  };
}

function failureOf(work: () => void): { readonly message: string; readonly stackTrace: string } | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof ApexLoadError) return { message: error.message, stackTrace: '' };
    if (!(error instanceof ApexThrown)) throw error;
    const { exception, trace } = error;
    return { message: `${exception.type.name}: ${messageOf(exception)}`, stackTrace: trace };
  }
}

/** Classes within count with the class of the file. */
function coverageOf(type: ClassType, lines: Lines): ClassCoverage {
  const all = typesIn(type);
  const ran = all.reduce((sum, one) => sum.union(lines.get(one) ?? new Set()), new Set<number>());
  const known = [...new Set(all.flatMap((one) => [...one.lines]))].sort((a, b) => a - b);
  return {
    className: type.name,
    isTrigger: type.isTrigger,
    covered: known.filter((line) => ran.has(line)),
    uncovered: known.filter((line) => !ran.has(line))
  };
}

function typesIn(type: ClassType): ClassType[] {
  return [type, ...[...type.inner.values()].flatMap(typesIn)];
}
