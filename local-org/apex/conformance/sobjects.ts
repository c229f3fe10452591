import type { ProgramCase } from './conformanceCase.ts';
import { guide, quoted, reference } from './sources.ts';

const SOBJECT = reference('SObject Class');

export const sobjects: readonly ProgramCase[] = [
  {
    name: 'a record is made with its fields',
    rule: 'Fields that are not named are null.',
    source: guide('sObject Types'),
    code: `Account a = new Account(Name = 'Acme', NumberOfEmployees = 3); a.Site = 'North';
      return new List<Object>{ a.Name, a.NumberOfEmployees, a.Site, a.Phone, a.Id };`,
    expected: ['Acme', 3, 'North', null, null]
  },
  {
    name: 'get and put by name',
    rule: 'The name of a field may be in any case.',
    source: SOBJECT,
    code: `SObject a = new Account(Name = 'Acme'); a.put('site', 'North');
      return new List<Object>{ a.get('name'), a.get('NAME'), ((Account) a).Site, a.get('Phone') };`,
    expected: ['Acme', 'Acme', 'North', null]
  },
  {
    name: 'get and put by token',
    rule: 'A field is named by its token as by its name.',
    source: SOBJECT,
    code: `Account a = new Account(Name = 'Acme'); a.put(Account.Site, 'North'); List<SObjectField> fields = new List<SObjectField>{ Account.Name, Schema.Account.Site };
      return new List<Object>{ a.get(fields[0]), a.get(fields[1]), Account.Name.getDescribe().getName() };`,
    expected: ['Acme', 'North', 'Name']
  },
  {
    name: 'put gives the value before',
    rule: 'null, when there was none.',
    source: SOBJECT,
    code: `SObject a = new Account(); return new List<Object>{ a.put('Name', 'A'), a.put('Name', 'B'), a.get('Name') };`,
    expected: [null, 'A', 'B']
  },
  {
    name: 'put of a value of another type is an exception',
    rule: 'A field takes values of its type.',
    source: SOBJECT,
    isUnconfirmed: 'The message is that of the compiler for the same assignment.',
    code: `SObject a = new Account(); a.put('NumberOfEmployees', 'many'); return a.get('NumberOfEmployees');`,
    throws: { type: 'System.SObjectException', message: /Illegal assignment from String to Integer/ }
  },
  {
    name: 'get of a field that the object lacks is an exception',
    rule: 'The message names field and object.',
    source: quoted('several repositories, "Invalid field … for …"'),
    code: `return new Account().get('Nonsense__c');`,
    throws: { type: 'System.SObjectException', message: 'Invalid field Nonsense__c for Account' }
  },
  {
    name: 'populated fields are those that were set',
    rule: 'Keys are spelt as the object spells its fields.',
    source: SOBJECT,
    code: `Account a = new Account(); a.name = 'Acme'; a.put('site', 'North'); return a.getPopulatedFieldsAsMap();`,
    expected: { Name: 'Acme', Site: 'North' }
  },
  {
    name: 'populated fields of a row are those that were selected',
    rule: 'The id comes too; what the row lacks does not.',
    source: SOBJECT,
    isUnconfirmed: 'Whether a selected field that is empty comes. The code of the package works either way.',
    code: `insert new Account(Name = 'Acme', Site = 'North', Phone = '1');
      Account a = [SELECT Name, Site FROM Account WHERE Name = 'Acme'];
      Map<String, Object> fields = a.getPopulatedFieldsAsMap();
      return new List<Object>{ fields.get('Name'), fields.get('Site'), fields.get('Id') == a.Id,
        fields.containsKey('Phone'), fields.containsKey('name') };`,
    expected: ['Acme', 'North', true, false, false]
  },
  {
    name: 'a related row is a record among the populated fields',
    rule: 'It stands under the name of the relationship.',
    source: SOBJECT,
    code: `Account parent = new Account(Name = 'Parent'); insert parent;
      insert new Account(Name = 'Child', ParentId = parent.Id);
      Account child = [SELECT Name, Parent.Name FROM Account WHERE Name = 'Child'];
      Object related = child.getPopulatedFieldsAsMap().get('Parent');
      return new List<Object>{ related instanceof SObject, ((SObject) related).get('Name') };`,
    expected: [true, 'Parent']
  },
  {
    name: 'records are shared, not copied',
    rule: 'A list holds references to records.',
    source: guide('Assignment Statements'),
    code: `Account a = new Account(Name = 'A'); List<Account> l = new List<Account>{ a }; a.Name = 'B'; return l[0].Name;`,
    expected: 'B'
  },
  {
    name: 'records are equal by their fields',
    rule: '== compares all field values.',
    source: guide('Expression Operators'),
    code: `Account a = new Account(Name = 'A'); Account b = new Account(Name = 'A'); Account c = new Account(Name = 'C');
      return new List<Boolean>{ a == b, a == c, a === b };`,
    expected: [true, false, false]
  },
  {
    name: 'a related record that is not there has no fields and no exception',
    rule: 'Reading through an empty relationship gives null.',
    source: guide('Accessing sObject Fields Through Relationships'),
    code: `Account a = new Account(Name = 'A'); return a.Parent.Name;`,
    expected: null
  },
  {
    name: 'an id is checked when a record gets it',
    rule: 'A text that is no id is refused.',
    source: guide('Rules of Conversion'),
    code: `Account a = new Account(); String text = 'foo'; a.ParentId = text; return a;`,
    throws: { type: 'System.StringException', message: 'Invalid id: foo' }
  },
  {
    name: 'an id of a record is long',
    rule: 'The short form becomes the long one.',
    source: guide('Primitive Data Types'),
    code: `Account a = new Account(ParentId = '001000000000A01'); return a.ParentId;`,
    expected: '001000000000A01AAE'
  },
  {
    name: 'an id becomes a text where one is wanted',
    rule: 'Ids can always be assigned to texts, in a list of texts and by a cast too.',
    source: guide('Rules of Conversion'),
    isUnconfirmed: 'The guide speaks of assignments alone.',
    code: `Id one = '001000000000A01'; String text = one; List<String> texts = new List<String>(); texts.add(one);
      Object held = one; String again = (String) held; texts.add(text); texts.add(again);
      return texts;`,
    expected: ['001000000000A01AAE', '001000000000A01AAE', '001000000000A01AAE']
  },
  {
    name: 'a list of records is a list of SObject, and is cast back',
    rule: 'Lists of a type of record are held as lists of any.',
    source: guide('Parameterized Typing'),
    code: `List<SObject> all = new List<Account>{ new Account(Name = 'A') }; List<Account> own = (List<Account>) all;
      return own[0].Name;`,
    expected: 'A'
  }
];
