import type { ProgramCase } from './conformanceCase.ts';
import { NOW } from './harness.ts';
import { guide, reference } from './sources.ts';

const AURA = guide('AuraEnabled Annotation');

/** What a page gets of the value that a method returns. */
export const serialisation: readonly ProgramCase[] = [
  {
    name: 'primitives',
    rule: 'Texts, numbers, truth and null stay what they are.',
    source: AURA,
    code: `Decimal d = 1.5; return new List<Object>{ 'a', 1, 2L, d, true, null };`,
    expected: ['a', 1, 2, 1.5, true, null]
  },
  {
    name: 'a map becomes an object',
    rule: 'Its keys are the names.',
    source: AURA,
    code: `return new Map<String, Object>{ 'a' => 1, 'l' => new List<String>{ 'x' }, 'm' => new Map<String, Object>{ 'n' => null } };`,
    expected: { a: 1, l: ['x'], m: { n: null } }
  },
  {
    name: 'a time is a text of GMT',
    rule: 'In the form of ISO 8601.',
    source: reference('JSON Class'),
    isUnconfirmed: 'That a page gets a time in the form in which JSON.serialize writes it.',
    code: `return Datetime.now().addDays(1);`,
    expected: new Date(NOW.getTime() + 86_400_000).toISOString()
  },
  {
    name: 'an id is long',
    rule: 'A page gets 18 characters.',
    source: guide('Primitive Data Types'),
    code: `Id one = '001000000000A01'; return one;`,
    expected: '001000000000A01AAE'
  },
  {
    name: 'an object has its annotated properties alone',
    rule: 'A page gets what @AuraEnabled stands before.',
    source: AURA,
    classes: [
      `public class Shown {
        @AuraEnabled public List<String> columns { get; private set; }
        @AuraEnabled public Integer size { get; set; }
        public String secret { get; set; }
        public Shown() { columns = new List<String>{ 'a' }; size = 2; secret = 'x'; }
      }`
    ],
    code: `return new Shown();`,
    expected: { columns: ['a'], size: 2 }
  },
  {
    name: 'a property with a getter is evaluated',
    rule: 'What it returns is what the page gets.',
    source: AURA,
    classes: [`public class Sum { @AuraEnabled public Integer total { get { return 2 + 3; } } }`],
    code: `return new List<Sum>{ new Sum() };`,
    expected: [{ total: 5 }]
  },
  {
    name: 'a record has the fields that it holds',
    rule: 'Under the names of the object’s fields.',
    source: AURA,
    code: `return new Account(name = 'A', NumberOfEmployees = 3);`,
    expected: { Name: 'A', NumberOfEmployees: 3 }
  },
  {
    name: 'an enum is its name',
    rule: 'A text of the value.',
    source: reference('JSON Class'),
    isUnconfirmed: 'That a page gets an enum in the form in which JSON.serialize writes it.',
    members: `enum Level { LOW, HIGH }`,
    code: `return Level.HIGH;`,
    expected: 'HIGH'
  }
];
