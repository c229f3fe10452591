import { ApiError } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import { rightsOf } from './rights.ts';

/** @throws ApiError API_DISABLED_FOR_ORG, as the REST API answers a user without API Enabled. */
export function requireApiEnabled(org: OrgState, userId: string): void {
  if (rightsOf(org, userId).hasUserPermission('ApiEnabled')) return;
  throw new ApiError('API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
}

/** @throws ApiError INSUFFICIENT_ACCESS when the caller may neither deploy nor retrieve metadata. */
export function requireMetadataAccess(org: OrgState, caller: Caller): void {
  if (caller.mode === 'system') return;
  const rights = rightsOf(org, caller.userId);
  if (rights.hasUserPermission('ModifyMetadata') || rights.hasUserPermission('ModifyAllData')) return;
  throw new ApiError(
    'INSUFFICIENT_ACCESS',
    'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions'
  );
}
