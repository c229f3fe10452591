import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DEMO_ROLES } from '../../../local-org/demo/seedDemo.ts';
import { deploySource } from '../../../local-org/metadata/deploySource.ts';
import { buildLwcModules } from '../../../scripts/lwcModules.ts';
import { demoOrg, serveOrg } from '../../support/liveOrg.ts';
import type { LiveOrg } from '../../support/liveOrg.ts';
import { SfClient } from './sfClient.ts';
import type { ClientRun } from './sfClient.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const PACKAGE = path.join(ROOT, 'force-app');
/** What the client exits with when a test failed. */
const FAILED = 100;

interface TestRun {
  readonly summary: Readonly<Record<'outcome' | 'testsRan' | 'failing' | 'testRunId', unknown>>;
  readonly tests: readonly {
    readonly FullName: string;
    readonly Outcome: string;
    readonly Message: string | null;
    readonly StackTrace: string | null;
  }[];
  readonly coverage?: { readonly coverage: readonly { name: string; totalCovered: number }[] };
}

const FAILING_TEST = `@IsTest
private class PostageTest {
    @IsTest
    static void addsUp() {
        Assert.areEqual(2, 1 + 1);
    }

    @IsTest
    static void isTooDear() {
        Integer price = 7;
        Assert.areEqual(5, price, 'A letter costs five');
    }
}
`;
const CLASS_META = `<?xml version="1.0" encoding="UTF-8"?>
<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>67.0</apiVersion>
    <status>Active</status>
</ApexClass>
`;

let live: LiveOrg;
let folder: string;
let sf: SfClient;
/** `Class.method` of all that the package has. */
const packageTests = testMethods(PACKAGE);

before(async () => {
  folder = writeProject();
  const org = await demoOrg();
  await buildLwcModules();
  const { success, details } = await deploySource(org, PACKAGE);
  assert.ok(success, JSON.stringify(details.componentFailures));
  live = await serveOrg({ ...org, now: () => new Date() });
  sf = new SfClient(folder, live.token(DEMO_ROLES.admin));
  const where = ['--instance-url', live.origin, '--alias', 'local', '--no-prompt'];
  assert.equal((await sf.run(folder, 'org', 'login', 'access-token', ...where)).code, 0);
});

after(async () => {
  await live.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

/** A project with a test that fails. */
function writeProject(): string {
  const project = fs.mkdtempSync(path.join(tmpdir(), 'sf-apex-'));
  const classes = path.join(project, 'force-app/main/default/classes');
  fs.mkdirSync(classes, { recursive: true });
  const packageDirectories = [{ path: 'force-app', default: true }];
  fs.writeFileSync(
    path.join(project, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories, sourceApiVersion: '67.0' })
  );
  fs.writeFileSync(path.join(classes, 'PostageTest.cls'), FAILING_TEST);
  fs.writeFileSync(path.join(classes, 'PostageTest.cls-meta.xml'), CLASS_META);
  return project;
}

function testMethods(root: string): readonly string[] {
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.cls'))
    .flatMap((file) => {
      const text = fs.readFileSync(path.join(root, file), 'utf8');
      const methods = text.matchAll(/@IsTest(?:\s*\([^)]*\))?\s+(?:private\s+)?static\s+void\s+(\w+)/gi);
      return [...methods].map(([, method]) => `${path.basename(file, '.cls')}.${method}`);
    })
    .sort();
}

function run(...args: readonly string[]): Promise<ClientRun> {
  return sf.run(folder, 'apex', ...args, '--target-org', 'local');
}

async function runTests(...args: readonly string[]): Promise<TestRun & Pick<ClientRun, 'code'>> {
  const { code, output } = await run('run', 'test', ...args);
  assert.ok(output.result, JSON.stringify(output));
  return { ...(output.result as TestRun), code };
}

function namesOf({ tests }: TestRun, outcome = 'Pass'): readonly string[] {
  return tests
    .filter((test) => test.Outcome === outcome)
    .map(({ FullName }) => FullName)
    .sort();
}

