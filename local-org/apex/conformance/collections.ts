import type { ProgramCase } from './conformanceCase.ts';
import { guide, observed, quoted, reference } from './sources.ts';

const LIST = reference('List Class');
const SET = reference('Set Class');
const MAP = reference('Map Class');
const SEEN = observed('list_set_map.json');
const WHILE_ITERATED = {
  type: 'System.FinalException',
  message: 'Cannot modify a collection while it is being iterated.'
};
const ORDER_UNCONFIRMED =
  'The guide promises the same order at each run, not the order in which the elements came.';

function outOfBounds(index: number): { type: string; message: string } {
  return { type: 'System.ListException', message: `List index out of bounds: ${index}` };
}

export const collections: readonly ProgramCase[] = [
  {
    name: 'a list keeps the order of its elements',
    rule: 'add appends, add with an index moves what follows to the right.',
    source: LIST,
    code: `List<String> l = new List<String>{ 'b' }; l.add('c'); l.add(0, 'a'); return l;`,
    expected: ['a', 'b', 'c']
  },
  {
    name: 'get, set and brackets',
    rule: 'Elements count from zero, and brackets read and write them as get and set do.',
    source: LIST,
    code: `List<Integer> l = new List<Integer>{ 1, 2, 3 }; l.set(0, 10); l[1] = 20;
      return new List<Integer>{ l.get(0), l[1], l[2], l.size() };`,
    expected: [10, 20, 3, 3]
  },
  {
    name: 'an index that is not there is an exception',
    rule: 'The message names the index.',
    source: guide('Built-In Exceptions and Common Methods'),
    code: `List<Integer> l = new List<Integer>{ 1, 2, 3 }; return l[3];`,
    throws: outOfBounds(3)
  },
  {
    name: 'get beyond the end',
    rule: 'get and brackets throw alike.',
    source: SEEN,
    code: `return new List<Integer>().get(0);`,
    throws: outOfBounds(0)
  },
  {
    name: 'a negative index is an exception',
    rule: 'Indexes do not count from the end.',
    source: SEEN,
    code: `return new List<Integer>{ 1, 2 }.get(-1);`,
    throws: outOfBounds(-1)
  },
  {
    name: 'set beyond the end',
    rule: 'Assigning makes no list longer.',
    source: guide('Lists'),
    code: `List<Integer> l = new List<Integer>{ 1 }; l[1] = 2; return l;`,
    throws: outOfBounds(1)
  },
  {
    name: 'remove gives what it takes away',
    rule: 'The elements after it move to the left.',
    source: LIST,
    code: `List<String> l = new List<String>{ 'a', 'b', 'c' }; String gone = l.remove(1);
      return new List<Object>{ gone, l };`,
    expected: ['b', ['a', 'c']]
  },
  {
    name: 'remove beyond the end',
    rule: 'There is nothing to remove.',
    source: SEEN,
    code: `List<Integer> l = new List<Integer>{ 1, 2 }; return l.remove(2);`,
    throws: outOfBounds(2)
  },
  {
    name: 'addAll takes lists and sets',
    rule: 'Elements are appended, equal ones too.',
    source: LIST,
    code: `List<Integer> l = new List<Integer>{ 1, 2 }; l.addAll(new List<Integer>{ 1, 3 });
      l.addAll(new Set<Integer>{ 4 }); return l;`,
    expected: [1, 2, 1, 3, 4]
  },
  {
    name: 'contains and indexOf of a list look at case',
    rule: 'Texts that differ in case are different elements.',
    source: LIST,
    code: `List<String> l = new List<String>{ 'a', 'b' };
      return new List<Object>{ l.contains('b'), l.contains('B'), l.indexOf('b'), l.indexOf('z') };`,
    expected: [true, false, 1, -1]
  },
  {
    name: 'size, isEmpty and clear',
    rule: 'An emptied list has no elements.',
    source: LIST,
    code: `List<Integer> l = new List<Integer>{ 1, null }; Integer before = l.size(); l.clear();
      return new List<Object>{ before, l.size(), l.isEmpty(), new List<Integer>{ 1 }.isEmpty() };`,
    expected: [2, 0, true, false]
  },
  {
    name: 'two variables may hold one list',
    rule: 'Assignment copies the reference.',
    source: guide('Assignment Statements'),
    code: `List<Integer> a = new List<Integer>{ 1 }; List<Integer> b = a; b.add(2); return a;`,
    expected: [1, 2]
  },
  {
    name: 'clone and the copying constructor make a list of its own',
    rule: 'What is done to the copy does not reach the original.',
    source: LIST,
    code: `List<Integer> a = new List<Integer>{ 1 }; List<Integer> b = a.clone(); b.add(2);
      List<Integer> c = new List<Integer>(a); c.add(3); return new List<Object>{ a, b, c };`,
    expected: [[1], [1, 2], [1, 3]]
  },
  {
    name: 'a clone is shallow',
    rule: 'Elements that are objects are shared.',
    source: LIST,
    code: `List<List<Integer>> a = new List<List<Integer>>{ new List<Integer>{ 1 } };
      List<List<Integer>> b = a.clone(); b[0].add(2); return a;`,
    expected: [[1, 2]]
  },
  {
    name: 'sort goes upwards, null first',
    rule: 'Primitives sort in ascending order.',
    source: SEEN,
    code: `List<Integer> n = new List<Integer>{ 3, null, 1, 20 }; n.sort();
      List<String> s = new List<String>{ 'b', 'c', null, 'a' }; s.sort(); return new List<Object>{ n, s };`,
    expected: [
      [null, 1, 3, 20],
      [null, 'a', 'b', 'c']
    ]
  },
  {
    name: 'a list of a subtype is a list of the type',
    rule: 'List<String> may be held as List<Object>.',
    source: guide('Parameterized Typing'),
    code: `List<String> names = new List<String>{ 'alpha' }; List<Object> things = names; return things[0];`,
    expected: 'alpha'
  },
  {
    name: 'a method of a null list is an exception',
    rule: 'A variable is null until it is given a list.',
    source: SEEN,
    code: `List<Integer> none; return none.size();`,
    throws: { type: 'System.NullPointerException', message: 'Attempt to de-reference a null object' }
  },
  {
    name: 'a set has each element once',
    rule: 'add says whether the set changed.',
    source: SET,
    code: `Set<Integer> s = new Set<Integer>{ 1, 2 }; Boolean isNew = s.add(3); Boolean isAgain = s.add(1);
      return new List<Object>{ isNew, isAgain, s.size(), s.contains(3), s.contains(4) };`,
    expected: [true, false, 3, true, false]
  },
  {
    name: 'texts in a set look at case',
    rule: 'Elements that differ in case are different.',
    source: SET,
    code: `return new Set<String>{ 'a', 'A' }.size();`,
    expected: 2
  },
  {
    name: 'ids in a set are one in either form',
    rule: 'The short form became the long one when it was assigned.',
    source: guide('Primitive Data Types'),
    code: `Id a = '001000000000A01'; Id b = '001000000000A01AAE'; return new Set<Id>{ a, b }.size();`,
    expected: 1
  },
  {
    name: 'texts in a set are two in the two forms of an id',
    rule: 'What is held as text is compared as text.',
    source: SET,
    isUnconfirmed: 'The reference says that texts are told apart by case, and nothing of ids among them.',
    code: `return new Set<String>{ '001000000000001', '001000000000001AAA' }.size();`,
    expected: 2
  },
  {
    name: 'remove, addAll, removeAll and retainAll say whether the set changed',
    rule: 'Union, difference and intersection.',
    source: SET,
    code: `Set<Integer> s = new Set<Integer>{ 1, 2, 3 };
      List<Boolean> changed = new List<Boolean>{ s.remove(3), s.remove(3), s.addAll(new List<Integer>{ 1, 4 }),
        s.addAll(new Set<Integer>{ 1 }), s.removeAll(new List<Integer>{ 4, 5 }), s.retainAll(new Set<Integer>{ 1 }) };
      return new List<Object>{ changed, new List<Integer>(s) };`,
    expected: [[true, false, true, false, true, true], [1]]
  },
  {
    name: 'containsAll',
    rule: 'All of the elements must be there.',
    source: SET,
    code: `Set<Integer> s = new Set<Integer>{ 1, 2 };
      return new List<Boolean>{ s.containsAll(new List<Integer>{ 1, 2 }), s.containsAll(new Set<Integer>{ 1, 3 }) };`,
    expected: [true, false]
  },
  {
    name: 'null may be an element and a key',
    rule: 'Sets and maps take null once.',
    source: SEEN,
    code: `Set<Integer> s = new Set<Integer>{ null, null }; Map<String, Integer> m = new Map<String, Integer>();
      m.put(null, 1); return new List<Object>{ s.size(), s.contains(null), m.containsKey(null), m.get(null) };`,
    expected: [1, true, true, 1]
  },
  {
    name: 'decimals of another scale are other elements',
    rule: 'Equal numbers of another scale have another hash code.',
    source: SEEN,
    code: `return new Set<Decimal>{ 1.0, 1.00 }.size();`,
    expected: 2
  },
  {
    name: 'an Integer and a Long are different keys of a map of objects',
    rule: 'Keys are found by type and value.',
    source: SEEN,
    code: `Map<Object, String> m = new Map<Object, String>{ 1 => 'a' }; return m.get(1L);`,
    expected: null
  },
  {
    name: 'lists are keys by their elements',
    rule: 'Elements that are collections are told apart by what is in them.',
    source: SEEN,
    code: `return new Set<List<Integer>>{ new List<Integer>{ 1 }, new List<Integer>{ 1 } }.size();`,
    expected: 1
  },
  {
    name: 'equals and hashCode make objects one element',
    rule: 'A set asks the methods of a class.',
    source: guide('Using Custom Types in Map Keys and Sets'),
    members: `
      class Key {
        Integer x;
        Key(Integer x) { this.x = x; }
        public Boolean equals(Object other) { return other instanceof Key && ((Key) other).x == x; }
        public Integer hashCode() { return x; }
      }`,
    code: `return new Set<Key>{ new Key(1), new Key(1), new Key(2) }.size();`,
    expected: 2,
    refused: /does not model equals of a class/
  },
  {
    name: 'a map gives null for what it lacks',
    rule: 'get answers null, containsKey tells the difference.',
    source: MAP,
    code: `Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'n' => null };
      return new List<Object>{ m.get('a'), m.get('z'), m.get('n'), m.containsKey('n'), m.containsKey('z') };`,
    expected: [1, null, null, true, false]
  },
  {
    name: 'keys look at case',
    rule: 'Keys of type String that differ in case are different.',
    source: MAP,
    code: `Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'A' => 2 };
      return new List<Object>{ m.size(), m.get('A'), m.containsKey('B') };`,
    expected: [2, 2, false]
  },
  {
    name: 'put gives the value before, remove the value that goes',
    rule: 'Both answer null when there was none.',
    source: MAP,
    code: `Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 };
      return new List<Object>{ m.put('a', 2), m.put('b', 3), m.remove('a'), m.remove('z'), m.size() };`,
    expected: [1, null, 2, null, 1]
  },
  {
    name: 'putAll overwrites',
    rule: 'Values of the other map replace those of equal keys.',
    source: MAP,
    code: `Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'b' => 2 };
      m.putAll(new Map<String, Integer>{ 'b' => 3, 'c' => 4 }); return m;`,
    expected: { a: 1, b: 3, c: 4 }
  },
  {
    name: 'isEmpty, size and clear of a map',
    rule: 'A cleared map has no pairs.',
    source: MAP,
    code: `Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; Integer before = m.size(); m.clear();
      return new List<Object>{ before, m.size(), m.isEmpty() };`,
    expected: [1, 0, true]
  },
  {
    name: 'a copied map and a clone are maps of their own',
    rule: 'The pairs are copied.',
    source: MAP,
    code: `Map<String, Integer> a = new Map<String, Integer>{ 'a' => 1 };
      Map<String, Integer> b = new Map<String, Integer>(a); b.put('b', 2);
      Map<String, Integer> c = a.clone(); c.clear(); return new List<Integer>{ a.size(), b.size(), c.size() };`,
    expected: [1, 2, 0]
  },
  {
    name: 'keySet is backed by the map',
    rule: 'A change of the map shows in its key set.',
    source: MAP,
    code: `Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; Set<String> keys = m.keySet();
      m.put('b', 2); return keys.contains('b');`,
    expected: true
  },
  {
    name: 'keys and values of a map come in the order of the keys',
    rule: 'The order is the same each time.',
    source: guide('Maps'),
    isUnconfirmed: ORDER_UNCONFIRMED,
    code: `Map<Integer, String> m = new Map<Integer, String>{ 3 => 'c', 1 => 'a' }; m.put(2, 'b'); m.put(3, 'd');
      return new List<Object>{ new List<Integer>(m.keySet()), m.values() };`,
    expected: [
      [3, 1, 2],
      ['d', 'a', 'b']
    ]
  },
  {
    name: 'a set is iterated in the order in which its elements came',
    rule: 'The order is the same each time.',
    source: guide('Sets'),
    isUnconfirmed: ORDER_UNCONFIRMED,
    code: `String all = ''; for (String s : new Set<String>{ 'c', 'a', 'b', 'a' }) { all += s; } return all;`,
    expected: 'cab'
  },
  {
    name: 'a map of records by id',
    rule: 'The constructor takes records and uses their ids as keys.',
    source: MAP,
    code: `Account a = new Account(Id = '001000000000001AAA', Name = 'A');
      Map<Id, Account> m = new Map<Id, Account>(new List<Account>{ a });
      return m.get('001000000000001').Name;`,
    expected: 'A'
  },
  {
    name: 'a list is not changed while it is iterated',
    rule: 'Adding in the loop throws, and nothing catches it.',
    source: SEEN,
    isUnconfirmed: 'Seen for an iterator; the guide says the same of loops, without the type.',
    code: `List<Integer> l = new List<Integer>{ 1, 2 };
      try { for (Integer one : l) { l.add(one); } } catch (Exception caught) { return 'caught'; }
      return l.size();`,
    throws: WHILE_ITERATED
  },
  {
    name: 'a set is not changed while it is iterated',
    rule: 'Since API 62.0 removing in the loop throws.',
    source: quoted('Winter 25 Release Notes, "See Improved Consistency When Iterating Sets"'),
    code: `Set<String> s = new Set<String>{ 'one', 'two', 'three' };
      for (String one : s) { s.remove(one); } return s.size();`,
    throws: WHILE_ITERATED
  },
  {
    name: 'a loop over no list is an exception',
    rule: 'What is iterated must not be null.',
    source: observed('expressions_control.json'),
    code: `List<Integer> none; Integer n = 0; for (Integer one : none) { n++; } return n;`,
    throws: { type: 'System.NullPointerException', message: 'Attempt to de-reference a null object' }
  },
  {
    name: 'adding all of null to a set',
    rule: 'The argument must be there, and the message says which.',
    source: SEEN,
    code: `Set<Integer> none; Set<Integer> s = new Set<Integer>(); return s.addAll(none);`,
    throws: { type: 'System.NullPointerException', message: 'Argument 1 cannot be null' }
  }
];
