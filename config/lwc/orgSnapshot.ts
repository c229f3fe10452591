import type { OrgSnapshot } from 'c/runAsCore';

/** Two run-as users and a person: one critical, one with a gap, and one that must not be listed. */
export const ORG_SNAPSHOT: OrgSnapshot = {
  org: { name: 'acme', id: '00D000000000001EAA', takenAt: '2026-11-21T09:00:00.000Z' },
  apiVersion: '67.0',
  gaps: [],
  rows: {
    User: [
      {
        Id: 'u1',
        Username: 'orders@acme.example',
        Name: 'Orders',
        IsActive: true,
        LastLoginDate: '2026-11-20T10:00:00Z'
      },
      { Id: 'u2', Username: 'old@acme.example', Name: 'Old', IsActive: false, LastLoginDate: null },
      { Id: 'u3', Username: 'person@acme.example', Name: 'Person', IsActive: true, LastLoginDate: null }
    ],
    Profile: [{ Id: 'p1', Name: 'Integration' }],
    PermissionSet: [
      {
        Id: 's1',
        Name: 'X00',
        IsOwnedByProfile: true,
        ProfileId: 'p1',
        PermissionsApiEnabled: true,
        PermissionsApiUserOnly: true
      },
      { Id: 's2', Name: 'Everything', PermissionsModifyAllData: true, PermissionsManageQuantumLedger: true }
    ],
    ObjectPermissions: [{ ParentId: 's1', SobjectType: 'Account', PermissionsRead: true }],
    FieldPermissions: [
      { ParentId: 's1', Field: 'Account.Phone', PermissionsRead: true, PermissionsEdit: true }
    ],
    ApexClass: [{ Id: 'c1', Name: 'Loader' }],
    SetupEntityAccess: [{ ParentId: 's1', SetupEntityId: 'c1', SetupEntityType: 'ApexClass' }],
    PermissionSetAssignment: [
      { AssigneeId: 'u1', PermissionSetId: 's1' },
      { AssigneeId: 'u1', PermissionSetId: 's2' },
      { AssigneeId: 'u2', PermissionSetId: 's1' },
      { AssigneeId: 'u2', PermissionSetId: 'missing', PermissionSet: { Name: 'Missing' } },
      { AssigneeId: 'u3', PermissionSetId: 's2' }
    ],
    ConnectedApplication: [
      { Id: 'a1', Name: 'ERP' },
      { Id: 'a2', Name: 'Archive' }
    ],
    ConnectedApp: [
      {
        ConnectedApplicationId: 'a1',
        IsClientCredentialEnabled: true,
        OauthClientCredentialUser: 'orders@acme.example',
        Scopes: ['Api'],
        IsAdminApproved: true
      },
      {
        ConnectedApplicationId: 'a2',
        IsClientCredentialEnabled: false,
        OauthClientCredentialUser: 'old@acme.example',
        Scopes: ['Api'],
        IsAdminApproved: true
      }
    ]
  }
};
