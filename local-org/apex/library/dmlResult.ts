import type { SaveError, SaveResult } from '../../dml/saveError.ts';
import type { Execution } from '../execution.ts';
import type { SaveOperation } from '../dml.ts';
import { STRING, typeName } from '../typeName.ts';
import { ApexId, ApexList, PlatformObject } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { methodsOn } from './native.ts';
import type { LibraryType } from './native.ts';

/** What became of one record: `Database.SaveResult` and its like. */
class SavedResult extends PlatformObject {
  readonly result: SaveResult;

  constructor(type: string, result: SaveResult) {
    super(type);
    this.result = result;
  }
}

class SavedError extends PlatformObject {
  readonly error: SaveError;

  constructor(error: SaveError) {
    super('database.error');
    this.error = error;
  }
}

const TYPES: Readonly<Record<SaveOperation, string>> = {
  insert: 'Database.SaveResult',
  update: 'Database.SaveResult',
  upsert: 'Database.UpsertResult',
  delete: 'Database.DeleteResult'
};
const ERROR = typeName('Database.Error');

/** A result for each record, in the order of the records. */
export function resultList(
  execution: Execution,
  operation: SaveOperation,
  results: readonly SaveResult[]
): ApexList {
  const type = typeName(TYPES[operation]);
  const items = results.map((result) => new SavedResult(type.name, result));
  return execution.held(new ApexList(type, items));
}

/** Apex Reference Guide, "SaveResult Class". */
export const SAVE_RESULT: LibraryType = {
  methods: methodsOn<SavedResult>({
    'geterrors/0': (execution, { result }) =>
      execution.held(
        new ApexList(
          ERROR,
          result.errors.map((error) => new SavedError(error))
        )
      ),
    'getid/0': (_, { result }): ApexValue => (result.id === null ? null : new ApexId(result.id)),
    'issuccess/0': (_, { result }) => result.success
  })
};

/** Apex Reference Guide, "UpsertResult Class". */
export const UPSERT_RESULT: LibraryType = {
  methods: {
    ...SAVE_RESULT.methods,
    ...methodsOn<SavedResult>({ 'iscreated/0': (_, { result }) => result.created === true })
  }
};

/** Apex Reference Guide, "Database.Error Class". */
export const SAVE_ERROR: LibraryType = {
  methods: methodsOn<SavedError>({
    'getfields/0': (execution, { error }) => execution.held(new ApexList(STRING, [...error.fields])),
    'getmessage/0': (_, { error }) => error.message
  })
};
