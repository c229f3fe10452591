import type { Caller, OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import type { Row } from '../store/store.ts';
import { entitlementOf } from './entitlements.ts';
import type { Rights } from './rights.ts';
import { orgWideDefault } from './sharing.ts';

/**
 * The rows of `ContentDocument`, `ContentVersion` or `ContentDocumentLink` about files that the caller owns,
 * or that are linked to the caller or to a record that the caller may read (Object Reference,
 * "ContentDocument", Special Access Rules). Libraries and groups are not modelled and share nothing.
 */
export function readableFiles(
  org: OrgState,
  { userId }: Caller,
  object: ObjectType,
  rights: Rights
): readonly Row[] {
  const { store } = org;
  const owned = store.find('ContentDocument', 'OwnerId', userId).map(({ Id }) => Id);
  const prefixes = readableKeyPrefixes(org, rights);
  const linked = store
    .rows('ContentDocumentLink')
    .filter(({ LinkedEntityId: id }) => id === userId || prefixes.has(String(id).slice(0, 3)))
    .map((link) => String(link['ContentDocumentId']));
  const documents = new Set([...owned, ...linked]);
  const idField = object.name === 'ContentDocument' ? 'Id' : 'ContentDocumentId';
  return store.rows(object.name).filter((row) => documents.has(String(row[idField])));
}

/** Of the objects all of whose records the caller reads. */
function readableKeyPrefixes({ schema }: OrgState, rights: Rights): ReadonlySet<string> {
  const readable = schema.objects.filter((object) => {
    const { read, viewAll } = rights.object(object.name);
    return !entitlementOf(object) && read && (viewAll || orgWideDefault(schema, object) !== 'Private');
  });
  return new Set(readable.flatMap(({ keyPrefix }) => keyPrefix ?? []));
}
