import type { Field } from '../schema/types.ts';

/** Types whose values compare alike. */
export type Family = 'id' | 'boolean' | 'number' | 'date' | 'datetime' | 'text' | 'multipicklist' | 'none';

export function familyOf(field: Field): Family {
  switch (field.type) {
    case 'id':
    case 'reference':
      return 'id';
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return 'number';
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'multipicklist':
      return field.type;
    case 'address':
    case 'base64':
    case 'anyType':
      return 'none';
    default:
      return 'text';
  }
}
