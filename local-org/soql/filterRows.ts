import type { ObjectType } from '../schema/types.ts';
import type { Row } from '../store/store.ts';
import type { Condition } from './condition.ts';
import { requiredTests } from './condition.ts';
import type { CompareTest, QueryPlan, SemiJoinTest, Test } from './queryPlan.ts';
import type { Reader } from './reader.ts';
import { pathReader } from './reader.ts';
import { isToken } from './restrictions.ts';

/** The rows that fulfil the condition, among those that the caller sees. */
export function filterRows(
  reader: Reader,
  { object, where }: Pick<QueryPlan, 'object' | 'where'>
): readonly Row[] {
  if (!where) return reader.rows(object);
  return candidates(reader, object, where).filter(
    predicate(where, (test) => testReader(reader, object, test))
  );
}

/** Compiles a condition over rows, groups or whatever its tests take. */
export function predicate<T, Subject>(
  condition: Condition<T>,
  compile: (test: T) => (subject: Subject) => boolean
): (subject: Subject) => boolean {
  if (condition.kind === 'test') return compile(condition.test);
  if (condition.kind === 'not') {
    const part = predicate(condition.part, compile);
    return (subject) => !part(subject);
  }
  const parts = condition.parts.map((part) => predicate(part, compile));
  return condition.kind === 'and'
    ? (subject) => parts.every((part) => part(subject))
    : (subject) => parts.some((part) => part(subject));
}

/** All rows, or those that an index finds for the test with the fewest values. */
function candidates(reader: Reader, object: ObjectType, where: Condition<Test>): readonly Row[] {
  const indexed = requiredTests(where)
    .filter((test): test is CompareTest => test.kind === 'compare')
    .filter((test) => test.keys !== null && test.path.hops.length === 0 && !isToken(object))
    .sort((one, other) => one.keys!.length - other.keys!.length)[0];
  if (!indexed) return reader.rows(object);
  const { field } = indexed.path;
  return indexed.keys!.flatMap((key) =>
    field.type === 'id' ? (reader.row(object, key) ?? []) : reader.find(object, field, key)
  );
}

function testReader(reader: Reader, object: ObjectType, test: Test): (row: Row) => boolean {
  const read = pathReader(reader, object, test.path);
  if (test.kind === 'semiJoin') return semiJoin(reader, test, read);
  const { matches } = test;
  return (row) => matches(read(row));
}

/** The inner query runs once; its nulls match nothing. */
function semiJoin(
  reader: Reader,
  { inner, innerPath, negated }: SemiJoinTest,
  read: ReturnType<typeof pathReader>
): (row: Row) => boolean {
  const readInner = pathReader(reader, inner.object, innerPath);
  const found = new Set(filterRows(reader, inner).map(readInner));
  found.delete(null);
  return (row) => found.has(read(row)) !== negated;
}
