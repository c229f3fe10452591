import type { ProgramCase } from './conformanceCase.ts';
import { guide, observed } from './sources.ts';

const OPERATORS = guide('Expression Operators');
const DEREFERENCED = {
  type: 'System.NullPointerException',
  message: 'Attempt to de-reference a null object'
};

const POINT = `
  class Point {
    Integer x;
    Point(Integer x) { this.x = x; }
  }`;
const KEY = `
  class Key {
    Integer x;
    Key(Integer x) { this.x = x; }
    public Boolean equals(Object other) { return other instanceof Key && ((Key) other).x == x; }
    public Integer hashCode() { return x; }
  }`;
const COUNTER = `
  static Integer calls = 0;
  static Boolean answer(Boolean value) { calls++; return value; }`;

export const comparisons: readonly ProgramCase[] = [
  {
    name: '== of texts does not look at case',
    rule: 'Texts compare without regard to case with == and !=.',
    source: OPERATORS,
    code: `String a = 'abc'; return new List<Boolean>{ a == 'ABC', a != 'ABC', a == 'abd' };`,
    expected: [true, false, false]
  },
  {
    name: 'the order of texts does not look at case',
    rule: '<, <=, > and >= of texts follow the locale and ignore case.',
    source: OPERATORS,
    code: `String a = 'apple'; String b = 'Banana';
      return new List<Boolean>{ a < b, b < 'cherry', a >= 'APPLE', a > b };`,
    expected: [true, true, true, false],
    refused: /does not model the order of string and string/
  },
  {
    name: 'null equals null alone',
    rule: 'Comparing with null is allowed and never null itself.',
    source: OPERATORS,
    code: `Boolean flag; Integer amount; String text;
      return new List<Boolean>{ flag == null, flag == false, flag != true, amount == 0, text == '', text != null };`,
    expected: [true, false, true, false, false, false]
  },
  {
    name: 'a null number is neither less nor more',
    rule: 'A relation with a null number, date or time is false, also between two of them.',
    source: OPERATORS,
    code: `Integer none; return new List<Boolean>{ none < 5, none >= 5, 5 > none, none <= none };`,
    expected: [false, false, false, false]
  },
  {
    name: 'a null text is less than any other',
    rule: 'A text that is there is always greater than null.',
    source: guide('Variables'),
    code: `String none; return new List<Boolean>{ none < 'b', none > 'b', 'b' > none };`,
    expected: [true, false, true]
  },
  {
    name: 'objects are equal when they are the same one',
    rule: 'Without an equals method == of a class compares references.',
    source: OPERATORS,
    members: POINT,
    code: `Point a = new Point(1); Point b = new Point(1); Point c = a;
      return new List<Boolean>{ a == b, a == c, a === c, a !== b };`,
    expected: [false, true, true, true]
  },
  {
    name: 'an equals method decides ==, but not ===',
    rule: 'A class with equals and hashCode is compared by them; === is identity always.',
    source: OPERATORS,
    members: KEY,
    code: `Key a = new Key(3); Key b = new Key(3); return new List<Boolean>{ a == b, a != b, a === b };`,
    expected: [true, false, false],
    refused: /does not model equals of a class/
  },
  {
    name: 'lists are equal by their elements, in order',
    rule: 'Collections compare deeply with ==; === is identity.',
    source: observed('expressions_control.json'),
    code: `List<Integer> a = new List<Integer>{ 1, 2 }; List<Integer> b = new List<Integer>{ 1, 2 };
      return new List<Boolean>{ a == b, a === b, a == new List<Integer>{ 2, 1 } };`,
    expected: [true, false, false]
  },
  {
    name: 'texts in lists are compared with regard to case',
    rule: 'Elements that differ in case are different.',
    source: observed('list_set_map.json'),
    code: `return new List<String>{ 'a' } == new List<String>{ 'A' };`,
    expected: false
  },
  {
    name: 'sets are equal in any order',
    rule: 'Sets of the same elements are equal.',
    source: observed('list_set_map.json'),
    code: `return new Set<Integer>{ 1, 2 } == new Set<Integer>{ 2, 1 };`,
    expected: true
  },
  {
    name: 'maps are equal in any order',
    rule: 'Maps of the same pairs are equal.',
    source: observed('list_set_map.json'),
    code: `return new Map<String, Integer>{ 'a' => 1, 'b' => 2 } == new Map<String, Integer>{ 'b' => 2, 'a' => 1 };`,
    expected: true
  },
  {
    name: 'ids of 15 and 18 characters are equal',
    rule: 'The short form of an id becomes the long one.',
    source: guide('Primitive Data Types'),
    code: `Id brief = '001000000000A01'; Id full = '001000000000A01AAE';
      return new List<Object>{ brief == full, String.valueOf(brief) };`,
    expected: [true, '001000000000A01AAE']
  },
  {
    name: 'ids look at case',
    rule: 'Ids that differ in case alone are of different records.',
    source: OPERATORS,
    code: `Id a = '001000000000A01'; Id b = '001000000000a01'; return a == b;`,
    expected: false
  },
  {
    name: 'a text that is no id is an exception',
    rule: 'What is assigned to an Id is checked when it is assigned.',
    source: guide('Rules of Conversion'),
    code: `String text = 'foo'; Id one = text; return one;`,
    throws: { type: 'System.StringException', message: 'Invalid id: foo' }
  },
  {
    name: '&& and || stop early',
    rule: 'The right side is evaluated only where it decides.',
    source: OPERATORS,
    members: COUNTER,
    code: `Boolean a = false && answer(true); Boolean b = true || answer(true); Boolean c = true && answer(false);
      return new List<Object>{ a, b, c, calls };`,
    expected: [false, true, false, 1]
  },
  {
    name: '&& binds tighter than ||',
    rule: 'AND comes before OR.',
    source: OPERATORS,
    code: `Boolean yes = true; Boolean no = false; return yes || no && no;`,
    expected: true
  },
  {
    name: 'a null Boolean has no truth',
    rule: 'Logic dereferences its operands.',
    source: observed('expressions_control.json'),
    code: `Boolean none; return none && true;`,
    throws: DEREFERENCED
  },
  {
    name: 'a null Boolean on the right is seen only when it is looked at',
    rule: 'A side that is not evaluated may be null.',
    source: observed('expressions_control.json'),
    code: `Boolean none; return new List<Boolean>{ false && none, true || none };`,
    expected: [false, true]
  },
  {
    name: 'a condition that is null is an exception',
    rule: 'The condition of ?: is dereferenced.',
    source: observed('expressions_control.json'),
    code: `Boolean none; return none ? 1 : 2;`,
    throws: DEREFERENCED
  },
  {
    name: 'if of null is an exception',
    rule: 'The condition of if is dereferenced.',
    source: observed('expressions_control.json'),
    isUnconfirmed: 'Seen for && and ?: in the parts that were read.',
    code: `Boolean none; if (none) { return 1; } return 2;`,
    throws: DEREFERENCED
  },
  {
    name: '?: evaluates one branch',
    rule: 'The branch that is not taken does not run; the operator groups from the right.',
    source: OPERATORS,
    members: COUNTER,
    code: `Integer n = 2; String s = n == 1 ? 'one' : n == 2 ? 'two' : 'many';
      Boolean taken = true ? answer(false) : answer(true);
      return new List<Object>{ s, taken, calls };`,
    expected: ['two', false, 1]
  },
  {
    name: '?? takes the left side unless it is null',
    rule: 'Empty, zero and false are values; the right side is evaluated only for null.',
    source: guide('Null Coalescing Operator'),
    members: COUNTER,
    code: `String none; Integer zero = 0; Boolean no = false;
      Boolean kept = no ?? answer(true);
      return new List<Object>{ none ?? 'right', '' ?? 'right', zero ?? 9, kept, none ?? none ?? 'last', calls };`,
    expected: ['right', '', 0, false, 'last', 0]
  },
  {
    name: '?? binds looser than arithmetic',
    rule: 'top ?? 100 - bottom ?? 0 is top ?? (100 - bottom) ?? 0.',
    source: guide('Null Coalescing Operator'),
    code: `Integer top = 7; Integer bottom = 30; return top ?? 100 - bottom ?? 0;`,
    expected: 7
  },
  {
    name: '?. of null is null, and the rest is not evaluated',
    rule: 'A null before ?. ends the chain.',
    source: guide('Safe Navigation Operator'),
    members: `${COUNTER}
      static String text(Boolean mark) { answer(mark); return 'x'; }`,
    code: `String none; List<String> noList;
      return new List<Object>{ none?.toLowerCase(), noList?.size(), none?.contains(text(true)), 'AB'?.toLowerCase(), calls };`,
    expected: [null, null, null, 'ab', 0]
  },
  {
    name: '! turns a Boolean round',
    rule: 'The complement of a comparison.',
    source: OPERATORS,
    code: `Boolean yes = true; return new List<Boolean>{ !yes, !(1 > 2), !!yes };`,
    expected: [false, true, true]
  },
  {
    name: 'an Object is compared with a Boolean',
    rule: 'A comparison of values of different types is false, not an exception.',
    source: OPERATORS,
    isUnconfirmed:
      'The guide says that no comparison is null, not what == says of an Object that holds no Boolean.',
    code: `Object text = 'true'; Object yes = true; Object no = false; Object none;
      return new List<Boolean>{ text == true, text != false, yes == true, no != false, none == true };`,
    expected: [false, true, true, false, false]
  },
  {
    name: 'instanceof looks at the type at run time',
    rule: 'null is an instance of nothing.',
    source: guide('Using the instanceof Keyword'),
    code: `Object text = 'a'; Object none; Object record = new Account();
      return new List<Boolean>{ text instanceof String, text instanceof Integer, none instanceof String,
        record instanceof SObject, record instanceof Account, record instanceof Contact };`,
    expected: [true, false, false, true, true, false]
  }
];
