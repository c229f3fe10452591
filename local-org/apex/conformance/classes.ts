import type { ProgramCase } from './conformanceCase.ts';
import { guide, observed, quoted } from './sources.ts';

const STATIC = guide('Static and Instance Methods, Variables, and Initialization Code');
const EXTENDING = guide('Extending a Class');
const PROPERTIES = guide('Apex Properties');
const CONSTRUCTORS = guide('Using Constructors');

const ANIMALS = `
  abstract class Animal {
    protected String name;
    Animal(String name) { this.name = name; }
    public abstract String sound();
    public virtual String speak() { return name + ' says ' + sound(); }
  }
  class Dog extends Animal {
    Dog(String name) { super(name); }
    public override String sound() { return 'wow'; }
  }
  class Cat extends Animal {
    Cat(String name) { super(name); }
    public override String sound() { return 'meow'; }
    public override String speak() { return super.speak() + ' softly'; }
  }`;

export const classes: readonly ProgramCase[] = [
  {
    name: 'static variables are initialised in the order in which they stand',
    rule: 'Variables and static blocks run once, from top to bottom, before the class is used.',
    source: STATIC,
    members: `
      static List<String> trail = new List<String>();
      static String first = mark('first');
      static { mark('block'); }
      static String second = mark('second');
      static String mark(String text) { trail.add(text); return text; }`,
    code: `mark('run'); return trail;`,
    expected: ['first', 'block', 'second', 'run']
  },
  {
    name: 'a class is initialised once',
    rule: 'However often it is used.',
    source: STATIC,
    classes: [
      `public class Counted { public static Integer starts = 0; static { starts++; } public static Integer twice(Integer n) { return 2 * n; } }`
    ],
    code: `Counted.twice(1); Counted.twice(2); return Counted.starts;`,
    expected: 1
  },
  {
    name: 'static variables are kept through a transaction',
    rule: 'All code of the transaction sees the same value.',
    source: STATIC,
    classes: [`public class Shared { public static Integer n = 1; public Integer raise() { return ++n; } }`],
    code: `new Shared().raise(); Shared.n += 5; return new Shared().raise();`,
    expected: 8
  },
  {
    name: 'initialisers run before the constructor',
    rule: 'Variables and blocks of an instance run in the order in which they stand.',
    source: STATIC,
    members: `
      static String trail = '';
      class Made {
        String a = mark('a');
        { mark('block'); }
        String b = mark('b');
        Made() { mark('constructor'); }
      }
      static String mark(String text) { trail += text + ' '; return text; }`,
    code: `new Made(); return trail;`,
    expected: 'a block b constructor '
  },
  {
    name: 'the superclass is made first',
    rule: 'Its initialisers and its constructor run before those of the class.',
    source: EXTENDING,
    isUnconfirmed:
      'The guide says that the constructor of the superclass comes first, not where initialisers stand.',
    members: `
      static String trail = '';
      virtual class Base { String a = mark('base'); Base() { mark('Base()'); } }
      class Derived extends Base { String b = mark('derived'); Derived() { super(); mark('Derived()'); } }
      static String mark(String text) { trail += text + ' '; return text; }`,
    code: `new Derived(); return trail;`,
    expected: 'base Base() derived Derived() '
  },
  {
    name: 'constructors call each other',
    rule: 'this(…) runs another constructor first, chosen by its parameters.',
    source: CONSTRUCTORS,
    members: `
      class Point {
        Integer x; Integer y;
        Point() { this(1); y += 100; }
        Point(Integer x) { this(x, 10); }
        Point(Integer x, Integer y) { this.x = x; this.y = y; }
      }`,
    code: `Point a = new Point(); Point b = new Point(5); return new List<Integer>{ a.x, a.y, b.x, b.y };`,
    expected: [1, 110, 5, 10]
  },
  {
    name: 'a class without constructors has one without parameters',
    rule: 'It is there until another one is written.',
    source: CONSTRUCTORS,
    members: `class Plain { Integer n = 3; String s; }`,
    code: `Plain p = new Plain(); return new List<Object>{ p.n, p.s };`,
    expected: [3, null]
  },
  {
    name: 'an overridden method runs wherever it is called from',
    rule: 'The type of the object decides, not that of the variable.',
    source: EXTENDING,
    members: ANIMALS,
    code: `List<String> said = new List<String>();
      for (Animal one : new List<Animal>{ new Dog('Rex'), new Cat('Tom') }) { said.add(one.speak()); }
      return said;`,
    expected: ['Rex says wow', 'Tom says meow softly']
  },
  {
    name: 'an interface is implemented',
    rule: 'A variable of the interface holds objects of any class that implements it.',
    source: guide('Interfaces'),
    members: `
      interface Shape { Integer area(); }
      class Square implements Shape { Integer side = 3; public Integer area() { return side * side; } }
      class Strip implements Shape { public Integer area() { return 5; } }`,
    code: `Integer sum = 0; for (Shape one : new List<Shape>{ new Square(), new Strip() }) { sum += one.area(); }
      Object thing = new Square(); return new List<Object>{ sum, thing instanceof Shape, thing instanceof Strip };`,
    expected: [14, true, false]
  },
  {
    name: 'a cast to a subclass gives its methods',
    rule: 'A cast succeeds when the object is of the class.',
    source: guide('Classes and Casting'),
    members: `${ANIMALS}
      class Puppy extends Animal { Puppy() { super('P'); } public override String sound() { return 'wiff'; }
        public Integer weeks() { return 7; } }`,
    code: `Animal one = new Puppy(); return ((Puppy) one).weeks();`,
    expected: 7
  },
  {
    name: 'a cast to another class is an exception',
    rule: 'An object that is not of the class cannot be cast to it.',
    source: guide('Classes and Casting'),
    isUnconfirmed: 'How the names of inner classes are written in the message.',
    members: ANIMALS,
    code: `Animal one = new Dog('Rex'); return ((Cat) one).speak();`,
    throws: {
      type: 'System.TypeException',
      message: /^Invalid conversion from runtime type (.*\.)?Dog to (.*\.)?Cat$/
    }
  },
  {
    name: 'a cast of a text to a number is an exception',
    rule: 'A cast converts nothing.',
    source: observed('integer_long.json'),
    code: `Object text = '5'; return (Integer) text;`,
    throws: {
      type: 'System.TypeException',
      message: 'Invalid conversion from runtime type String to Integer'
    }
  },
  {
    name: 'a cast of null is null',
    rule: 'null has every type.',
    source: guide('Variables'),
    code: `Object none; return (String) none;`,
    expected: null
  },
  {
    name: 'a list in a map of objects is cast back',
    rule: 'What a map of objects holds keeps its type.',
    source: guide('Primitive Data Types'),
    code: `Map<String, Object> m = new Map<String, Object>{ 'nested' => new Map<String, Object>{ 'a' => 1 } };
      Map<String, Object> nested = (Map<String, Object>) m.get('nested'); return nested.get('a');`,
    expected: 1
  },
  {
    name: 'an automatic property holds a value',
    rule: 'get; set; need no variable.',
    source: PROPERTIES,
    members: `class Card { public String owner { get; set; } }`,
    code: `Card c = new Card(); String before = c.owner; c.owner = 'Ada'; return new List<String>{ before, c.owner };`,
    expected: [null, 'Ada']
  },
  {
    name: 'a property with a private setter is set by its class',
    rule: 'An accessor may have less access than the property.',
    source: PROPERTIES,
    classes: [
      `public class Sealed {
        public Integer n { get; private set; }
        private Sealed(Integer n) { this.n = n; }
        public static Sealed make(Integer n) { return new Sealed(n * 2); }
      }`
    ],
    code: `return Sealed.make(4).n;`,
    expected: 8
  },
  {
    name: 'accessors run as methods do',
    rule: 'value is what is assigned.',
    source: PROPERTIES,
    members: `
      class Tracked {
        Integer held = 1; Integer gets = 0;
        Integer n { get { gets++; return held; } set { held = value * 10; } }
        Integer twice { get { return held * 2; } }
      }`,
    code: `Tracked t = new Tracked(); t.n = 4; Integer seen = t.n; t.n += 1;
      return new List<Integer>{ seen, t.held, t.twice, t.gets };`,
    expected: [40, 410, 820, 2]
  },
  {
    name: 'a static property',
    rule: 'A property may belong to the class.',
    source: PROPERTIES,
    members: `static Integer loads = 0; static List<String> names { get { if (names == null) { loads++; names = new List<String>{ 'a' }; } return names; } set; }`,
    code: `Integer n = names.size() + names.size(); return new List<Integer>{ n, loads };`,
    expected: [2, 1]
  },
  {
    name: 'inner classes use the private members of the outer one',
    rule: 'Private is private to the top-level class.',
    source: guide('Access Modifiers'),
    members: `
      private static final String PREFIX = 'x-';
      private static String prefixed(String text) { return PREFIX + text; }
      class Nested { private String secret = prefixed('a'); }`,
    code: `return new Nested().secret;`,
    expected: 'x-a'
  },
  {
    name: 'an inner class is named through the outer one',
    rule: 'Other classes write Outer.Inner.',
    source: guide('Apex Class Definition'),
    classes: [
      `public class House { public class Room { public Integer n = 4; } public static Room make() { return new Room(); } }`
    ],
    code: `House.Room a = new House.Room(); House.Room b = House.make(); a.n++; return a.n + b.n;`,
    expected: 9
  },
  {
    name: 'methods are told apart by their parameters',
    rule: 'The types of the arguments choose.',
    source: guide('Class Methods'),
    members: `
      static String kind(Integer n) { return 'integer'; }
      static String kind(String s) { return 'text'; }
      static String kind(List<String> l) { return 'list'; }
      static String kind(Integer n, String s) { return 'both'; }`,
    code: `return new List<String>{ kind(1), kind('a'), kind(new List<String>()), kind(1, 'a') };`,
    expected: ['integer', 'text', 'list', 'both']
  },
  {
    name: 'a parameter is a variable of the method',
    rule: 'Assigning it does not reach the caller; changing the object it holds does.',
    source: guide('Class Methods'),
    members: `static void change(Integer n, List<String> l) { n = 9; l.add('b'); l = new List<String>(); }`,
    code: `Integer n = 1; List<String> l = new List<String>{ 'a' }; change(n, l); return new List<Object>{ n, l };`,
    expected: [1, ['a', 'b']]
  },
  {
    name: 'recursion',
    rule: 'Each call has variables of its own.',
    source: guide('Class Methods'),
    members: `static Integer factorial(Integer n) { return n <= 1 ? 1 : n * factorial(n - 1); }`,
    code: `return factorial(10);`,
    expected: 3628800
  },
  {
    name: 'this is the object',
    rule: 'It tells a variable of the object from a parameter, and may be returned.',
    source: guide('Using the this Keyword'),
    members: `class Chain { String s = ''; Chain add(String s) { this.s += s; return this; } }`,
    code: `return new Chain().add('a').add('b').s;`,
    expected: 'ab'
  },
  {
    name: 'values of an enum',
    rule: 'They have names, numbers and an order.',
    source: guide('Enums'),
    members: `enum Level { LOW, MIDDLE, HIGH }`,
    code: `return new List<Object>{ Level.HIGH.name(), Level.HIGH.ordinal(), Level.values().size(),
      Level.values()[1] == Level.MIDDLE, Level.LOW == Level.HIGH };`,
    expected: ['HIGH', 2, 3, true, false]
  },
  {
    name: 'a final variable keeps its value',
    rule: 'A constant may hold a map that is filled in place.',
    source: guide('Constants'),
    members: `static final Map<String, Integer> RANKS = new Map<String, Integer>{ 'a' => 1 }; static final Integer N; static { N = 7; }`,
    code: `return new List<Integer>{ RANKS.get('a'), N };`,
    expected: [1, 7]
  },
  {
    name: 'a variable of null has no members',
    rule: 'Reading a field of null is an exception, as calling a method of it is.',
    source: guide('Built-In Exceptions and Common Methods'),
    members: `class Box { Integer n; }`,
    code: `Box none; return none.n;`,
    throws: { type: 'System.NullPointerException', message: 'Attempt to de-reference a null object' }
  },
  {
    name: 'an object in a text shows its fields',
    rule: 'Its type and its fields between brackets.',
    source: observed('exceptions.json'),
    classes: [`public class Plain { public Integer extra = 7; }`],
    code: `return String.valueOf(new Plain());`,
    expected: 'Plain:[extra=7]'
  },
  {
    name: 'collections in a text',
    rule: 'Lists stand in parentheses, sets and maps in braces.',
    source: quoted('debug logs of API 67.0'),
    code: `return new List<String>{ String.valueOf(new List<Integer>{ 47, null }), '' + new Set<Integer>{ 1 },
      '' + new Map<String, Integer>{ 'a' => 1 } };`,
    expected: ['(47, null)', '{1}', '{a=1}']
  }
];
