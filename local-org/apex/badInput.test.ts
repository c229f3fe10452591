import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyOrg } from '../../test/support/liveOrg.ts';
import type { OrgState } from '../org.ts';
import { callApex } from './callApex.ts';
import type { ApexError } from './callApex.ts';
import { loadProgram } from './loadProgram.ts';
import { runTests } from './runTests.ts';

/** An administrator who may call every class. */
function orgWith(classes: Readonly<Record<string, string>>): { org: OrgState; userId: string } {
  const org = emptyOrg();
  const { store } = org;
  const userId = store.transaction(() => {
    const ProfileId = store.nextId('00e');
    store.put('Profile', { Id: ProfileId, Name: 'System Administrator' });
    const setId = store.nextId('0PS');
    const rights = {
      PermissionsAuthorApex: true,
      PermissionsManageProfilesPermissionsets: true,
      PermissionsManageUsers: true,
      PermissionsViewSetup: true,
      PermissionsAssignPermissionSets: true
    };
    store.put('PermissionSet', { Id: setId, Name: 'X0', ProfileId, IsOwnedByProfile: true, ...rights });
    const id = store.nextId('005');
    store.put('User', { Id: id, Username: 'admin@acme.test', LastName: 'Admin', ProfileId, IsActive: true });
    const assignment = { AssigneeId: id, PermissionSetId: setId, IsActive: true };
    store.put('PermissionSetAssignment', { Id: store.nextId('0Pa'), ...assignment });
    for (const [name, text] of Object.entries(classes)) {
      store.putFile(`classes/${name}.cls`, new TextEncoder().encode(text));
    }
    return id;
  });
  return { org, userId };
}

function errorOf(body: string, members = ''): ApexError {
  const text = `public with sharing class Bad { ${members} @AuraEnabled public static Object run() { ${body} } }`;
  const { org, userId } = orgWith({ Bad: text });
  const answer = callApex(org, userId, 'Bad', 'run', {});
  if ('error' in answer) return answer.error;
  throw new Error(`It answered ${JSON.stringify(answer.value)}.`);
}

const LIMITS: readonly [what: string, body: string, members: string, message: string][] = [
  ['an endless loop', 'while (true) {}', '', 'Apex CPU time limit exceeded'],
  ['an endless loop of a for', 'for (;;) { Integer i = 1; }', '', 'Apex CPU time limit exceeded'],
  [
    'an endless recursion',
    'return deep(0);',
    'static Integer deep(Integer i) { return 1 + deep(i + 1); }',
    'Maximum stack depth reached: 1001'
  ],
  [
    'an endless recursion that is caught',
    'try { return deep(); } catch (Exception e) { return 1; }',
    'static Integer deep() { try { return deep(); } catch (Exception e) { return 2; } finally { Integer i = 0; } }',
    'Maximum stack depth reached: 1001'
  ],
  [
    'constructors that make each other',
    'return new Other();',
    'class Other { Other one = new Other(); }',
    'Maximum stack depth reached: 1001'
  ]
];

describe('what would not end', () => {
  for (const [what, body, members, message] of LIMITS) {
    it(`${what} ends with the limit`, () => {
      const error = errorOf(body, members);
      assert.deepEqual([error.exceptionType, error.message], ['System.LimitException', message]);
    });
  }

  it('a text that grows without end ends with the heap', () => {
    assert.match(
      errorOf("String s = 'x'; while (true) { s = s + s; }").message,
      /^Apex heap size too large: \d+$/
    );
  });

  it('a list that grows without end ends with the heap', () => {
    const body = "List<String> l = new List<String>(); while (true) { l.add('abcdefghij' + l.size()); }";
    assert.match(errorOf(body).message, /^Apex heap size too large: \d+$/);
  });

  it('what is held no longer is not counted', () => {
    const body =
      "String s = ''; for (Integer i = 0; i < 50000; i++) { s = 'some text of some length ' + i; } return s;";
    assert.throws(() => errorOf(body), /It answered "some text of some length 49999"/);
  });
});

