import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TOOLING, errorOf, orgWithClasses } from './testOrg.ts';

const SYNCHRONOUS = `${TOOLING}/runTestsSynchronous`;
const ASYNCHRONOUS = `${TOOLING}/runTestsAsynchronous`;

interface Result {
  readonly successes: readonly Readonly<Record<string, unknown>>[];
  readonly failures: readonly Readonly<Record<string, unknown>>[];
  readonly codeCoverage: readonly Readonly<Record<string, unknown>>[];
  readonly [name: string]: unknown;
}

async function run(body: unknown, test = orgWithClasses()): Promise<Result> {
  const response = await test.send('POST', SYNCHRONOUS, body);
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as Result;
}

function namesOf(result: Result): unknown[] {
  return [...result.successes, ...result.failures].map(
    ({ name, methodName }) => `${String(name)}.${String(methodName)}`
  );
}

describe('a synchronous run of tests', () => {
  it('tells what passed, what failed and why, and which lines ran', async () => {
    const test = orgWithClasses();
    const id = test.api.org.store.find('ApexClass', 'Name', 'AdderTest')[0]!.Id;
    const result = await run({ tests: [{ className: 'AdderTest' }] }, test);
    const [success] = result.successes;
    const [failure] = result.failures;
    const { time, ...rest } = success!;
    assert.equal(typeof time, 'number');
    assert.deepEqual(rest, { id, methodName: 'adds', name: 'AdderTest', namespace: null, seeAllData: false });
    assert.deepEqual([failure!['methodName'], failure!['type']], ['fails', 'Class']);
    assert.match(String(failure!['message']), /^System\.AssertException: Assertion Failed: No sum/);
    assert.match(String(failure!['stackTrace']), /^Class\.AdderTest\.fails: line 10, column \d+/);
    assert.deepEqual([result['numTestsRun'], result['numFailures']], [2, 1]);
    const [adder] = result.codeCoverage;
    assert.deepEqual(
      [adder!['name'], adder!['numLocations'], adder!['locationsNotCovered']],
      ['Adder', 3, [{ column: 0, line: 4, numExecutions: 0, time: -1 }]]
    );
  });

  it('runs the methods that are named, of a class by name or id, in any case', async () => {
    const test = orgWithClasses();
    const [{ Id: classId } = { Id: '' }] = test.api.org.store.find('ApexClass', 'Name', 'AdderTest');
    const testLevel = 'RunSpecifiedTests';
    const byName = { tests: [{ className: 'addertest', testMethods: ['ADDS'] }], testLevel };
    const byId = { tests: [{ classId, testMethods: ['fails'] }], skipCodeCoverage: true };
    assert.deepEqual(namesOf(await run(byName, test)), ['AdderTest.adds']);
    const { codeCoverage, ...result } = await run(byId, test);
    assert.deepEqual(namesOf({ ...result, codeCoverage }), ['AdderTest.fails']);
    assert.deepEqual(codeCoverage, []);
  });

  it('leaves the org as it was', async () => {
    const text = `@IsTest private class SavingTest {
      @IsTest static void saves() { insert new Account(Name = 'Made by a test'); }
    }`;
    const test = orgWithClasses({ SavingTest: text });
    assert.deepEqual(namesOf(await run({ tests: [{ className: 'SavingTest' }] }, test)), [
      'SavingTest.saves'
    ]);
    assert.deepEqual(test.api.org.store.rows('Account'), []);
  });
});

const ADDER_TEST = { className: 'AdderTest' };
const NO_TESTS = /^Always provide a classes, suites, tests, or testLevel property\.$/;
const INVALID: readonly (readonly [what: string, path: string, body: object, message: RegExp])[] = [
  [
    'an unknown class',
    SYNCHRONOUS,
    { tests: [{ className: 'Nope' }] },
    /^This class name's value is invalid: Nope\. Provide the name of an Apex class that has test methods\.$/
  ],
  ['a class without tests', SYNCHRONOUS, { tests: [{ className: 'Adder' }] }, /invalid: Adder\./],
  ['an unknown id', ASYNCHRONOUS, { tests: [{ classId: '01p000000000999AAA' }] }, /invalid: 01p/],
  [
    'an unknown method',
    SYNCHRONOUS,
    { tests: [{ ...ADDER_TEST, testMethods: ['nope'] }] },
    /AdderTest has no test method nope/
  ],
  [
    'two classes',
    SYNCHRONOUS,
    { tests: [ADDER_TEST, { className: 'OtherTest' }] },
    /^Provide only one tests array\.$/
  ],
  [
    'a class twice',
    ASYNCHRONOUS,
    { tests: [ADDER_TEST, { className: 'addertest' }] },
    /^Include the class name AdderTest only once\.$/
  ],
  ['no tests', SYNCHRONOUS, {}, NO_TESTS],
  ['an empty list', ASYNCHRONOUS, { tests: [] }, NO_TESTS],
  ['a name that is no text', SYNCHRONOUS, { tests: [{ className: 5 }] }, /has to be a text/]
];

