import type { Caller, OrgState } from '../../org.ts';
import { Schema } from '../../schema/schema.ts';
import type { Field, ObjectType } from '../../schema/types.ts';
import { Store } from '../../store/store.ts';

export const NOW = '2026-11-22T08:00:00.000+0000';
export const USER_ID = '005000000000001AAA';
export const OTHER_USER_ID = '005000000000002AAA';

export function callerIn(mode: Caller['mode'], userId = USER_ID): Caller {
  return { userId, mode };
}

export function text(name: string, more: Partial<Field> = {}): Field {
  return { name, label: name, type: 'string', ...more };
}

export function objectType(
  name: string,
  fields: readonly Field[],
  more: Partial<ObjectType> = {}
): ObjectType {
  return {
    name,
    label: `Label of ${name}`,
    labelPlural: name,
    keyPrefix: null,
    custom: name.endsWith('__c'),
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    setup: false,
    fields,
    ...more
  };
}

const AMOUNT = text('Amount__c', { permissionable: true });
const NOTE = text('Note__c', { permissionable: true });

export const INVOICE = objectType('Invoice__c', [text('Name'), AMOUNT, NOTE], { sharingModel: 'ReadWrite' });
export const SECRET = objectType('Secret__c', [text('Name'), text('OwnerId'), NOTE], {
  sharingModel: 'Private'
});

/** An org with these objects and no rows; `at` may be moved. */
export function emptyOrg(objects: readonly ObjectType[] = [INVOICE, SECRET]): OrgState & { at: Date } {
  const org = {
    store: new Store(':memory:'),
    schema: new Schema(objects),
    at: new Date(NOW),
    now: (): Date => org.at
  };
  return org;
}