describe('a query of 100,000 rows', () => {
  it('ends with the limit, and none of them is kept', () => {
    const text = `public with sharing class Bad {
      @AuraEnabled public static Integer run() { return [SELECT Id FROM User].size(); } }`;
    const { org, userId } = orgWith({ Bad: text });
    org.store.transaction(() => {
      for (let i = 0; i < 100_000; i++)
        org.store.put('User', { Id: org.store.nextId('005'), LastName: `U${i}` });
    });
    const answer = callApex(org, userId, 'Bad', 'run', {});
    assert.equal('error' in answer && answer.error.message, 'Too many query rows: 100001');
  });
});

const REFUSED: readonly [what: string, text: string, problem: RegExp][] = [
  ['no Apex', 'public class Bad { this is none }', /^Bad.cls:1:\d+: /],
  ['nothing', '', /^Bad.cls:1:1: /],
  ['an unclosed text', "public class Bad { String s = 'x; }", /^Bad.cls:1:\d+: /],
  [
    'a construct that is not modelled',
    'public class Bad {\n  Integer i = 5 & 3;\n}',
    /^Bad.cls:2:\d+: .*does not model/
  ],
  [
    'a type that is not modelled',
    'public class Bad {\n  Http one;\n}',
    /^Bad.cls:2:\d+: .*does not model the type Http/
  ],
  [
    'a method that is not modelled',
    "public class Bad { void run() {\n String s = 'x'.reverse();\n} }",
    /^Bad.cls:2:\d+: .*does not model the method reverse/
  ],
  [
    'a variable that is not there',
    'public class Bad { void run() { x = 1; } }',
    /Variable does not exist: x/
  ],
  [
    'a field that is not there',
    'public class Bad { User u = new User(Foo = 1); }',
    /Field does not exist: Foo on User/
  ],
  ['a super class that is not there', 'public class Bad extends Gone {}', /Invalid type: Gone/],
  [
    'nesting without end',
    `public class Bad { Integer i = ${'('.repeat(5_000)}1${')'.repeat(5_000)}; }`,
    /nested too deeply/
  ],
  [
    'a chain of casts without end',
    `public class Bad { Integer i = ${'(Integer) '.repeat(2_000)} 1; }`,
    /^Bad.cls:1:\d+: .*nested too deeply/
  ],
  [
    'a query of brackets without end',
    `public class Bad { Object o = [SELECT Id FROM User WHERE ${'('.repeat(300)}Id = null${')'.repeat(300)}]; }`,
    /^Bad.cls:1:\d+: .*nested too deeply/
  ]
];

describe('a class that cannot be run', () => {
  for (const [what, text, problem] of REFUSED) {
    it(`${what}: says where and what, and leaves the others alone`, () => {
      const good =
        'public with sharing class Good { @AuraEnabled public static Integer run() { return 1; } }';
      const { org, userId } = orgWith({ Bad: text, Good: good });
      assert.match(String(loadProgram(org).errors.get('Bad.cls')?.message), problem);
      const answer = callApex(org, userId, 'Good', 'run', {});
      assert.equal('value' in answer && answer.value, 1);
    });
  }
});

describe('a test that leaves something behind', () => {
  const text = `@IsTest private class LeakTest {
    static Integer calls = 0;
    @IsTest static void a() { leave(); }
    @IsTest static void b() { leave(); }
    @IsTest static void c() { leave(); throw new IllegalArgumentException('c'); }
    @IsTest static void d() { leave(); while (true) {} }
    static void leave() {
      calls++;
      Assert.areEqual(1, calls, 'static state lives one transaction');
      Assert.areEqual(0, [SELECT COUNT() FROM PermissionSet WHERE Name = 'Left'], 'records are taken back');
      insert new PermissionSet(Name = 'Left', Label = 'Left');
    } }`;

  it('leaves nothing to the next, nor to the org', () => {
    const { org, userId } = orgWith({ LeakTest: text });
    for (let i = 0; i < 2; i++) {
      const { results } = runTests(org, userId);
      assert.deepEqual(
        results.map(({ methodName, outcome, message }) => [methodName, outcome, message]),
        [
          ['a', 'Pass', null],
          ['b', 'Pass', null],
          ['c', 'Fail', 'System.IllegalArgumentException: c'],
          ['d', 'Fail', 'System.LimitException: Apex CPU time limit exceeded']
        ]
      );
    }
    assert.deepEqual(org.store.find('PermissionSet', 'Name', 'Left'), []);
  });
});

