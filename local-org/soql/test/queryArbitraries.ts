import fc from 'fast-check';
import { idOf } from '../../store/ids.ts';
import type {
  NaiveAggregate,
  NaiveCondition,
  NaiveField,
  NaiveGroupQuery,
  NaivePart,
  NaiveQuery,
  NaiveRow,
  NaiveType,
  NaiveValue
} from './naiveQuery.ts';
import { pathOf, renderCondition } from './renderQuery.ts';

const CHARS = ['a', 'A', 'b', '%', '_', '\\', "'"];
const TYPES = ['text', 'caseSensitiveText', 'number', 'boolean', 'date', 'datetime'] as const;

const text = fc.array(fc.constantFrom(...CHARS), { maxLength: 3 }).map((chars) => chars.join(''));
const VALUES: Readonly<Record<NaiveType, fc.Arbitrary<NaiveValue>>> = {
  text,
  caseSensitiveText: text,
  number: fc.constantFrom(-1, 0, 1.5, 2),
  boolean: fc.boolean(),
  date: fc.constantFrom('2025-12-31', '2026-01-01', '2026-11-18'),
  datetime: fc.constantFrom('2026-01-01T00:00:00.000+0000', '2026-11-18T10:30:00.001+0000'),
  id: fc.integer({ min: 1, max: 12 }).map((n) => idOf('a0I', n))
};

/** The fields of the object and those of its parent. */
export interface Shape {
  readonly own: readonly NaiveField[];
  readonly parents: readonly NaiveField[];
}

export const ID: NaiveField = { parent: false, name: 'Id', type: 'id' };

const shapes: fc.Arbitrary<Shape> = fc.record({
  own: fc
    .array(fc.constantFrom(...TYPES), { minLength: 2, maxLength: 4 })
    .map((types) => fieldsOf(types, false)),
  parents: fc
    .array(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 })
    .map((types) => fieldsOf(types, true))
});

function fieldsOf(types: readonly NaiveType[], parent: boolean): readonly NaiveField[] {
  return types.map((type, i) => ({ parent, name: `${parent ? 'P' : 'F'}${i}__c`, type }));
}

function rowsOf(fields: readonly NaiveField[], maxLength: number): fc.Arbitrary<readonly NaiveRow[]> {
  const values = fields.map(({ name, type }) => [name, fc.option(VALUES[type], { freq: 3 })] as const);
  return fc.array(fc.record<Record<string, NaiveValue>>(Object.fromEntries(values)), { maxLength });
}

const parentIds = fc.option(fc.integer({ min: 1, max: 4 }).map((n) => idOf('a0P', n)));
/** An object and its parent of some fields each, with rows. */
export const orgs = shapes.chain((shape) =>
  fc.record({
    shape: fc.constant(shape),
    parents: rowsOf(shape.parents, 3),
    items: fc
      .tuple(rowsOf(shape.own, 10), fc.array(parentIds, { minLength: 10, maxLength: 10 }))
      .map(([rows, ids]) => rows.map((row, i): NaiveRow => ({ ...row, Parent__c: ids[i]! })))
  })
);

const parts: fc.Arbitrary<NaivePart> = fc.oneof(
  fc.constant<NaivePart>({ any: true }),
  fc.constant<NaivePart>({ one: true }),
  fc.constantFrom(...CHARS).map((char): NaivePart => ({ char }))
);

function conditions(fields: readonly NaiveField[]): fc.Arbitrary<NaiveCondition> {
  const test = fc.constantFrom(...fields).chain((one): fc.Arbitrary<NaiveCondition> => {
    const value = fc.option(VALUES[one.type], { freq: 6 });
    const operators = one.type === 'boolean' ? ['=', '!='] : ['=', '!=', '<', '<=', '>', '>='];
    const compare = fc.record({
      kind: fc.constant('compare' as const),
      field: fc.constant(one),
      operator: fc.constantFrom(...operators),
      value
    });
    const values = fc.array(value, { minLength: 1, maxLength: 3 });
    const list = fc.record({
      kind: fc.constant('in' as const),
      field: fc.constant(one),
      not: fc.boolean(),
      values
    });
    if (one.type !== 'text' && one.type !== 'caseSensitiveText') return fc.oneof(compare, list);
    const pattern = fc.array(parts, { maxLength: 4 });
    return fc.oneof(
      compare,
      list,
      fc.record({ kind: fc.constant('like' as const), field: fc.constant(one), pattern })
    );
  });
  const trees = fc.letrec<{ tree: NaiveCondition; junction: NaiveCondition }>((tie) => ({
    junction: fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('tree'), { minLength: 2, maxLength: 3 })
    }),
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      test,
      tie('junction'),
      fc.record({ kind: fc.constant('not' as const), part: fc.oneof({ maxDepth: 3 }, test, tie('junction')) })
    )
  }));
  // Two NOT in a row are what the parser library bears.
  return trees.tree.filter((tree) => !/NOT \(+NOT \(+NOT/.test(renderCondition(tree)));
}

export function rowQueries(fields: readonly NaiveField[]): fc.Arbitrary<NaiveQuery> {
  const key = fc.record({
    field: fc.constantFrom(...fields),
    descending: fc.boolean(),
    nulls: fc.constantFrom('FIRST' as const, 'LAST' as const, null)
  });
  const byId = { field: ID, descending: false, nulls: null };
  return fc.record({
    where: fc.option(conditions(fields), { freq: 8 }),
    select: fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 4, selector: pathOf }),
    // By Id last, so that there is one order alone.
    orderBy: fc.array(key, { maxLength: 2 }).map((keys) => [...keys, byId]),
    limit: fc.option(fc.integer({ min: 0, max: 6 })),
    offset: fc.option(fc.integer({ min: 0, max: 3 }))
  });
}

export function groupQueries(fields: readonly NaiveField[]): fc.Arbitrary<NaiveGroupQuery> {
  const aggregate = fc.constantFrom(...fields).chain((one): fc.Arbitrary<NaiveAggregate> => {
    const least = one.type === 'id' ? [] : (['MIN', 'MAX'] as const);
    const sums = one.type === 'number' ? (['SUM', 'AVG'] as const) : [];
    return fc.record({
      name: fc.constantFrom('COUNT', 'COUNT_DISTINCT', ...least, ...sums),
      field: fc.constant(one)
    });
  });
  return fc
    .record({
      where: fc.option(conditions(fields)),
      keys: fc.uniqueArray(fc.constantFrom(...fields), { maxLength: 2, selector: pathOf }),
      aggregates: fc.array(
        aggregate.filter(({ field: { type } }) => type !== 'boolean'),
        { minLength: 1, maxLength: 3 }
      ),
      moreThan: fc.option(fc.integer({ min: 0, max: 2 }))
    })
    .map((one) => ({ ...one, moreThan: one.keys.length > 0 ? one.moreThan : null }));
}
