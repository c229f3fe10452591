import type { TriggerEvent } from '../../dml/triggers.ts';
import type { Row } from '../../store/store.ts';
import { ClassType } from '../classType.ts';
import type { Execution } from '../execution.ts';
import { typeName } from '../typeName.ts';
import { ApexEnum, ApexList, ApexMap } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { TriggerRecord } from './record.ts';

/** The records of one event, as its triggers see them. */
export interface TriggerContext {
  readonly event: TriggerEvent;
  readonly isBefore: boolean;
  /** Of the trigger that saves these records, where one does. */
  readonly outer: TriggerContext | undefined;
  readonly newRecords: readonly TriggerRecord[];
  readonly oldRecords: readonly TriggerRecord[];
  /** By name in lower case (Apex Developer Guide, "Trigger Context Variables"). */
  readonly variables: ReadonlyMap<string, ApexValue>;
}

const OPERATION = new ClassType('System.TriggerOperation', { file: '' });
OPERATION.isEnum = true;
/** Apex Reference Guide, "TriggerOperation Enum". */
for (const [ordinal, name] of [
  'BEFORE_INSERT',
  'BEFORE_UPDATE',
  'BEFORE_DELETE',
  'AFTER_INSERT',
  'AFTER_UPDATE',
  'AFTER_DELETE'
].entries()) {
  OPERATION.enumValues.set(name.toLowerCase(), new ApexEnum(OPERATION, name, ordinal));
}

const ID = typeName('Id');
/** Outside of a trigger. */
const NO_VARIABLES: ReadonlyMap<string, ApexValue> = new Map<string, ApexValue>([
  ...['isexecuting', 'isbefore', 'isafter', 'isinsert', 'isupdate', 'isdelete', 'isundelete'].map(
    (name) => [name, false] as const
  ),
  ...['new', 'old', 'newmap', 'oldmap', 'operationtype', 'size'].map((name) => [name, null] as const)
]);

export function contextOf(execution: Execution, event: TriggerEvent, isBefore: boolean): TriggerContext {
  const { newRows, oldRows } = event;
  const recordsOf = (rows: readonly Row[], isOld: boolean): TriggerRecord[] =>
    rows.map((row, i) => new TriggerRecord(execution, row, oldRows[i], { event, isBefore, isOld }));
  const [newRecords, oldRecords] = [recordsOf(newRows, false), recordsOf(oldRows, true)];
  const variables = variablesOf(event, isBefore, newRecords, oldRecords);
  return { event, isBefore, outer: execution.trigger, newRecords, oldRecords, variables };
}

function variablesOf(
  { object, operation, newRows, oldRows }: TriggerEvent,
  isBefore: boolean,
  newRecords: readonly TriggerRecord[],
  oldRecords: readonly TriggerRecord[]
): Map<string, ApexValue> {
  const type = typeName(object.name);
  const listOf = (records: readonly TriggerRecord[]): ApexList =>
    new ApexList(
      type,
      records.map(({ record }) => record)
    );
  const mapOf = (records: readonly TriggerRecord[]): ApexMap => {
    const map = new ApexMap(ID, type);
    for (const { record } of records) map.put(record.values.get('Id')!, record);
    return map;
  };
  const isInsert = operation === 'insert';
  const isDelete = operation === 'delete';
  const name = `${isBefore ? 'before' : 'after'}_${operation}`;
  return new Map<string, ApexValue>([
    ...NO_VARIABLES,
    ['isexecuting', true],
    ['isbefore', isBefore],
    ['isafter', !isBefore],
    ['isinsert', isInsert],
    ['isupdate', operation === 'update'],
    ['isdelete', isDelete],
    ['operationtype', OPERATION.enumValues.get(name)!],
    ['size', Math.max(newRows.length, oldRows.length)],
    ['new', isDelete ? null : listOf(newRecords)],
    ['newmap', isDelete || (isInsert && isBefore) ? null : mapOf(newRecords)],
    ['old', isInsert ? null : listOf(oldRecords)],
    ['oldmap', isInsert ? null : mapOf(oldRecords)]
  ]);
}

/** `Trigger.new`; undefined for what `Trigger` does not have. */
export function triggerVariable(name: string): ((execution: Execution) => ApexValue) | undefined {
  const wanted = name.toLowerCase();
  if (!NO_VARIABLES.has(wanted)) return undefined;
  return ({ trigger }) => (trigger?.variables ?? NO_VARIABLES).get(wanted)!;
}

/** `TriggerOperation.BEFORE_INSERT` */
export function triggerOperation(name: string): ApexEnum | undefined {
  return OPERATION.enumValues.get(name.toLowerCase());
}
