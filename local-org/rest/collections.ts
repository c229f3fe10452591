import { ApiError } from '../apiError.ts';
import { DmlTransaction } from '../dml/dml.ts';
import type { NewRecord, SaveResult } from '../dml/dml.ts';
import { longId } from '../store/ids.ts';
import { insert, remove, rolledBack, update, upsert } from './data.ts';
import type { WriteOptions } from './data.ts';
import { flagOf, listOf, objectOf, parserError, withoutAttributes } from './json.ts';
import { objectNamed } from './records.ts';
import type { Answer, ApiRequest, Resource, Session } from './resource.ts';

/** REST API Developer Guide: "sObject Collections". */
export const COLLECTION_RESOURCES: readonly Resource[] = [
  { path: '/composite/sobjects', methods: { POST: createAll, PATCH: updateAll, DELETE: deleteAll } },
  { path: '/composite/sobjects/*/*', methods: { PATCH: upsertAll } }
];

const MOST_RECORDS = 200;

/** Consecutive records of one type: they are written together, in the order given. */
interface Chunk<T> {
  readonly object: string;
  readonly records: readonly T[];
}

function createAll(session: Session, { body }: ApiRequest): Answer {
  const { allOrNone, records } = collectionOf(body);
  const chunks = chunked(
    records.map((record) => ({ object: typeOf(session, record), record: withoutAttributes(record) }))
  );
  return saved(session, chunks, allOrNone, ({ object, records }, options) =>
    insert(session, object, records, options)
  );
}

function updateAll(session: Session, { body }: ApiRequest): Answer {
  const { allOrNone, records } = collectionOf(body);
  const chunks = chunked(
    records.map((record) => ({ object: typeOf(session, record), record: withId(record) }))
  );
  return saved(session, chunks, allOrNone, ({ object, records }, options) =>
    update(session, object, records, options)
  );
}

function upsertAll(session: Session, { body }: ApiRequest, [name, field]: readonly string[]): Answer {
  const { allOrNone, records } = collectionOf(body);
  const object = objectNamed(session, name!).name;
  const chunk = { object, records: records.map(withoutAttributes) };
  return saved(session, [chunk], allOrNone, ({ object, records }, options) =>
    upsert(session, object, field!, records, options)
  );
}

function deleteAll(session: Session, { query }: ApiRequest): Answer {
  const ids = (query.get('ids') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new ApiError('MISSING_ARGUMENT', 'The parameter `ids` is missing.');
  requireFewEnough(ids.length);
  const chunks = chunked(ids.map((id) => ({ object: objectOfId(session, id), record: longId(id) ?? id })));
  return saved(session, chunks, query.get('allOrNone') === 'true', ({ object, records }, options) =>
    remove(session, object, records, options)
  );
}

/** Writes the chunks as one transaction; with `allOrNone`, one failure undoes them all. */
function saved<T>(
  { org, transaction = new DmlTransaction() }: Session,
  chunks: readonly Chunk<T>[],
  allOrNone: boolean,
  write: (chunk: Chunk<T>, options: WriteOptions) => SaveResult[]
): Answer {
  const results = org.store.transaction(() => {
    const start = org.store.savepoint();
    const written = chunks.flatMap((chunk) => write(chunk, { allOrNone, transaction }));
    if (!allOrNone || written.every(({ success }) => success)) return written;
    org.store.rollback(start);
    return rolledBack(written);
  });
  return { status: 200, body: results.map(collectionResult) };
}

/** A result without an id has none; `null` is not written. */
function collectionResult({ id, ...result }: SaveResult): unknown {
  return id === null ? result : { id, ...result };
}

function collectionOf(body: unknown): { allOrNone: boolean; records: readonly NewRecord[] } {
  const content = objectOf(body, 'The body');
  const records = listOf(content['records'], '`records`').map((record) =>
    objectOf(record, 'Each of `records`')
  );
  requireFewEnough(records.length);
  return { allOrNone: flagOf(content['allOrNone'], '`allOrNone`'), records };
}

function requireFewEnough(count: number): void {
  if (count <= MOST_RECORDS) return;
  const message = `record limit reached. cannot submit more than ${MOST_RECORDS} records into this call`;
  throw new ApiError('EXCEEDED_ID_LIMIT', message);
}

function chunked<T>(items: readonly { object: string; record: T }[]): Chunk<T>[] {
  const chunks: { object: string; records: T[] }[] = [];
  for (const { object, record } of items) {
    const last = chunks.at(-1);
    if (last?.object === object) last.records.push(record);
    else chunks.push({ object, records: [record] });
  }
  return chunks;
}

/** API name by the record's `attributes.type`. */
export function typeOf(session: Session, record: NewRecord): string {
  const type = objectOf(record['attributes'], '`attributes` of a record')['type'];
  if (typeof type !== 'string') throw parserError('A record names its object in `attributes.type`.');
  const object = session.org.schema.object(type);
  if (!object) throw new ApiError('INVALID_TYPE', `sObject type '${type}' is not supported.`);
  return object.name;
}

function withId(record: NewRecord): NewRecord {
  const given = withoutAttributes(record);
  const name = Object.keys(given).find((field) => field.toLowerCase() === 'id');
  const fields = Object.fromEntries(Object.entries(given).filter(([field]) => field !== name));
  return { ...fields, Id: name === undefined ? null : given[name] };
}

function objectOfId({ org }: Session, id: string): string {
  return (
    org.schema.objects.find(({ keyPrefix }) => keyPrefix !== null && id.startsWith(keyPrefix))?.name ?? ''
  );
}
