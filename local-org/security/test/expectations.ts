import type { Definition } from './define.ts';
import { NOW, OTHER_USER_ID } from './fixture.ts';

/**
 * What one user with these permission sets may and may not do. Derived by hand from the platform's rules:
 * Object Reference ("PermissionSet", "PermissionSetAssignment", "ObjectPermissions", "FieldPermissions",
 * "SessionPermSetActivation") and Salesforce Help ("View All and Modify All Permissions", "Muting Permission
 * Sets"). `Invoice__c` and `Secret__c` have a `Name`, which is not permissionable, and permissionable fields.
 */
export interface Expectation {
  readonly name: string;
  readonly org: Definition;
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
}

const READ_INVOICES = ['Invoice__c.read', 'Invoice__c.Amount__c.read'];
const WRITES = ['Invoice__c.create', 'Invoice__c.edit', 'Invoice__c.delete'];
const OVER_ALL = ['Invoice__c.viewAll', 'Invoice__c.modifyAll'];

/** The user with one set, assigned without more. */
function withSet(...grants: string[]): Definition {
  return { sets: { Set: { grants } }, assignments: [{ to: 'Set' }] };
}

export const EXPECTATIONS: readonly Expectation[] = [
  {
    name: 'A user without assignments may do nothing.',
    org: { sets: { Set: { grants: ['ModifyAllData'] } }, assignments: [] },
    allowed: [],
    denied: ['ModifyAllData', 'Invoice__c.read', 'Invoice__c.Name.read', 'Invoice__c.Name.edit']
  },
  {
    name: 'A set gives what it names and nothing else.',
    org: withSet(...READ_INVOICES),
    allowed: [...READ_INVOICES, 'Invoice__c.Name.read'],
    denied: [
      ...WRITES,
      ...OVER_ALL,
      'Invoice__c.Amount__c.edit',
      'Invoice__c.Note__c.read',
      'Secret__c.read',
      'ApiEnabled'
    ]
  },
  {
    name: 'Names match without regard to case.',
    org: withSet('ApiEnabled', ...READ_INVOICES),
    allowed: ['apienabled', 'INVOICE__C.read', 'invoice__c.AMOUNT__c.read'],
    denied: ['invoice__c.note__c.read']
  },
  {
    name: 'An object or field that the org does not have is denied even with Modify All Data.',
    org: withSet('ModifyAllData', 'ViewAllFieldsGlobal'),
    allowed: ['Invoice__c.read'],
    denied: ['Absent__c.read', 'Absent__c.Name.read', 'Invoice__c.Absent__c.read']
  },
  {
    name: 'The rights of the profile and of a set add up.',
    org: {
      sets: {
        Profile: { kind: 'profile', grants: ['ApiEnabled', 'Invoice__c.read'] },
        Set: {
          grants: ['Invoice__c.read', 'Invoice__c.edit', 'Invoice__c.Note__c.read', 'Invoice__c.Note__c.edit']
        }
      },
      assignments: [{ to: 'Profile' }, { to: 'Set' }]
    },
    allowed: ['ApiEnabled', 'Invoice__c.edit', 'Invoice__c.Note__c.edit', 'Invoice__c.Name.edit'],
    denied: ['Invoice__c.create', 'Invoice__c.delete', 'Invoice__c.Amount__c.read']
  },
  {
    name: "Another user's assignment gives nothing.",
    org: { sets: { Set: { grants: READ_INVOICES } }, assignments: [{ to: 'Set', user: OTHER_USER_ID }] },
    allowed: [],
    denied: READ_INVOICES
  },
  {
    name: 'An assignment that expires at this instant has expired.',
    org: { sets: { Set: { grants: READ_INVOICES } }, assignments: [{ to: 'Set', expires: NOW }] },
    allowed: [],
    denied: READ_INVOICES
  },
  {
    name: 'An assignment that expires a millisecond later counts.',
    org: {
      sets: { Set: { grants: READ_INVOICES } },
      assignments: [{ to: 'Set', expires: '2026-11-22T08:00:00.001+0000' }]
    },
    allowed: READ_INVOICES,
    denied: WRITES
  },
  {
    name: 'An assignment that is not active gives nothing.',
    org: { sets: { Set: { grants: READ_INVOICES } }, assignments: [{ to: 'Set', isActive: false }] },
    allowed: [],
    denied: READ_INVOICES
  },
  {
    name: 'A revoked assignment gives nothing.',
    org: { sets: { Set: { grants: READ_INVOICES } }, assignments: [{ to: 'Set', isRevoked: true }] },
    allowed: [],
    denied: READ_INVOICES
  },
  {
    name: 'Modify All Data gives every access to every object, and no field.',
    org: withSet('ModifyAllData'),
    allowed: [...WRITES, ...OVER_ALL, 'Secret__c.modifyAll', 'Secret__c.Name.edit'],
    denied: ['Invoice__c.Amount__c.read', 'Invoice__c.Amount__c.edit', 'ViewAllFieldsGlobal']
  },
  {
    name: 'View All Data reads every object, and writes none and reads no field.',
    org: withSet('ViewAllData'),
    allowed: ['Invoice__c.read', 'Invoice__c.viewAll', 'Secret__c.viewAll', 'Secret__c.Name.read'],
    denied: [...WRITES, 'Invoice__c.modifyAll', 'Invoice__c.Amount__c.read', 'Secret__c.Name.edit']
  },
  {
    name: 'View All Fields of an object reads its fields and no others, and edits none.',
    org: withSet('Invoice__c.read', 'Invoice__c.edit', 'Invoice__c.viewAllFields', 'Secret__c.read'),
    allowed: ['Invoice__c.Amount__c.read', 'Invoice__c.Note__c.read'],
    denied: ['Invoice__c.Amount__c.edit', 'Secret__c.Note__c.read']
  },
  {
    name: 'View All Fields of all objects reads the fields of those objects that can be read.',
    org: withSet('ViewAllFieldsGlobal', 'Invoice__c.read', 'Invoice__c.edit'),
    allowed: ['Invoice__c.Amount__c.read', 'Invoice__c.Note__c.read'],
    denied: ['Invoice__c.Note__c.edit', 'Secret__c.read', 'Secret__c.Note__c.read', 'Secret__c.Name.read']
  },
  {
    name: 'Field permissions without the object give nothing.',
    org: withSet('Invoice__c.Amount__c.read', 'Invoice__c.Amount__c.edit'),
    allowed: [],
    denied: ['Invoice__c.read', 'Invoice__c.Amount__c.read', 'Invoice__c.Amount__c.edit']
  },
  {
    name: 'A field is not edited on an object that can only be read.',
    org: withSet('Invoice__c.read', 'Invoice__c.Amount__c.read', 'Invoice__c.Amount__c.edit'),
    allowed: ['Invoice__c.Amount__c.read'],
    denied: ['Invoice__c.Amount__c.edit', 'Invoice__c.Name.edit']
  },
  {
    name: 'A custom permission counts through an assigned set alone.',
    org: {
      sets: {
        Set: { grants: ['CustomPermission:ViewRegister'] },
        NotAssigned: { grants: ['CustomPermission:ReviewRegister'] }
      },
      assignments: [{ to: 'Set' }]
    },
    allowed: ['CustomPermission:ViewRegister', 'CustomPermission:viewregister'],
    denied: ['CustomPermission:ReviewRegister', 'CustomPermission:Absent', 'ViewRegister']
  }
];
