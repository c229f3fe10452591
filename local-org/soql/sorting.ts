import type { Field } from '../schema/types.ts';
import type { Value } from '../store/store.ts';
import { familyOf } from './fieldFamily.ts';
import { folder } from './matcher.ts';

type Comparison = (one: Value, other: Value) => number;

export interface Sorting<Subject> {
  readonly field: Field;
  readonly read: (subject: Subject) => Value;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/**
 * Sorted by the keys in turn; subjects that are alike keep their order. Text sorts without regard to case,
 * a picklist in the order of its values (SOQL and SOSL Reference, "ORDER BY").
 */
export function sorted<Subject>(
  subjects: readonly Subject[],
  keys: readonly Sorting<Subject>[]
): readonly Subject[] {
  if (keys.length === 0) return subjects;
  const orders = keys.map((key) => ({ fold: sortFolder(key.field), compare: comparisonOf(key) }));
  const decorated = subjects.map((subject) => ({
    subject,
    values: keys.map((key, i) => orders[i]!.fold(key.read(subject)))
  }));
  decorated.sort((one, other) => {
    for (let i = 0; i < orders.length; i++) {
      const order = orders[i]!.compare(one.values[i]!, other.values[i]!);
      if (order !== 0) return order;
    }
    return 0;
  });
  return decorated.map(({ subject }) => subject);
}

/** Of values that are not null. */
export function compareValues(one: Value, other: Value): number {
  if (one === other) return 0;
  return one! < other! ? -1 : 1;
}

/** A value as it sorts: what is less comes first. */
export function sortFolder(field: Field): (value: Value) => Value {
  if (field.type !== 'picklist' || !field.picklist) {
    const fold = folder({ ...field, caseSensitive: false });
    return familyOf(field) === 'boolean' ? (value) => value : fold;
  }
  const places = new Map(field.picklist.map(({ value }, i) => [value, i]));
  return (value) => (typeof value === 'string' ? (places.get(value) ?? places.size) : null);
}

/** Nulls come first or last whatever the direction. */
function comparisonOf({ descending, nullsFirst }: Sorting<never>): Comparison {
  return (one, other) => {
    if (one === null || other === null) {
      if (one === other) return 0;
      return (one === null) === nullsFirst ? -1 : 1;
    }
    return descending ? compareValues(other, one) : compareValues(one, other);
  };
}
