import fc from 'fast-check';
import type {
  OrgSnapshot,
  PermissionSetRow,
  SnapshotRows,
  UserPermissionColumns
} from '../../src/core/index.ts';

export const AS_OF = '2026-11-21T00:00:00Z';
export const USER_IDS = ['user-1', 'user-2', 'user-3'];

/** Two casings of a name are one right, which the small number of names makes frequent. */
export const PERMISSION_NAMES = [
  'ModifyAllData',
  'modifyalldata',
  'ViewAllData',
  'ViewAllFieldsGlobal',
  'ApiEnabled',
  'APIEnabled',
  'BendTime'
];
const OBJECT_NAMES = ['Account', 'account', 'Order'];
const FIELD_NAMES = ['Account.Phone', 'ACCOUNT.Phone', 'account.Fax', 'Order.Total'];

const PROFILES = ['set-of-profile-1', 'set-of-profile-2'];
const SETS = ['set-1', 'set-2', 'set-3'];
const MUTING_SETS = ['muting-1', 'muting-2'];
const GROUPS = ['group-1', 'group-2'];
const AGGREGATE = 'aggregate-of-group-1';
const NOT_READ = 'set-not-read';

/** True once in a while: gaps are to be met, but most snapshots are to have exact access in them. */
const seldom = fc.integer({ min: 0, max: 9 }).map((roll) => roll === 9);

function flags<K extends string>(columns: readonly K[]): fc.Arbitrary<{ readonly [column in K]?: boolean }> {
  const shape = Object.fromEntries(columns.map((column) => [column, fc.boolean()]));
  return fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<{ [column in K]?: boolean }>;
}

const userPermissions: fc.Arbitrary<UserPermissionColumns> = flags(
  PERMISSION_NAMES.map((name) => `Permissions${name}` as const)
);

function setRow(
  row: PermissionSetRow,
  isSession: fc.Arbitrary<boolean> = fc.constant(false)
): fc.Arbitrary<PermissionSetRow> {
  return fc
    .tuple(userPermissions, isSession)
    .map(([columns, HasActivationRequired]) => ({ ...columns, ...row, HasActivationRequired }));
}

/** Each of the rows, seldom one of them left out. */
function mostly<T>(rows: readonly fc.Arbitrary<T>[]): fc.Arbitrary<T[]> {
  return fc
    .tuple(...rows.map((row) => fc.tuple(row, seldom)))
    .map((drawn) => drawn.flatMap(([row, isLeftOut]) => (isLeftOut ? [] : [row])));
}

const permissionSets = fc
  .tuple(
    mostly([
      ...PROFILES.map((Id) => setRow({ Id, Name: Id, IsOwnedByProfile: true, ProfileId: `owner of ${Id}` })),
      ...SETS.map((Id) => setRow({ Id, Name: `Name of ${Id}` }, seldom))
    ]),
    fc.option(setRow({ Id: AGGREGATE, Name: 'X0PG1', PermissionSetGroupId: 'group-1' }, seldom))
  )
  .map(([sets, aggregate]) => (aggregate ? [...sets, aggregate] : sets));

const groups = mostly(
  GROUPS.map((Id) =>
    fc.tuple(seldom, seldom).map(([isStale, HasActivationRequired]) => ({
      Id,
      DeveloperName: `Name of ${Id}`,
      Status: isStale ? 'Outdated' : 'Updated',
      HasActivationRequired
    }))
  )
);

const components = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...GROUPS), fc.constantFrom(...SETS, ...MUTING_SETS, NOT_READ)), {
    maxLength: 6,
    selector: String
  })
  .map((pairs) =>
    pairs.map(([PermissionSetGroupId, PermissionSetId]) => ({
      PermissionSetGroupId,
      PermissionSetId,
      PermissionSet: {
        Name: PermissionSetId,
        attributes: {
          type: PermissionSetId.startsWith('muting') ? 'MutingPermissionSet' : 'PermissionSet'
        }
      }
    }))
  );

/** Before, at and after the time of the audit, and no date at all. */
const expirations = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(undefined, null, '2027-01-01') },
  { weight: 3, arbitrary: fc.constantFrom('2026-11-20', AS_OF, '2026-11-21T00:00:00.001Z') },
  { weight: 1, arbitrary: fc.constant('soon') }
);

const targets = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...PROFILES).map((PermissionSetId) => ({ PermissionSetId })) },
  { weight: 3, arbitrary: fc.constantFrom(...SETS).map((PermissionSetId) => ({ PermissionSetId })) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...GROUPS).map((PermissionSetGroupId) => ({
      PermissionSetGroupId,
      PermissionSetId: PermissionSetGroupId === 'group-1' ? AGGREGATE : null
    }))
  },
  { weight: 1, arbitrary: fc.constant({ PermissionSetId: NOT_READ }) }
);

export const assignments = fc
  .record({
    AssigneeId: fc.constantFrom(...USER_IDS),
    target: targets,
    isOff: fc.tuple(seldom, seldom),
    ExpirationDate: expirations
  })
  .map(({ AssigneeId, target, isOff: [isInactive, IsRevoked], ExpirationDate }) => ({
    AssigneeId,
    ...target,
    IsActive: !isInactive,
    IsRevoked,
    ...(ExpirationDate !== undefined && { ExpirationDate })
  }));

