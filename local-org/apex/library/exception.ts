import { messageOf } from '../exceptions.ts';
import { areEqual } from '../equality.ts';
import type { ApexEnum, ApexObject } from '../values.ts';
import { methodsOn } from './native.ts';
import type { LibraryType } from './native.ts';

/** Apex Reference Guide, "Exception Class and Built-In Exceptions". */
export const EXCEPTION_TYPE: LibraryType = {
  methods: methodsOn<ApexObject>({
    'getcause/0': (_, { fields }) => fields.get('cause') ?? null,
    'getmessage/0': (_, exception) => messageOf(exception),
    'gettypename/0': (_, { type }) => type.name,
    'setmessage/1': (_, { fields }, [message = null]) => {
      fields.set('message', message);
      fields.set('messageset', true);
      return null;
    }
  })
};

/** Apex Developer Guide, "Enums". */
export const ENUM: LibraryType = {
  methods: methodsOn<ApexEnum>({
    'name/0': (_, { name }) => name,
    'ordinal/0': (_, { ordinal }) => ordinal
  })
};

/** What every object has, unless its class says otherwise. */
export const OBJECT_TYPE: LibraryType = {
  methods: methodsOn<ApexObject>({
    'equals/1': (_, self, [other = null]) => areEqual(self, other)
  })
};
