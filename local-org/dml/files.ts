import { createHash } from 'node:crypto';
import { notModelled } from '../apiError.ts';
import { datetimeOf } from '../formula/values.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Schema } from '../schema/schema.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import { rightsOf } from '../security/rights.ts';
import type { Row } from '../store/store.ts';
import { fieldError, saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';
import type { Draft } from './triggers.ts';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** Fields of files that name a record of any object that can be followed in the feed, custom ones included. */
const ANY_RECORD = ['FirstPublishLocationId', 'LinkedEntityId'];

/** What the ids in a field may be of. */
export function targetsOf(schema: Schema, field: Field): readonly ObjectType[] {
  const named = (field.referenceTo ?? []).flatMap((name) => schema.object(name) ?? []);
  return ANY_RECORD.includes(field.name)
    ? [...named, ...schema.objects.filter(({ custom }) => custom)]
    : named;
}

/**
 * What a new file is, from its content, and why it is none (Object Reference, ContentVersion). A further version of
 * a file, a link instead of content and libraries are not modelled.
 */
export function fileErrors(org: OrgState, caller: Caller, draft: Draft): readonly SaveError[] {
  for (const name of ['ContentDocumentId', 'ContentUrl']) {
    if ((draft[name] ?? null) !== null) throw notModelled(`a file with ${name}`);
  }
  const missing = ['VersionData', 'PathOnClient'].filter((name) => (draft[name] ?? null) === null);
  if (missing.length > 0) {
    const message = `Required fields are missing: [${missing.join(', ')}]`;
    return [saveError('REQUIRED_FIELD_MISSING', message, missing)];
  }
  const data = String(draft['VersionData']);
  if (!BASE64.test(data) || data.length % 4 !== 0) {
    const field = org.schema.field(org.schema.object('ContentVersion')!, 'VersionData')!;
    return [fieldError('INVALID_TYPE_ON_FIELD_IN_RECORD', field, 'value not of required type: no base64')];
  }
  const path = String(draft['PathOnClient']);
  const [, name, extension] = /([^/\\]*?)(?:\.([^./\\]{1,40}))?$/.exec(path) ?? [];
  const bytes = Buffer.from(data, 'base64');
  Object.assign(draft, {
    Title: draft['Title'] ?? name ?? path,
    FileExtension: extension ?? null,
    ContentSize: bytes.length,
    Checksum: createHash('md5').update(bytes).digest('hex'),
    IsLatest: true,
    VersionNumber: '1',
    OwnerId: draft['OwnerId'] ?? caller.userId
  });
  return placeErrors(org, caller, draft);
}

/** Whoever puts a file at a record has to be able to read the record. */
function placeErrors(org: OrgState, caller: Caller, draft: Draft): readonly SaveError[] {
  const id = draft['FirstPublishLocationId'] ?? null;
  if (id === null || caller.mode === 'system' || id === caller.userId) return [];
  const object = org.schema.objects.find(({ keyPrefix }) => keyPrefix === String(id).slice(0, 3));
  if (!object || rightsOf(org, caller.userId).object(object.name).read) return [];
  const message = `insufficient access rights on cross-reference id: ${String(id).slice(0, 15)}`;
  return [saveError('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY', message, ['FirstPublishLocationId'])];
}

/** The document of a new version, shared with its owner and the place where it was published. */
export function addDocument(org: OrgState, version: Row): void {
  const { store, schema } = org;
  const newId = (object: string): string => store.nextId(schema.object(object)!.keyPrefix!);
  const documentId = newId('ContentDocument');
  const { Title, OwnerId, CreatedDate, CreatedById, ContentSize, FileExtension } = version;
  const stamps = { CreatedDate: CreatedDate ?? null, CreatedById: CreatedById ?? null };
  store.put('ContentDocument', {
    Id: documentId,
    Title: Title ?? null,
    OwnerId: OwnerId ?? null,
    LatestPublishedVersionId: version.Id,
    ContentSize: ContentSize ?? null,
    FileExtension: FileExtension ?? null,
    ...stamps,
    LastModifiedDate: stamps.CreatedDate,
    LastModifiedById: stamps.CreatedById,
    SystemModstamp: stamps.CreatedDate,
    ContentModifiedDate: stamps.CreatedDate,
    IsArchived: false,
    IsDeleted: false
  });
  store.put('ContentVersion', {
    ...version,
    ContentDocumentId: documentId,
    ContentModifiedDate: version['ContentModifiedDate'] ?? stamps.CreatedDate,
    ContentModifiedById: stamps.CreatedById
  });
  const place = version['FirstPublishLocationId'] ?? null;
  const shares = new Map([[OwnerId ?? null, 'I']]);
  if (place !== null && place !== OwnerId) shares.set(place, 'V');
  for (const [LinkedEntityId, ShareType] of shares) {
    store.put('ContentDocumentLink', {
      Id: newId('ContentDocumentLink'),
      ContentDocumentId: documentId,
      LinkedEntityId,
      ShareType,
      Visibility: 'AllUsers',
      IsDeleted: false,
      SystemModstamp: datetimeOf(org.now().getTime())
    });
  }
}
