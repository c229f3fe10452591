import type { Gap, GapCode, GapEffect } from '../../core/index.ts';
import type { CatalogueQuery } from '../queryCatalogue.ts';
import type { CatalogueFailure } from './catalogue.ts';
import type { OrgReadError } from './orgClient.ts';

/** Permissions that the caller holds; null where that could not be read. */
type Held = ReadonlySet<string> | null;

/** Without it no query is answered at all. */
const API_PERMISSION = 'ApiEnabled';

/** What a query hides from a caller who may not read all of its rows, or of whom that is not known. */
export function rightGap(
  { object, permissions, hides, effect }: Pick<CatalogueQuery, 'object' | 'permissions' | 'hides' | 'effect'>,
  held: Held
): Gap | undefined {
  if (permissions.length === 0 || permissions.some((name) => held?.has(name))) return undefined;
  const code = held ? 'rightMissing' : 'rightNotKnown';
  return gapOf(code, { object, hides, permission: permissions.join(' or ') }, effect);
}

/** Whoever holds the permission already is not told to get it. */
export function failureGap(
  query: CatalogueQuery,
  { code, error, effect = query.effect }: CatalogueFailure,
  held: Held
): Gap {
  if (error.rows) return rowsGap(query, error.rows);
  const { object, permissions, hides } = query;
  const isEntitled = permissions.some((name) => held?.has(name));
  const needs = isEntitled ? {} : { permission: permissions.join(' or ') || API_PERMISSION };
  return gapOf(code, { object, hides, ...needs, reason: error.message }, effect);
}

/** Fewer rows than there are. */
export function rowsGap(
  { object, hides, effect }: CatalogueQuery,
  { read, expected }: { readonly read: number; readonly expected: number }
): Gap {
  const params = { object, hides, read: String(read), expected: String(expected) };
  return gapOf('rowsMissing', params, effect);
}

/** @param permissions of which any one would have helped, if any. */
export function metadataGap(error: OrgReadError, permissions: readonly string[]): Gap {
  const permission = permissions.join(' or ');
  const params = {
    object: 'ConnectedApp',
    hides: 'connectedAppRunAs',
    ...(permission && { permission }),
    reason: error.message
  };
  return gapOf('metadataNotRead', params, undefined);
}

function gapOf(code: GapCode, params: Record<string, string>, effect: GapEffect | undefined): Gap {
  return { code, params, ...(effect && { effect }) };
}
