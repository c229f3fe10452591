import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emptyOrg } from '../../test/support/liveOrg.ts';
import { ApexLoadError } from './apexError.ts';
import { evaluate, runTestClass, thrownBy } from './conformance/harness.ts';
import { Program } from './program.ts';

interface Refused {
  readonly what: string;
  readonly code: string;
  readonly members?: string;
  readonly classes?: readonly string[];
  readonly problem: RegExp;
}

/** Compile errors on the platform, and what nobody has written down of it. */
const REFUSED: readonly Refused[] = [
  {
    what: 'a variable of a name that is taken',
    code: 'Integer i = 1; if (true) { Integer I = 2; } return i;',
    problem: /Duplicate variable: I/
  },
  {
    what: 'a variable of an object in a static method',
    code: 'return x;',
    members: 'Integer x;',
    problem: /does not exist: x/
  },
  {
    what: 'a method of an object in a static method',
    code: 'return f();',
    members: 'Integer f() { return 5; }',
    problem: /does not exist.* f/
  },
  {
    what: 'a method of the outer object in an inner class',
    code: 'return new I().g();',
    members: 'Integer f() { return 5; } class I { Integer g() { return f(); } }',
    problem: /does not exist.* f/
  },
  { what: 'this in a static method', code: 'return this;', problem: /static context/ },
  {
    what: 'this(…) in a block of the class',
    code: 'return 1;',
    members: '{ this(); }',
    problem: /out of place/
  },
  {
    what: 'a loop over a map',
    code: 'for (String s : new Map<String, String>()) {} return 1;',
    problem: /a loop over a map/
  },
  {
    what: 'a loop over a text',
    code: "for (String s : 'abc') {} return 1;",
    problem: /a loop over a string/
  },
  {
    what: 'a choice between an Integer and a Decimal',
    code: 'return (true ? 1 : 2.5) / 2;',
    problem: /numbers of two types/
  },
  { what: 'a condition that is a number', code: 'if (5) { return 1; } return 2;', problem: /no Boolean/ },
  { what: 'an Integer too large', code: 'return 2147483648;', problem: /Illegal integer/ },
  { what: 'a Long too large', code: 'return 9223372036854775808L;', problem: /Illegal long/ },
  {
    what: 'a scale without end',
    code: 'return (1.5).setScale(1000000000);',
    problem: /the scale 1000000000/
  },
  {
    what: 'a Decimal that grows without end',
    code: 'Decimal d = 1.5; while (true) { d = d * d; }',
    problem: /so many digits/
  },
  {
    what: 'a time that no calendar has',
    code: 'return Datetime.now().addDays(2147483647);',
    problem: /a day before/
  },
  {
    what: 'a day that no calendar has',
    code: 'return Datetime.now().addDays(2147483647);',
    problem: /a day before/
  },
  {
    what: 'a map as a bind',
    code: 'return [SELECT Id FROM User WHERE Id = :new Map<String, String>()].size();',
    problem: /a map where/
  },
  {
    what: 'a list in a field',
    code: "User u = new User(LastName = 'x'); u.put('FirstName', new List<String>()); insert u; return 1;",
    problem: /a list where/
  },
  {
    what: 'a record in a field',
    code: 'User u = [SELECT Id, Profile.Name FROM User LIMIT 1]; update u; return 1;',
    problem: /a sobject where/
  },
  {
    what: 'a record twice in a list that is saved',
    code: "User u = new User(LastName = 'x'); insert new List<User>{ u, u }; return 1;",
    problem: /a record twice/
  },
  {
    what: 'an argument of another type',
    code: 'return Math.mod(5L, 1.5);',
    problem: /an argument of the type decimal/
  },
  {
    what: '+ of two nulls that may be texts',
    code: 'User u = new User(); return u.FirstName + u.LastName;',
    problem: /\+ of null/
  },
  {
    what: 'a class whose initialisation failed',
    code: 'try { Bad.f(); } catch (Exception e) { Integer i = 0; } return Bad.x;',
    classes: ['public class Bad { public static Integer x = 1 / 0; public static void f() {} }'],
    problem: /Bad after its initialisation failed/
  },
  ...[
    'new List()',
    'new List{ 1 }',
    "new Map<String>{ 'a' => 'b' }",
    "new List<String>{ 'a' => 'b' }",
    "new Map<String, String>{ 'a' }",
    "new String{ 'a' }",
    'new Map<String, String>(1, 2)'
  ].map((text) => ({
    what: text,
    code: `return ${text};`,
    problem: /Invalid (?:parameters|initializer)|Constructor not defined/
  })),
  {
    what: 'a class above itself',
    code: 'return 1;',
    members: 'virtual class A extends B {} virtual class B extends A {}',
    problem: /Circular definition: Snippet\.B/
  },
  {
    what: 'a value of an enum that is made',
    code: 'return new K();',
    members: 'enum K { A }',
    problem: /cannot be constructed/
  },
  {
    what: 'what only a test may do',
    code: 'Test.startTest(); return 1;',
    problem: /what only a test may do/
  }
];

describe('what is no Apex, or is in no document', () => {
  for (const { what, problem, ...code } of REFUSED) {
    it(`${what}: is refused by name`, () => {
      assert.throws(
        () => evaluate(code),
        (error: Error) => error instanceof ApexLoadError && problem.test(error.message)
      );
    });
  }
});

const TWO_MILLION = "String s = 'x'; while (s.length() < 2000000) { s = s + s; }";
const NESTED =
  'List<Object> l = new List<Object>{ 1 }; for (Integer i = 0; i < 40; i++) { l = new List<Object>{ l, l }; }';
