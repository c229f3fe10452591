import fc from 'fast-check';

/**
 * A program over a list, another variable for a list, a set, a map, a text and a number. Indexes may be out of
 * bounds; the program then notes the message and goes on.
 */
export type Statement =
  | { readonly kind: 'add' | 'addToSet' | 'removeFromSet'; readonly value: Item }
  | { readonly kind: 'insert' | 'set'; readonly index: number; readonly value: Item }
  | { readonly kind: 'remove'; readonly index: number }
  | { readonly kind: 'addAll' | 'addAllToSet' | 'removeAll' | 'retainAll'; readonly values: readonly Item[] }
  | { readonly kind: 'addSet' | 'sort' | 'clear' | 'alias' | 'clone' | 'addToOther' | 'noteSizes' }
  | { readonly kind: 'put'; readonly key: string; readonly value: Item }
  | { readonly kind: 'get' | 'removeKey' | 'append'; readonly key: string }
  | { readonly kind: 'putAll'; readonly pairs: readonly (readonly [string, Item])[] }
  | { readonly kind: 'note'; readonly index: number }
  | { readonly kind: 'count'; readonly by: number }
  | {
      readonly kind: 'if';
      readonly condition: Condition;
      readonly yes: readonly Statement[];
      readonly no: readonly Statement[];
    }
  | { readonly kind: 'repeat'; readonly times: number; readonly body: readonly Statement[] }
  | { readonly kind: 'each'; readonly stopAt: Item; readonly skip: Item };

/** An element: `Integer` or null. */
export type Item = number | null;

export type Condition =
  | { readonly kind: 'less'; readonly than: number }
  | { readonly kind: 'inList' | 'inSet'; readonly value: Item }
  | { readonly kind: 'hasKey' | 'isText'; readonly text: string }
  | { readonly kind: 'isEmpty' | 'areEqual' | 'areSame' }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition };

const item: fc.Arbitrary<Item> = fc.oneof(
  { arbitrary: fc.integer({ min: -3, max: 6 }), weight: 6 },
  { arbitrary: fc.constantFrom(2147483647, null), weight: 1 }
);
const items = fc.array(item, { maxLength: 3 });
/** Keys and texts that differ in case alone are among them. */
const key = fc.constantFrom('a', 'A', 'b', 'bB');
const index = fc.integer({ min: -1, max: 4 });

const simpleConditions: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('less' as const), than: fc.integer({ min: -5, max: 20 }) }),
  fc.record({ kind: fc.constantFrom('inList' as const, 'inSet' as const), value: item }),
  fc.record({ kind: fc.constantFrom('hasKey' as const, 'isText' as const), text: key }),
  fc.record({ kind: fc.constantFrom('isEmpty' as const, 'areEqual' as const, 'areSame' as const) })
);
const conditions: fc.Arbitrary<Condition> = fc.oneof(
  { arbitrary: simpleConditions, weight: 3 },
  { arbitrary: simpleConditions.map((of): Condition => ({ kind: 'not', of })), weight: 1 },
  {
    arbitrary: fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      left: simpleConditions,
      right: simpleConditions
    }),
    weight: 1
  }
);

const simple: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('add' as const, 'add' as const, 'addToSet' as const, 'removeFromSet' as const),
    value: item
  }),
  fc.record({ kind: fc.constantFrom('insert' as const, 'set' as const), index, value: item }),
  fc.record({ kind: fc.constantFrom('remove' as const, 'note' as const), index }),
  fc.record({
    kind: fc.constantFrom(
      'addAll' as const,
      'addAllToSet' as const,
      'removeAll' as const,
      'retainAll' as const
    ),
    values: items
  }),
  fc.record({
    kind: fc.constantFrom(
      'addSet' as const,
      'sort' as const,
      'clear' as const,
      'alias' as const,
      'clone' as const,
      'addToOther' as const,
      'noteSizes' as const
    )
  }),
  fc.record({ kind: fc.constant('put' as const), key, value: item }),
  fc.record({
    kind: fc.constantFrom('get' as const, 'removeKey' as const, 'append' as const),
    key
  }),
  fc.record({ kind: fc.constant('putAll' as const), pairs: fc.array(fc.tuple(key, item), { maxLength: 2 }) }),
  fc.record({ kind: fc.constant('count' as const), by: fc.integer({ min: -9, max: 9 }) }),
  fc.record({ kind: fc.constant('each' as const), stopAt: item, skip: item })
);

function nested(within: fc.Arbitrary<Statement>): fc.Arbitrary<Statement> {
  const body = fc.array(within, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { arbitrary: simple, weight: 6 },
    {
      arbitrary: fc.record({
        kind: fc.constant('if' as const),
        condition: conditions,
        yes: body,
        no: fc.oneof(fc.constant([]), body)
      }),
      weight: 2
    },
    {
      arbitrary: fc.record({
        kind: fc.constant('repeat' as const),
        times: fc.integer({ min: 0, max: 3 }),
        body
      }),
      weight: 1
    }
  );
}

export const collectionPrograms: fc.Arbitrary<readonly Statement[]> = fc.array(nested(nested(simple)), {
  minLength: 3,
  maxLength: 8
});
