import type { ProgramCase } from './conformanceCase.ts';
import { guide, reference } from './sources.ts';

const DATABASE = reference('Database Class');
const RESULT = reference('SaveResult Class');

/** The methods of `Database`, which tell of each record. */
export const partialDml: readonly ProgramCase[] = [
  {
    name: 'Database.insert saves what it can',
    rule: 'Without allOrNone each record has its own result, at its own position.',
    source: DATABASE,
    code: `List<Account> l = new List<Account>{ new Account(Name = 'A'), new Account(Phone = '1'), new Account(Name = 'B') };
      List<Database.SaveResult> r = Database.insert(l, false, AccessLevel.USER_MODE);
      return new List<Object>{ r[0].isSuccess(), r[1].isSuccess(), r[2].isSuccess(), r[0].getId() == l[0].Id, r[1].getId(), l[1].Id,
        [SELECT COUNT() FROM Account] };`,
    expected: [true, false, true, true, null, null, 2]
  },
  {
    name: 'a result has the errors of its record',
    rule: 'Message and fields of each; none where the record was saved.',
    source: RESULT,
    code: `List<Database.SaveResult> r = Database.insert(new List<SObject>{ new Account(Phone = '1'), new Account(Name = 'A') }, false, AccessLevel.USER_MODE);
      Database.Error e = r[0].getErrors()[0];
      return new List<Object>{ e.getMessage(), e.getFields(), r[1].getErrors().size() };`,
    expected: ['Required fields are missing: [Name]', ['Name'], 0]
  },
  {
    name: 'Database.update and Database.delete',
    rule: 'As insert; a record that is not there fails by itself.',
    source: DATABASE,
    code: `Account a = new Account(Name = 'A'); Account b = new Account(Name = 'B'); insert new List<Account>{ a, b }; delete b;
      a.Name = 'A2'; b.Name = 'B2';
      List<Database.SaveResult> u = Database.update(new List<Account>{ a, b }, false, AccessLevel.USER_MODE);
      List<Database.DeleteResult> d = Database.delete(new List<Account>{ b, a }, false, AccessLevel.USER_MODE);
      return new List<Object>{ u[0].isSuccess(), u[1].isSuccess(), d[0].isSuccess(), d[1].isSuccess(), d[1].getId() == a.Id };`,
    expected: [true, false, false, true, true]
  },
  {
    name: 'with allOrNone the first failure is an exception',
    rule: 'As the statement does.',
    source: DATABASE,
    code: `return Database.insert(new List<Account>{ new Account(Name = 'A'), new Account(Phone = '1') }, true, AccessLevel.USER_MODE).size();`,
    throws: {
      type: 'System.DmlException',
      message:
        'Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]'
    }
  },
  {
    name: 'upsert makes what is not there, and updates the rest',
    rule: 'Records are found by their ids, or by the field that is named.',
    source: guide('Upserting Records'),
    code: `Account a = new Account(Name = 'A'); insert a; a.Name = 'A2'; Account b = new Account(Name = 'B');
      upsert new List<Account>{ a, b };
      List<Database.UpsertResult> r = Database.upsert(new List<Account>{ a, new Account(Name = 'C') }, Account.Id, false, AccessLevel.USER_MODE);
      return new List<Object>{ [SELECT Name FROM Account WHERE Id = :a.Id].Name, b.Id != null, r[0].isCreated(), r[1].isCreated(), r[1].isSuccess() };`,
    expected: ['A2', true, false, true, true]
  },
  {
    name: 'what is saved in part is one statement',
    rule: 'It counts once, with all of its rows.',
    source: guide('Execution Governors and Limits'),
    code: `Database.insert(new List<Account>{ new Account(Name = 'A'), new Account(Phone = '1') }, false, AccessLevel.USER_MODE);
      return new List<Integer>{ Limits.getDmlStatements(), Limits.getDmlRows() };`,
    expected: [1, 2]
  },
  {
    name: 'rows that are locked can be read',
    rule: 'FOR UPDATE keeps others from writing them until the transaction ends.',
    source: guide('Locking Statements'),
    code: `insert new Account(Name = 'A'); Account a = [SELECT Id, Name FROM Account WHERE Name = 'A' FOR UPDATE]; return a.Name;`,
    expected: 'A'
  },
  {
    name: 'rows that are locked have no order',
    rule: 'ORDER BY does not go with FOR UPDATE.',
    source: guide('Locking Statements'),
    isUnconfirmed: 'The words of the message, and whether the class fails to compile.',
    code: `return [SELECT Id FROM Account ORDER BY Name FOR UPDATE].size();`,
    throws: { type: 'System.QueryException', message: /FOR UPDATE/ }
  }
];
