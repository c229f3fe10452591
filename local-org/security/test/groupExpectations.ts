import type { Expectation } from './expectations.ts';

const READ_INVOICES = ['Invoice__c.read', 'Invoice__c.Amount__c.read'];

/** What session-activated sets, permission set groups and muting sets allow and deny. */
export const GROUP_EXPECTATIONS: readonly Expectation[] = [
  {
    name: 'A set that a session must activate gives nothing.',
    org: {
      sets: { Set: { kind: 'session', grants: ['ManageUsers', ...READ_INVOICES] } },
      assignments: [{ to: 'Set' }]
    },
    allowed: [],
    denied: ['ManageUsers', ...READ_INVOICES]
  },
  {
    name: 'What a session must activate counts through a set that needs none.',
    org: {
      sets: {
        Session: { kind: 'session', grants: ['ManageUsers', 'ViewSetup'] },
        Set: { grants: ['ViewSetup'] }
      },
      assignments: [{ to: 'Session' }, { to: 'Set' }]
    },
    allowed: ['ViewSetup'],
    denied: ['ManageUsers']
  },
  {
    name: 'Inside a group, a session-activated set needs no activation.',
    org: {
      sets: { Session: { kind: 'session', grants: ['ManageUsers'] } },
      groups: { Group: { members: ['Session'], aggregate: ['ManageUsers'] } },
      assignments: [{ to: 'Group' }]
    },
    allowed: ['ManageUsers'],
    denied: ['ViewSetup']
  },
  {
    name: 'A group that a session must activate gives nothing.',
    org: {
      sets: { Set: { grants: READ_INVOICES } },
      groups: { Group: { members: ['Set'], aggregate: READ_INVOICES, session: true } },
      assignments: [{ to: 'Group' }]
    },
    allowed: [],
    denied: READ_INVOICES
  },
  {
    name: 'A muted right is gone from the group.',
    org: {
      sets: { Set: { grants: ['ViewSetup', 'ManageUsers', 'Invoice__c.read', 'Invoice__c.edit'] } },
      groups: {
        Group: {
          members: ['Set'],
          muted: ['ManageUsers', 'Invoice__c.edit'],
          aggregate: ['ViewSetup', 'Invoice__c.read']
        }
      },
      assignments: [{ to: 'Group' }]
    },
    allowed: ['ViewSetup', 'Invoice__c.read'],
    denied: ['ManageUsers', 'Invoice__c.edit']
  },
  {
    name: 'A right muted in one group stays through a set and through another group.',
    org: {
      sets: {
        Set: { grants: ['ManageUsers'] },
        Grouped: { grants: ['ManageUsers', 'ViewSetup', 'AuthorApex'] }
      },
      groups: {
        Muted: { members: ['Grouped'], muted: ['ManageUsers', 'ViewSetup', 'AuthorApex'], aggregate: [] },
        Whole: { members: ['Grouped'], muted: ['ManageUsers', 'AuthorApex'], aggregate: ['ViewSetup'] }
      },
      assignments: [{ to: 'Set' }, { to: 'Muted' }, { to: 'Whole' }]
    },
    allowed: ['ManageUsers', 'ViewSetup'],
    denied: ['AuthorApex']
  },
  {
    name: 'Field edit can be muted while field read stays.',
    org: {
      sets: {
        Set: {
          grants: [
            'Invoice__c.read',
            'Invoice__c.edit',
            'Invoice__c.Amount__c.read',
            'Invoice__c.Amount__c.edit'
          ]
        }
      },
      groups: {
        Group: {
          members: ['Set'],
          muted: ['Invoice__c.Amount__c.edit'],
          aggregate: ['Invoice__c.read', 'Invoice__c.edit', 'Invoice__c.Amount__c.read']
        }
      },
      assignments: [{ to: 'Group' }]
    },
    allowed: ['Invoice__c.Amount__c.read', 'Invoice__c.Name.edit'],
    denied: ['Invoice__c.Amount__c.edit']
  },
  {
    name: 'A group gives what it was last calculated to, not what its members hold since.',
    org: {
      sets: { Set: { grants: ['ViewSetup', 'ManageUsers'] } },
      groups: { Group: { members: ['Set'], aggregate: ['ViewSetup'], status: 'Outdated' } },
      assignments: [{ to: 'Group' }]
    },
    allowed: ['ViewSetup'],
    denied: ['ManageUsers']
  }
];
