import { libraryType } from '../conversion.ts';
import type { Execution, Frame } from '../execution.ts';
import { PlatformObject } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { ASSERT } from './assert.ts';
import { BLOB, CRYPTO, ENCODING_UTIL } from './blob.ts';
import { LIST, MAP, SET } from './collections.ts';
import { DATABASE } from './database.ts';
import { DATE, DATETIME, SYSTEM } from './datetime.ts';
import { SAVE_ERROR, SAVE_RESULT, UPSERT_RESULT } from './dmlResult.ts';
import { ENUM, EXCEPTION_TYPE, OBJECT_TYPE } from './exception.ts';
import { labelText } from './label.ts';
import { LIMITS_TYPE } from './limits.ts';
import type { LibraryType, NativeMethod, NativeStatic } from './native.ts';
import { BOOLEAN, DECIMAL, INTEGER_TYPE, LONG, MATH } from './numbers.ts';
import {
  DESCRIBE_FIELD,
  DESCRIBE_OBJECT,
  FIELD_MAP,
  FIELD_TOKEN,
  OBJECT_TOKEN,
  SCHEMA,
  SOBJECT_TYPE
} from './schema.ts';
import { ID_TYPE, STRING_TYPE } from './string.ts';
import { TEST } from './test.ts';
import { triggerOperation, triggerVariable } from '../triggers/context.ts';
import { FEATURE_MANAGEMENT, USER_INFO } from './user.ts';

/** By name in lower case. What is not here is not modelled. */
const LIBRARY: ReadonlyMap<string, LibraryType> = new Map([
  ['accesslevel', {}],
  ['assert', ASSERT],
  ['blob', BLOB],
  ['boolean', BOOLEAN],
  ['crypto', CRYPTO],
  ['database', DATABASE],
  ['database.deleteresult', SAVE_RESULT],
  ['database.error', SAVE_ERROR],
  ['database.saveresult', SAVE_RESULT],
  ['database.upsertresult', UPSERT_RESULT],
  ['date', DATE],
  ['datetime', DATETIME],
  ['decimal', DECIMAL],
  ['describefieldresult', DESCRIBE_FIELD],
  ['describesobjectresult', DESCRIBE_OBJECT],
  ['encodingutil', ENCODING_UTIL],
  ['enum', ENUM],
  ['exception', EXCEPTION_TYPE],
  ['featuremanagement', FEATURE_MANAGEMENT],
  ['fieldmap', FIELD_MAP],
  ['id', ID_TYPE],
  ['integer', INTEGER_TYPE],
  ['limits', LIMITS_TYPE],
  ['list', LIST],
  ['long', LONG],
  ['map', MAP],
  ['math', MATH],
  ['object', OBJECT_TYPE],
  ['schema', SCHEMA],
  ['set', SET],
  ['sobject', SOBJECT_TYPE],
  ['sobjectfield', FIELD_TOKEN],
  ['sobjecttype', OBJECT_TOKEN],
  ['string', STRING_TYPE],
  ['system', SYSTEM],
  ['test', TEST],
  ['triggeroperation', {}],
  ['userinfo', USER_INFO]
]);

const METHODS: ReadonlyMap<string, ReadonlyMap<string, NativeMethod>> = new Map(
  [...LIBRARY].map(([name, { methods = {} }]) => [name, new Map(Object.entries(methods))])
);
const METHOD_KEYS: ReadonlySet<string> = new Set(
  [...METHODS.values()].flatMap((methods) => [...methods.keys()])
);

/** Everything that there is, by name and number of arguments. */
export const LIBRARY_KEYS: readonly string[] = [
  ...new Set(
    [...LIBRARY.values()].flatMap(({ statics = {}, methods = {} }) => [
      ...Object.keys(statics),
      ...Object.keys(methods)
    ])
  )
];

/** Types whose names may stand in a declaration. */
export function isLibraryType(name: string): boolean {
  return LIBRARY.has(name);
}

export function hasLibraryMethod(name: string, values: number): boolean {
  return METHOD_KEYS.has(`${name.toLowerCase()}/${values}`);
}

export function libraryMethod(type: string, key: string): NativeMethod | undefined {
  return METHODS.get(type)?.get(key);
}

/** Undefined where the name is no type of the library; `unknown` where that type has no such method here. */
export function libraryStatic(
  names: readonly string[],
  method: string,
  values: number
): NativeStatic | 'unknown' | undefined {
  const [name, ...more] = withoutNamespace(names);
  if (name === undefined || more.length > 0 || !LIBRARY.has(name)) return undefined;
  const { statics = {} } = LIBRARY.get(name)!;
  const key = `${method.toLowerCase()}/${values}`;
  return (Object.hasOwn(statics, key) && statics[key]) || 'unknown';
}

function withoutNamespace(names: readonly string[]): string[] {
  const lower = names.map((name) => name.toLowerCase());
  return lower.length > 1 && (lower[0] === 'system' || lower[0] === 'schema') ? lower.slice(1) : lower;
}

/** `AccessLevel.USER_MODE`, `System.Label.Name`, `Account.SObjectType`; undefined for what the library does not have. */
export function libraryConstant(
  names: readonly string[]
): { readonly run: (frame: Frame) => ApexValue } | undefined {
  const [type, name, ...more] = withoutNamespace(names);
  if (more.length > 0 || name === undefined) return undefined;
  if (type === 'accesslevel' && /^(?:user|system)_mode$/.test(name)) {
    const level = new PlatformObject('accesslevel', { name: name.toUpperCase() });
    return { run: () => level };
  }
  const variable = type === 'trigger' ? triggerVariable(name) : undefined;
  if (variable) return { run: ({ execution }) => variable(execution) };
  const operation = type === 'triggeroperation' ? triggerOperation(name) : undefined;
  if (operation) return { run: () => operation };
  if (type === 'label') return { run: ({ execution }) => labelText(execution, names.at(-1)!) };
  if (name !== 'sobjecttype') return undefined;
  return {
    run: ({ execution }) => {
      const object = execution.org.schema.object(names[0]!);
      if (!object) throw execution.notModelled(names.join('.'));
      return new PlatformObject('sobjecttype', { object });
    }
  };
}

/** `described.fields` */
export function libraryProperty(
  execution: Execution,
  holder: ApexValue,
  name: string
): ApexValue | undefined {
  if (libraryType(holder) !== 'describesobjectresult' || name.toLowerCase() !== 'fields') return undefined;
  const { object } = holder as PlatformObject;
  if (!object) throw execution.notModelled('this describe');
  return new PlatformObject('fieldmap', { object });
}
