import type { ProgramCase } from './conformanceCase.ts';
import { guide, observed, reference } from './sources.ts';

const STRING = reference('String Class');

export const strings: readonly ProgramCase[] = [
  {
    name: 'a text takes up what is added to it',
    rule: 'Once an operand is a String, + appends; before that it adds.',
    source: guide('Expression Operators'),
    code: `return new List<String>{ 'a' + 1 + 2, 1 + 2 + 'a', 'is ' + true };`,
    expected: ['a12', '3a', 'is true']
  },
  {
    name: 'null is added as the word null',
    rule: 'A null operand of a concatenation reads null.',
    source: observed('integer_long.json'),
    code: `String none; Integer noNumber; return 'a' + none + noNumber;`,
    expected: 'anullnull'
  },
  {
    name: '+= appends',
    rule: 'Addition assignment follows +.',
    source: guide('Expression Operators'),
    code: `String s = 'a'; s += 'b'; s += 1; return s;`,
    expected: 'ab1'
  },
  {
    name: 'escape sequences',
    rule: 'Literals know the escapes of SOQL texts.',
    source: guide('Primitive Data Types'),
    code: `return 'it\\'s\\ta \\"line\\"\\nand a \\\\';`,
    expected: 'it\'s\ta "line"\nand a \\'
  },
  {
    name: 'contains and containsIgnoreCase',
    rule: 'contains looks at case, containsIgnoreCase does not.',
    source: STRING,
    code: `String s = 'Run-As Register';
      return new List<Boolean>{ s.contains('Register'), s.contains('register'),
        s.containsIgnoreCase('register'), s.containsIgnoreCase('Registry') };`,
    expected: [true, false, true, false]
  },
  {
    name: 'startsWith and endsWith look at case',
    rule: 'Both compare the characters as they are.',
    source: STRING,
    code: `String s = 'PermissionsApiEnabled';
      return new List<Boolean>{ s.startsWith('Permissions'), s.startsWith('permissions'),
        s.endsWith('Enabled'), s.endsWith('enabled'), s.startsWith('') };`,
    expected: [true, false, true, false, true]
  },
  {
    name: 'left gives no more than there is',
    rule: 'A length beyond the text gives all of it.',
    source: STRING,
    code: `return new List<String>{ 'scanner@x'.left(8), 'abc'.left(5), 'abc'.left(0) };`,
    expected: ['scanner@', 'abc', '']
  },
  {
    name: 'right gives the end',
    rule: 'A length beyond the text gives all of it.',
    source: STRING,
    code: `return new List<String>{ 'Hello Max'.right(3), 'abc'.right(5) };`,
    expected: ['Max', 'abc']
  },
  {
    name: 'substring leaves out the end index',
    rule: 'Indexes count from zero; the second one is not included.',
    source: STRING,
    code: `return new List<String>{ 'hamburger'.substring(3), 'hamburger'.substring(4, 8), 'abc'.substring(3) };`,
    expected: ['burger', 'urge', '']
  },
  {
    name: 'substringBetween',
    rule: 'What stands between two texts, or between two occurrences of one.',
    source: STRING,
    code: `return new List<String>{ 'xYellowy'.substringBetween('x', 'y'), 'tagYellowtag'.substringBetween('tag') };`,
    expected: ['Yellow', 'Yellow'],
    refused: /does not model the method substringBetween/
  },
  {
    name: 'replace replaces each occurrence, literally',
    rule: 'Neither the target nor the replacement is a pattern.',
    source: STRING,
    code: `return new List<String>{ 'abcdbca'.replace('bc', 'xy'), 'a, {columns} b'.replace(', {columns}', ''),
      'a.b'.replace('.', '$1'), 'abc'.replace('z', 'y') };`,
    expected: ['axydxya', 'a b', 'a$1b', 'abc']
  },
  {
    name: 'split drops empty texts at the end',
    rule: 'A delimiter inside gives an empty text, delimiters at the end give none.',
    source: STRING,
    code: `return new List<List<String>>{ 'a,b,,c'.split(','), 'abc'.split(','), ',a,,'.split(','), ''.split(',') };`,
    expected: [['a', 'b', '', 'c'], ['abc'], ['', 'a'], ['']]
  },
  {
    name: 'split by a regular expression',
    rule: 'The delimiter is one.',
    source: STRING,
    code: `return 'a1b22c'.split('[0-9]+');`,
    expected: ['a', 'b', 'c'],
    refused: /does not model String\.split by a regular expression/
  },
  {
    name: 'split into so many parts',
    rule: 'The second argument is how many at most; zero is as without.',
    source: STRING,
    code: `return 'boo:and:moo'.split('o', 0);`,
    expected: ['b', '', ':and:m'],
    refused: /does not model the method split/
  },
  {
    name: 'join puts the separator between',
    rule: 'A list of texts or numbers becomes one text.',
    source: STRING,
    code: `return new List<String>{ String.join(new List<String>{ 'a', 'b', 'c' }, ', '),
      String.join(new List<Integer>{ 10, 20 }, '/'), String.join(new List<String>(), ', ') };`,
    expected: ['a, b, c', '10/20', '']
  },
  {
    name: 'isBlank and isEmpty',
    rule: 'Empty and null are both; white space is blank and not empty.',
    source: STRING,
    code: `String none;
      return new List<Boolean>{ String.isBlank(none), String.isBlank(''), String.isBlank('  '), String.isBlank('a'),
        String.isEmpty(none), String.isEmpty(''), String.isEmpty(' '), String.isNotBlank('a') };`,
    expected: [true, true, true, false, true, true, false, true]
  },
  {
    name: 'valueOf of primitives',
    rule: 'Each primitive type has its text.',
    source: STRING,
    code: `Decimal d = 12.50; Id one = '001000000000001AAA';
      return new List<String>{ String.valueOf(42), String.valueOf(true), String.valueOf(d),
        String.valueOf(3000000000L), String.valueOf(one) };`,
    expected: ['42', 'true', '12.50', '3000000000', '001000000000001AAA']
  },
  {
    name: 'lower and upper case',
    rule: 'Letters change, the rest stays.',
    source: STRING,
    code: `return new List<String>{ 'ThIs 1'.toLowerCase(), 'ThIs 1'.toUpperCase() };`,
    expected: ['this 1', 'THIS 1']
  },
  {
    name: 'trim takes white space from both ends',
    rule: 'Spaces, tabs and line breaks before and after go.',
    source: STRING,
    code: `return '\\t a b \\n'.trim();`,
    expected: 'a b'
  },
  {
    name: 'format fills numbered places',
    rule: 'A place is filled by number, as often as it stands there.',
    source: STRING,
    code: `return String.format('{0} of {1}, {0}', new List<Object>{ 'one', 2 });`,
    expected: 'one of 2, one',
    refused: /does not model String\.format/
  },
  {
    name: 'length and indexOf',
    rule: 'Positions count from zero; minus one says there is none.',
    source: STRING,
    code: `return new List<Integer>{ 'abcd'.length(), ''.length(), 'abcbc'.indexOf('bc'), 'abc'.indexOf('z') };`,
    expected: [4, 0, 1, -1]
  },
  {
    name: 'equals looks at case, equalsIgnoreCase does not',
    rule: 'The methods are stricter or laxer than ==.',
    source: STRING,
    code: `return new List<Boolean>{ 'abc'.equals('ABC'), 'abc'.equals('abc'), 'abc'.equalsIgnoreCase('ABC') };`,
    expected: [false, true, true]
  },
  {
    name: 'a method of a null text is an exception',
    rule: 'null has no methods.',
    source: guide('Built-In Exceptions and Common Methods'),
    code: `String none; return none.contains('abc');`,
    throws: { type: 'System.NullPointerException', message: 'Attempt to de-reference a null object' }
  }
];
