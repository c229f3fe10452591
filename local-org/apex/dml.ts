import { ApiError } from '../apiError.ts';
import { deleteRecords, insertRecords, updateRecords } from '../dml/dml.ts';
import type { SaveResult } from '../dml/dml.ts';
import type { Caller } from '../org.ts';
import type { Execution } from './execution.ts';
import { storedValues } from './sobject.ts';
import { ApexId, ApexList, ApexSObject } from './values.ts';
import type { ApexValue } from './values.ts';

export type SaveOperation = 'insert' | 'update' | 'delete';

/** Triggers and the store take so many records at a time. */
const CHUNK = 200;

/**
 * A DML statement: all records or none.
 *
 * @throws ApexThrown DmlException with the first record's first error.
 */
export function saveRecords(
  execution: Execution,
  operation: SaveOperation,
  given: ApexValue,
  mode: Caller['mode']
): void {
  const records = recordsOf(execution, given);
  if (new Set(records).size < records.length) throw execution.notModelled('DML that has a record twice');
  execution.spend('dmlStatements', 1);
  execution.spend('dmlRows', records.length);
  const ids = execution.org.store.transaction(() => {
    const saved: SaveResult['id'][] = [];
    for (let start = 0; start < records.length; start += CHUNK) {
      const chunk = records.slice(start, start + CHUNK);
      const results = save(execution, operation, chunk, mode);
      requireSaved(execution, operation, results, chunk, start);
      for (const { id } of results) saved.push(id);
    }
    return saved;
  });
  // Not before all are saved: what is taken back has no id.
  if (operation === 'insert') ids.forEach((id, i) => records[i]!.values.set('Id', new ApexId(id!)));
}

function recordsOf(execution: Execution, given: ApexValue): ApexSObject[] {
  const records = given instanceof ApexList ? given.items : [given];
  if (!records.every((one) => one instanceof ApexSObject)) {
    throw execution.raise('NullPointerException', 'Attempt to de-reference a null object');
  }
  return records;
}

function save(
  execution: Execution,
  operation: SaveOperation,
  records: readonly ApexSObject[],
  mode: Caller['mode']
): SaveResult[] {
  const { org, dml } = execution;
  const caller = execution.caller(mode);
  const names = new Set(records.map(({ object }) => object.name));
  const [name] = names;
  if (name === undefined) return [];
  if (names.size > 1) throw execution.notModelled('DML on records of several kinds at once');
  try {
    if (operation === 'delete') {
      const ids = records.map(({ values }) => String(idText(values.get('Id') ?? null)));
      return deleteRecords(org, caller, ids, { allOrNone: true }, dml);
    }
    const run = operation === 'insert' ? insertRecords : updateRecords;
    return run(
      org,
      caller,
      name,
      records.map((one) => storedValues(execution, one)),
      { allOrNone: true },
      dml
    );
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw execution.raise('DmlException', error.message);
  }
}

function idText(value: ApexValue): string | null {
  return value instanceof ApexId ? value.value : null;
}

function requireSaved(
  execution: Execution,
  operation: SaveOperation,
  results: readonly SaveResult[],
  records: readonly ApexSObject[],
  start: number
): void {
  const row = results.findIndex(({ errors }) => {
    return errors.length > 0 && errors[0]!.statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK';
  });
  const error = results[row]?.errors[0];
  if (!error) return;
  const done = operation.charAt(0).toUpperCase() + operation.slice(1);
  const fields = `[${error.fields.join(', ')}]`;
  const id = idText(records[row]!.values.get('Id') ?? null);
  const place = `row ${start + row}${id === null ? '' : ` with id ${id}`}`;
  throw execution.raise(
    'DmlException',
    `${done} failed. First exception on ${place}; first error: ${error.statusCode}, ${error.message}: ${fields}`
  );
}
