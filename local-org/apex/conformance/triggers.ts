import type { ProgramCase } from './conformanceCase.ts';
import { guide, quoted, reference } from './sources.ts';

const CONTEXT = guide('Trigger Context Variables');
const CONSIDERATIONS = guide('Context Variable Considerations');
const EXCEPTIONS = guide('Trigger Exceptions');

export const triggers: readonly ProgramCase[] = [
  {
    name: 'a trigger before the save changes the record',
    rule: 'What is set in Trigger.new is saved, without DML.',
    source: CONSIDERATIONS,
    triggers: [
      `trigger T on Account (before insert) { for (Account a : Trigger.new) { a.Site = a.Name + '!'; } }`
    ],
    code: `insert new Account(Name = 'A'); return [SELECT Site FROM Account].Site;`,
    expected: 'A!'
  },
  {
    name: 'records have no ids before they are inserted',
    rule: 'Trigger.newMap is not there in a trigger before insert.',
    source: CONTEXT,
    triggers: [
      `trigger T on Account (before insert) { Trigger.new[0].Site = '' + (Trigger.new[0].Id == null) + (Trigger.newMap == null) + (Trigger.old == null); }`
    ],
    code: `insert new Account(Name = 'A'); return [SELECT Site FROM Account].Site;`,
    expected: 'truetruetrue'
  },
  {
    name: 'Trigger.oldMap has the record as it was',
    rule: 'By id, in update and delete.',
    source: CONTEXT,
    triggers: [
      `trigger T on Account (before update) { for (Account a : Trigger.new) { a.Site = Trigger.oldMap.get(a.Id).Name + ' to ' + a.Name; } }`
    ],
    code: `Account a = new Account(Name = 'A'); insert a; a.Name = 'B'; update a; return [SELECT Site FROM Account].Site;`,
    expected: 'A to B'
  },
  {
    name: 'the operation is a value of an enum',
    rule: 'Trigger.operationType says before or after, and what is done.',
    source: reference('TriggerOperation Enum'),
    triggers: [
      `trigger T on Account (before insert, before update) {
        switch on Trigger.operationType {
          when BEFORE_INSERT { Trigger.new[0].Site = 'made'; }
          when BEFORE_UPDATE { Trigger.new[0].Site = Trigger.operationType == TriggerOperation.BEFORE_UPDATE ? 'changed' : 'never'; }
        }
      }`
    ],
    code: `Account a = new Account(Name = 'A'); insert a; String made = [SELECT Site FROM Account].Site;
      a.Name = 'B'; update a; return new List<String>{ made, [SELECT Site FROM Account].Site };`,
    expected: ['made', 'changed']
  },
  {
    name: 'outside of a trigger nothing executes',
    rule: 'isExecuting is false, and there are no records.',
    source: CONTEXT,
    isUnconfirmed: 'That Trigger.new is null there.',
    code: `return new List<Object>{ Trigger.isExecuting, Trigger.new == null };`,
    expected: [false, true]
  },
  {
    name: 'addError refuses a record',
    rule: 'The text is the message of the record that failed; the others are saved where that was asked.',
    source: EXCEPTIONS,
    triggers: [
      `trigger T on Account (before insert) { for (Account a : Trigger.new) { if (a.Name == 'bad') { a.addError('No ' + a.Name); } } }`
    ],
    code: `List<Database.SaveResult> r = Database.insert(new List<Account>{ new Account(Name = 'A'), new Account(Name = 'bad') }, false, AccessLevel.USER_MODE);
      return new List<Object>{ r[0].isSuccess(), r[1].getErrors()[0].getMessage(), r[1].getErrors()[0].getFields() };`,
    expected: [true, 'No bad', []]
  },
  {
    name: 'addError of a field names it',
    rule: 'As record.Field.addError, and with the field or its name first.',
    source: reference('SObject Class'),
    triggers: [
      `trigger T on Account (before insert) {
        for (Account a : Trigger.new) { a.Name.addError('One'); a.addError('Site', 'Two'); a.addError(Account.Phone, 'Three'); }
      }`
    ],
    code: `List<String> all = new List<String>();
      for (Database.Error e : Database.insert(new List<Account>{ new Account(Name = 'A') }, false, AccessLevel.USER_MODE)[0].getErrors()) {
        all.add(e.getFields()[0] + ' ' + e.getMessage());
      }
      return all;`,
    expected: ['Name One', 'Site Two', 'Phone Three']
  },
  {
    name: 'addError of a record that something else holds',
    rule: 'What stands before the last dot is a record there, and no field of one.',
    source: reference('SObject Class'),
    triggers: [
      `trigger T on Account (before insert) {
        Held.shared = Trigger.new[0]; Held.shared.addError('One');
        Held h = new Held(); h.own = Trigger.new[0]; h.own.addError('Two'); h.next().own.addError('Three ' + Held.calls);
      }`
    ],
    classes: [
      `public class Held { public static Account shared; public static Integer calls = 0; public Account own;
        public Held next() { calls++; return this; } }`
    ],
    code: `List<String> all = new List<String>();
      for (Database.Error e : Database.insert(new List<Account>{ new Account(Name = 'A') }, false, AccessLevel.USER_MODE)[0].getErrors()) {
        all.add(e.getMessage() + e.getFields().size());
      }
      return all;`,
    expected: ['One0', 'Two0', 'Three 10']
  },
  {
    name: 'hasErrors tells of a record',
    rule: 'True once an error was added.',
    source: reference('SObject Class'),
    triggers: [
      `trigger T on Account (before insert) {
        Account a = Trigger.new[0]; Boolean before = a.hasErrors();
        if (a.Name == 'bad') { a.addError('x'); }
        a.Site = '' + before + a.hasErrors();
        if (a.hasErrors()) { insert new Account(Name = a.Site); }
      }`
    ],
    code: `insert new Account(Name = 'A'); return new List<String>{ [SELECT Site FROM Account].Site, '' + new Account().hasErrors() };`,
    expected: ['falsefalse', 'false']
  },
  {
    name: 'addError fails the statement',
    rule: 'The exception names the first row and its error.',
    source: EXCEPTIONS,
    triggers: [`trigger T on Account (before insert) { Trigger.new[0].addError('No'); }`],
    code: `insert new Account(Name = 'A'); return null;`,
    throws: {
      type: 'System.DmlException',
      message:
        'Insert failed. First exception on row 0; first error: FIELD_CUSTOM_VALIDATION_EXCEPTION, No: []'
    }
  },
  {
    name: 'a trigger keeps a record from being deleted',
    rule: 'In delete, errors are added to Trigger.old.',
    source: EXCEPTIONS,
    triggers: [
      `trigger T on Account (before delete) { for (Account a : Trigger.old) { a.addError('It stays'); } }`
    ],
    code: `Account a = new Account(Name = 'A'); insert a;
      try { delete a; } catch (DmlException e) { return new List<Object>{ e.getMessage().contains('It stays'), [SELECT COUNT() FROM Account] }; }
      return null;`,
    expected: [true, 1]
  },
  {
    name: 'after the save records are read-only',
    rule: 'An exception of Trigger.new says so.',
    source: CONSIDERATIONS,
    triggers: [`trigger T on Account (after insert) { Trigger.new[0].Site = 'x'; }`],
    code: `insert new Account(Name = 'A'); return null;`,
    throws: {
      type: 'System.DmlException',
      message: /T: execution of AfterInsert\n\ncaused by: System\.FinalException: Record is read-only/
    }
  },
  {
    name: 'an exception of a trigger names it',
    rule: 'Trigger, event, exception and where it was thrown.',
    source: quoted('several issues with "execution of BeforeInsert"'),
    isUnconfirmed: 'The line breaks.',
    triggers: [
      `trigger T on Account (before insert) {
        Other.go();
      }`
    ],
    classes: ['public class Other { public static void go() { Account none; none.Name = null; } }'],
    code: `insert new Account(Name = 'A'); return null;`,
    throws: {
      type: 'System.DmlException',
      message:
        'Insert failed. First exception on row 0; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, T: execution of BeforeInsert\n\n' +
        'caused by: System.NullPointerException: Attempt to de-reference a null object\n\n' +
        'Class.Other.go: line 1, column 1\nTrigger.T: line 2, column 1: []'
    }
  },
  {
    name: 'static variables last as long as the transaction',
    rule: 'Triggers and whoever saves share them.',
    source: guide('Static and Instance Methods, Variables, and Initialization Code'),
    triggers: [`trigger T on Account (before insert) { Counter.runs++; }`],
    classes: ['public class Counter { public static Integer runs = 0; }'],
    code: `insert new Account(Name = 'A'); insert new Account(Name = 'B'); return Counter.runs;`,
    expected: 2
  },
  {
    name: 'triggers and whoever saves have one set of limits',
    rule: 'All that runs in the transaction counts together.',
    source: guide('Execution Governors and Limits'),
    triggers: [`trigger T on Account (after insert) { Integer n = [SELECT COUNT() FROM Account]; }`],
    code: `Integer n = [SELECT COUNT() FROM Account]; insert new Account(Name = 'A'); return Limits.getQueries();`,
    expected: 2
  },
  {
    name: 'an endless loop in a trigger is caught by nobody',
    rule: 'Its limit ends the transaction.',
    source: guide('Exceptions That Cannot Be Caught'),
    triggers: [`trigger T on Account (before insert) { while (true) { Integer i = 0; } }`],
    limits: { cpuTime: 50 },
    code: `try { insert new Account(Name = 'A'); } catch (Exception e) { return 'caught'; } return null;`,
    throws: { type: 'System.LimitException', message: 'Apex CPU time limit exceeded' }
  },
  {
    name: 'triggers run 200 records at a time',
    rule: 'More records come in parts of 200.',
    source: guide('Triggers and Bulk DML Operations'),
    triggers: [
      `trigger T on Account (before insert) { for (Account a : Trigger.new) { a.NumberOfEmployees = Trigger.size; } }`
    ],
    code: `List<Account> l = new List<Account>(); for (Integer i = 0; i < 250; i++) { l.add(new Account(Name = 'A' + i)); } insert l;
      return new List<Integer>{ [SELECT COUNT() FROM Account WHERE NumberOfEmployees = 200], [SELECT COUNT() FROM Account WHERE NumberOfEmployees = 50] };`,
    expected: [200, 50]
  },
  {
    name: 'undelete is not modelled',
    rule: 'The local org deletes for good.',
    source: guide('Triggers'),
    triggers: [`trigger T on Account (after undelete) { Integer i = 0; }`],
    code: `return null;`,
    expected: null,
    refused: /does not model undelete triggers/
  },
  {
    name: 'declarations in a trigger are not modelled',
    rule: 'A trigger holds statements and variables.',
    source: guide('Defining Triggers'),
    triggers: [`trigger T on Account (before insert) { static void go() {} go(); }`],
    code: `return null;`,
    expected: null,
    refused: /does not model declarations in a trigger/
  }
];
