import type { NewRecord } from '../dml/dml.ts';
import type { Schema } from '../schema/schema.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import { parserError } from './json.ts';

/**
 * A record of a JSON body with the values of its numbers and checkboxes, which may be given as texts; the
 * client's `--values Weight__c=12.5` is one. Wording of the refusal: REST API, JSON_PARSER_ERROR.
 *
 * @throws ApiError JSON_PARSER_ERROR for a text that is no value of its field.
 */
export function deserialised(schema: Schema, object: ObjectType, record: NewRecord): NewRecord {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, valueOf(schema.field(object, name), value)])
  );
}

function valueOf(field: Field | undefined, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  switch (field?.type) {
    case 'double':
    case 'currency':
    case 'percent':
    case 'int':
      return numberOf(value, field.type === 'int' ? 'int' : 'double');
    case 'boolean':
      return booleanOf(value);
    default:
      return value;
  }
}

function numberOf(text: string, type: string): number {
  const isNumber = /^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text) && Number.isFinite(Number(text));
  if (isNumber) return Number(text);
  throw wrongText(type, text);
}

function booleanOf(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw wrongText('boolean', text);
}

function wrongText(type: string, text: string): Error {
  return parserError(
    `Cannot deserialize instance of ${type} from VALUE_STRING value ${text} or request may be missing a required field`
  );
}
