import { FIELD_ACCESSES, OBJECT_ACCESSES } from './right.ts';
import type { FieldAccess, ObjectAccess, Right } from './right.ts';
import { SETUP_ENTITY_TYPES } from '../model/snapshot.ts';

/**
 * Reads the name of a right as a person writes it: `ModifyAllData`, `Account.delete`,
 * `Account.Phone.edit`, `ApexClass:Loader`; with an object given, `delete` and `Phone.edit` do.
 * Null when it has none of these forms.
 */
export function parseRightName(text: string, object?: string): Right | null {
  const [kind, name, ...more] = text.split(':');
  if (name !== undefined) return more.length === 0 ? setupEntity(kind ?? '', name) : null;
  const dotted = text.split('.');
  const isWhole = object === undefined || dotted[0]?.toLowerCase() === object.toLowerCase();
  if (isWhole) return fromSegments(dotted);
  const inObject = fromSegments([object, ...dotted]);
  return inObject ?? fromSegments(dotted);
}

function fromSegments(segments: readonly string[]): Right | null {
  if (segments.some((segment) => segment.trim() === '')) return null;
  const [first = '', second = '', third = ''] = segments;
  if (segments.length === 1) return { part: 'userPermissions', name: first };
  if (segments.length === 2) {
    const access = objectAccess(second);
    return access ? { part: 'objects', name: first, access } : null;
  }
  const access = segments.length === 3 ? fieldAccess(third) : undefined;
  return access ? { part: 'fields', name: `${first}.${second}`, access } : null;
}

function setupEntity(kind: string, name: string): Right | null {
  const type = SETUP_ENTITY_TYPES.find((known) => known.toLowerCase() === kind.toLowerCase());
  return type && name !== '' ? { part: 'setupEntities', kind: type, name } : null;
}

function objectAccess(text: string): ObjectAccess | undefined {
  return OBJECT_ACCESSES.find((access) => access.toLowerCase() === text.toLowerCase());
}

function fieldAccess(text: string): FieldAccess | undefined {
  return FIELD_ACCESSES.find((access) => access === text.toLowerCase());
}
