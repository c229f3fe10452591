import { Decimal } from './decimal.ts';
import { isException, messageOf } from './exceptions.ts';
import {
  ApexBlob,
  ApexDate,
  ApexDatetime,
  ApexEnum,
  ApexId,
  ApexList,
  ApexMap,
  ApexSObject,
  ApexSet,
  PlatformObject
} from './values.ts';
import type { ApexValue, ApexObject } from './values.ts';

/** A value within a text, and what `String.valueOf` makes of it. */
export function shownText(value: ApexValue): string {
  if (typeof value === 'string') return value;
  if (value instanceof ApexId) return value.value;
  if (value instanceof ApexDate) return `${value.iso} 00:00:00`;
  if (value instanceof ApexDatetime)
    return new Date(value.milliseconds).toISOString().slice(0, 19).replace('T', ' ');
  if (value instanceof Decimal) return value.toString();
  // The platform says so much of one, and nothing of what is in it.
  if (value instanceof ApexBlob) return `Blob[${value.bytes.length}]`;
  if (value instanceof ApexEnum) return value.name;
  return typeof value === 'object' && value !== null ? bounded(shownParts(value)) : String(value);
}

const MOST_CHARACTERS = 12_000_000;

/** Values that hold one another many times over grow without end when they are written out. */
export function bounded(text: string): string {
  if (text.length > MOST_CHARACTERS) throw new RangeError('The text is longer than any heap holds.');
  return text;
}

function shownParts(value: ApexList | ApexSet | ApexMap | Holder): string {
  if (value instanceof ApexList) return `(${value.items.map(shownText).join(', ')})`;
  if (value instanceof ApexSet) return `{${[...value.entries.values()].map(shownText).join(', ')}}`;
  if (value instanceof ApexMap) {
    const entries = [...value.pairs()].map(([key, held]) => `${shownText(key)}=${shownText(held)}`);
    return `{${entries.join(', ')}}`;
  }
  return shownHolder(value);
}

type Holder = ApexObject | ApexSObject | PlatformObject;

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
