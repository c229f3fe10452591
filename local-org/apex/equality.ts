import { longId } from '../store/ids.ts';
import { Decimal } from './decimal.ts';
import { bounded } from './shownText.ts';
import {
  ApexBlob,
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

/**
 * `==` (Apex Developer Guide, "Expression Operators"): texts compare without regard to case, ids by their long
 * form, numbers by what they are worth, collections and records by what is in them, objects by identity.
 */
export function areEqual(a: ApexValue, b: ApexValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  if (typeof a === 'string' && b instanceof ApexId) return (longId(a) ?? a) === b.value;
  if (typeof b === 'string' && a instanceof ApexId) return (longId(b) ?? b) === a.value;
  if (a === null || b === null || a === b) return a === b;
  const [one, other] = [numberText(a), numberText(b)];
  return one !== undefined || other !== undefined ? one === other : keyOf(a) === keyOf(b);
}

/** Equal for equal numbers, whichever type and scale they have. */
function numberText(value: ApexValue): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  return value instanceof Decimal ? value.normalised() : undefined;
}

/**
 * What two values that are one key of a map have in common. Texts count by case there, and numbers by type and
 * scale (Apex Developer Guide, "Collections").
 */
export function keyOf(value: ApexValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof ApexId) return `\0id ${value.value}`;
  if (value instanceof Decimal) return `\0decimal ${value.toString()}`;
  if (value instanceof ApexDatetime) return `\0datetime ${value.milliseconds}`;
  if (value instanceof ApexDate) return `\0date ${value.iso}`;
  if (value instanceof ApexBlob) return `\0blob ${Buffer.from(value.bytes).toString('base64')}`;
  const key = partsKey(value);
  return typeof key === 'string' ? bounded(key) : key;
}

function partsKey(value: ApexValue): unknown {
  if (value instanceof ApexList) return `\0[${value.items.map(joinable).join()}]`;
  if (value instanceof ApexSet) return `\0{${[...value.entries.values()].map(joinable).sort().join()}}`;
  if (value instanceof ApexMap) return `\0{${[...value.pairs()].map(mapEntry).sort().join()}}`;
  if (value instanceof ApexSObject) {
    const fields = [...value.values].map(([name, one]) => `${name}=${joinable(one)}`);
    return `\0record ${value.object.name}{${fields.sort().join()}}`;
  }
  if (value instanceof PlatformObject) return tokenKey(value);
  return value;
}

/** Tokens of the same object or field are the same. */
function tokenKey({ type, object, field, name }: PlatformObject): string {
  return `\0token ${[type, object?.name, field?.name, name].join('/')}`;
}

function mapEntry([key, value]: readonly [ApexValue, ApexValue]): string {
  return `${joinable(key)}=>${joinable(value)}`;
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/** As `keyOf`, but always a text. */
function joinable(value: ApexValue): string {
  const key = keyOf(value);
  // Its length keeps it apart from what stands beside it.
  if (typeof key === 'string') return `${key.length}:${key}`;
  if (typeof key === 'bigint') return `${key}L`;
  if (!(key instanceof ApexObject || key instanceof ApexEnum)) return String(key);
  const known = identities.get(key) ?? ++lastIdentity;
  identities.set(key, known);
  return `#${known}`;
}
