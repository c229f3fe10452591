import { ApiError } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import { rightsOf } from '../security/rights.ts';

/** What of a record is asked for: fields of its own, and of the records that it refers to. */
export interface Selection {
  readonly object: ObjectType;
  readonly fields: Map<string, Field>;
  /** By relationship name: `Owner`, `User__r`. */
  readonly parents: Map<string, Selection>;
}

const SYSTEM_FIELDS = ['Id', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];
const MAX_DEPTH = 5;

/**
 * @param fields qualified names, `Account.Name` or `Account.Owner.Name`; one that the caller may not read
 * is an error. @param optionalFields the same; one that is not there or may not be read is left out.
 * @throws ApiError INVALID_FIELD, or whatever reading the field is refused with.
 */
export function selectionOf(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  fields: readonly string[],
  optionalFields: readonly string[]
): Selection {
  const selection = emptySelection(object);
  for (const name of fields) addPath(org, selection, pathWithin(object, name));
  for (const name of optionalFields) {
    if (isReadable(org, caller, object, name)) addPath(org, selection, pathWithin(object, name));
  }
  return selection;
}

/** Every field of the record's own that the caller may read: what a save answers, for want of layouts. */
export function wholeSelection(org: OrgState, caller: Caller, object: ObjectType): Selection {
  const names = object.fields.map((field) => `${object.name}.${field.name}`);
  return selectionOf(org, caller, object, [], names);
}

/** The SOQL that reads a selection of one record, with the bind variable `recordId`. */
export function soqlOf(org: OrgState, selection: Selection): string {
  const columns = [...new Set(columnsOf(org, selection, ''))];
  return `SELECT ${columns.join(', ')} FROM ${selection.object.name} WHERE Id = :recordId`;
}

/** The field that names a record to people; null where the object has none. */
export function nameFieldOf(object: ObjectType): Field | null {
  return object.fields.find((field) => field.nameField) ?? null;
}

function emptySelection(object: ObjectType): Selection {
  return { object, fields: new Map(), parents: new Map() };
}

function pathWithin(object: ObjectType, name: string): string[] {
  const [objectName, ...path] = name.split('.');
  if (objectName?.toLowerCase() !== object.name.toLowerCase() || path.length === 0) {
    throw new ApiError(
      'INVALID_FIELD',
      `${name} is no field of ${object.name}: write ${object.name}.<field>.`
    );
  }
  if (path.length > MAX_DEPTH + 1) {
    throw new ApiError('INVALID_FIELD', `${name} goes up more than ${MAX_DEPTH} relationships.`);
  }
  return path;
}

function addPath(org: OrgState, selection: Selection, [first = '', ...rest]: string[]): void {
  if (rest.length === 0) {
    const field = requireField(org, selection.object, first);
    selection.fields.set(field.name, field);
    return;
  }
  const reference = requireRelationship(org, selection.object, first);
  const name = reference.relationshipName!;
  let parent = selection.parents.get(name);
  if (!parent) {
    parent = emptySelection(requireTarget(org, reference));
    selection.parents.set(name, parent);
  }
  addPath(org, parent, rest);
}

function isReadable(org: OrgState, caller: Caller, object: ObjectType, name: string): boolean {
  const rights = rightsOf(org, caller.userId);
  const path = pathWithin(object, name);
  let at: ObjectType | undefined = object;
  for (const [index, step] of path.entries()) {
    if (!at || !rights.object(at.name).read) return false;
    const isLast = index === path.length - 1;
    const field: Field | undefined = isLast
      ? org.schema.field(at, step)
      : org.schema.parentRelationship(at, step);
    if (!field || !rights.field(at.name, field.name).read) return false;
    at = isLast ? at : target(org, field);
  }
  return true;
}

function requireField(org: OrgState, object: ObjectType, name: string): Field {
  const field = org.schema.field(object, name);
  if (field) return field;
  throw new ApiError('INVALID_FIELD', `No such column '${name}' on entity '${object.name}'.`, [name]);
}

function requireRelationship(org: OrgState, object: ObjectType, name: string): Field {
  const field = org.schema.parentRelationship(object, name);
  if (field) return field;
  throw new ApiError('INVALID_FIELD', `Didn't understand relationship '${name}' in field path.`, [name]);
}

function requireTarget(org: OrgState, reference: Field): ObjectType {
  const object = target(org, reference);
  if (object) return object;
  const names = (reference.referenceTo ?? []).join(', ');
  throw new ApiError(
    'NOT_MODELLED',
    `The local org does not model ${names}, which ${reference.name} refers to.`
  );
}

/** Of a reference to several objects the first: what is asked of it are the fields that all have. */
function target(org: OrgState, reference: Field): ObjectType | undefined {
  return reference.referenceTo?.map((name) => org.schema.object(name)).find((object) => object);
}

function columnsOf(org: OrgState, selection: Selection, prefix: string): string[] {
  // Of a parent only what identifies it is added: it may be of another object than the first that is named.
  const added = prefix === '' ? SYSTEM_FIELDS : ['Id', nameFieldOf(selection.object)?.name ?? 'Id'];
  const own = [
    ...added.filter((name) => org.schema.field(selection.object, name)),
    ...selection.fields.keys()
  ];
  const parents = [...selection.parents].flatMap(([name, parent]) =>
    columnsOf(org, parent, `${prefix}${name}.`)
  );
  return [...own.map((name) => prefix + name), ...parents];
}
