import { ApiError, notModelled } from '../../apiError.ts';
import type { TestSelection } from '../../apex/testRun.ts';
import type { OrgState } from '../../org.ts';
import { flagOf, listOf, objectOf } from '../json.ts';
import { testClassesOf } from './testClasses.ts';
import type { TestClass } from './testClasses.ts';

/** What a client asks to run. */
export interface TestRequest {
  /** Absent: all tests of the org. */
  readonly selection?: TestSelection;
  readonly skipsCoverage: boolean;
}

type Properties = Readonly<Record<string, unknown>>;
type TestClasses = ReadonlyMap<string, TestClass>;

const KNOWN = ['tests', 'testLevel', 'skipCodeCoverage', 'category'];
const KNOWN_OF_TEST = ['className', 'classId', 'testMethods'];

/**
 * The body of a synchronous run: tests of one class (Tooling API, "Run Unit Tests Synchronously").
 * @throws ApiError INVALID_INPUT in the platform's words, NOT_MODELLED for what the stand-in lacks.
 */
export function requestForOne(org: OrgState, body: unknown): TestRequest {
  const asked = propertiesOf(body);
  if (levelOf(asked) !== 'RunSpecifiedTests') {
    throw notModelled(`the test level ${levelOf(asked)} of a synchronous run`);
  }
  const tests = testsOf(asked);
  if (tests.length > 1) throw invalid('Provide only one tests array.');
  return { selection: selectionOf(org, tests), skipsCoverage: skipsCoverage(asked) };
}

/**
 * The body of an asynchronous run: tests of any classes, or all of the org (Tooling API, "Run Unit Tests
 * Asynchronously").
 * @throws ApiError INVALID_INPUT in the platform's words, NOT_MODELLED for what the stand-in lacks.
 */
export function requestForMany(org: OrgState, body: unknown): TestRequest {
  const asked = propertiesOf(body);
  const level = levelOf(asked);
  if (level === 'RunSpecifiedTests') {
    return { selection: selectionOf(org, testsOf(asked)), skipsCoverage: skipsCoverage(asked) };
  }
  if (level !== 'RunLocalTests') throw notModelled(`the test level ${level}: use RunLocalTests`);
  if (asked['tests'] !== undefined) throw notModelled('tests beside the test level RunLocalTests');
  if (testClassesOf(org).size === 0) throw nothingToRun();
  return { skipsCoverage: skipsCoverage(asked) };
}

function propertiesOf(body: unknown): Properties {
  const asked = objectOf(body, 'The body');
  refuseOthers(asked, KNOWN, 'a test run');
  const { category } = asked;
  if (category !== undefined && listOf(category, '`category`').join() !== 'Apex') {
    throw notModelled('tests of other categories than Apex');
  }
  return asked;
}

function refuseOthers(given: Properties, known: readonly string[], of: string): void {
  const other = Object.keys(given).find((name) => !known.includes(name));
  if (other !== undefined) throw notModelled(`the property \`${other}\` of ${of}`);
}

function levelOf({ testLevel = 'RunSpecifiedTests' }: Properties): string {
  return textOf(testLevel, '`testLevel`');
}

function skipsCoverage({ skipCodeCoverage }: Properties): boolean {
  return flagOf(skipCodeCoverage, '`skipCodeCoverage`');
}

function testsOf({ tests = [] }: Properties): readonly unknown[] {
  const list = listOf(tests, '`tests`');
  if (list.length === 0) throw nothingToRun();
  return list;
}

function selectionOf(org: OrgState, tests: readonly unknown[]): TestSelection {
  const classes = testClassesOf(org);
  const named = new Set<TestClass>();
  return tests.flatMap((item) => {
    const test = objectOf(item, 'Each of `tests`');
    refuseOthers(test, KNOWN_OF_TEST, 'a test');
    const testClass = classOf(org, classes, test);
    if (named.has(testClass)) throw invalid(`Include the class name ${testClass.name} only once.`);
    named.add(testClass);
    return methodsOf(testClass, test);
  });
}

function classOf({ store }: OrgState, classes: TestClasses, { className, classId }: Properties): TestClass {
  const given = textOf(className ?? classId, 'The class of a test');
  const name = typeof className === 'string' ? given : store.row('ApexClass', given)?.['Name'];
  const found = typeof name === 'string' ? classes.get(name.toLowerCase()) : undefined;
  if (found) return found;
  throw invalid(
    `This class name's value is invalid: ${given}. Provide the name of an Apex class that has test methods.`
  );
}

function methodsOf({ name: className, methods }: TestClass, { testMethods }: Properties): TestSelection {
  if (testMethods === undefined) return [{ className }];
  const known = new Set(methods.map((method) => method.toLowerCase()));
  const asked = listOf(testMethods, '`testMethods`').map((method) => textOf(method, 'Each of `testMethods`'));
  if (asked.length === 0) return [{ className }];
  return asked.map((methodName) => {
    if (known.has(methodName.toLowerCase())) return { className, methodName };
    throw invalid(`The class ${className} has no test method ${methodName}.`);
  });
}

function textOf(value: unknown, what: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw invalid(`${what} has to be a text.`);
}

/** As public reports show, also what a client gets that names a level, in an org without tests. */
function nothingToRun(): ApiError {
  return invalid('Always provide a classes, suites, tests, or testLevel property.');
}

function invalid(message: string): ApiError {
  return new ApiError('INVALID_INPUT', message);
}
