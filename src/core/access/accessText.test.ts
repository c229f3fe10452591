import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { AS_OF, USER_IDS, snapshots } from '../../../test/support/generatedSnapshot.ts';
import { READ_TABLES } from '../../../test/support/readTables.ts';
import type { OrgSnapshot, SnapshotRows } from '../index.ts';
import {
  accessText,
  isNotComparable,
  isSameAccess,
  nextAccess,
  seenAccess,
  textOfFingerprint
} from './accessText.ts';
import type { SavedFingerprints } from './accessText.ts';
import { fingerprintOf } from './fingerprint.ts';
import { AccessResolver } from './resolve.ts';
import type { AccessPart } from './right.ts';

interface Read {
  readonly permissions?: readonly string[];
  /** User permissions that the org has and the user does not hold. */
  readonly others?: readonly string[];
  readonly rows?: SnapshotRows;
  readonly parts?: readonly AccessPart[];
  readonly apiVersion?: string | null;
}

/** The text of a user whose one set grants these permissions. */
function textOf({
  permissions = ['ApiEnabled'],
  others = [],
  rows = {},
  parts,
  apiVersion = '67.0'
}: Read = {}): string {
  const columns = [...permissions.map((name) => [name, true]), ...others.map((name) => [name, false])];
  const granted = Object.fromEntries(
    columns.map(([name, isGranted]) => [`Permissions${String(name)}`, isGranted])
  );
  const snapshot: OrgSnapshot = {
    org: { name: 'acme', takenAt: '2026-11-21' },
    apiVersion,
    ...(parts && { parts }),
    gaps: [],
    rows: {
      ...READ_TABLES,
      PermissionSet: [{ Id: 'set-1', Name: 'Loader', IsOwnedByProfile: true, ...granted }],
      PermissionSetAssignment: [{ AssigneeId: 'user-1', PermissionSetId: 'set-1' }],
      ...rows
    }
  };
  const resolver = new AccessResolver(snapshot, '2026-11-21');
  const text = accessText(resolver.ofUser('user-1'), resolver);
  assert.ok(text);
  return text;
}

const LIST: Pick<Read, 'parts'> = { parts: ['userPermissions'] };
const onObject = (SobjectType: string, ParentId = 'set-1'): SnapshotRows => ({
  ObjectPermissions: [{ ParentId, SobjectType, PermissionsRead: true }]
});

describe('accessText', () => {
  it('has the form that the register keeps', () => {
    const digest = '[A-Za-z0-9_-]{43}';
    assert.match(textOf(), new RegExp(`^2/67\\.0/UOFS/${digest}:${digest}(\\.${digest}){3}$`));
    assert.match(textOf(LIST), new RegExp(`^2/67\\.0/U/${digest}:${digest}$`));
    assert.match(textOf({ apiVersion: null }), /^2\/\/UOFS\//);
    assert.match(textOf({ parts: ['userPermissions', 'fields'] }), /^2\/67\.0\/UF\//);
  });

  it('is at most 232 characters, also of an API version of three digits', () => {
    assert.equal(textOf().length, 231);
    assert.equal(textOf({ apiVersion: '100.0' }).length, 232);
  });

  it('digests as base64url does', () => {
    const digest = '00'.repeat(32);
    const parts = { userPermissions: 'fb'.repeat(32) };
    const expected = ['00', 'fb'].map((byte) => Buffer.from(byte.repeat(32), 'hex').toString('base64url'));
    assert.equal(
      textOfFingerprint({ version: 2, apiVersion: '67.0', names: digest, parts }),
      `2/67.0/U/${expected.join(':')}`
    );
  });

  for (const [what, changes] of Object.entries({
    'a name that is no digest': { names: 'abc' },
    'a part that is no digest': { parts: { userPermissions: '0'.repeat(63) } },
    'no part': { parts: {} },
    'an API version that is none': { apiVersion: '67.0/x' }
  })) {
    it(`is none of ${what}`, () => {
      const digest = '0'.repeat(64);
      const whole = { version: 2, apiVersion: '67.0', names: digest, parts: { userPermissions: digest } };
      assert.ok(textOfFingerprint(whole));
      assert.equal(textOfFingerprint({ ...whole, ...changes }), null);
    });
  }

  it('is there exactly for exact access, and equal exactly when the fingerprints are', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const resolver = new AccessResolver(snapshot, AS_OF);
        const accesses = USER_IDS.map((id) => resolver.ofUser(id));
        const pairs = accesses.map(
          (access) => [accessText(access, resolver), fingerprintOf(access, resolver)] as const
        );
        for (const [text, print] of pairs) {
          assert.equal(text === null, print === null);
          for (const [other, otherPrint] of pairs) {
            assert.equal(text === other, JSON.stringify(print) === JSON.stringify(otherPrint));
          }
        }
      })
    );
  });

  it('is the same whoever else is granted what, of who reaches all objects anyway', () => {
    const mighty = { permissions: ['ModifyAllData'] };
    const other: SnapshotRows = onObject('Payroll__c', 'other set');
    assert.equal(textOf({ ...mighty, rows: other }), textOf(mighty));
    const allFields = { permissions: ['ViewAllFieldsGlobal'] };
    const field: SnapshotRows = { FieldPermissions: [{ ParentId: 'other set', Field: 'Account.Phone' }] };
    assert.equal(textOf({ ...allFields, rows: field }), textOf(allFields));
  });

  it('tells an object that only the one may read', () => {
    assert.notEqual(textOf({ rows: onObject('Payroll__c') }), textOf());
  });

  it('has the same basis whether all parts were read or the list of permissions alone', () => {
    const [whole, list] = [textOf({ rows: onObject('Account') }), textOf(LIST)];
    assert.deepEqual(list.split(':')[0], whole.replace('UOFS', 'U').split(':')[0]);
    assert.equal(list.split(':')[1], whole.split(':')[1]?.split('.')[0]);
  });
});