describe('sf apex run test', () => {
  it('runs all tests of the package, which pass, and shows what they cover', async () => {
    const result = await runTests('--test-level', 'RunLocalTests', '--code-coverage', '--wait', '5');
    const failed = result.tests.filter(({ Outcome }) => Outcome !== 'Pass');
    assert.deepEqual([result.code, result.summary.outcome, failed], [0, 'Passed', []]);
    assert.deepEqual(namesOf(result), packageTests);
    const covered = result.coverage?.coverage.find(({ name }) => name === 'RunAsReader');
    assert.ok(covered && covered.totalCovered > 0);
  });

  it('runs one class at once, or one method, and prints a table', async () => {
    const [one] = packageTests;
    const className = one!.split('.')[0]!;
    const table = ['--result-format', 'human', '--output-dir', 'results'];
    const [byClass, byMethod] = await Promise.all([
      runTests('--class-names', className, '--synchronous', '--code-coverage', ...table),
      runTests('--tests', one!, '--synchronous')
    ]);
    const ofClass = packageTests.filter((test) => test.startsWith(`${className}.`));
    assert.deepEqual([byClass.code, namesOf(byClass)], [0, ofClass]);
    assert.deepEqual([byMethod.code, namesOf(byMethod)], [0, [one]]);
    const printed = fs.readFileSync(path.join(folder, 'results/test-result.txt'), 'utf8');
    for (const test of ofClass) assert.match(printed, new RegExp(`${test}\\s+Pass`));
    assert.match(printed, /RunAsReader\s+\d+%/);
  });

  it('starts a run whose results are asked for later', async () => {
    const [one] = packageTests;
    const { output } = await run('run', 'test', '--tests', one!);
    const { testRunId } = output.result as { testRunId: string };
    const [known, unknown] = await Promise.all([
      run('get', 'test', '--test-run-id', testRunId),
      run('get', 'test', '--test-run-id', '707000000000zzzAAA')
    ]);
    assert.deepEqual([known.code, namesOf(known.output.result as TestRun)], [0, [one]]);
    assert.equal(unknown.code, 1);
    assert.match(unknown.output.message ?? '', /707000000000zzzAAA/);
  });

  it('says that a class is not there, or has no tests, and what is not modelled', async () => {
    const [unknown, plain, suite, all] = await Promise.all([
      run('run', 'test', '--class-names', 'NoSuchTest', '--synchronous'),
      run('run', 'test', '--class-names', 'RunAsReader', '--wait', '5'),
      run('run', 'test', '--suite-names', 'Nightly', '--wait', '5'),
      run('run', 'test', '--test-level', 'RunAllTestsInOrg', '--wait', '5')
    ]);
    assert.deepEqual([unknown.code, plain.code, suite.code, all.code], [1, 1, 1, 1]);
    assert.match(unknown.output.message ?? '', /class name's value is invalid: NoSuchTest\./);
    assert.match(plain.output.message ?? '', /class name's value is invalid: RunAsReader\./);
    assert.match(suite.output.message ?? '', /does not model the property `suiteNames`/);
    assert.match(all.output.message ?? '', /does not model the test level RunAllTestsInOrg/);
  });

  it('shows a test of a class just deployed that fails, at once and in a job', async () => {
    const deployed = await sf.run(
      folder,
      'project',
      'deploy',
      'start',
      '--source-dir',
      'force-app',
      '--target-org',
      'local'
    );
    assert.equal(deployed.code, 0, JSON.stringify(deployed.output));
    const runs = await Promise.all([
      runTests('--class-names', 'PostageTest', '--synchronous'),
      runTests('--class-names', 'PostageTest', '--wait', '5')
    ]);
    for (const result of runs) {
      assert.deepEqual([result.code, result.summary.outcome], [FAILED, 'Failed']);
      assert.deepEqual(namesOf(result), ['PostageTest.addsUp']);
      const [failure, ...others] = result.tests.filter(({ Outcome }) => Outcome === 'Fail');
      assert.deepEqual([failure?.FullName, others], ['PostageTest.isTooDear', []]);
      assert.equal(
        failure?.Message,
        'System.AssertException: Assertion Failed: A letter costs five: Expected: 5, Actual: 7'
      );
      assert.match(failure.StackTrace ?? '', /^Class\.PostageTest\.isTooDear: line 11, column \d+/);
    }
  });
});
