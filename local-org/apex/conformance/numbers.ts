import type { ProgramCase } from './conformanceCase.ts';
import { guide, observed, reference } from './sources.ts';

const DIVIDED_BY_ZERO = { type: 'System.MathException', message: 'Divide by 0' };
const DEREFERENCED = {
  type: 'System.NullPointerException',
  message: 'Attempt to de-reference a null object'
};

export const numbers: readonly ProgramCase[] = [
  {
    name: 'a division of integers drops the fraction',
    rule: 'Two integers divide to an integer, towards zero.',
    source: guide('Rules of Conversion'),
    code: `Integer seven = 7; return new List<Integer>{ seven / 2, -seven / 2, seven / -2 };`,
    expected: [3, -3, -3]
  },
  {
    name: 'the fraction is gone before the quotient becomes a Decimal',
    rule: 'The type of a division is that of its operands, whatever takes the result.',
    source: guide('Rules of Conversion'),
    code: `Decimal half = 7 / 2; return String.valueOf(half);`,
    expected: '3'
  },
  {
    name: 'an Integer wraps at 32 bits',
    rule: 'Results beyond the range of Integer wrap around without an exception.',
    source: guide('Rules of Conversion'),
    code: `Integer most = 2147483647; Integer least = -2147483648;
      return new List<Integer>{ most + 1, least - 1, most * 2, -least };`,
    expected: [-2147483648, 2147483647, -2, -2147483648]
  },
  {
    name: 'increments wrap too',
    rule: 'An increment or a compound assignment overflows as the operator does.',
    source: observed('integer_long.json'),
    code: `Integer a = 2147483647; a++; Integer b = 2147483647; b += 1; return new List<Integer>{ a, b };`,
    expected: [-2147483648, -2147483648]
  },
  {
    name: 'a product of integers wraps before it becomes a Long',
    rule: 'The operands decide the type of the product, so L on one of them saves it.',
    source: guide('Rules of Conversion'),
    code: `Long wrong = 100000 * 100000; Long right = 100000L * 100000;
      return new List<Long>{ wrong, right };`,
    expected: [1410065408, 10000000000]
  },
  {
    name: 'a Long wraps at 64 bits',
    rule: 'A Long has 64 bits and overflows silently as well.',
    source: guide('Primitive Data Types'),
    code: `Long most = 9223372036854775807L; return String.valueOf(most + 1);`,
    expected: '-9223372036854775808'
  },
  {
    name: 'a quotient of integers by zero is an exception',
    rule: 'Dividing by zero throws, for integers and decimals alike.',
    source: observed('integer_long.json'),
    code: `Integer zero = 0; return 1 / zero;`,
    throws: DIVIDED_BY_ZERO
  },
  {
    name: 'a quotient of decimals by zero is an exception',
    rule: 'Dividing by zero throws, for integers and decimals alike.',
    source: observed('double_decimal.json'),
    code: `Decimal zero = 0.0; return 1 / zero;`,
    throws: DIVIDED_BY_ZERO
  },
  {
    name: 'mod has the sign of what is divided',
    rule: 'Math.mod gives the rest of the truncating division.',
    source: observed('integer_long.json'),
    code: `return new List<Integer>{ Math.mod(7, 3), Math.mod(-7, 3), Math.mod(7, -3) };`,
    expected: [1, -1, 1]
  },
  {
    name: 'mod by zero is an exception',
    rule: 'Math.mod divides, so zero is refused.',
    source: observed('integer_long.json'),
    code: `return Math.mod(7, 0);`,
    throws: DIVIDED_BY_ZERO
  },
  {
    name: 'mod of longs is a Long',
    rule: 'There is a form for Long beside that for Integer.',
    source: reference('Math Class'),
    code: `return new List<Long>{ Math.mod(7L, 4L), Math.mod(3000000000L, 7L) };`,
    expected: [3, 4]
  },
  {
    name: 'a null operand is an exception',
    rule: 'Arithmetic dereferences its operands.',
    source: observed('integer_long.json'),
    code: `Integer none; return none + 1;`,
    throws: DEREFERENCED
  },
  {
    name: 'multiplication binds tighter than addition, parentheses tighter still',
    rule: 'Operators are applied in the order of the precedence table, from left to right within a row.',
    source: guide('Operator Precedence'),
    code: `return new List<Integer>{ 2 + 3 * 4, (2 + 3) * 4, 20 - 5 - 3, 100 / 10 / 2, -2 * 3 };`,
    expected: [14, 20, 12, 5, -6]
  },
  {
    name: 'an increment before the variable gives the new value, after it the old one',
    rule: 'The prefix form is evaluated after the step, the postfix form before it.',
    source: guide('Expression Operators'),
    code: `Integer i = 5; Integer a = i++; Integer b = ++i; Integer c = i--; Integer d = --i;
      return new List<Integer>{ a, b, c, d, i };`,
    expected: [5, 7, 7, 5, 5]
  },
  {
    name: 'compound assignments',
    rule: 'x op= y gives x the value of x op y.',
    source: guide('Expression Operators'),
    code: `Integer i = 10; i += 5; i -= 3; i *= 4; i /= 5; return i;`,
    expected: 9
  },
  {
    name: 'a sum of decimals has the larger scale',
    rule: 'Adding and subtracting keep as many decimal places as the operand with more of them has.',
    source: observed('double_decimal.json'),
    code: `Decimal a = 1.2300; Decimal b = 2.00;
      return new List<String>{ String.valueOf(a + b), String.valueOf(a - b), String.valueOf(0.1 + 0.2) };`,
    expected: ['3.2300', '-0.7700', '0.3']
  },
  {
    name: 'a product of decimals has the sum of the scales',
    rule: 'Multiplying adds up the decimal places.',
    source: observed('double_decimal.json'),
    code: `Decimal a = 1.50; return new List<String>{ String.valueOf(a * 2.00), String.valueOf(a * 2) };`,
    expected: ['3.0000', '3.00']
  },
  {
    name: 'decimals of another scale are equal',
    rule: '== compares decimals by number.',
    source: reference('Decimal Class'),
    code: `Decimal a = 1.1; Decimal b = 1.10; return a == b;`,
    expected: true
  },
  {
    name: 'numbers of different types are equal by value',
    rule: 'Integer, Long and Decimal compare by number, also as Object.',
    source: observed('integer_long.json'),
    code: `Integer i = 1; Long l = 1; Decimal d = 1.0; Object a = 1; Object b = 1L;
      return new List<Boolean>{ i == l, i == d, l == d, a == b };`,
    expected: [true, true, true, true]
  },
  {
    name: 'setScale rounds half to even',
    rule: 'Without a mode a tie goes to the even neighbour.',
    source: reference('Decimal Class'),
    code: `Decimal a = 0.125; Decimal b = 0.135; Decimal c = 2; Decimal d = 8.987551787;
      return new List<String>{ String.valueOf(a.setScale(2)), String.valueOf(b.setScale(2)),
        String.valueOf(c.setScale(2)), String.valueOf(d.setScale(3)) };`,
    expected: ['0.12', '0.14', '2.00', '8.988']
  },
  {
    name: 'divide has the scale that is asked for',
    rule: 'The scale is an argument, and half to even the rounding.',
    source: reference('Decimal Class'),
    code: `Decimal d = 19; return String.valueOf(d.divide(100, 3));`,
    expected: '0.190'
  },
  {
    name: 'scale counts the decimal places',
    rule: 'The scale of a literal is what is written; an Integer has none.',
    source: reference('Decimal Class'),
    code: `Decimal a = 9.270; Decimal b = 7; return new List<Integer>{ a.scale(), b.scale() };`,
    expected: [3, 0]
  },
  {
    name: 'intValue drops the fraction',
    rule: 'The integer part is what is left.',
    source: observed('double_decimal.json'),
    code: `Decimal a = 1.99; Decimal b = -1.99; return new List<Integer>{ a.intValue(), b.intValue() };`,
    expected: [1, -1]
  },
  {
    name: 'a Decimal of a text has the scale of the text',
    rule: 'The characters after the point count.',
    source: reference('Decimal Class'),
    code: `return String.valueOf(Decimal.valueOf('12.50'));`,
    expected: '12.50'
  },
  {
    name: 'a very small Decimal is written with an exponent',
    rule: 'String.valueOf uses scientific notation where many zeros would follow the point.',
    source: observed('double_decimal.json'),
    code: `Decimal small = 0.0000000001; Decimal million = 0.000001;
      return new List<String>{ String.valueOf(small * small), String.valueOf(million) };`,
    expected: ['1E-20', '0.000001']
  },
  {
    name: 'an Integer of a text',
    rule: 'A sign and zeros before the number are read.',
    source: observed('integer_long.json'),
    code: `return new List<Integer>{ Integer.valueOf('12'), Integer.valueOf('-007') };`,
    expected: [12, -7]
  },
  {
    name: 'a text that is no Integer is an exception',
    rule: 'What cannot be converted throws a TypeException that quotes it.',
    source: observed('integer_long.json'),
    code: `return Integer.valueOf('abc');`,
    throws: { type: 'System.TypeException', message: 'Invalid integer: abc' }
  },
  {
    name: 'white space is no part of a number',
    rule: 'A text is read as it is.',
    source: observed('integer_long.json'),
    code: `return Integer.valueOf(' 12');`,
    throws: { type: 'System.TypeException', message: 'Invalid integer:  12' }
  },
  {
    name: 'an Integer is also a Long and a Decimal, a Long no Integer',
    rule: 'Lower numeric types are instances of the higher ones.',
    source: observed('integer_long.json'),
    code: `Object small = 5; Object big = 5L;
      return new List<Boolean>{ small instanceof Integer, small instanceof Long, small instanceof Decimal,
        big instanceof Integer };`,
    expected: [true, true, true, false]
  },
  {
    name: 'an Object that holds a Decimal is no Integer',
    rule: 'A cast looks at the type at run time.',
    source: observed('integer_long.json'),
    code: `Object held = 5.0; return (Integer) held;`,
    throws: {
      type: 'System.TypeException',
      message: 'Invalid conversion from runtime type Decimal to Integer'
    }
  },
  {
    name: 'a null Integer stays null when widened',
    rule: 'null has every type.',
    source: observed('integer_long.json'),
    code: `Integer none; Long wide = none; Decimal wider = none; return wide == null && wider == null;`,
    expected: true
  }
];
