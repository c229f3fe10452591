import type { TestClassCase } from './conformanceCase.ts';
import { guide, observed, quoted, reference } from './sources.ts';

const ASSERT = reference('Assert Class');
const FAILURES = quoted(
  'test results in several repositories, "System.AssertException: Assertion Failed: …"'
);

/** A user of a profile that may do nothing. */
const USER = `
  static User newUser(String username) {
    Profile standard = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
    return new User(Username = username, LastName = username, Alias = 'alias', Email = 'a@example.com',
      ProfileId = standard.Id, EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US',
      LocaleSidKey = 'en_US', TimeZoneSidKey = 'GMT');
  }`;

export const testFramework: readonly TestClassCase[] = [
  {
    name: 'assertions that hold say nothing',
    rule: 'Each kind passes when its condition is met.',
    source: ASSERT,
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void holds() {
        Assert.areEqual(1, 1); Assert.areEqual('a', 'a', 'same'); Assert.areNotEqual(1, 2, 'other');
        Assert.isTrue(1 < 2, 'less'); Assert.isFalse(1 > 2); Assert.isNull(null, 'null'); Assert.isNotNull('a');
        Assert.areEqual(new List<Integer>{ 1 }, new List<Integer>{ 1 }, 'lists');
      }
    }`,
    outcomes: { holds: null }
  },
  {
    name: 'areEqual tells both values',
    rule: 'The message of the test stands before them.',
    source: FAILURES,
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void without() { Assert.areEqual(5, 4); }
      @IsTest static void withMessage() { Assert.areEqual(1, 3, 'The second pass'); }
      @IsTest static void ofNull() { Assert.areEqual('a', null, 'Name'); }
    }`,
    outcomes: {
      without: 'System.AssertException: Assertion Failed: Expected: 5, Actual: 4',
      withMessage: 'System.AssertException: Assertion Failed: The second pass: Expected: 1, Actual: 3',
      ofNull: 'System.AssertException: Assertion Failed: Name: Expected: a, Actual: null'
    }
  },
  {
    name: 'fail ends a test with its message',
    rule: 'A message that is absent leaves nothing after the words.',
    source: observed('null_overload.json'),
    isUnconfirmed: 'Seen for System.assert(false, …); the form without a message.',
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void withMessage() { Assert.fail('No refusal'); }
      @IsTest static void without() { Assert.fail(); }
    }`,
    outcomes: {
      withMessage: 'System.AssertException: Assertion Failed: No refusal',
      without: 'System.AssertException: Assertion Failed'
    }
  },
  {
    name: 'isTrue, isFalse and isNull tell their message',
    rule: 'It stands behind the words of the platform.',
    source: ASSERT,
    isUnconfirmed:
      'Whether values stand after the message; apex-enterprise-patterns/force-di, pull request 88, says that isNull shows none.',
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void isTrue() { Assert.isTrue(false, 'Not so'); }
      @IsTest static void isFalse() { Assert.isFalse(true, 'It is'); }
      @IsTest static void isNull() { Assert.isNull('x', 'Something'); }
    }`,
    outcomes: {
      isTrue: /^System\.AssertException: Assertion Failed: Not so/,
      isFalse: /^System\.AssertException: Assertion Failed: It is/,
      isNull: /^System\.AssertException: Assertion Failed: Something/
    }
  },
  {
    name: 'areEqual of texts looks at case',
    rule: 'Unlike ==, it takes texts that differ in case for different.',
    source: quoted('developer forums, of System.assertEquals'),
    isUnconfirmed: 'That Assert.areEqual compares as System.assertEquals does.',
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void differs() { Assert.areEqual('a', 'A', 'Case'); }
    }`,
    outcomes: { differs: 'System.AssertException: Assertion Failed: Case: Expected: a, Actual: A' }
  },
  {
    name: 'an exception that is not caught fails the test',
    rule: 'The result tells its type and its message; other tests run on.',
    source: guide('What Are Apex Unit Tests?'),
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void fails() { String none; none.trim(); }
      @IsTest static void passes() { Assert.isTrue(true); }
    }`,
    outcomes: {
      fails: 'System.NullPointerException: Attempt to de-reference a null object',
      passes: null
    }
  },
  {
    name: 'only annotated methods are tests',
    rule: 'Other static methods help them.',
    source: guide('What Are Apex Unit Tests?'),
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void first() { help(); }
      static void help() { Assert.isTrue(true); }
    }`,
    outcomes: { first: null }
  },
  {
    name: 'static variables are new for each test',
    rule: 'Each test is a transaction of its own.',
    source: guide('Using Test Setup Methods'),
    testClass: `@IsTest private class SnippetTest {
      static Integer n = 0;
      @TestSetup static void prepare() { n = 10; }
      @IsTest static void one() { n++; Assert.areEqual(1, n); }
      @IsTest static void two() { n++; Assert.areEqual(1, n); }
    }`,
    outcomes: { one: null, two: null }
  },
  {
    name: 'what the setup saved is there for each test, and what a test saves is not',
    rule: 'Changes of a test are rolled back after it.',
    source: guide('Using Test Setup Methods'),
    testClass: `@IsTest private class SnippetTest {
      @TestSetup static void prepare() { insert new Account(Name = 'common'); }
      static void check() {
        Assert.areEqual(1, [SELECT COUNT() FROM Account WHERE Name = 'common']);
        Assert.areEqual(0, [SELECT COUNT() FROM Account WHERE Name = 'own']);
        insert new Account(Name = 'own'); delete [SELECT Id FROM Account WHERE Name = 'common'];
      }
      @IsTest static void one() { check(); }
      @IsTest static void two() { check(); }
    }`,
    outcomes: { one: null, two: null }
  },
  {
    name: 'runAs makes another user the current one',
    rule: 'Until the block ends; blocks nest.',
    source: guide('Using the runAs Method'),
    testClass: `@IsTest private class SnippetTest {${USER}
      @IsTest static void nests() {
        User a = newUser('a@snippet.test'); User b = newUser('b@snippet.test'); insert new List<User>{ a, b };
        Id before = UserInfo.getUserId();
        System.runAs(a) {
          Assert.areEqual(a.Id, UserInfo.getUserId(), 'a');
          System.runAs(b) { Assert.areEqual(b.Id, UserInfo.getUserId(), 'b'); }
          Assert.areEqual(a.Id, UserInfo.getUserId(), 'a again');
        }
        Assert.areEqual(before, UserInfo.getUserId(), 'before');
      }
    }`,
    outcomes: { nests: null }
  },
  {
    name: 'runAs ends with an exception too',
    rule: 'Whoever catches it is the user of before.',
    source: guide('Using the runAs Method'),
    isUnconfirmed: 'The guide does not speak of exceptions.',
    testClass: `@IsTest private class SnippetTest {${USER}
      @IsTest static void returns() {
        User a = newUser('a@snippet.test'); insert a; Id before = UserInfo.getUserId();
        try { System.runAs(a) { throw new IllegalArgumentException('out'); } }
        catch (IllegalArgumentException e) { Assert.areEqual(before, UserInfo.getUserId()); }
      }
    }`,
    outcomes: { returns: null }
  },
  {
    name: 'runAs counts as a DML statement',
    rule: 'Each call counts against the limit.',
    source: guide('Using the runAs Method'),
    testClass: `@IsTest private class SnippetTest {${USER}
      @IsTest static void counts() {
        User a = newUser('a@snippet.test'); insert a; Integer before = Limits.getDmlStatements();
        System.runAs(a) { Integer inside = 1; }
        Assert.areEqual(before + 1, Limits.getDmlStatements());
      }
    }`,
    outcomes: { counts: null }
  },
  {
    name: 'in user mode the user of runAs is asked for rights',
    rule: 'An object that they may not read is none that they know.',
    source: guide('Using the runAs Method'),
    isUnconfirmed: 'The message; that rights are enforced is what the guide says.',
    testClass: `@IsTest private class SnippetTest {${USER}
      @IsTest static void refuses() {
        User a = newUser('a@snippet.test'); insert a;
        System.runAs(a) {
          try {
            Database.queryWithBinds('SELECT Id FROM Account', new Map<String, Object>(), AccessLevel.USER_MODE);
            Assert.fail('read');
          } catch (QueryException e) { Assert.isTrue(e.getMessage().contains('Account'), e.getMessage()); }
        }
      }
    }`,
    outcomes: { refuses: null }
  },
  {
    name: 'queries and statements without a mode run in user mode',
    rule: 'Since API 67.0 rights of the current user hold unless the code asks for system mode.',
    source: guide('Enforce Object and Field Permissions'),
    isUnconfirmed: 'The types of the exceptions; that rights are enforced is what the guide says.',
    testClass: `@IsTest private class SnippetTest {${USER}
      @IsTest static void reads() {
        User a = newUser('a@snippet.test'); insert a;
        System.runAs(a) {
          try { List<Account> l = [SELECT Id FROM Account]; Assert.fail('read'); }
          catch (QueryException e) { Assert.isTrue(e.getMessage().contains('Account'), e.getMessage()); }
        }
      }
      @IsTest static void writes() {
        User a = newUser('a@snippet.test'); insert a;
        System.runAs(a) {
          try { insert new Account(Name = 'A'); Assert.fail('written'); }
          catch (DmlException e) { Assert.isTrue(e.getMessage().contains('Account'), e.getMessage()); }
        }
      }
    }`,
    outcomes: { reads: null, writes: null }
  },
  {
    name: 'a custom permission that nobody granted is not held',
    rule: 'checkPermission answers for the current user, also of a name that nothing has.',
    source: reference('FeatureManagement Class'),
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void isNotHeld() { Assert.isFalse(FeatureManagement.checkPermission('Nonsense'), 'held'); }
    }`,
    outcomes: { isNotHeld: null }
  },
  {
    name: 'startTest brings new limits, stopTest the old ones',
    rule: 'What ran before counts again after stopTest.',
    source: guide('Using Limits, startTest, and stopTest'),
    testClass: `@IsTest private class SnippetTest {
      static void query(Integer times) {
        for (Integer i = 0; i < times; i++) { List<Account> l = [SELECT Id FROM Account LIMIT 1]; }
      }
      @IsTest static void counts() {
        query(98); Assert.areEqual(98, Limits.getQueries(), 'before');
        Test.startTest(); Assert.areEqual(0, Limits.getQueries(), 'started'); query(100);
        Assert.areEqual(100, Limits.getQueries(), 'between');
        Test.stopTest(); Assert.areEqual(98, Limits.getQueries(), 'stopped');
      }
      @IsTest static void ends() { query(98); Test.startTest(); query(1); Test.stopTest(); query(3); }
    }`,
    outcomes: { counts: null, ends: 'System.LimitException: Too many SOQL queries: 101' }
  },
  {
    name: 'a test reads what is visible to tests',
    rule: '@TestVisible opens private members to test classes.',
    source: guide('Accessing Private Test Class Members'),
    classes: [
      `public class Hidden { @TestVisible private static Integer n = 3; @TestVisible private static Integer twice() { return 2 * n; } }`
    ],
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void reads() { Hidden.n = 4; Assert.areEqual(8, Hidden.twice()); }
    }`,
    outcomes: { reads: null }
  },
  {
    name: 'a test sees no data of the org',
    rule: 'Users, profiles, the organization and other setup objects are there, records are not.',
    source: guide('Isolation of Test Data from Organization Data in Unit Tests'),
    testClass: `@IsTest private class SnippetTest {
      @IsTest static void isAlone() {
        Assert.areEqual(0, [SELECT COUNT() FROM Account]);
        Assert.isTrue([SELECT COUNT() FROM User] > 0);
        Assert.areEqual(1, [SELECT COUNT() FROM Organization]);
      }
    }`,
    outcomes: { isAlone: null }
  }
];
