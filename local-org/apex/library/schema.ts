import { requireReadable } from '../../security/readable.ts';
import { ApiError } from '../../apiError.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import type { Execution } from '../execution.ts';
import { fieldOf, readField, writeField } from '../sobject.ts';
import { OBJECT, STRING, typeName } from '../typeName.ts';
import { ApexMap, PlatformObject } from '../values.ts';
import type { ApexSObject } from '../values.ts';
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
    'get/1': (execution, record, [name]) => readField(execution, record, textIn(execution, name)),
    'getpopulatedfieldsasmap/0': (execution, record) => {
      const map = new ApexMap(STRING, OBJECT);
      for (const [name, value] of record.values) map.put(name, value);
      return execution.held(map);
    },
    'put/2': (execution, record, [name, value = null]) => {
      const field = textIn(execution, name);
      const before = record.values.get(fieldOf(execution.org, record.object, field)?.name ?? '') ?? null;
      writeField(execution, record, field, value);
      return before;
    }
  })
};
