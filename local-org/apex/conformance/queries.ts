import type { ProgramCase } from './conformanceCase.ts';
import { guide, quoted, reference } from './sources.ts';

const ONE_RECORD = guide('Using SOQL Queries That Return One Record');
const RESULTS = guide('Working with SOQL and SOSL Query Results');
const BINDS = guide('Using Apex Variables in SOQL and SOSL Queries');
const DATABASE = reference('Database Class');
const TWO = `insert new List<Account>{ new Account(Name = 'A', Site = 'North'), new Account(Name = 'B') };`;

export const queries: readonly ProgramCase[] = [
  {
    name: 'a query gives a list of rows',
    rule: 'No rows are an empty list.',
    source: RESULTS,
    code: `${TWO} List<Account> found = [SELECT Name FROM Account WHERE Name IN ('A', 'B') ORDER BY Name DESC];
      List<Account> none = [SELECT Id FROM Account WHERE Name = 'Z'];
      return new List<Object>{ found[0].Name, found[1].Name, none.isEmpty() };`,
    expected: ['B', 'A', true]
  },
  {
    name: 'a query of one row is a record',
    rule: 'Where a record is wanted the only row is taken.',
    source: ONE_RECORD,
    code: `${TWO} Account a = [SELECT Name FROM Account WHERE Name = 'A'];
      return new List<String>{ a.Name, [SELECT Site FROM Account WHERE Name = 'A'].Site };`,
    expected: ['A', 'North']
  },
  {
    name: 'a record of no row is an exception',
    rule: 'There must be one row.',
    source: guide('Built-In Exceptions and Common Methods'),
    code: `Account a = [SELECT Id FROM Account WHERE Name = 'Z']; return a;`,
    throws: { type: 'System.QueryException', message: 'List has no rows for assignment to SObject' }
  },
  {
    name: 'a record of two rows is an exception',
    rule: 'There must be no more than one row.',
    source: quoted('several repositories, "List has more than 1 row for assignment to SObject"'),
    code: `${TWO} Account a = [SELECT Id FROM Account]; return a;`,
    throws: { type: 'System.QueryException', message: 'List has more than 1 row for assignment to SObject' }
  },
  {
    name: 'a method returns the only row',
    rule: 'A return is where a record may be wanted.',
    source: ONE_RECORD,
    members: `static Account named(String name) { return [SELECT Name FROM Account WHERE Name = :name]; }`,
    code: `${TWO} return named('B').Name;`,
    expected: 'B'
  },
  {
    name: '?. of a query without rows is null',
    rule: 'Safe navigation takes no rows for null.',
    source: guide('Safe Navigation Operator'),
    code: `return [SELECT Name FROM Account WHERE Name = 'Z']?.Name;`,
    expected: null
  },
  {
    name: '?? of a query without rows is the right side',
    rule: 'Null coalescing takes no rows for null.',
    source: guide('Null Coalescing Operator'),
    code: `Account other = new Account(Name = 'other');
      Account a = [SELECT Name FROM Account WHERE Name = 'Z'] ?? other; return a.Name;`,
    expected: 'other'
  },
  {
    name: 'a field that was not selected is an exception',
    rule: 'The message names object and field.',
    source: guide('Built-In Exceptions and Common Methods'),
    code: `${TWO} Account a = [SELECT Id FROM Account WHERE Name = 'A']; return a.Name;`,
    throws: {
      type: 'System.SObjectException',
      message: 'SObject row was retrieved via SOQL without querying the requested field: Account.Name'
    }
  },
  {
    name: 'get of a field that was not selected is an exception too',
    rule: 'However it is read.',
    source: RESULTS,
    code: `${TWO} SObject a = [SELECT Id FROM Account WHERE Name = 'A']; return a.get('Name');`,
    throws: {
      type: 'System.SObjectException',
      message: 'SObject row was retrieved via SOQL without querying the requested field: Account.Name'
    }
  },
  {
    name: 'the id comes always',
    rule: 'It may be read though it was not selected.',
    source: RESULTS,
    code: `${TWO} Account a = [SELECT Name FROM Account WHERE Name = 'A']; return a.Id != null;`,
    expected: true
  },
  {
    name: 'a field that was set may be read',
    rule: 'Values that code assigns need no query.',
    source: RESULTS,
    isUnconfirmed:
      'The guide speaks of fields that were not selected, not of those that were set afterwards.',
    code: `${TWO} Account a = [SELECT Id FROM Account WHERE Name = 'A']; a.Site = 'set'; return a.Site;`,
    expected: 'set'
  },
  {
    name: 'COUNT() is an Integer',
    rule: 'It may be used in arithmetic.',
    source: guide('SOQL and SOSL Queries'),
    code: `${TWO} Integer n = [SELECT COUNT() FROM Account]; return 5 * n;`,
    expected: 10
  },
  {
    name: 'a bind is an expression',
    rule: 'Variables, fields and calls stand behind the colon.',
    source: BINDS,
    members: `static String second() { return 'B'; }`,
    code: `${TWO} String first = 'A'; Account pattern = new Account(Name = 'A');
      return new List<Integer>{ [SELECT Id FROM Account WHERE Name = :first].size(),
        [SELECT Id FROM Account WHERE Name = :pattern.Name OR Name = :second()].size() };`,
    expected: [1, 2]
  },
  {
    name: 'a bind of a list or a set',
    rule: 'IN takes collections; an empty one finds nothing.',
    source: BINDS,
    code: `${TWO} List<String> names = new List<String>{ 'A', 'B' }; Set<String> one = new Set<String>{ 'A' };
      List<Id> none = new List<Id>();
      return new List<Integer>{ [SELECT Id FROM Account WHERE Name IN :names].size(),
        [SELECT Id FROM Account WHERE Name IN :one].size(), [SELECT Id FROM Account WHERE Id IN :none].size() };`,
    expected: [2, 1, 0]
  },
  {
    name: 'a loop over a query',
    rule: 'The variable takes each row.',
    source: guide('SOQL For Loops'),
    code: `${TWO} String s = ''; for (Account a : [SELECT Name FROM Account ORDER BY Name]) { s += a.Name; } return s;`,
    expected: 'AB'
  },
  {
    name: 'a row of a relationship',
    rule: 'Fields of the related record are read through it.',
    source: guide('Accessing sObject Fields Through Relationships'),
    code: `Account parent = new Account(Name = 'Parent'); insert parent;
      insert new Account(Name = 'Child', ParentId = parent.Id);
      Account child = [SELECT Parent.Name FROM Account WHERE Name = 'Child'];
      Account top = [SELECT Parent.Name FROM Account WHERE Name = 'Parent'];
      return new List<String>{ child.Parent.Name, top.Parent?.Name };`,
    expected: ['Parent', null]
  },
  {
    name: 'queryWithBinds takes its binds from a map',
    rule: 'Keys of the map are the names in the text.',
    source: DATABASE,
    code: `${TWO} Map<String, Object> binds = new Map<String, Object>{ 'names' => new List<String>{ 'A' } };
      List<SObject> rows = Database.queryWithBinds('SELECT Name FROM Account WHERE Name IN :names', binds,
        AccessLevel.USER_MODE);
      return rows[0].get('Name');`,
    expected: 'A'
  },
  {
    name: 'countQueryWithBinds gives a number',
    rule: 'The text of the query is one of COUNT().',
    source: DATABASE,
    code: `${TWO} return Database.countQueryWithBinds('SELECT COUNT() FROM Account WHERE Name = :name',
        new Map<String, Object>{ 'name' => 'B' }, AccessLevel.USER_MODE);`,
    expected: 1
  },
  {
    name: 'a bind that the map lacks is an exception',
    rule: 'The message names the key.',
    source: quoted('several repositories, "Key … does not exist in the bindMap"'),
    code: `return Database.queryWithBinds('SELECT Id FROM Account WHERE Name = :wanted',
        new Map<String, Object>(), AccessLevel.USER_MODE);`,
    throws: { type: 'System.QueryException', message: "Key 'wanted' does not exist in the bindMap" }
  },
  {
    name: 'a query of text knows no such field',
    rule: 'The message names column and object.',
    source: quoted('the same text comes over the REST API'),
    code: `return Database.queryWithBinds('SELECT Nonsense FROM Account', new Map<String, Object>(), AccessLevel.USER_MODE);`,
    throws: { type: 'System.QueryException', message: /No such column 'Nonsense' on entity 'Account'/ }
  },
  {
    name: 'a query of text knows no such object',
    rule: 'The message names the object.',
    source: quoted('the same text comes over the REST API'),
    code: `return Database.queryWithBinds('SELECT Id FROM Nonsense__c', new Map<String, Object>(), AccessLevel.USER_MODE);`,
    throws: { type: 'System.QueryException', message: /sObject type 'Nonsense__c' is not supported/ }
  },
  {
    name: 'a refused query is caught',
    rule: 'A QueryException is an exception like others.',
    source: reference('Exception Class and Built-In Exceptions'),
    code: `try { Database.queryWithBinds('SELECT Id FROM Nonsense__c', new Map<String, Object>(), AccessLevel.USER_MODE); }
      catch (QueryException e) { return e.getTypeName(); } return null;`,
    expected: 'System.QueryException'
  }
];
