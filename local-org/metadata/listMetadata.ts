import { ApiError } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import { requireMetadataAccess } from '../security/apiAccess.ts';
import { filePropertiesOf } from './fileProperties.ts';
import type { KeptComponent } from './kept.ts';
import { keptComponents, keptFiles } from './kept.ts';
import type { MetadataType } from './metadataTypes.ts';
import { METADATA_TYPES, metadataType, parentOf } from './metadataTypes.ts';
import type { DescribeMetadataResult, FileProperties, ListMetadataQuery } from './types.ts';
import { keyOf } from './component.ts';

/** Metadata API Developer Guide, "listMetadata()": at most three types in one call. */
const MAX_QUERIES = 3;

/**
 * The deployed components of the types, in the order of their names.
 *
 * @throws ApiError INVALID_TYPE for a type that is not modelled, INSUFFICIENT_ACCESS for the caller.
 */
export function listMetadata(
  org: OrgState,
  caller: Caller,
  queries: readonly ListMetadataQuery[]
): FileProperties[] {
  requireMetadataAccess(org, caller);
  if (queries.length > MAX_QUERIES) {
    throw new ApiError('LIMIT_EXCEEDED', `At most ${MAX_QUERIES} queries are taken in one call.`);
  }
  return queries.flatMap((query) => listed(org, query));
}

function listed(org: OrgState, { type, folder }: ListMetadataQuery): FileProperties[] {
  const owner = metadataType(type) ?? parentOf(type)?.parent;
  if (!owner) throw new ApiError('INVALID_TYPE', `The local org does not model metadata of type ${type}.`);
  const paths = new Map(
    keptFiles(org.store, owner).map((one) => [keyOf(owner.name, one.fullName), one.path])
  );
  return keptComponents(org.store, type)
    .filter(({ FullName }) => !owner.inFolder || folder === undefined || FullName.startsWith(`${folder}/`))
    .map((kept) => filePropertiesOf(org, kept, paths.get(keyOf(owner.name, ownerName(owner, kept))) ?? ''))
    .sort((a, b) => (a.fullName < b.fullName ? -1 : 1));
}

/** Name of the component in whose file a component stands. */
function ownerName(owner: MetadataType, { Type, FullName }: KeptComponent): string {
  if (Type === owner.name) return FullName;
  return owner.name === 'CustomObject' ? FullName.split('.')[0]! : owner.name;
}

/** Metadata API Developer Guide, "describeMetadata()": the modelled types and no others. */
export function describeMetadata(): DescribeMetadataResult {
  return {
    metadataObjects: METADATA_TYPES.filter(({ name }) => !name.endsWith('Folder')).map(
      ({ name, folder, suffix, metaFile, inFolder, children }) => ({
        childXmlNames: Object.values(children ?? {}).map((child) => child.name),
        directoryName: folder,
        inFolder: inFolder ?? false,
        metaFile: metaFile ?? false,
        ...(suffix !== undefined && { suffix }),
        xmlName: name
      })
    ),
    organizationNamespace: '',
    partialSaveAllowed: true,
    testRequired: false
  };
}
