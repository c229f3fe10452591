import { Decimal } from './decimal.ts';
import { isException, messageOf } from './exceptions.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexEnum,
  ApexId,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSObject,
  ApexSet,
  PlatformObject
} from './values.ts';
import type { ApexValue } from './values.ts';

/** A value within a text, and what `String.valueOf` makes of it. */
export function shownText(value: ApexValue): string {
  if (typeof value === 'string') return value;
  if (value instanceof ApexId) return value.value;
  if (value instanceof ApexDate) return `${value.iso} 00:00:00`;
  if (value instanceof ApexDatetime)
    return new Date(value.milliseconds).toISOString().slice(0, 19).replace('T', ' ');
  if (value instanceof Decimal) return value.toString();
  if (value instanceof ApexEnum) return value.name;
  if (value instanceof ApexList) return `(${value.items.map(shownText).join(', ')})`;
  if (value instanceof ApexSet) return `{${[...value.entries.values()].map(shownText).join(', ')}}`;
  if (value instanceof ApexMap) {
    const entries = [...value.pairs()].map(([key, held]) => `${shownText(key)}=${shownText(held)}`);
    return `{${entries.join(', ')}}`;
  }
  return isHolder(value) ? shownHolder(value) : String(value);
}

type Holder = ApexObject | ApexSObject | PlatformObject;

function isHolder(value: ApexValue): value is Holder {
  return value instanceof ApexObject || value instanceof ApexSObject || value instanceof PlatformObject;
}

function shownHolder(value: Holder): string {
  if (value instanceof PlatformObject)
    return value.field?.name ?? value.name ?? value.object?.name ?? value.type;
  if (value instanceof ApexSObject) return `${value.object.name}:{${fieldsOf(value.values)}}`;
  const { type, fields } = value;
  return isException(value) ? `${type.name}: ${messageOf(value)}` : `${type.name}:[${fieldsOf(fields)}]`;
}

function fieldsOf(fields: ReadonlyMap<string, ApexValue>): string {
  return [...fields].map(([name, value]) => `${name}=${shownText(value)}`).join(', ');
}
