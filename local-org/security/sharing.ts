import type { Schema } from '../schema/schema.ts';
import type { ObjectType } from '../schema/types.ts';

/** Org-wide default of an object, a detail's taken from its masters. Most restrictive first. */
const MODELS = ['Private', 'Read', 'ReadWrite'] as const;
export type OrgWideDefault = (typeof MODELS)[number];

/** Metadata API, CustomObject `sharingModel`; an object without one is open to read and write. */
export function orgWideDefault(schema: Schema, object: ObjectType): OrgWideDefault {
  if (object.sharingModel !== 'ControlledByParent') return object.sharingModel ?? 'ReadWrite';
  const ofMasters = mastersOf(schema, object).map(({ master }) => orgWideDefault(schema, master));
  return MODELS.find((model) => ofMasters.includes(model)) ?? 'ReadWrite';
}

/** The masters of a detail, and the field that names each. */
export function mastersOf(
  schema: Schema,
  object: ObjectType
): { readonly field: ObjectType['fields'][number]; readonly master: ObjectType }[] {
  return object.fields.flatMap((field) => {
    const master = field.masterDetail && schema.object(field.referenceTo?.[0] ?? '');
    return master ? [{ field, master }] : [];
  });
}
