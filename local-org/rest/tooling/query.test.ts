import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TestOrg } from '../test/fixture.ts';
import { TOOLING, errorOf, orgWithClasses } from './testOrg.ts';

type Row = Readonly<Record<string, unknown>>;

function ask(test: TestOrg, soql: string, more = ''): Promise<Response> {
  return test.send('GET', `${TOOLING}/query?q=${encodeURIComponent(soql)}${more}`);
}

async function rows(test: TestOrg, soql: string): Promise<Row[]> {
  const response = await ask(test, soql);
  assert.equal(response.status, 200, await response.clone().text());
  const { records, done } = (await response.json()) as { records: Row[]; done: boolean };
  assert.equal(done, true);
  return records.map(withoutAttributes);
}

function withoutAttributes(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'attributes'));
}

async function start(test: TestOrg, body: object = { testLevel: 'RunLocalTests' }): Promise<string> {
  const response = await test.send('POST', `${TOOLING}/runTestsAsynchronous`, body);
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as string;
}

describe('an asynchronous run of tests', () => {
  it('answers the id of a job, which has run', async () => {
    const test = orgWithClasses();
    const job = await start(test);
    assert.match(job, /^707\w{15}$/);
    const summary =
      'SELECT AsyncApexJobId, Status, ClassesCompleted, ClassesEnqueued, MethodsEnqueued, StartTime, TestSetupTime, UserId FROM ApexTestRunResult';
    assert.deepEqual(await rows(test, `${summary} WHERE AsyncApexJobId = '${job}'`), [
      {
        AsyncApexJobId: job,
        Status: 'Failed',
        ClassesCompleted: 2,
        ClassesEnqueued: 2,
        MethodsEnqueued: 3,
        StartTime: '2026-11-22T08:00:00.000+0000',
        TestSetupTime: null,
        UserId: test.admin.id
      }
    ]);
  });

  it('keeps the result of each method, by the class in the queue', async () => {
    const test = orgWithClasses();
    const job = await start(test);
    const items = await rows(
      test,
      `SELECT Id, Status, ApexClassId FROM ApexTestQueueItem WHERE ParentJobId = '${job}'`
    );
    assert.deepEqual(
      items.map(({ Status }) => Status),
      ['Completed', 'Completed']
    );
    const ids = items.map(({ Id }) => `'${String(Id)}'`).join();
    const results = await rows(
      test,
      `SELECT MethodName, Outcome, Message, IsTestSetup, ApexClass.Name FROM ApexTestResult WHERE QueueItemId IN (${ids}) AND AsyncApexJobId = '${job}'`
    );
    assert.deepEqual(
      results.map(({ ApexClass, MethodName, Outcome }) => [(ApexClass as Row)['Name'], MethodName, Outcome]),
      [
        ['AdderTest', 'adds', 'Pass'],
        ['AdderTest', 'fails', 'Fail'],
        ['OtherTest', 'passes', 'Pass']
      ]
    );
    assert.match(String(results[1]!['Message']), /No sum/);
    assert.deepEqual([results[0]!['Message'], results[0]!['IsTestSetup']], [null, false]);
  });

  it('keeps the last ten runs apart', async () => {
    const test = orgWithClasses();
    const body = { tests: [{ className: 'OtherTest' }], skipCodeCoverage: true };
    const jobs: string[] = [];
    for (let i = 0; i < 11; i++) jobs.push(await start(test, body));
    const kept = await rows(test, 'SELECT AsyncApexJobId, Status FROM ApexTestRunResult');
    assert.deepEqual(
      kept,
      jobs.slice(1).map((job) => ({ AsyncApexJobId: job, Status: 'Completed' }))
    );
  });
});

const AGGREGATE =
  'SELECT ApexClassOrTrigger.Name, NumLinesCovered, NumLinesUncovered, Coverage FROM ApexCodeCoverageAggregate';

describe('coverage', () => {
  it('has triggers with the classes', async () => {
    const test = orgWithClasses({
      Guard:
        'trigger Guard on Account (before insert) {\n  for (Account a : Trigger.new) {\n    a.Site = null;\n  }\n}',
      GuardTest:
        "@IsTest private class GuardTest { @IsTest static void runs() { insert as system new Account(Name = 'A'); } }"
    });
    await start(test);
    const [guard, ...others] = await rows(test, AGGREGATE);
    assert.deepEqual(others, []);
    assert.equal((guard!['ApexClassOrTrigger'] as Row)['Name'], 'Guard');
    assert.deepEqual(guard!['Coverage'], { coveredLines: [2, 3], uncoveredLines: [] });
  });

  it('is that of the last run which collected it, as a whole', async () => {
    const test = orgWithClasses();
    assert.deepEqual(await rows(test, AGGREGATE), []);
    await start(test);
    await start(test, { tests: [{ className: 'OtherTest' }], skipCodeCoverage: true });
    const [adder, ...others] = await rows(test, AGGREGATE);
    assert.deepEqual(others, []);
    assert.equal((adder!['ApexClassOrTrigger'] as Row)['Name'], 'Adder');
    assert.deepEqual(adder!['Coverage'], { coveredLines: [3, 6], uncoveredLines: [4] });
    assert.deepEqual([adder!['NumLinesCovered'], adder!['NumLinesUncovered']], [2, 1]);
    assert.deepEqual(await rows(test, 'SELECT PercentCovered FROM ApexOrgWideCoverage'), [
      { PercentCovered: 66 }
    ]);
    assert.deepEqual(await rows(test, 'SELECT TestMethodName FROM ApexCodeCoverage'), []);
  });

  it('of a class that was deleted is gone', async () => {
    const test = orgWithClasses();
    await start(test);
    const { store } = test.api.org;
    const [adder] = store.find('ApexClass', 'Name', 'Adder');
    store.transaction(() => store.remove('ApexClass', adder!.Id));
    assert.deepEqual(await rows(test, AGGREGATE), []);
  });
});

describe('the Tooling API', () => {
  it('refuses other objects, other fields and other resources by name', async () => {
    const test = orgWithClasses();
    const { token } = test.user('ApiEnabled', 'ViewAllData');
    const asked = [
      ask(test, 'SELECT Id FROM ApexClass'),
      ask(test, 'SELECT Id FROM ApexTestResult', '&columns=true'),
      ask(test, 'SELECT Nope FROM ApexTestResult'),
      ask(test, 'SELECT FROM ApexTestResult'),
      test.send('GET', `${TOOLING}/query`),
      test.send('GET', `${TOOLING}/query/01g000000000001AAA-2000`),
      test.send('POST', `${TOOLING}/query`, {}),
      test.send('GET', `${TOOLING}/query?q=SELECT+Id+FROM+ApexTestResult`, undefined, {
        authorization: `Bearer ${token}`
      }),
      test.send('GET', `${TOOLING}/executeAnonymous?anonymousBody=x`)
    ];
    const errors = await Promise.all(asked.map(async (response) => errorOf(await response)));
    assert.deepEqual(
      errors.map(([status, code]) => `${status} ${code}`),
      [
        '501 NOT_MODELLED',
        '501 NOT_MODELLED',
        '400 INVALID_FIELD',
        '400 MALFORMED_QUERY',
        '400 MALFORMED_QUERY',
        '400 INVALID_QUERY_LOCATOR',
        '405 METHOD_NOT_ALLOWED',
        '403 INSUFFICIENT_ACCESS',
        '501 NOT_MODELLED'
      ]
    );
    assert.match(
      errors[0]![2],
      /does not model queries of ApexClass in the Tooling API, but those of ApexTestRunResult, /
    );
  });
});