const parents = fc.constantFrom(...PROFILES, ...SETS, AGGREGATE, 'muting-1');

const objectRows = fc
  .tuple(
    parents,
    fc.constantFrom(...OBJECT_NAMES),
    flags([
      'PermissionsCreate',
      'PermissionsRead',
      'PermissionsEdit',
      'PermissionsDelete',
      'PermissionsViewAllRecords',
      'PermissionsModifyAllRecords',
      'PermissionsViewAllFields'
    ])
  )
  .map(([ParentId, SobjectType, columns]) => ({ ParentId, SobjectType, ...columns }));

const fieldRows = fc
  .tuple(parents, fc.constantFrom(...FIELD_NAMES), flags(['PermissionsRead', 'PermissionsEdit']))
  .map(([ParentId, Field, columns]) => ({ ParentId, Field, ...columns }));

const entityRows = fc
  .tuple(parents, fc.constantFrom('class-1', 'class-1', 'class-2', 'class-not-named'))
  .map(([ParentId, SetupEntityId]) => ({ ParentId, SetupEntityId, SetupEntityType: 'ApexClass' }));

/** Each user is the run-as user of the app of its number, and perhaps of one more, in another casing. */
const connectedApps = fc
  .tuple(...USER_IDS.map(() => fc.boolean()), fc.constantFrom(...USER_IDS))
  .map((drawn) => {
    const flows = drawn.filter((value) => typeof value === 'boolean');
    const shared = String(drawn.at(-1)).toUpperCase();
    return [
      ...USER_IDS.map((id, index) => declaration(`app of ${id}`, `${id}@acme.test`, flows[index] === true)),
      declaration('shared app', `${shared}@acme.test`, true)
    ];
  });

function declaration(appId: string, username: string, isOn: boolean): Rows<'ConnectedApp'>[number] {
  return {
    ConnectedApplicationId: appId,
    IsClientCredentialEnabled: isOn,
    OauthClientCredentialUser: username,
    Scopes: ['api'],
    IsAdminApproved: true
  };
}

type Rows<T extends keyof SnapshotRows> = NonNullable<SnapshotRows[T]>;

/** Small snapshots in which names, sets and groups meet often. */
export const snapshots: fc.Arbitrary<OrgSnapshot> = fc
  .record({
    PermissionSet: permissionSets,
    MutingPermissionSet: mostly(
      MUTING_SETS.map((Id) => userPermissions.map((columns) => ({ ...columns, Id, DeveloperName: Id })))
    ),
    PermissionSetGroup: groups,
    PermissionSetGroupComponent: components,
    PermissionSetAssignment: fc.array(assignments, { maxLength: 9 }),
    ObjectPermissions: fc.array(objectRows, { maxLength: 5 }),
    FieldPermissions: fc.array(fieldRows, { maxLength: 4 }),
    SetupEntityAccess: fc.array(entityRows, { maxLength: 3 }),
    ConnectedApp: connectedApps
  })
  .map((rows) => deepFrozen({ ...SKELETON, rows: { ...KNOWN, ...withoutOrphans(rows) } }));

const SKELETON = { org: { name: 'acme', takenAt: AS_OF }, apiVersion: '67.0', gaps: [] };
const KNOWN = {
  User: USER_IDS.map((Id) => ({ Id, Username: `${Id}@acme.test` })),
  Profile: PROFILES.map((set) => ({ Id: `owner of ${set}`, Name: `Name of ${set}` })),
  ApexClass: [
    { Id: 'class-1', Name: 'Loader' },
    { Id: 'class-2', Name: 'Loader', NamespacePrefix: 'acme' }
  ],
  ConnectedApplication: [...USER_IDS.map((id) => `app of ${id}`), 'shared app'].map((Id) => ({
    Id,
    Name: Id
  }))
};

/** Rights are read with the set that they hang on, or not at all. */
function withoutOrphans(rows: SnapshotRows): SnapshotRows {
  const { PermissionSet = [], MutingPermissionSet = [] } = rows;
  const read = new Set([...PermissionSet, ...MutingPermissionSet].map(({ Id }) => Id));
  const isRead = ({ ParentId }: { ParentId: string }): boolean => read.has(ParentId);
  const { ObjectPermissions = [], FieldPermissions = [], SetupEntityAccess = [] } = rows;
  return {
    ...rows,
    ObjectPermissions: ObjectPermissions.filter(isRead),
    FieldPermissions: FieldPermissions.filter(isRead),
    SetupEntityAccess: SetupEntityAccess.filter(isRead)
  };
}

/** The same snapshot with the rows of each table in another order. */
export function reordered(snapshot: OrgSnapshot): fc.Arbitrary<OrgSnapshot> {
  const tables = Object.entries(snapshot.rows as Record<string, readonly unknown[]>).map(([table, rows]) =>
    fc.tuple(fc.constant(table), fc.shuffledSubarray([...rows], { minLength: rows.length }))
  );
  return fc
    .tuple(...tables)
    .map((shuffled) => deepFrozen({ ...snapshot, rows: Object.fromEntries(shuffled) }));
}

export function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFrozen);
    Object.freeze(value);
  }
  return value;
}