describe('nextAccess', () => {
  const saved = (changes: Partial<SavedFingerprints>): SavedFingerprints => ({
    CurrentAccess__c: null,
    SameAccessAs__c: null,
    ApprovedAccess__c: null,
    ...changes
  });
  const drifted = ({
    CurrentAccess__c: current,
    ApprovedAccess__c: approved,
    SameAccessAs__c: same
  }: SavedFingerprints) => current !== null && approved !== null && current !== approved && same !== approved;

  const whole = textOf({ rows: onObject('Account') });
  const list = textOf(LIST);
  const more = { permissions: ['ApiEnabled', 'ViewSetup'] };
  const release = { apiVersion: '68.0', others: ['NewInRelease'] };
  const cases: readonly [string, SavedFingerprints, string | null, ReturnType<typeof nextAccess>][] = [
    ['nothing exact was read', saved({ CurrentAccess__c: list }), null, null],
    ['what was read is no fingerprint', saved({}), 'garbage', null],
    ['nothing was saved', saved({}), list, { CurrentAccess__c: list, SameAccessAs__c: null }],
    [
      'garbage was saved',
      saved({ CurrentAccess__c: '1/x' }),
      list,
      { CurrentAccess__c: list, SameAccessAs__c: null }
    ],
    ['the same was read again', saved({ CurrentAccess__c: list }), list, null],
    [
      'fewer parts were read and agree',
      saved({ CurrentAccess__c: whole, ApprovedAccess__c: whole }),
      list,
      null
    ],
    [
      'more parts were read and agree',
      saved({ CurrentAccess__c: list, ApprovedAccess__c: list }),
      whole,
      { CurrentAccess__c: whole, SameAccessAs__c: list }
    ],
    [
      'more parts were read, and one of them differs from what was approved',
      saved({ CurrentAccess__c: list, ApprovedAccess__c: whole, SameAccessAs__c: whole }),
      textOf({ rows: onObject('Payroll__c') }),
      { CurrentAccess__c: textOf({ rows: onObject('Payroll__c') }), SameAccessAs__c: null }
    ],
    [
      'fewer parts were read and differ',
      saved({ CurrentAccess__c: whole, ApprovedAccess__c: whole }),
      textOf({ ...LIST, permissions: ['ApiEnabled'], others: [] }).replace(/.$/, (c) =>
        c === 'A' ? 'B' : 'A'
      ),
      {
        CurrentAccess__c: list.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
        SameAccessAs__c: null
      }
    ],
    [
      'a change was undone, and fewer parts were read',
      saved({ CurrentAccess__c: list.replace(/.$/, 'A'), ApprovedAccess__c: whole }),
      list,
      { CurrentAccess__c: list, SameAccessAs__c: whole }
    ],
    [
      'a release added permissions that the user does not hold',
      saved({ CurrentAccess__c: list, ApprovedAccess__c: list }),
      textOf({ ...LIST, ...release }),
      { CurrentAccess__c: textOf({ ...LIST, ...release }), SameAccessAs__c: list }
    ],
    [
      'a release added permissions, and fewer parts were read',
      saved({ CurrentAccess__c: whole, ApprovedAccess__c: whole }),
      textOf({ ...LIST, ...release }),
      null
    ],
    [
      'a release added a permission to the set, which looks as a change would',
      saved({ CurrentAccess__c: list, ApprovedAccess__c: list }),
      textOf({ ...LIST, ...release, permissions: ['ApiEnabled', 'NewInRelease'], others: [] }),
      null
    ],
    [
      'a release changed an access that nobody has approved',
      saved({ CurrentAccess__c: list }),
      textOf({ ...LIST, ...release, ...more }),
      { CurrentAccess__c: textOf({ ...LIST, ...release, ...more }), SameAccessAs__c: null }
    ],
    [
      'the release took away what had drifted',
      saved({ CurrentAccess__c: textOf({ ...LIST, ...more }), ApprovedAccess__c: list }),
      textOf({ ...LIST, ...release }),
      { CurrentAccess__c: textOf({ ...LIST, ...release }), SameAccessAs__c: list }
    ]
  ];
  for (const [what, before, scanned, expected] of cases) {
    it(`${expected ? 'takes the new text' : 'leaves the saved one'} when ${what}`, () => {
      assert.deepEqual(nextAccess(before, scanned), expected);
    });
  }

  it('takes a real change on an equal basis, which is drift', () => {
    const names = ['ApiEnabled', 'ViewSetup'];
    const [held, gained] = [
      textOf({ ...LIST, permissions: names.slice(0, 1), others: names.slice(1) }),
      textOf({ ...LIST, permissions: names })
    ];
    const before = saved({ CurrentAccess__c: held, ApprovedAccess__c: held });
    assert.ok(!drifted(before));
    assert.ok(drifted({ ...before, ...nextAccess(before, gained) }));
    const after = { ...before, ...nextAccess(before, gained) };
    assert.ok(!drifted({ ...after, ...nextAccess(after, held) }));
    assert.ok(!isNotComparable(before, gained));
  });

  it('is not comparable, where the basis and the access are both others', () => {
    const before = saved({ CurrentAccess__c: list, ApprovedAccess__c: list });
    assert.ok(isNotComparable(before, textOf({ ...LIST, ...release, ...more })));
    assert.ok(
      !isNotComparable({ ...before, ApprovedAccess__c: null }, textOf({ ...LIST, ...release, ...more }))
    );
    assert.ok(!isNotComparable(before, textOf({ ...LIST, ...release })));
    assert.ok(!isNotComparable(before, null));
    assert.ok(!isNotComparable(saved({}), list));
  });

  it('takes what somebody looks at, comparable or not', () => {
    const before = saved({ CurrentAccess__c: list, ApprovedAccess__c: list });
    const other = textOf({ ...LIST, ...release, ...more });
    assert.deepEqual(seenAccess(before, other), { CurrentAccess__c: other, SameAccessAs__c: null });
    assert.deepEqual(seenAccess(before, whole), { CurrentAccess__c: whole, SameAccessAs__c: list });
    for (const nothing of [list, null, 'garbage']) assert.equal(seenAccess(before, nothing), null);
  });

  it('never compares digests of another version of them', () => {
    const older = list.replace(/^2/, '1');
    const before = saved({ CurrentAccess__c: older, ApprovedAccess__c: older });
    assert.equal(nextAccess(before, list), null);
    assert.ok(isNotComparable(before, list));
  });

  it('changes nothing the second time, and drifts exactly by what differs from what was approved', () => {
    const texts = fc.constantFrom(
      ...[['ApiEnabled'], ['ApiEnabled', 'ViewSetup']].flatMap((permissions) =>
        [{}, LIST, { rows: onObject('Account') }].map((read) =>
          textOf({
            permissions,
            others: ['ViewSetup'].filter((name) => !permissions.includes(name)),
            ...read
          })
        )
      )
    );
    const before = fc
      .tuple(fc.option(texts), fc.option(texts))
      .map(([CurrentAccess__c, ApprovedAccess__c]) => saved({ CurrentAccess__c, ApprovedAccess__c }));
    fc.assert(
      fc.property(before, texts, (one, scanned) => {
        const two = { ...one, ...nextAccess(one, scanned) };
        assert.equal(nextAccess(two, scanned), null);
        assert.ok(two.CurrentAccess__c !== null && two.CurrentAccess__c.length <= 232);
        assert.ok(two.SameAccessAs__c === null || two.SameAccessAs__c === one.ApprovedAccess__c);
      })
    );
  });
});

describe('isSameAccess', () => {
  const whole = textOf({ rows: onObject('Account') });
  const release = { apiVersion: '68.0', others: ['NewInRelease'] };
  const cases: readonly [string, string | null, string | null, boolean][] = [
    ['equal texts', whole, whole, true],
    ['one with fewer parts that agree', whole, textOf(LIST), true],
    ['one of another release that agrees', whole, textOf({ ...release, rows: onObject('Account') }), true],
    ['one of other rights', whole, textOf({ rows: onObject('Payroll__c') }), false],
    ['one whose digests are of another version', whole, whole.replace(/^2/, '1'), false],
    [
      'those that read no part in common',
      textOf(LIST),
      textOf({ ...LIST, parts: ['objects'], rows: onObject('Account') }),
      false
    ],
    ['what is no fingerprint', 'garbage', 'garbage', false],
    ['nothing', null, null, false],
    ['nothing and one', null, whole, false]
  ];
  for (const [what, a, b, expected] of cases) {
    it(`is ${String(expected)} of ${what}`, () => {
      assert.equal(isSameAccess(a, b), expected);
      assert.equal(isSameAccess(b, a), expected);
    });
  }
});
