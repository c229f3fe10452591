import assert from 'node:assert/strict';
import type { OrgState } from '../org.ts';
import type { Row } from '../store/store.ts';
import type { NewRecord, SaveResult } from './dml.ts';
import { inserted } from './testOrg.ts';

/** A new permission set of this name. */
export function permissionSet(org: OrgState, name: string, more: NewRecord = {}): string {
  return inserted(org, 'PermissionSet', { Name: name, Label: name, ...more });
}

/** A new permission set group of these sets. */
export function group(org: OrgState, members: readonly string[]): string {
  const id = inserted(org, 'PermissionSetGroup', {
    DeveloperName: 'Integrations',
    MasterLabel: 'Integrations'
  });
  for (const PermissionSetId of members) {
    inserted(org, 'PermissionSetGroupComponent', { PermissionSetGroupId: id, PermissionSetId });
  }
  return id;
}

/** The one aggregate set of a group. */
export function aggregate(org: OrgState, groupId: string): Row {
  const [row, ...more] = org.store.find('PermissionSet', 'PermissionSetGroupId', groupId);
  assert.deepEqual(more, []);
  return row!;
}

/** Code and message of the first error. */
export function refusal({ errors: [error] }: SaveResult): string {
  return `${error?.statusCode ?? 'none'} ${error?.message ?? ''}`;
}
