import { requireReadable } from '../../security/readable.ts';
import { ApiError } from '../../apiError.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import { isException, messageOf } from '../exceptions.ts';
import type { Execution } from '../execution.ts';
import { fieldOf, readField, writeField } from '../sobject.ts';
import { OBJECT, STRING, typeName } from '../typeName.ts';
import { ApexMap, PlatformObject } from '../values.ts';
import type { ApexObject, ApexSObject, ApexValue } from '../values.ts';
import { methodsOn, textIn } from './native.ts';
import type { LibraryType } from './native.ts';

const OBJECT_TOKEN_NAME = typeName('SObjectType');
const FIELD_TOKEN_NAME = typeName('SObjectField');

/** Apex Reference Guide, "Schema Class". Keys of the maps match without regard to case. */
export const SCHEMA: LibraryType = {
  statics: {
    'getglobaldescribe/0': (execution) => {
      const map = new ApexMap(STRING, OBJECT_TOKEN_NAME, true);
      for (const object of execution.org.schema.objects) {
        map.put(object.name.toLowerCase(), new PlatformObject('sobjecttype', { object }));
      }
      return execution.held(map);
    }
  }
};

/** Apex Reference Guide, "SObjectType Class". */
export const OBJECT_TOKEN: LibraryType = {
  methods: methodsOn<PlatformObject>({
    'getdescribe/0': (_, { object }) => new PlatformObject('describesobjectresult', { object: object! })
  })
};

/** Apex Reference Guide, "DescribeSObjectResult Class". */
export const DESCRIBE_OBJECT: LibraryType = {
  methods: methodsOn<PlatformObject>({ 'getname/0': (_, { object }) => object!.name })
};

export const FIELD_MAP: LibraryType = {
  methods: methodsOn<PlatformObject>({
    'getmap/0': (execution, { object }) => {
      const map = new ApexMap(STRING, FIELD_TOKEN_NAME, true);
      for (const field of object!.fields) {
        map.put(field.name.toLowerCase(), new PlatformObject('sobjectfield', { object: object!, field }));
      }
      return execution.held(map);
    }
  })
};

export const FIELD_TOKEN: LibraryType = {
  methods: methodsOn<PlatformObject>({
    'getdescribe/0': (_, { object, field }) =>
      new PlatformObject('describefieldresult', { object: object!, field: field! })
  })
};

/** Apex Reference Guide, "DescribeFieldResult Class". */
export const DESCRIBE_FIELD: LibraryType = {
  methods: methodsOn<PlatformObject>({
    'getname/0': (_, { field }) => field!.name,
    'isaccessible/0': (execution, { object, field }) => isAccessible(execution, object!, field!)
  })
};

function isAccessible({ org, userId }: Execution, object: ObjectType, field: Field): boolean {
  try {
    requireReadable(org, { userId, mode: 'user' }, object, [field]);
    return true;
  } catch (error) {
    if (error instanceof ApiError) return false;
    throw error;
  }
}

/** Apex Reference Guide, "SObject Class". */
export const SOBJECT_TYPE: LibraryType = {
  methods: methodsOn<ApexSObject>({
    'adderror/1': (execution, record, [message]) => {
      addError(execution, record, messageIn(execution, message));
      return null;
    },
    'adderror/2': (execution, record, [field, message]) => {
      if (typeof message === 'boolean') throw execution.notModelled('addError with or without escaping');
      addError(execution, record, messageIn(execution, message), fieldNameIn(execution, field));
      return null;
    },
    'haserrors/0': (_, { inTrigger }) => (inTrigger?.errors.length ?? 0) > 0,
    'get/1': (execution, record, [field]) => readField(execution, record, fieldNameIn(execution, field)),
    'getpopulatedfieldsasmap/0': (execution, record) => {
      const map = new ApexMap(STRING, OBJECT);
      for (const [name, value] of record.values) map.put(name, value);
      return execution.held(map);
    },
    'put/2': (execution, record, [name, value = null]) => {
      const field = fieldNameIn(execution, name);
      const before = record.values.get(fieldOf(execution.org, record.object, field)?.name ?? '') ?? null;
      writeField(execution, record, field, value);
      return before;
    }
  })
};

/** Apex Reference Guide, "SObject Class", addError. @param name of the field it is said of. */
export function addError(execution: Execution, record: ApexSObject, message: string, name?: string): void {
  const field = name === undefined ? undefined : fieldOf(execution.org, record.object, name);
  if (name !== undefined && !field) {
    throw execution.raise('SObjectException', `Invalid field ${name} for ${record.object.name}`);
  }
  if (!record.inTrigger) throw execution.notModelled('addError on a record that no trigger was given');
  record.inTrigger.addError(execution, message, field);
}

export function messageIn(execution: Execution, value: ApexValue | undefined): string {
  return isException(value ?? null) ? messageOf(value as ApexObject) : textIn(execution, value);
}

/** A field by its name or its token. */
function fieldNameIn(execution: Execution, value: ApexValue | undefined): string {
  const token = value instanceof PlatformObject ? value.field : undefined;
  return token?.name ?? textIn(execution, value);
}
