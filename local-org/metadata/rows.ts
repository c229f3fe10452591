import { notModelled } from '../apiError.ts';
import type { Row, Value } from '../store/store.ts';
import type { Deployment } from './deployment.ts';
import { timestamp } from './kept.ts';

export type Values = Readonly<Record<string, Value | undefined>>;

/**
 * Makes or changes a row: what the values do not name stays, and a new row begins with its defaults.
 * Values of fields that the object does not have are left out.
 */
export function putRow(deployment: Deployment, objectName: string, id: string, values: Values): void {
  const { store, schema } = deployment.org;
  const object = schema.object(objectName);
  if (!object) throw notModelled(`the object ${objectName}`);
  const before = store.row(objectName, id);
  const wanted: Values = {
    ...(before ?? defaults(deployment, objectName)),
    ...values,
    ...audit(deployment, before)
  };
  const row = object.fields.flatMap(({ name }) => {
    const value = wanted[name];
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  store.put(objectName, { ...Object.fromEntries(row), Id: id });
}

/** A new row under an id of its own. @returns that id. */
export function addRow(deployment: Deployment, objectName: string, values: Values): string {
  const id = deployment.org.store.nextId(deployment.org.schema.object(objectName)?.keyPrefix ?? '000');
  putRow(deployment, objectName, id, values);
  return id;
}

function defaults({ org: { schema } }: Deployment, objectName: string): Values {
  const fields = schema.object(objectName)?.fields ?? [];
  return Object.fromEntries(
    fields.map(({ name, type, defaultValue }) => [name, defaultValue ?? (type === 'boolean' ? false : null)])
  );
}

function audit({ caller, now }: Deployment, before: Row | undefined): Values {
  const time = timestamp(now);
  return {
    ...(before ? {} : { CreatedDate: time, CreatedById: caller.userId }),
    LastModifiedDate: time,
    LastModifiedById: caller.userId,
    SystemModstamp: time
  };
}

/** Removes the rows that have the value in the field. */
export function removeRows(
  { org: { store } }: Deployment,
  object: string,
  field: string,
  value: Value,
  isMeant: (row: Row) => boolean = () => true
): void {
  for (const row of store.find(object, field, value).filter(isMeant)) store.remove(object, row.Id);
}
