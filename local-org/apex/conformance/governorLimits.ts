import type { ProgramCase } from './conformanceCase.ts';
import { guide, observed, quoted } from './sources.ts';

const LIMITS = guide('Execution Governors and Limits');
const MESSAGES = quoted('debug logs and error guides, "System.LimitException: …"');

export const governorLimits: readonly ProgramCase[] = [
  {
    name: 'the limits of synchronous Apex',
    rule: 'Each limit has a method that tells it.',
    source: observed('governor.json'),
    code: `return new List<Integer>{ Limits.getLimitQueries(), Limits.getLimitQueryRows(), Limits.getLimitDmlStatements(),
      Limits.getLimitDmlRows(), Limits.getLimitCpuTime(), Limits.getLimitHeapSize() };`,
    expected: [100, 50000, 150, 10000, 10000, 6000000]
  },
  {
    name: 'each query counts, however it is written',
    rule: 'Static queries, queryWithBinds and countQueryWithBinds count one each, with their rows.',
    source: LIMITS,
    code: `insert new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B') };
      List<Account> found = [SELECT Id FROM Account];
      Database.queryWithBinds('SELECT Id FROM Account', new Map<String, Object>(), AccessLevel.USER_MODE);
      Database.countQueryWithBinds('SELECT COUNT() FROM Account', new Map<String, Object>(), AccessLevel.USER_MODE);
      return Limits.getQueries();`,
    expected: 3
  },
  {
    name: 'rows that were read are counted',
    rule: 'Each row of each query counts.',
    source: LIMITS,
    code: `insert new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B') };
      List<Account> a = [SELECT Id FROM Account]; List<Account> b = [SELECT Id FROM Account WHERE Name = 'A'];
      return Limits.getQueryRows();`,
    expected: 3
  },
  {
    name: 'a DML statement counts once for all its rows',
    rule: 'A list is one statement.',
    source: LIMITS,
    code: `insert new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B') }; insert new Account(Name = 'C');
      return new List<Integer>{ Limits.getDmlStatements(), Limits.getDmlRows() };`,
    expected: [2, 3]
  },
  {
    name: 'the 101st query ends the transaction',
    rule: 'One hundred queries are allowed, and nothing catches the exception.',
    source: MESSAGES,
    code: `try { for (Integer i = 0; i < 101; i++) { List<Account> l = [SELECT Id FROM Account LIMIT 1]; } }
      catch (Exception e) { return 'caught'; }
      return 'after';`,
    throws: { type: 'System.LimitException', message: 'Too many SOQL queries: 101' }
  },
  {
    name: 'a hundred queries are allowed',
    rule: 'The limit itself is not too many.',
    source: LIMITS,
    code: `for (Integer i = 0; i < 100; i++) { List<Account> l = [SELECT Id FROM Account LIMIT 1]; } return Limits.getQueries();`,
    expected: 100
  },
  {
    name: 'the 151st DML statement ends the transaction',
    rule: 'One hundred and fifty statements are allowed.',
    source: MESSAGES,
    code: `for (Integer i = 0; i < 151; i++) { insert new Account(Name = 'A' + i); } return 'after';`,
    throws: { type: 'System.LimitException', message: 'Too many DML statements: 151' }
  },
  {
    name: 'one row too many ends the transaction',
    rule: 'The message tells the first number that is too high (50001 of 50000).',
    source: MESSAGES,
    limits: { queryRows: 2 },
    code: `insert new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B'), new Account(Name = 'C') };
      List<Account> l = [SELECT Id FROM Account]; return l.size();`,
    throws: { type: 'System.LimitException', message: 'Too many query rows: 3' }
  },
  {
    name: 'too much processor time ends the transaction',
    rule: 'The message has no number.',
    source: MESSAGES,
    limits: { cpuTime: 5 },
    code: `Integer i = 0; while (true) { i++; } return i;`,
    throws: { type: 'System.LimitException', message: 'Apex CPU time limit exceeded' }
  },
  {
    name: 'too large a heap ends the transaction',
    rule: 'The message tells how large it was.',
    source: MESSAGES,
    limits: { heapSize: 20000 },
    code: `List<String> l = new List<String>(); for (Integer i = 0; i < 100000; i++) { l.add('some text ' + i); } return l.size();`,
    throws: { type: 'System.LimitException', message: /^Apex heap size too large: \d+$/ }
  },
  {
    name: 'what is dropped leaves the heap',
    rule: 'Only what can still be reached counts.',
    source: LIMITS,
    isUnconfirmed: 'When the platform collects what is dropped.',
    limits: { heapSize: 100000 },
    code: `String s = ''; for (Integer i = 0; i < 5000; i++) { s = 'some text ' + i; } return s;`,
    expected: 'some text 4999'
  },
  {
    name: 'calls go a thousand deep',
    rule: 'The call after that ends the transaction.',
    source: MESSAGES,
    members: `static Integer deeper(Integer n) { return deeper(n + 1); }`,
    code: `return deeper(0);`,
    throws: { type: 'System.LimitException', message: 'Maximum stack depth reached: 1001' }
  },
  {
    name: 'used time and heap are numbers within the limits',
    rule: 'Both are counted from the beginning of the transaction.',
    source: observed('governor.json'),
    code: `Integer cpu = Limits.getCpuTime(); Integer heap = Limits.getHeapSize();
      return new List<Boolean>{ cpu >= 0, cpu < Limits.getLimitCpuTime() / 2, heap >= 0, heap < Limits.getLimitHeapSize() / 2 };`,
    expected: [true, true, true, true]
  }
];
