import type { Caller } from '../../org.ts';
import { saveRecords, saveWhatCanBe } from '../dml.ts';
import type { Save, SaveOperation } from '../dml.ts';
import type { Execution } from '../execution.ts';
import { countRows, queryRows, withoutTexts } from '../queries.ts';
import { ApexList, ApexMap, PlatformObject } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { resultList } from './dmlResult.ts';
import { textIn, unfit } from './native.ts';
import type { LibraryType, NativeStatic } from './native.ts';

/** Apex Reference Guide, "Database Class". */
export const DATABASE: LibraryType = {
  statics: {
    'countquerywithbinds/3': (execution, [soql, binds, level]) =>
      countRows(execution, textIn(execution, soql), bindsOf(execution, binds), modeOf(execution, level)),
    ...saves('delete', 'insert', 'update', 'upsert'),
    'upsert/4': (execution, [records = null, field, allOrNone, level]) => {
      const externalIdField = tokenIn(execution, field);
      return saved(
        execution,
        { operation: 'upsert', mode: modeOf(execution, level), externalIdField },
        records,
        allOrNone
      );
    },
    'query/1': (execution, [soql]) => {
      const text = textIn(execution, soql);
      // The variables of the caller are not known here.
      if (/:\s*\w/.test(withoutTexts(text))) throw execution.notModelled('binds in Database.query');
      return queryRows(execution, text, new Map(), 'user');
    },
    'querywithbinds/3': (execution, [soql, binds, level]) =>
      queryRows(execution, textIn(execution, soql), bindsOf(execution, binds), modeOf(execution, level))
  }
};

function bindsOf(execution: Execution, binds: ApexValue | undefined): Map<string, ApexValue> {
  if (!(binds instanceof ApexMap)) throw execution.raise('NullPointerException', 'Argument cannot be null.');
  return new Map([...binds.pairs()].map(([key, value]) => [textIn(execution, key), value]));
}

function modeOf(execution: Execution, level: ApexValue | undefined): Caller['mode'] {
  if (!(level instanceof PlatformObject))
    throw execution.raise('NullPointerException', 'Argument cannot be null.');
  return level.name === 'USER_MODE' ? 'user' : 'system';
}

/** With whether all or none, and the access mode; without them all or none in user mode. */
function saves(...operations: readonly SaveOperation[]): NonNullable<LibraryType['statics']> {
  return Object.fromEntries(
    operations.flatMap((operation): [string, NativeStatic][] => [
      [
        `${operation}/3`,
        (execution, [records = null, allOrNone, level]) =>
          saved(execution, { operation, mode: modeOf(execution, level) }, records, allOrNone)
      ]
    ])
  );
}

function saved(
  execution: Execution,
  save: Save,
  records: ApexValue,
  allOrNone: ApexValue | undefined
): ApexValue {
  if (typeof allOrNone !== 'boolean') throw unfit(execution, allOrNone);
  if (!(records instanceof ApexList)) throw unfit(execution, records);
  const results = (allOrNone ? saveRecords : saveWhatCanBe)(execution, save, records);
  return resultList(execution, save.operation, results);
}

function tokenIn(execution: Execution, value: ApexValue | undefined): string {
  if (value instanceof PlatformObject && value.field) return value.field.name;
  throw unfit(execution, value);
}
