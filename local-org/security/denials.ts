import { ApiError } from '../apiError.ts';
import type { ObjectType } from '../schema/types.ts';

/** To a caller who may not read it, an object does not exist. Wording: REST API, INVALID_TYPE. */
export function noSuchObject(name: string): ApiError {
  const hint =
    "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. " +
    'Please reference your WSDL or the describe call for the appropriate names.';
  return new ApiError('INVALID_TYPE', `sObject type '${name}' is not supported. ${hint}`);
}

/** To a caller who may not read it, a field does not exist. Wording: REST API, INVALID_FIELD. */
export function noSuchField(object: string, field: string): ApiError {
  const hint =
    "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. " +
    'Please reference your WSDL or the describe call for the appropriate names.';
  return new ApiError('INVALID_FIELD', `No such column '${field}' on entity '${object}'. ${hint}`);
}

/** The platform names the object by its label: "entity type cannot be inserted: Scratch Org Info". */
export function objectNotWritable({ label }: ObjectType, operation: 'create' | 'edit' | 'delete'): ApiError {
  if (operation === 'delete') {
    return new ApiError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  }
  const done = operation === 'create' ? 'inserted' : 'updated';
  return new ApiError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be ${done}: ${label}`);
}

export function fieldsNotWritable(names: readonly string[]): ApiError {
  const message =
    `Unable to create/update fields: ${names.join(', ')}. Please check the security settings of this ` +
    'field and verify that it is read/write for your profile or permission set.';
  return new ApiError('INVALID_FIELD_FOR_INSERT_UPDATE', message, names);
}

export function masterNotWritable(masterDetailField: string): ApiError {
  return new ApiError(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'insufficient access rights on cross-reference id',
    [masterDetailField]
  );
}
