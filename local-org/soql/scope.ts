import type { ApiError } from '../apiError.ts';
import type { Schema } from '../schema/schema.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Binds } from './binds.ts';
import { errorAt } from './queryError.ts';
import type { QueryText } from './queryText.ts';
import { offsetOf } from './queryText.ts';

/** What the names of one query (or of a query within it) are resolved against. */
export interface Scope {
  readonly schema: Schema;
  readonly text: QueryText;
  readonly object: ObjectType;
  readonly alias: string | undefined;
  readonly binds: Binds | undefined;
  readonly now: Date;
  /** Every field that the query touches, for the check of the caller's rights. */
  readonly uses: FieldUses;
}

export type FieldUses = Map<ObjectType, Set<Field>>;

export function use(scope: Scope, object: ObjectType, field?: Field): void {
  const fields = scope.uses.get(object) ?? new Set();
  scope.uses.set(object, fields);
  if (field) fields.add(field);
}

/** An error that points at a word of the query. */
export function errorOn(scope: Scope, word: string, errorCode: string, message: string): ApiError {
  return errorAt(scope.text.soql, offsetOf(scope.text, word), errorCode, message);
}

export function invalidField(scope: Scope, word: string, message: string): ApiError {
  return errorOn(scope, word, 'INVALID_FIELD', message);
}

/** @throws ApiError INVALID_TYPE, as the REST API words it; INVALID_TYPE_FOR_OPERATION when it is not queryable. */
export function findObject(schema: Schema, text: QueryText, name: string): ObjectType {
  const object = schema.object(name);
  if (!object) {
    throw errorAt(
      text.soql,
      offsetOf(text, name),
      'INVALID_TYPE',
      `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`
    );
  }
  if (!object.queryable) {
    throw errorAt(
      text.soql,
      offsetOf(text, name),
      'INVALID_TYPE_FOR_OPERATION',
      `entity type ${object.name} does not support query`
    );
  }
  return object;
}
