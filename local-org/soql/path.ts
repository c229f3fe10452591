import { notModelled } from '../apiError.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Scope } from './scope.ts';
import { invalidField, use } from './scope.ts';

/** A step from a row to the row that its reference names. */
export interface Hop {
  readonly field: Field;
  /** Objects that the row may be of; of a polymorphic reference those that the schema has. */
  readonly targets: readonly ObjectType[];
}

/** `Owner.Profile.Name`: the references to follow, then the field to read. */
export interface Path {
  /** As the query has it. */
  readonly text: string;
  readonly hops: readonly Hop[];
  /** Object of the field; null behind a polymorphic reference, where the field is of each target. */
  readonly owner: ObjectType | null;
  readonly field: Field;
}

/** SOQL and SOSL Reference, "Understanding Relationship Query Limitations". */
const MOST_LEVELS = 5;

/** Fields that all targets of a polymorphic reference share (SOQL and SOSL Reference, "Understanding Polymorphic Relationships"). */
const POLYMORPHIC_FIELDS: readonly Field[] = [
  { name: 'Id', label: 'Id', type: 'id' },
  { name: 'Name', label: 'Name', type: 'string' },
  { name: 'Type', label: 'Type', type: 'string' }
];

/** @throws ApiError INVALID_FIELD for a name that is none. */
export function resolvePath(scope: Scope, text: string): Path {
  const names = withoutPrefix(scope, text.split('.'));
  const fieldName = names.at(-1)!;
  if (names.length - 1 > MOST_LEVELS) {
    throw invalidField(scope, text, `Relationship path '${text}' has more than ${MOST_LEVELS} levels.`);
  }
  const hops: Hop[] = [];
  for (const name of names.slice(0, -1)) hops.push(resolveHop(scope, hops.at(-1), name, text));
  const owner = objectAfter(scope, hops.at(-1));
  const field = owner
    ? resolveField(scope, owner, text, fieldName)
    : polymorphicField(scope, text, fieldName);
  return { text, hops, owner, field };
}

export function isPolymorphic(reference: Field): boolean {
  return (reference.referenceTo?.length ?? 0) > 1;
}

/** The one object that a step leads to; null behind a polymorphic reference. */
function objectAfter(scope: Scope, hop: Hop | undefined): ObjectType | null {
  if (!hop) return scope.object;
  if (isPolymorphic(hop.field)) return null;
  const [object] = hop.targets;
  if (!object) throw notModelled(`the relationship ${hop.field.relationshipName ?? hop.field.name}`);
  return object;
}

/** The alias or the object's own name may stand before a field. */
function withoutPrefix(scope: Scope, names: readonly string[]): readonly string[] {
  const prefix = names[0]!.toLowerCase();
  if (names.length === 1) return names;
  if (prefix === scope.alias?.toLowerCase()) return names.slice(1);
  const isObject = prefix === scope.object.name.toLowerCase();
  return isObject && !scope.schema.parentRelationship(scope.object, prefix) ? names.slice(1) : names;
}

function resolveHop(scope: Scope, before: Hop | undefined, name: string, text: string): Hop {
  const object = objectAfter(scope, before);
  const field = object && scope.schema.parentRelationship(object, name);
  if (!field) {
    throw invalidField(
      scope,
      text,
      `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`
    );
  }
  use(scope, object, field);
  return { field, targets: targetsOf(scope, field) };
}

function targetsOf(scope: Scope, field: Field): readonly ObjectType[] {
  const targets = (field.referenceTo ?? []).flatMap((name) => scope.schema.object(name) ?? []);
  if (!isPolymorphic(field)) for (const target of targets) use(scope, target);
  return targets;
}

function polymorphicField(scope: Scope, text: string, name: string): Field {
  const field = POLYMORPHIC_FIELDS.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!field) throw noSuchColumn(scope, text, name, 'Name');
  return field;
}

function resolveField(scope: Scope, object: ObjectType, text: string, name: string): Field {
  const field = scope.schema.field(object, name);
  if (!field) throw noSuchColumn(scope, text, name, object.name);
  use(scope, object, field);
  return field;
}

function noSuchColumn(scope: Scope, text: string, name: string, entity: string): Error {
  return invalidField(
    scope,
    text,
    `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
  );
}
