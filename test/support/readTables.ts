import type { SnapshotRows } from '../../src/core/index.ts';

/** The tables that bear on access, read and empty: what a test does not mention is not missing. */
export const READ_TABLES: SnapshotRows = {
  PermissionSet: [],
  PermissionSetAssignment: [],
  PermissionSetGroupComponent: [],
  ObjectPermissions: [],
  FieldPermissions: [],
  SetupEntityAccess: []
};