const LONG_LIST =
  'List<Integer> l = new List<Integer>(); for (Integer i = 0; i < 100000; i++) { l.add(0 - i); }';

const ENDED: readonly [what: string, code: string, message: RegExp][] = [
  [
    'texts in capitals',
    `${TWO_MILLION} List<String> l = new List<String>(); while (true) { l.add(s.toUpperCase()); }`,
    /heap/
  ],
  [
    'a text joined of large ones',
    `${TWO_MILLION} List<String> l = new List<String>(); for (Integer i = 0; i < 2000; i++) { l.add(s); } return String.join(l, '');`,
    /heap/
  ],
  ['a text replaced by large ones', `${TWO_MILLION} return s.replace('x', s);`, /heap/],
  ['the text of lists within lists', `${NESTED} return 'x' + l;`, /heap/],
  ['a key of lists within lists', `${NESTED} return new Set<Object>{ l }.size();`, /heap/],
  [
    'the text of a list within itself',
    "List<Object> l = new List<Object>(); l.add(l); return 'x' + l;",
    /stack depth/
  ],
  ['a search in a large text', `${TWO_MILLION} while (true) { s.contains('y'); }`, /CPU/],
  [
    'a comparison of large texts',
    `${TWO_MILLION} String t = s + ''; while (true) { Boolean b = s == t; }`,
    /CPU/
  ],
  ['a search in a long list', `${LONG_LIST} while (true) { l.contains(5); }`, /CPU/],
  ['the order of a long list', `${LONG_LIST} while (true) { l.sort(); }`, /CPU/],
  ['the heap of a long list', `${LONG_LIST} while (true) { Limits.getHeapSize(); }`, /CPU/]
];

describe('what takes long in few statements', () => {
  for (const [what, code, message] of ENDED) {
    it(`${what}: ends with a limit`, () => {
      const thrown = thrownBy({ code, limits: { cpuTime: 500 } });
      assert.equal(thrown.type, 'System.LimitException');
      assert.match(thrown.message, message);
    });
  }
});

const WORKS: readonly [
  what: string,
  code: string,
  expected: unknown,
  members?: string,
  classes?: readonly string[]
][] = [
  [
    'a static property with a setter',
    'p = 3; return p;',
    6,
    'static Integer p { get; set { p = value * 2; } }'
  ],
  ['a text is no null', "return 'null'.equals(null) || 'null'.equalsIgnoreCase(null);", false],
  [
    'the id of a set in its short form',
    "Set<Id> s = new Set<Id>{ '001000000000001AAA' }; return s.remove('001000000000001');",
    true
  ],
  [
    'the id of a list in its short form',
    "List<Id> l = new List<Id>{ '001000000000001AAA' }; return l.indexOf('001000000000001');",
    0
  ],
  [
    'what was in a field, spelt otherwise',
    "User u = new User(LastName = 'x'); return u.put('lastname', 'y');",
    'x'
  ],
  [
    'a class named as a member of the host',
    'Constructor c = new Constructor(); return c.x;',
    3,
    '',
    ['public class Constructor { public Integer x = 3; }']
  ],
  [
    'an override in other letters',
    'return new B().go();',
    'B',
    "virtual class A { public virtual String f(String s) { return 'A'; } public String go() { return f('x'); } } class B extends A { public override String f(string s) { return 'B'; } }"
  ],
  [
    'texts that are null',
    'return new A().go();',
    'nullnull',
    'class A { String a; String b() { return null; } String go() { return this.a + this.b(); } }'
  ],
  [
    'the variables of an exception above another',
    'return new E().p;',
    7,
    'virtual class D extends Exception { public Integer p = 7; } class E extends D {}'
  ],
  ['the least Integer', 'return -2147483648;', -2_147_483_648],
  [
    'neighbours among large Longs',
    'switch on 9007199254740993L { when 9007199254740992L { return 1; } when else { return 2; } }',
    2
  ],
  [
    'no id after what was taken back',
    "List<User> l = new List<User>(); for (Integer i = 0; i < 201; i++) { l.add(new User(LastName = 'x')); } try { insert l; } catch (DmlException e) { return l[0].Id; } return 'saved';",
    null
  ]
];

describe('what once went wrong without a word', () => {
  for (const [what, code, expected, members = '', classes = []] of WORKS) {
    it(what, () => {
      assert.deepEqual(evaluate({ code, members, classes }), expected);
    });
  }

  it('a text that is no Decimal', () => {
    for (const text of ['abc', '', '1e999999999']) {
      const { type, message } = thrownBy({ code: `return Decimal.valueOf('${text}');` });
      assert.deepEqual([type, message], ['System.TypeException', `Invalid decimal: ${text}`]);
    }
  });

  it('startTest comes once, and stopTest after it', () => {
    const outcomes = runTestClass(
      `@IsTest private class SnippetTest {
        @IsTest static void twice() { Test.startTest(); Test.stopTest(); Test.startTest(); }
        @IsTest static void stops() { Test.stopTest(); } }`,
      []
    );
    assert.match(String(outcomes.twice), /a second Test\.startTest/);
    assert.match(String(outcomes.stops), /Test\.stopTest without Test\.startTest/);
  });

  it('of two classes of one name none runs', () => {
    const text = 'public class A {}';
    const { errors } = new Program(emptyOrg(), [
      { file: 'A.cls', text },
      { file: 'B.cls', text }
    ]);
    assert.match(String(errors.get('A.cls')?.message), /Duplicate class: A, also in B\.cls/);
  });
});
