import { queriedObjects } from '../faults/middleware.ts';
import { DmlTransaction, deleteRecords, insertRecords, updateRecords, upsertRecords } from '../dml/dml.ts';
import type { NewRecord, SaveResult } from '../dml/dml.ts';
import type { QueryAnswer } from '../soql/answer.ts';
import { runQuery } from '../soql/runQuery.ts';
import { deserialised } from './deserialise.ts';
import type { Session } from './resource.ts';

/** How one write goes: all or none, and as a part of which transaction. */
export interface WriteOptions {
  readonly allOrNone: boolean;
  readonly transaction?: DmlTransaction;
}

/** The one way from the REST API to rows: here the faults of queries and writes come in. */
export function query(session: Session, soql: string): QueryAnswer {
  session.faults.requireReadable({ path: '/query', objects: queriedObjects(soql) });
  return runQuery(session.org, session.caller, soql);
}

export function insert(
  session: Session,
  object: string,
  records: readonly NewRecord[],
  { allOrNone, transaction }: WriteOptions
): SaveResult[] {
  return write(session, object, typed(session, object, records), allOrNone, (some) =>
    insertRecords(session.org, session.caller, object, some, { allOrNone }, partOf(session, transaction))
  );
}

export function update(
  session: Session,
  object: string,
  records: readonly NewRecord[],
  { allOrNone, transaction }: WriteOptions
): SaveResult[] {
  return write(session, object, typed(session, object, records), allOrNone, (some) =>
    updateRecords(session.org, session.caller, object, some, { allOrNone }, partOf(session, transaction))
  );
}

export function upsert(
  session: Session,
  object: string,
  externalIdField: string,
  records: readonly NewRecord[],
  { allOrNone, transaction }: WriteOptions
): SaveResult[] {
  return write(session, object, typed(session, object, records), allOrNone, (some) =>
    upsertRecords(
      session.org,
      session.caller,
      object,
      externalIdField,
      some,
      { allOrNone },
      partOf(session, transaction)
    )
  );
}

/** @param object of the ids, as far as the address names it: faults are chosen by it. */
export function remove(
  session: Session,
  object: string,
  ids: readonly string[],
  { allOrNone, transaction }: WriteOptions
): SaveResult[] {
  return write(session, object, ids, allOrNone, (some) =>
    deleteRecords(session.org, session.caller, [...some], { allOrNone }, partOf(session, transaction))
  );
}

function typed({ org }: Session, objectName: string, records: readonly NewRecord[]): readonly NewRecord[] {
  const object = org.schema.object(objectName);
  return object ? records.map((record) => deserialised(org.schema, object, record)) : records;
}

/** A write that is a part of nothing is a transaction of its own. */
function partOf(session: Session, transaction: DmlTransaction | undefined): DmlTransaction {
  return transaction ?? session.transaction ?? new DmlTransaction();
}

const LOCKED: SaveResult = {
  id: null,
  success: false,
  errors: [
    {
      statusCode: 'UNABLE_TO_LOCK_ROW',
      message: 'unable to obtain exclusive access to this record',
      fields: []
    }
  ]
};

/** The results of all records when one failed and all were undone (SOAP API, `AllOrNoneHeader`). */
const ROLLED_BACK: SaveResult = {
  id: null,
  success: false,
  errors: [
    {
      statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
      message:
        'Record rolled back because not all records were valid and the request was using AllOrNone header',
      fields: []
    }
  ]
};

/** What a result becomes when the whole request is undone: failures keep their reason. */
export function rolledBack(results: readonly SaveResult[]): SaveResult[] {
  return results.map((result) => (result.success ? ROLLED_BACK : result));
}

function write<T>(
  session: Session,
  object: string,
  records: readonly T[],
  allOrNone: boolean,
  work: (some: readonly T[]) => SaveResult[]
): SaveResult[] {
  if (!session.faults.failsPartly({ path: '/sobjects', objects: [object] })) return work(records);
  if (allOrNone) return records.map((_, i) => (i % 2 === 0 ? LOCKED : ROLLED_BACK));
  const written = work(records.filter((_, i) => i % 2 === 1));
  return records.map((_, i) => (i % 2 === 0 ? LOCKED : written[i >> 1]!));
}
