import type { ProgramCase } from './conformanceCase.ts';
import { guide, observed } from './sources.ts';

const SWITCH = guide('Switch Statements');
const SEASONS = `
  enum Season { WINTER, SPRING, SUMMER, FALL }
  static String clothes(Season season) {
    switch on season {
      when WINTER { return 'boots'; }
      when SPRING, SUMMER { return 'sandals'; }
      when null { return 'nothing'; }
      when else { return 'coat'; }
    }
  }`;

export const controlFlow: readonly ProgramCase[] = [
  {
    name: 'else belongs to the nearest if',
    rule: 'Without braces it groups with the closest if.',
    source: guide('Conditional (If-Else) Statements'),
    code: `Integer x = 5; String s = 'none'; if (x > 3) if (x > 9) s = 'much'; else s = 'some'; return s;`,
    expected: 'some'
  },
  {
    name: 'else if',
    rule: 'The first condition that holds decides.',
    source: guide('Conditional (If-Else) Statements'),
    code: `Integer place = 2; String medal;
      if (place == 1) { medal = 'gold'; } else if (place == 2) { medal = 'silver'; } else { medal = null; }
      return medal;`,
    expected: 'silver'
  },
  {
    name: 'a for loop',
    rule: 'Condition, body, step, in that order.',
    source: guide('Traditional For Loops'),
    code: `String s = ''; for (Integer i = 0; i < 4; i++) { s += i; } return s;`,
    expected: '0123'
  },
  {
    name: 'a for loop of two variables',
    rule: 'Several variables may be declared at the start.',
    source: guide('Traditional For Loops'),
    code: `Integer s = 0; for (Integer i = 0, j = 3; i < j; i++) { s += i + j; } return s;`,
    expected: 12
  },
  {
    name: 'a for loop without parts',
    rule: 'Each part may be left out.',
    source: observed('expressions_control.json'),
    code: `Integer i = 0; for (;;) { i++; if (i == 3) { break; } } return i;`,
    expected: 3
  },
  {
    name: 'continue still takes the step',
    rule: 'continue goes on to the next round, break leaves the loop.',
    source: guide('Loops'),
    code: `String s = ''; for (Integer i = 0; i < 6; i++) { if (i == 1) { continue; } if (i == 4) { break; } s += i; }
      return s;`,
    expected: '023'
  },
  {
    name: 'break leaves the inner loop alone',
    rule: 'The nearest loop is meant.',
    source: observed('expressions_control.json'),
    code: `Integer n = 0;
      for (Integer i = 0; i < 3; i++) { for (Integer j = 0; j < 3; j++) { if (j == 1) { break; } n++; } }
      return n;`,
    expected: 3
  },
  {
    name: 'while may run never',
    rule: 'The condition comes first.',
    source: guide('While Loops'),
    code: `Integer n = 0; while (n > 0) { n++; } while (n < 3) n++; return n;`,
    expected: 3
  },
  {
    name: 'do runs at least once',
    rule: 'The condition comes last.',
    source: guide('Do-While Loops'),
    code: `Integer n = 0; do { n++; } while (n > 5); return n;`,
    expected: 1
  },
  {
    name: 'for each element of a list',
    rule: 'The variable takes each element in order.',
    source: guide('List or Set Iteration for Loops'),
    code: `String s = ''; for (String one : new List<String>{ 'a', 'b' }) { s += one; } return s;`,
    expected: 'ab'
  },
  {
    name: 'for each key of a map',
    rule: 'The key set of a map is iterated as other sets are.',
    source: guide('List or Set Iteration for Loops'),
    code: `Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'b' => 2 }; Integer sum = 0;
      for (String key : m.keySet()) { sum += m.get(key); } return sum;`,
    expected: 3
  },
  {
    name: 'return leaves loops and blocks',
    rule: 'The method ends there.',
    source: guide('Class Methods'),
    code: `for (Integer i = 0; i < 9; i++) { while (true) { if (i == 0) { return 'out'; } } } return 'end';`,
    expected: 'out'
  },
  {
    name: 'switch on a number',
    rule: 'A when block may list several values, also negative ones; there is no fall-through.',
    source: SWITCH,
    members: `
      static String named(Integer i) {
        String s = '';
        switch on i {
          when 1, 2 { s += 'few'; }
          when -3 { s += 'debt'; }
          when null { s += 'none'; }
          when else { s += 'many'; }
        }
        return s;
      }`,
    code: `return new List<String>{ named(1), named(2), named(-3), named(null), named(9) };`,
    expected: ['few', 'few', 'debt', 'none', 'many']
  },
  {
    name: 'switch on a text looks at case',
    rule: 'Unlike ==, a when value is matched with its case.',
    source: SWITCH,
    code: `String s = 'Orange'; switch on s { when 'orange' { return 1; } when 'Orange' { return 2; } } return 3;`,
    expected: 2
  },
  {
    name: 'switch on an enum',
    rule: 'Values are named without their enum.',
    source: SWITCH,
    members: SEASONS,
    code: `return new List<String>{ clothes(Season.WINTER), clothes(Season.SUMMER), clothes(Season.FALL), clothes(null) };`,
    expected: ['boots', 'sandals', 'coat', 'nothing']
  },
  {
    name: 'switch without a match does nothing',
    rule: 'when else is optional.',
    source: SWITCH,
    code: `Integer n = 5; switch on n { when 1 { n = 10; } } return n;`,
    expected: 5
  },
  {
    name: 'switch on a record',
    rule: 'A when block of a type names the record as that type.',
    source: SWITCH,
    code: `SObject one = new Account(Name = 'A');
      switch on one { when Contact c { return 'contact'; } when Account a { return a.Name; } when else { return 'else'; } }
      return 'end';`,
    expected: 'A'
  },
  {
    name: 'parallel blocks may use one name',
    rule: 'A variable lives to the end of its block.',
    source: guide('Variables'),
    code: `Integer sum = 0; for (Integer i = 0; i < 3; i++) { sum += i; } for (Integer i = 5; i < 6; i++) { sum += i; }
      { Integer i = 10; sum += i; } return sum;`,
    expected: 18
  },
  {
    name: 'names do not look at case',
    rule: 'Variables, methods, types and keywords are the same in any case.',
    source: guide('Case Sensitivity'),
    members: `static Integer twice(Integer Value) { Return vALUE * 2; }`,
    code: `INTEGER Amount = 4; if (AMOUNT == 4) { amount = Twice(aMoUnT); } return amoUNT;`,
    expected: 8
  },
  {
    name: 'variables without a value are null',
    rule: 'Of any type.',
    source: guide('Variables'),
    code: `Integer i = 0, j, k = 1; Boolean b; return new List<Object>{ i, j, k, b };`,
    expected: [0, null, 1, null]
  },
  {
    name: 'comments',
    rule: 'Nothing in a comment runs.',
    source: guide('Comments'),
    code: `Integer i = 1; // i = 2;
      /* i = 3;
         // */ i += 10; return i;`,
    expected: 11
  },
  {
    name: 'an index is evaluated once in a compound assignment',
    rule: 'l[i++] += x takes one step.',
    source: guide('Expression Operators'),
    isUnconfirmed:
      'The guide says what the value is, not how often the left side is evaluated; Java does it once.',
    code: `List<Integer> l = new List<Integer>{ 1, 2 }; Integer i = 0; l[i++] += 5; return new List<Object>{ l, i };`,
    expected: [[6, 2], 1],
    refused: /does not model \+= on/
  },
  {
    name: 'operands are evaluated from left to right',
    rule: 'Each once, before the operator.',
    source: observed('integer_long.json'),
    code: `Integer i = 0; Integer sum = i++ + ++i; return new List<Integer>{ sum, i };`,
    expected: [2, 2]
  }
];
