import type { ProgramCase } from './conformanceCase.ts';
import { guide, observed, quoted, reference } from './sources.ts';

const STATEMENTS = guide('Exception Statements');
const CUSTOM = guide('Create Custom Exceptions');
const EXCEPTION = reference('Exception Class and Built-In Exceptions');
const SEEN = observed('exceptions.json');

const OWN = `public virtual class OwnException extends Exception {}`;
const CHILD = `public class ChildException extends OwnException {}`;
const TRAIL = `
  static List<String> trail = new List<String>();
  static Integer step(Integer mode) {
    try {
      trail.add('try');
      if (mode == 1) { throw new OwnException('flow'); }
      if (mode == 2) { return 2; }
      return 1;
    } catch (OwnException e) {
      trail.add('catch');
      return 3;
    } finally {
      trail.add('finally');
    }
  }`;

export const exceptions: readonly ProgramCase[] = [
  {
    name: 'try, catch and finally run in order',
    rule: 'The handler that fits runs after the throw, finally after everything.',
    source: STATEMENTS,
    classes: [OWN],
    members: TRAIL,
    code: `Integer result = step(1); return new List<Object>{ result, trail };`,
    expected: [3, ['try', 'catch', 'finally']]
  },
  {
    name: 'finally runs after a return',
    rule: 'However the block is left.',
    source: STATEMENTS,
    classes: [OWN],
    members: TRAIL,
    code: `Integer result = step(2); return new List<Object>{ result, trail };`,
    expected: [2, ['try', 'finally']]
  },
  {
    name: 'finally runs though nobody catches',
    rule: 'The exception goes on after it.',
    source: STATEMENTS,
    classes: [OWN],
    members: `
      static String trail = '';
      static void fail() { try { throw new OwnException('a'); } finally { trail += 'finally '; } }`,
    code: `try { fail(); } catch (OwnException e) { trail += e.getMessage(); } return trail;`,
    expected: 'finally a'
  },
  {
    name: 'what finally throws replaces what was thrown',
    rule: 'The last exception is the one that goes on.',
    source: STATEMENTS,
    isUnconfirmed: 'The guide does not speak of exceptions in finally.',
    classes: [OWN],
    code: `try { try { throw new OwnException('first'); } finally { throw new OwnException('last'); } }
      catch (OwnException e) { return e.getMessage(); }`,
    expected: 'last'
  },
  {
    name: 'an exception goes up until it is caught',
    rule: 'Callers get it as if they had thrown it, and what follows does not run.',
    source: guide('Exceptions in Apex'),
    classes: [OWN],
    members: `
      static String trail = '';
      static void deep() { throw new OwnException('deep'); }
      static void middle() { deep(); trail += 'never '; }`,
    code: `try { middle(); } catch (OwnException e) { trail += e.getMessage(); } return trail;`,
    expected: 'deep'
  },
  {
    name: 'the first handler that fits runs',
    rule: 'Handlers are tried in the order in which they stand.',
    source: guide('Catching Different Exception Types'),
    code: `try { Integer n = new List<Integer>()[0]; }
      catch (NullPointerException e) { return 'null'; }
      catch (ListException e) { return 'list'; }
      catch (Exception e) { return 'other'; }
      return 'none';`,
    expected: 'list'
  },
  {
    name: 'a handler takes subclasses too',
    rule: 'Exceptions of a class are caught as that class and as each above it.',
    source: CUSTOM,
    classes: [OWN, CHILD],
    code: `String s = '';
      try { throw new ChildException('a'); } catch (OwnException e) { s += e.getTypeName() + ' '; }
      try { throw new ChildException('b'); } catch (Exception e) { s += e.getMessage(); }
      return s;`,
    expected: 'ChildException b'
  },
  {
    name: 'a handler of another type leaves it',
    rule: 'Only an instance of the type is caught.',
    source: guide('Catching Different Exception Types'),
    classes: [OWN],
    code: `try { throw new OwnException('loose'); } catch (ListException e) { return 'caught'; } return 'after';`,
    throws: { type: 'OwnException', message: 'loose' }
  },
  {
    name: 'an exception that is caught may be thrown again',
    rule: 'It is the same object.',
    source: CUSTOM,
    classes: [OWN],
    code: `OwnException made = new OwnException('again');
      try { try { throw made; } catch (OwnException e) { throw e; } } catch (Exception e) { return e === made; }`,
    expected: true
  },
  {
    name: 'constructors of an own exception',
    rule: 'Without arguments, of a message, of a cause, and of both.',
    source: CUSTOM,
    classes: [OWN],
    code: `OwnException a = new OwnException(); OwnException b = new OwnException('b');
      OwnException c = new OwnException(b); OwnException d = new OwnException('d', b);
      return new List<Object>{ a.getMessage(), a.getCause() == null, b.getMessage(), c.getCause() === b,
        d.getMessage(), d.getCause().getMessage() };`,
    expected: ['Script-thrown exception', true, 'b', true, 'd', 'b']
  },
  {
    name: 'setMessage changes the message',
    rule: 'The message may be set after an exception was made.',
    source: EXCEPTION,
    classes: [OWN],
    code: `OwnException e = new OwnException('a'); e.setMessage('b'); return e.getMessage();`,
    expected: 'b'
  },
  {
    name: 'getTypeName has the namespace of the platform',
    rule: 'System. stands before built-in types, nothing before one of the org.',
    source: SEEN,
    classes: [OWN],
    code: `return new List<String>{ new OwnException().getTypeName(), new IllegalArgumentException().getTypeName() };`,
    expected: ['OwnException', 'System.IllegalArgumentException']
  },
  {
    name: 'getTypeName of an inner class',
    rule: 'It names the outer class.',
    source: SEEN,
    isUnconfirmed: 'Seen for classes of their own alone.',
    members: `class InnerException extends Exception {}`,
    code: `return new InnerException().getTypeName();`,
    expected: 'Snippet.InnerException'
  },
  {
    name: 'an IllegalArgumentException of one’s own',
    rule: 'Code may throw some of the built-in types with a message.',
    source: SEEN,
    code: `throw new IllegalArgumentException('The catalogue has no such query: x');`,
    throws: { type: 'System.IllegalArgumentException', message: 'The catalogue has no such query: x' }
  },
  {
    name: 'null is thrown as a NullPointerException',
    rule: 'There is no exception to throw.',
    source: SEEN,
    classes: [OWN],
    code: `OwnException none; throw none;`,
    throws: { type: 'System.NullPointerException', message: 'Attempt to de-reference a null object' }
  },
  {
    name: 'the text of an exception',
    rule: 'The type, a colon and the message.',
    source: SEEN,
    code: `return String.valueOf(new TypeException('message'));`,
    expected: 'System.TypeException: message'
  },
  {
    name: 'an AuraHandledException hides its message',
    rule: 'getMessage says that a script threw it, until a message is set.',
    source: quoted('articles and repositories that call setMessage for their tests'),
    code: `AuraHandledException e = new AuraHandledException('for the page'); String before = e.getMessage();
      e.setMessage('for the test'); return new List<String>{ before, e.getMessage(), e.getTypeName() };`,
    expected: ['Script-thrown exception', 'for the test', 'System.AuraHandledException']
  },
  {
    name: 'an AuraHandledException is caught as what it is',
    rule: 'It is an exception like others.',
    source: EXCEPTION,
    code: `try { throw new AuraHandledException('a'); } catch (AuraHandledException e) { return 'caught'; }`,
    expected: 'caught'
  },
  {
    name: 'what is thrown is an expression',
    rule: 'A method may make the exception.',
    source: STATEMENTS,
    classes: [OWN],
    members: `static OwnException refused(Exception cause) { return new OwnException('refused: ' + cause.getMessage(), cause); }`,
    code: `try { throw new IllegalArgumentException('a'); } catch (IllegalArgumentException e) { throw refused(e); }`,
    throws: { type: 'OwnException', message: 'refused: a' }
  },
  {
    name: 'a failed assertion is not caught',
    rule: 'Execution halts, whatever handlers there are.',
    source: reference('Assert Class'),
    code: `try { Assert.fail('stop'); } catch (Exception e) { return 'caught'; } return 'after';`,
    throws: { type: 'System.AssertException', message: 'Assertion Failed: stop' }
  },
  {
    name: 'a list index in a callee is caught by its type',
    rule: 'Exceptions of the platform go up as others do.',
    source: guide('Built-In Exceptions and Common Methods'),
    members: `static Integer third(List<Integer> l) { return l[2]; }`,
    code: `try { return third(new List<Integer>{ 1 }); } catch (ListException e) { return e.getMessage(); }`,
    expected: 'List index out of bounds: 2'
  }
];
