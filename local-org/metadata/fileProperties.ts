import type { OrgState } from '../org.ts';
import { userName } from './deployResult.ts';
import type { KeptComponent } from './kept.ts';
import type { FileProperties } from './types.ts';

/** Metadata API Developer Guide, "FileProperties". @param fileName as it stands in the zip. */
export function filePropertiesOf(org: OrgState, kept: KeptComponent, fileName: string): FileProperties {
  return {
    createdById: kept.CreatedById,
    createdByName: userName(org, kept.CreatedById),
    createdDate: kept.CreatedDate,
    fileName,
    fullName: kept.FullName,
    id: kept.ComponentId,
    lastModifiedById: kept.LastModifiedById,
    lastModifiedByName: userName(org, kept.LastModifiedById),
    lastModifiedDate: kept.LastModifiedDate,
    manageableState: 'unmanaged',
    namespacePrefix: '',
    type: kept.Type
  };
}
