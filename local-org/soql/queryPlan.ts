import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Value } from '../store/store.ts';
import type { Condition } from './condition.ts';
import type { Matches } from './matcher.ts';
import type { Hop, Path } from './path.ts';

/** A query with every name resolved and every literal read: what is left needs only rows. */
export interface QueryPlan {
  readonly object: ObjectType;
  readonly where: Condition<Test> | null;
  readonly select: Select;
  readonly orderBy: readonly SortKey[];
  readonly limit: number;
  readonly offset: number;
}

export type Select =
  { readonly kind: 'records'; readonly items: readonly SelectItem[] } | { readonly kind: 'count' } | Grouping;

export type Test = CompareTest | SemiJoinTest;

export interface CompareTest {
  readonly kind: 'compare';
  readonly path: Path;
  readonly matches: Matches;
  /** Where only rows that have one of these values match: the values. */
  readonly keys: readonly Value[] | null;
}

/** `Id IN (SELECT …)`, `Id NOT IN (SELECT …)`. */
export interface SemiJoinTest {
  readonly kind: 'semiJoin';
  readonly path: Path;
  readonly negated: boolean;
  readonly inner: Pick<QueryPlan, 'object' | 'where'>;
  readonly innerPath: Path;
}

export type SelectItem = SelectField | SelectParent | SelectChildren;

export interface SelectField {
  readonly kind: 'field';
  readonly name: string;
  readonly path: Path;
}

export interface SelectParent {
  readonly kind: 'parent';
  readonly name: string;
  readonly hop: Hop;
  readonly items: readonly SelectItem[];
}

export interface SelectChildren {
  readonly kind: 'children';
  readonly name: string;
  readonly foreignKey: Field;
  readonly plan: QueryPlan;
}

export interface SortKey {
  /** A field of the row, or the number of a key or an aggregate of the group. */
  readonly by: Path | GroupValue;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export interface Grouping {
  readonly kind: 'groups';
  /** Without keys all rows are one group. */
  readonly grouped: boolean;
  readonly keys: readonly Path[];
  readonly aggregates: readonly Aggregate[];
  readonly columns: readonly GroupColumn[];
  readonly having: Condition<GroupTest> | null;
  /** Which of the group's values an ORDER BY names. */
  readonly valueOf: (clause: OrderByClause) => GroupValue;
}

export type AggregateFunction = 'COUNT' | 'COUNT_DISTINCT' | 'MIN' | 'MAX' | 'SUM' | 'AVG';

export interface Aggregate {
  readonly name: AggregateFunction;
  readonly path: Path;
}

/** Which of the group's values: a key it is grouped by, or an aggregate. */
export interface GroupValue {
  readonly of: 'key' | 'aggregate';
  readonly index: number;
}

export interface GroupColumn {
  readonly name: string;
  readonly value: GroupValue;
  /** As the column metadata shows it. */
  readonly display: string;
}

export interface GroupTest {
  readonly value: GroupValue;
  readonly matches: Matches;
}

/** The type of what an aggregate yields. */
export function aggregateField({ name, path }: Aggregate): Field {
  const ofField = name === 'MIN' || name === 'MAX';
  return ofField ? path.field : { name, label: name, type: name.startsWith('COUNT') ? 'int' : 'double' };
}
