import type { ProgramCase } from './conformanceCase.ts';
import { guide, quoted } from './sources.ts';

const STATEMENTS = guide('Inserting and Updating Records');
const TRANSACTIONS = guide('Transaction Control');
const REQUIRED =
  'Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]';

export const dml: readonly ProgramCase[] = [
  {
    name: 'insert gives a record its id',
    rule: 'The id is set in the record that was inserted.',
    source: STATEMENTS,
    code: `Account a = new Account(Name = 'A'); Id before = a.Id; insert a;
      return new List<Boolean>{ before == null, a.Id != null, a.Id == [SELECT Id FROM Account WHERE Name = 'A'].Id };`,
    expected: [true, true, true]
  },
  {
    name: 'insert of a list gives each its id',
    rule: 'Records are saved together.',
    source: STATEMENTS,
    code: `List<Account> l = new List<Account>{ new Account(Name = 'A'), new Account(Name = 'B') }; insert l;
      return new List<Object>{ l[0].Id != l[1].Id, [SELECT COUNT() FROM Account WHERE Id IN :l] };`,
    expected: [true, 2]
  },
  {
    name: 'update writes the fields that are set',
    rule: 'Other fields keep their values.',
    source: STATEMENTS,
    code: `Account a = new Account(Name = 'A', Phone = '1'); insert a; update new Account(Id = a.Id, Phone = '2');
      Account saved = [SELECT Name, Phone FROM Account WHERE Id = :a.Id]; return new List<String>{ saved.Name, saved.Phone };`,
    expected: ['A', '2']
  },
  {
    name: 'delete takes records away',
    rule: 'Queries do not find them any more.',
    source: guide('Deleting Records'),
    code: `Account a = new Account(Name = 'A'); insert a; delete a; return [SELECT COUNT() FROM Account WHERE Name = 'A'];`,
    expected: 0
  },
  {
    name: 'a record without a required field is an exception',
    rule: 'The message names row, status code and fields.',
    source: guide('Create Custom Exceptions'),
    code: `insert new Account(Phone = '1'); return null;`,
    throws: { type: 'System.DmlException', message: REQUIRED }
  },
  {
    name: 'the row that failed is counted from zero',
    rule: 'The message tells of the first row that failed.',
    source: guide('Create Custom Exceptions'),
    code: `insert new List<Account>{ new Account(Name = 'A'), new Account(Phone = '1') }; return null;`,
    throws: { type: 'System.DmlException', message: REQUIRED.replace('row 0', 'row 1') }
  },
  {
    name: 'a statement saves all of its rows or none',
    rule: 'One row that fails undoes the statement, not those before it.',
    source: TRANSACTIONS,
    code: `insert new Account(Name = 'kept');
      try { insert new List<Account>{ new Account(Name = 'lost'), new Account(Phone = '1') }; }
      catch (DmlException e) { return [SELECT COUNT() FROM Account WHERE Name IN ('kept', 'lost')]; }
      return null;`,
    expected: 1
  },
  {
    name: 'an insert of no records does nothing',
    rule: 'An empty list is saved.',
    source: STATEMENTS,
    isUnconfirmed: 'The guide does not speak of empty lists.',
    code: `insert new List<Account>(); return [SELECT COUNT() FROM Account];`,
    expected: 0
  },
  {
    name: 'setup objects and others are not saved in one transaction',
    rule: 'The second of the two is refused.',
    source: guide('sObjects That Cannot Be Used Together in DML Operations'),
    isUnconfirmed: 'The whole of the message; several projects quote its beginning.',
    code: `insert new Account(Name = 'A'); insert new PermissionSet(Name = 'Some', Label = 'Some'); return null;`,
    throws: {
      type: 'System.DmlException',
      message:
        /MIXED_DML_OPERATION, DML operation on setup object is not permitted after you have updated a non-setup object \(or vice versa\): PermissionSet, original object: Account/
    }
  },
  {
    name: 'records that were inserted are found at once',
    rule: 'Queries of the transaction see what it wrote.',
    source: TRANSACTIONS,
    code: `for (Integer i = 0; i < 3; i++) { insert new Account(Name = 'N' + i); }
      return [SELECT COUNT() FROM Account WHERE Name LIKE 'N%'];`,
    expected: 3
  },
  {
    name: 'a record that has an id is not inserted',
    rule: 'Ids are given by the platform.',
    source: quoted('several repositories, "cannot specify Id in an insert call"'),
    code: `Account a = new Account(Name = 'A'); insert a; insert a; return null;`,
    throws: {
      type: 'System.DmlException',
      message:
        /^Insert failed\. First exception on row 0 with id 001\w{15}; first error: INVALID_FIELD_FOR_INSERT_UPDATE, cannot specify Id in an insert call: \[Id\]$/
    }
  }
];
