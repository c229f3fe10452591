import fc from 'fast-check';
import type { Definition } from './define.ts';
import { INVOICE, NOW, OTHER_USER_ID, SECRET, USER_ID } from './fixture.ts';

export const OBJECTS = [INVOICE, SECRET];
export const OBJECT_ACCESSES = ['create', 'read', 'edit', 'delete', 'viewAll', 'modifyAll'] as const;
export const USER_PERMISSIONS = ['ModifyAllData', 'ViewAllData', 'ViewAllFieldsGlobal', 'ApiEnabled'];
export const CUSTOM_PERMISSIONS = ['ViewRegister', 'ReviewRegister'];
const GRANTS = [
  ...USER_PERMISSIONS,
  ...CUSTOM_PERMISSIONS.map((name) => `CustomPermission:${name}`),
  ...OBJECTS.flatMap(({ name, fields }) => [
    ...[...OBJECT_ACCESSES, 'viewAllFields'].map((access) => `${name}.${access}`),
    ...fields.flatMap((field) => [`${name}.${field.name}.read`, `${name}.${field.name}.edit`])
  ])
];
const SETS = ['profile', 'set 1', 'set 2', 'set 3'];
const GROUPS = ['group 1', 'group 2'];

const grants = fc.uniqueArray(fc.constantFrom(...GRANTS), { maxLength: 8 });
const seldom = fc.integer({ min: 0, max: 7 }).map((roll) => roll === 7);

/** Small orgs in which sets, groups and assignments of two users meet often. */
export const definitions: fc.Arbitrary<Definition> = fc.record({
  sets: fc
    .tuple(...SETS.map((name) => fc.tuple(fc.constant(name), grants, seldom)))
    .map((sets) =>
      Object.fromEntries(sets.map(([name, granted, session]) => [name, setOf(name, granted, session)]))
    ),
  groups: fc
    .tuple(...GROUPS.map((name) => fc.tuple(fc.constant(name), grants, grants, grants, seldom)))
    .map((groups) =>
      Object.fromEntries(
        groups.map(([name, aggregate, muted, memberIndexes, session]) => [
          name,
          { members: SETS.slice(0, memberIndexes.length % SETS.length), muted, aggregate, session }
        ])
      )
    ),
  assignments: fc.array(
    fc.record({
      to: fc.constantFrom(...SETS, ...GROUPS, 'a set that is not there'),
      user: fc.constantFrom(USER_ID, USER_ID, OTHER_USER_ID),
      isActive: seldom.map((isOff) => !isOff),
      isRevoked: seldom,
      expires: fc.constantFrom(
        null,
        NOW,
        '2026-11-22T07:59:59.999+0000',
        '2026-11-22T08:00:00.001+0000',
        '2027-01-01'
      )
    }),
    { maxLength: 5 }
  )
});

function setOf(name: string, granted: readonly string[], session: boolean): Definition['sets'][string] {
  if (name === 'profile') return { grants: granted, kind: 'profile' };
  return session ? { grants: granted, kind: 'session' } : { grants: granted };
}
