import { ApiError } from '../apiError.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Condition } from './condition.ts';
import { requiredTests } from './condition.ts';
import type { Operator } from './matcher.ts';
import { malformed } from './queryError.ts';
import type { Test } from './queryPlan.ts';

/** Objects whose rows are the org's own catalogue (Tooling API, "SOQL Operation Limitations"). */
const CATALOGUE = new Set([
  'DataType',
  'EntityDefinition',
  'EntityParticle',
  'FieldDefinition',
  'Publisher',
  'RelationshipDomain',
  'RelationshipInfo',
  'UserEntityAccess',
  'UserFieldAccess'
]);

/** Object Reference, on each object: a query must filter on one of these. */
const REQUIRED_FILTERS: Readonly<Record<string, readonly string[]>> = {
  EntityParticle: ['EntityDefinitionId', 'DurableId'],
  FieldDefinition: ['EntityDefinitionId', 'DurableId'],
  UserEntityAccess: ['UserId', 'DurableId'],
  UserFieldAccess: ['UserId', 'DurableId']
};

/** SOQL and SOSL Reference, "SOQL Limits on Objects". */
const FILE_LINK_FILTERS = ['Id', 'ContentDocumentId', 'LinkedEntityId'];

/** Platform facts of OauthToken: batches of 500, an answer ends at 2,500 rows, OFFSET in steps of these is answered. */
export const TOKEN_ROWS = 2_500;
const TOKEN_BATCH = 500;
const BATCH = 2_000;
const GREATEST_OFFSET = 2_000;

export function isCatalogue(object: ObjectType): boolean {
  return CATALOGUE.has(object.name);
}

export function isToken(object: ObjectType): boolean {
  return object.name === 'OauthToken';
}

export function batchSizeOf(object: ObjectType): number {
  return isToken(object) ? TOKEN_BATCH : BATCH;
}

/** @throws ApiError NUMBER_OUTSIDE_VALID_RANGE (SOQL and SOSL Reference, "OFFSET"). */
export function requireOffset(object: ObjectType, offset: number): void {
  if (offset <= GREATEST_OFFSET || (isToken(object) && offset % TOKEN_ROWS === 0)) return;
  throw new ApiError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${GREATEST_OFFSET}`);
}

export function refuseGroupsOfCatalogue(object: ObjectType): void {
  if (!isCatalogue(object)) return;
  throw unsupported(
    'The requested operation is not yet supported by this SObject storage type, contact salesforce.com support for more information.'
  );
}

/** What a catalogue object does not filter by; the messages are the Tooling API guide's. */
export function refuseFilterOfCatalogue(object: ObjectType, condition: Condition<unknown>): void {
  if (!isCatalogue(object) || condition.kind === 'test') return;
  if (condition.kind === 'or') throw unsupported('Disjunctions not supported');
  if (condition.kind === 'not') throw unsupported('Only equals comparisons permitted');
  for (const part of condition.parts) refuseFilterOfCatalogue(object, part);
}

export function refuseOperatorOfCatalogue(object: ObjectType, operator: Operator): void {
  if (!isCatalogue(object)) return;
  if (operator === '!=' || operator === 'NOT IN') throw unsupported('Only equals comparisons permitted');
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') throw unsupported('Unsupported filter type');
}

/** Public reports agree that `FieldPermissions.Field` refuses LIKE as an id does, though described as a picklist. */
export function comparesAsId(object: ObjectType | null, field: Field): boolean {
  return (
    field.type === 'id' ||
    field.type === 'reference' ||
    (object?.name === 'FieldPermissions' && field.name === 'Field')
  );
}

/** @throws ApiError when the object must be filtered and is not. */
export function requireFilter(object: ObjectType, where: Condition<Test> | null): void {
  const filtered = new Set(
    (where ? requiredTests(where) : []).flatMap((test) =>
      test.path.hops.length === 0 && (test.kind === 'semiJoin' || test.keys) ? test.path.field.name : []
    )
  );
  const wanted = REQUIRED_FILTERS[object.name];
  if (wanted && !wanted.some((name) => filtered.has(name))) {
    throw unsupported(`${object.name}: a filter on a reified column is required [${wanted.join(',')}]`);
  }
  if (object.name === 'ContentDocumentLink' && !FILE_LINK_FILTERS.some((name) => filtered.has(name))) {
    throw malformed(
      "Implementation restriction: ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's using the IN operator."
    );
  }
}

function unsupported(message: string): ApiError {
  return new ApiError('EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION', message);
}