describe('a call from outside', () => {
  const text = `public with sharing class Good {
    @AuraEnabled public static Integer twice(Integer number) { return number * 2; }
    public static Integer hidden() { return 1; } }`;

  it('reaches what is marked for it, and nothing else', () => {
    const { org, userId } = orgWith({ Good: text });
    const message = (
      className: string,
      method: string,
      parameters: Record<string, unknown> = {}
    ): unknown => {
      const answer = callApex(org, userId, className, method, parameters);
      return 'error' in answer ? answer.error.message : answer.value;
    };
    assert.equal(message('Good', 'twice', { number: 4 }), 8);
    assert.equal(message('Good', 'hidden'), 'No apex action available for Good.hidden');
    assert.equal(message('Gone', 'run'), 'No apex action available for Gone.run');
    assert.equal(message('constructor', 'toString'), 'No apex action available for constructor.toString');
    assert.equal(message('Good', 'twice'), 'Attempt to de-reference a null object');
    assert.match(String(message('Good', 'twice', { number: 'x' })), /^Value provided is invalid for Integer/);
    assert.match(
      String(message('Good', 'twice', { number: 2 ** 40 })),
      /^Value provided is invalid for Integer/
    );
  });

  it('answers an error for what no parameter and no answer can be', () => {
    const odd = `public with sharing class Odd {
      public class Node { @AuraEnabled public Odd.Node next { get; set; } }
      public enum Kind { A }
      @AuraEnabled public static Integer named(String constructor) { return 1; }
      @AuraEnabled public static Integer nodes(Odd.Node node) { return 1; }
      @AuraEnabled public static Integer kinds(Odd.Kind kind) { return 1; }
      @AuraEnabled public static Integer times(Datetime at) { return 1; }
      @AuraEnabled public static Object within() { List<Object> l = new List<Object>(); l.add(l); return l; }
      @AuraEnabled public static Object many() {
        List<Object> l = new List<Object>{ 1 };
        for (Integer i = 0; i < 40; i++) { l = new List<Object>{ l, l }; }
        return l; } }`;
    const user = `public with sharing class Caller {
      @AuraEnabled public static Object run() { return Broken.later; } }`;
    const broken = `public class Broken {
      public static Integer later = 5;
      static Integer refused = 5 & 3; }`;
    const { org, userId } = orgWith({ Odd: odd, Caller: user, Broken: broken });
    const answer = (method: string, parameters: object, className = 'Odd'): unknown => {
      const found = callApex(org, userId, className, method, parameters as Record<string, unknown>);
      return 'error' in found ? found.error.message : found.value;
    };
    let node: object = {};
    for (let i = 0; i < 50_000; i++) node = { next: node };
    assert.equal(answer('named', {}), 1);
    assert.match(String(answer('nodes', { node })), /^Maximum stack depth reached/);
    assert.match(
      String(answer('nodes', { node: JSON.parse('{"__proto__": {}}') as object })),
      /^No such property/
    );
    assert.match(String(answer('kinds', { kind: {} })), /does not model parameters of the type/);
    assert.match(String(answer('times', { at: '2026-13-45T99:99Z' })), /^Value provided is invalid/);
    assert.match(String(answer('within', {})), /^Maximum stack depth reached/);
    assert.match(String(answer('many', {})), /an answer of so many parts/);
    assert.match(String(answer('run', {}, 'Caller')), /^Broken.cls:3:/);
  });

  it('is refused to who has no access to the class', () => {
    const { org } = orgWith({ Good: text });
    const answer = callApex(org, '005000000000099AAA', 'Good', 'twice', { number: 1 });
    assert.deepEqual(answer, {
      error: { message: "You do not have access to the Apex class named 'Good'." }
    });
  });
});