const NOT_MODELLED: readonly (readonly [what: string, path: string, body: object, message: RegExp])[] = [
  ['suites', ASYNCHRONOUS, { suiteNames: 'Nightly' }, /`suiteNames` of a test run/],
  ['a number of failures', SYNCHRONOUS, { tests: [ADDER_TEST], maxFailedTests: '1' }, /`maxFailedTests`/],
  ['flow tests', ASYNCHRONOUS, { testLevel: 'RunLocalTests', category: ['Flow'] }, /other categories/],
  [
    'tests of packages',
    ASYNCHRONOUS,
    { testLevel: 'RunAllTestsInOrg' },
    /RunAllTestsInOrg: use RunLocalTests/
  ],
  ['a level of a synchronous run', SYNCHRONOUS, { testLevel: 'RunLocalTests' }, /level RunLocalTests/],
  ['a namespace', SYNCHRONOUS, { tests: [{ ...ADDER_TEST, namespace: 'x' }] }, /`namespace` of a test/]
];

describe('a run of tests that is not done', () => {
  for (const [what, path, body, message] of INVALID) {
    it(`refuses ${what}`, async () => {
      const [status, code, text] = await errorOf(await orgWithClasses().send('POST', path, body));
      assert.deepEqual([status, code], [403, 'INVALID_INPUT']);
      assert.match(text, message);
    });
  }

  for (const [what, path, body, message] of NOT_MODELLED) {
    it(`does not model ${what}`, async () => {
      const [status, code, text] = await errorOf(await orgWithClasses().send('POST', path, body));
      assert.deepEqual([status, code], [501, 'NOT_MODELLED']);
      assert.match(text, message);
    });
  }

  it('says that an org has no tests', async () => {
    const test = orgWithClasses({ Plain: 'public class Plain {}' });
    const body = { testLevel: 'RunLocalTests', category: ['Apex'] };
    const [status, code, message] = await errorOf(await test.send('POST', ASYNCHRONOUS, body));
    assert.deepEqual([status, code], [403, 'INVALID_INPUT']);
    assert.match(message, NO_TESTS);
  });

  it('names a class that it cannot read, which may have tests', async () => {
    const test = orgWithClasses({ Broken: '@IsTest private class Broken {' });
    const body = { testLevel: 'RunLocalTests' };
    const [status, code, message] = await errorOf(await test.send('POST', ASYNCHRONOUS, body));
    assert.deepEqual([status, code], [501, 'NOT_MODELLED']);
    assert.match(message, /Broken\.cls:1:\d+/);
  });

  it('wants View Setup, a token, POST, and a body that it can take', async () => {
    const test = orgWithClasses();
    const { token } = test.user('ApiEnabled', 'AuthorApex', 'ViewAllData');
    const body = { tests: [ADDER_TEST] };
    const asked = [
      test.send('POST', SYNCHRONOUS, body, { authorization: `Bearer ${token}` }),
      test.send('POST', ASYNCHRONOUS, body, { authorization: `Bearer ${token}` }),
      test.send('POST', SYNCHRONOUS, body, { authorization: 'Bearer nothing' }),
      test.send('GET', SYNCHRONOUS),
      test.send('DELETE', ASYNCHRONOUS),
      test.send('POST', SYNCHRONOUS, [body]),
      test.send('POST', SYNCHRONOUS, '{"tests":'),
      test.send('POST', SYNCHRONOUS, '<tests/>', { 'content-type': 'application/xml' }),
      test.send('POST', SYNCHRONOUS, { tests: [{ className: 'x'.repeat(50 * 1024 * 1024) }] })
    ];
    const errors = await Promise.all(asked.map(async (response) => errorOf(await response)));
    assert.deepEqual(
      errors.map(([status, code]) => `${status} ${code}`),
      [
        '403 INSUFFICIENT_ACCESS',
        '403 INSUFFICIENT_ACCESS',
        '401 INVALID_SESSION_ID',
        '405 METHOD_NOT_ALLOWED',
        '405 METHOD_NOT_ALLOWED',
        '400 JSON_PARSER_ERROR',
        '400 JSON_PARSER_ERROR',
        '415 UNSUPPORTED_MEDIA_TYPE',
        '413 REQUEST_ENTITY_TOO_LARGE'
      ]
    );
  });
});
