import { ApiError } from '../apiError.ts';
import { deleteRecords, insertRecords, updateRecords, upsertRecords } from '../dml/dml.ts';
import type { DmlOptions, SaveResult } from '../dml/dml.ts';
import type { Caller } from '../org.ts';
import { whatIsNotModelled } from './apexError.ts';
import type { Execution } from './execution.ts';
import { storedValues } from './sobject.ts';
import { setExecution } from './triggers/runner.ts';
import { ApexId, ApexList, ApexSObject } from './values.ts';
import type { ApexValue } from './values.ts';

export type SaveOperation = 'insert' | 'update' | 'upsert' | 'delete';

/** How records are saved. */
export interface Save {
  readonly operation: SaveOperation;
  readonly mode: Caller['mode'];
  /** Of an upsert: the field by which records are found; by their ids where it is absent. */
  readonly externalIdField?: string | undefined;
}

/** Triggers and the store take so many records at a time. */
const CHUNK = 200;

/**
 * A DML statement: all records or none.
 *
 * @throws ApexThrown DmlException with the first record's first error.
 */
export function saveRecords(execution: Execution, save: Save, given: ApexValue): SaveResult[] {
  const records = recordsOf(execution, given);
  const results = execution.org.store.transaction(() =>
    inChunks(execution, save, records, { allOrNone: true }, (chunk, start) => {
      requireSaved(execution, save.operation, chunk, records, start);
    })
  );
  setIds(records, results);
  return results;
}

/** As {@link saveRecords}, but what can be saved is: what became of each record, by its position. */
export function saveWhatCanBe(execution: Execution, save: Save, given: ApexValue): SaveResult[] {
  const records = recordsOf(execution, given);
  const results = inChunks(execution, save, records, { allOrNone: false }, () => undefined);
  setIds(records, results);
  return results;
}

/** Not before all are saved: what is taken back has no id. */
function setIds(records: readonly ApexSObject[], results: readonly SaveResult[]): void {
  for (const [i, { id }] of results.entries()) if (id !== null) records[i]!.values.set('Id', new ApexId(id));
}

function recordsOf(execution: Execution, given: ApexValue): ApexSObject[] {
  const records = given instanceof ApexList ? given.items : [given];
  if (!records.every((one) => one instanceof ApexSObject)) {
    throw execution.raise('NullPointerException', 'Attempt to de-reference a null object');
  }
  if (records.some(({ inTrigger }) => inTrigger)) {
    const message = 'DML statement cannot operate on trigger.new or trigger.old';
    throw execution.raise('SObjectException', message);
  }
  if (new Set(records).size < records.length) throw execution.notModelled('DML that has a record twice');
  return records;
}

function inChunks(
  execution: Execution,
  save: Save,
  records: readonly ApexSObject[],
  options: DmlOptions,
  check: (results: readonly SaveResult[], start: number) => void
): SaveResult[] {
  execution.spend('dmlStatements', 1);
  execution.spend('dmlRows', records.length);
  const all: SaveResult[] = [];
  for (let start = 0; start < records.length; start += CHUNK) {
    const results = saveChunk(execution, save, records.slice(start, start + CHUNK), options);
    check(results, start);
    for (const result of results) all.push(result);
  }
  return all;
}

function saveChunk(
  execution: Execution,
  { operation, mode, externalIdField = 'Id' }: Save,
  records: readonly ApexSObject[],
  options: DmlOptions
): SaveResult[] {
  const { org, dml } = execution;
  const caller = execution.caller(mode);
  const names = new Set(records.map(({ object }) => object.name));
  const [name] = names;
  if (name === undefined) return [];
  if (names.size > 1) throw execution.notModelled('DML on records of several kinds at once');
  setExecution(dml, execution);
  try {
    if (operation === 'delete') {
      const ids = records.map(({ values }) => String(idText(values.get('Id') ?? null)));
      return deleteRecords(org, caller, ids, options, dml);
    }
    const rows = records.map((one) => storedValues(execution, one));
    if (operation === 'upsert') {
      return upsertRecords(org, caller, name, externalIdField, rows, options, dml);
    }
    return (operation === 'insert' ? insertRecords : updateRecords)(org, caller, name, rows, options, dml);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.errorCode === 'NOT_MODELLED') throw execution.notModelled(whatIsNotModelled(error));
    throw execution.raise('DmlException', error.message);
  }
}

function idText(value: ApexValue): string | null {
  return value instanceof ApexId ? value.value : null;
}

/** @param results of the records from that position on. */
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
  const id = idText(records[start + row]!.values.get('Id') ?? null);
  const place = `row ${start + row}${id === null ? '' : ` with id ${id}`}`;
  throw execution.raise(
    'DmlException',
    `${done} failed. First exception on ${place}; first error: ${error.statusCode}, ${error.message}: ${fields}`
  );
}
