import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  NOW,
  afterSaving,
  auditOf,
  entryRow,
  integrationUser,
  useRow,
  userId,
  userWithoutLogin
} from '../../../test/support/registerRows.ts';
import type { SavedRegister } from '../../../test/support/registerRows.ts';
import { accessText } from '../access/accessText.ts';
import type { Audit } from '../audit.ts';
import type { EvidenceKind, IdentityApp } from '../identity/evidence.ts';
import { importToSave } from './importToSave.ts';
import type { ImportedIdentity } from './importedAudit.ts';
import { registerLines } from './registerLine.ts';
import { scanToSave } from './scanToSave.ts';

const PROPOSE = { propose: true };
const EMPTY: SavedRegister = { entries: [], uses: [] };
/** The columns that a scan writes into an entry that is there. */
const WRITTEN = [
  'LastLoginOn__c',
  'LastScannedOn__c',
  'AccessGrade__c',
  'AccessBound__c',
  'CurrentAccess__c',
  'SameAccessAs__c'
] as const;
const NO_CHANGES = { CurrentAccess__c: null, SameAccessAs__c: null };

/** The audit with these apps and kinds of evidence for its first identity. */
function withFirst(audited: Audit, apps: readonly IdentityApp[], kinds?: readonly EvidenceKind[]): Audit {
  const evidence = kinds?.map((kind) => ({
    kind,
    source: 's',
    detail: 'licenceHeld' as const,
    confidence: 'high' as const
  }));
  const [first, ...others] = audited.identities;
  return { ...audited, identities: [{ ...first!, apps, ...(evidence && { evidence }) }, ...others] };
}

function app(changes: Partial<IdentityApp> = {}): IdentityApp {
  return {
    id: '0H4000000000001AAA',
    name: 'Sync',
    kind: 'connectedApp',
    flows: ['clientCredentials'],
    provenance: ['declared', 'observed'],
    lastUsedAt: '2026-11-20T08:00:00.000+0000',
    ...changes
  };
}

const audited = auditOf([integrationUser(1), integrationUser(2, { LastLoginDate: null })]);
const ACCESS = accessText(audited.identities[0]!.access, audited.resolver);

describe('scanToSave', () => {
  it('proposes each identity with what the scan knows', () => {
    const { entries, notes, notCompared } = scanToSave(audited, [], [], PROPOSE);
    assert.deepEqual(entries[0], {
      username: 'user-1@acme.example',
      userKey: userId(1),
      isNew: true,
      fields: {
        Name: 'user-1@acme.example',
        UserKey__c: userId(1),
        User__c: userId(1),
        Kind__c: 'Integration user',
        LastLoginOn__c: '2026-11-20T08:00:00.000Z',
        LastScannedOn__c: NOW,
        AccessGrade__c: 'Medium',
        AccessBound__c: 'Exact',
        CurrentAccess__c: ACCESS,
        SameAccessAs__c: null
      }
    });
    assert.deepEqual(
      [entries.length, entries[1]?.fields.LastLoginOn__c, notes, notCompared],
      [2, null, [], 0]
    );
  });

  it('writes entries that are there alone, unless it is to propose', () => {
    const toSave = scanToSave(audited, [entryRow()], [], { propose: false });
    assert.deepEqual(
      toSave.entries.map(({ userKey, isNew }) => [userKey, isNew]),
      [[userId(1), false]]
    );
    assert.deepEqual(scanToSave(audited, [], [], { propose: false }).entries, []);
  });

  it('leaves the saved access where it is the same, and says what it could not compare', () => {
    const same = scanToSave(audited, [entryRow({ CurrentAccess__c: ACCESS })], [], { propose: false });
    assert.deepEqual({ ...same.entries[0]?.fields, ...NO_CHANGES }, same.entries[0]?.fields);
    const other = auditOf([integrationUser(1)], {}, { permissions: ['ViewSetup'], apiVersion: '66.0' });
    const older = accessText(other.identities[0]!.access, other.resolver);
    const entry = entryRow({ CurrentAccess__c: older, ApprovedAccess__c: older });
    const changed = scanToSave(audited, [entry], [], { propose: false });
    assert.equal(changed.notCompared, 1);
    const seen = scanToSave(audited, [entry], [], { propose: false, isSeen: true });
    assert.deepEqual([seen.notCompared, seen.entries[0]?.fields.CurrentAccess__c], [0, ACCESS]);
    assert.deepEqual({ ...changed.entries[0]?.fields, ...NO_CHANGES }, changed.entries[0]?.fields);
  });

  it('grades by what was read, and takes nothing back that it could not read', () => {
    const gradeAfter = (one: Audit, AccessGrade__c: string | null): unknown => {
      const saved = entryRow({ AccessGrade__c, AccessBound__c: 'Exact' });
      const { fields } = scanToSave(one, [saved], [], PROPOSE).entries[0]!;
      return [fields.AccessGrade__c, fields.AccessBound__c];
    };
    assert.deepEqual(gradeAfter(audited, 'Critical'), ['Medium', 'Exact']);
    const half = auditOf([integrationUser(1)], {
      PermissionSetAssignment: [
        { AssigneeId: userId(1), PermissionSetId: 'set-1' },
        { AssigneeId: userId(1), PermissionSetId: 'gone' }
      ]
    });
    assert.equal(half.identities[0]?.access.bound, 'lower');
    assert.deepEqual(
      ['Critical', 'Medium', 'Unknown', 'None', null].map((saved) => gradeAfter(half, saved)),
      ['Critical', 'Medium', 'Medium', 'Medium', 'Medium'].map((grade) => [grade, 'At least'])
    );
    const nothing = auditOf([integrationUser(1)], {
      PermissionSet: [],
      PermissionSetAssignment: [{ AssigneeId: userId(1), PermissionSetId: 'gone' }]
    });
    assert.deepEqual(
      ['High', 'None', null].map((saved) => gradeAfter(nothing, saved)),
      ['High', 'Unknown', 'Unknown'].map((grade) => [grade, 'At least'])
    );
  });

  it('keeps the login that was saved where it read none, and forgets none that it read', () => {
    const loginOf = (one: Audit): unknown =>
      scanToSave(one, [entryRow()], [], PROPOSE).entries[0]?.fields.LastLoginOn__c;
    assert.equal(loginOf(auditOf([userWithoutLogin(1)])), '2026-11-20T08:00:00.000Z');
    assert.equal(loginOf(auditOf([integrationUser(1, { LastLoginDate: null })])), null);
    assert.equal(loginOf(auditOf([integrationUser(1, { LastLoginDate: 'soon' })])), null);
  });

  it('changes no times and no access of a later scan', () => {
    const later = '2026-11-23T09:00:00.000Z';
    const { entries, notes } = scanToSave(audited, [entryRow({ LastScannedOn__c: later })], [], {
      propose: false
    });
    assert.deepEqual(
      [
        entries[0]?.fields.LastScannedOn__c,
        entries[0]?.fields.LastLoginOn__c,
        entries[0]?.fields.AccessGrade__c,
        entries[0]?.fields.AccessBound__c,
        entries[0]?.fields.CurrentAccess__c
      ],
      [later, '2026-11-20T08:00:00.000Z', null, null, null]
    );
    assert.deepEqual(notes, [{ code: 'scannedLater', username: 'user-1@acme.example' }]);
  });

  it('saves under its key the entry that knew the user by username, and no second one', () => {
    const entry = entryRow({ UserKey__c: 'username:USER-1@acme.example', User__c: null });
    const { entries, uses, notes } = scanToSave(withFirst(audited, [app()]), [entry], [], PROPOSE);
    assert.deepEqual(
      entries.map(({ userKey, isNew, fields }) => [userKey, isNew, fields.User__c]),
      [
        ['username:USER-1@acme.example', false, null],
        [userId(2), true, userId(2)]
      ]
    );
    assert.equal(uses[0]?.fields.UseKey__c, 'username:USER-1@acme.example|0H4000000000001AAA');
    assert.deepEqual(notes, [{ code: 'keyIsUsername', username: 'user-1@acme.example' }]);
  });

  it('notes a user who was renamed, whose entry keeps its name', () => {
    const { entries, notes } = scanToSave(audited, [entryRow({ Name: 'old@acme.example' })], [], PROPOSE);
    assert.deepEqual([entries.length, entries[0]?.isNew], [2, false]);
    assert.deepEqual(notes, [{ code: 'usernameChanged', username: 'user-1@acme.example' }]);
  });

  it('saves nobody whose key the register would refuse, and says so', () => {
    const odd = auditOf([integrationUser(1, { Id: 'x', Username: 'no email' })]);
    const { entries, apps, uses, notes } = scanToSave(withFirst(odd, [app()]), [], [], PROPOSE);
    assert.deepEqual([entries, apps, uses], [[], [], []]);
    assert.deepEqual(notes, [{ code: 'keyNotTaken', username: 'no email' }]);
    assert.deepEqual(scanToSave(odd, [], [], { propose: false }).notes, []);
  });

  it('cuts a long username in the name, and keeps it whole in the key', () => {
    const username = `${'a'.repeat(70)}@acme.example.com`;
    const [entry] = scanToSave(
      auditOf([integrationUser(1, { Id: 'x', Username: username })]),
      [],
      [],
      PROPOSE
    ).entries;
    assert.equal(entry?.fields.Name.length, 80);
    assert.ok(entry.fields.Name.endsWith('…'));
    assert.equal(entry.userKey, `username:${username}`);
  });

  const kinds: readonly [string | null, ...EvidenceKind[]][] = [
    ['Run-as user', 'declaredRunAs', 'apiOnly', 'scheduledJobOwner'],
    ['Run-as user', 'clientCredentialsLogin', 'agentUser'],
    ['Agent user', 'agentUser', 'integrationLicence'],
    ['Integration user', 'integrationLicence', 'scheduledJobOwner'],
    ['Integration user', 'apiOnly', 'liveToken'],
    ['Execution user', 'scheduledJobOwner', 'namePattern'],
    [null, 'liveToken', 'namePattern']
  ];
  for (const [kind, ...evidence] of kinds) {
    it(`takes ${evidence.join(' and ')} for ${kind}`, () => {
      const { entries } = scanToSave(withFirst(audited, [], evidence.toReversed()), [], [], PROPOSE);
      assert.equal(entries[0]?.fields.Kind__c, kind);
    });
  }
});

describe('scanToSave and apps', () => {
  const saved = (apps: readonly IdentityApp[], uses = EMPTY.uses): ReturnType<typeof scanToSave> =>
    scanToSave(withFirst(audited, apps), [entryRow()], uses, { propose: false });

  it('saves an app and its use', () => {
    const { apps, uses } = saved([app()]);
    const [key, use] = ['0H4000000000001AAA', `${userId(1)}|0H4000000000001AAA`];
    assert.deepEqual(apps, [
      { appKey: key, name: 'Sync', fields: { Name: 'Sync', AppKey__c: key, AppKind__c: 'Connected app' } }
    ]);
    assert.deepEqual(uses, [
      {
        username: 'user-1@acme.example',
        userKey: userId(1),
        appKey: key,
        fields: {
          UseKey__c: use,
          Flow__c: 'Client credentials',
          Provenance__c: 'Declared;Observed',
          LastUsedOn__c: '2026-11-20T08:00:00.000Z'
        }
      }
    ]);
  });

  it('says nothing of flow and last use where it saw none', () => {
    const [use] = saved([app({ flows: [], provenance: [], lastUsedAt: null })]).uses;
    assert.deepEqual(
      [use?.fields.Flow__c, use?.fields.Provenance__c, use?.fields.LastUsedOn__c],
      [null, null, null]
    );
  });

  it('keeps what people recorded and what was seen before', () => {
    const before = useRow(
      { Name: 'Sync', AppKey__c: '0H4000000000001AAA', AppKind__c: 'Connected app' },
      { Flow__c: 'JWT bearer', Provenance__c: 'Token;Recorded', LastUsedOn__c: '2026-11-21T08:00:00.000Z' }
    );
    const [use] = saved([app()], [before]).uses;
    assert.deepEqual(use?.fields, {
      UseKey__c: before.UseKey__c,
      Flow__c: 'JWT bearer;Client credentials',
      Provenance__c: 'Token;Recorded;Declared;Observed',
      LastUsedOn__c: '2026-11-21T08:00:00.000Z'
    });
  });

  it('knows an app of which it has the name alone, on one line and in any case', () => {
    const [one] = saved([app({ id: 'x', name: ' Data \n Loader ', kind: 'unknown' })]).apps;
    assert.deepEqual(one?.fields, {
      Name: 'Data Loader',
      AppKey__c: 'name:data loader',
      AppKind__c: 'Unknown'
    });
    assert.deepEqual(saved([app({ name: ' ' })]).apps, []);
  });

  it('takes a name that looks like an id for a name', () => {
    const [one] = saved([
      app({ id: '0h4000000000001aaa', name: '0H4000000000001AAA', kind: 'unknown' })
    ]).apps;
    assert.equal(one?.appKey, 'name:0h4000000000001aaa');
  });

  it('keeps long names apart within the lengths of the fields', () => {
    const names = ['a', 'b'].map((end) => `${'n'.repeat(200)}${end}`);
    const { apps, uses } = saved(names.map((name) => app({ id: name, name, kind: 'unknown' })));
    assert.equal(new Set(apps.map(({ appKey }) => appKey)).size, 2);
    for (const { fields } of apps) assert.ok(fields.AppKey__c.length <= 100 && fields.Name.length === 80);
    for (const { fields } of uses) assert.ok(fields.UseKey__c.length <= 255);
  });

  it('finds by name the app that an earlier scan knew no better, and tells its kind', () => {
    const before = useRow({ Name: 'Sync', AppKey__c: 'name:sync', AppKind__c: 'Unknown' });
    const { apps, uses } = saved([app()], [before]);
    assert.deepEqual(
      [apps[0]?.appKey, apps[0]?.fields.AppKind__c, uses[0]?.fields.UseKey__c],
      ['name:sync', 'Connected app', before.UseKey__c]
    );
  });

  it('leaves the kind of an app that is known better', () => {
    const before = useRow({ Name: 'Sync', AppKey__c: '0H4000000000001AAA', AppKind__c: 'Connected app' });
    const [one] = saved([app({ id: 'sync', kind: 'unknown' })], [before]).apps;
    assert.deepEqual([one?.appKey, one?.fields.AppKind__c], ['0H4000000000001AAA', null]);
  });

  it('takes apps of one name for two where ids, kinds or their number say so', () => {
    const known = { Name: 'Sync', AppKey__c: '0H4000000000009AAA', AppKind__c: 'Connected app' };
    assert.equal(saved([app()], [useRow(known)]).apps[0]?.appKey, '0H4000000000001AAA');
    const byName = { ...known, AppKey__c: 'name:sync', AppKind__c: 'External client app' };
    assert.equal(saved([app()], [useRow(byName)]).apps[0]?.appKey, '0H4000000000001AAA');
    const two = [app(), app({ id: '0xI000000000001AAA', kind: 'externalClientApp' })];
    const unknown = useRow({ Name: 'Sync', AppKey__c: 'name:sync' });
    assert.deepEqual(
      saved(two, [unknown]).apps.map(({ appKey }) => appKey),
      ['0H4000000000001AAA', '0xI000000000001AAA']
    );
  });

  it('saves an app once that two users use', () => {
    const both = { ...audited, identities: audited.identities.map((one) => ({ ...one, apps: [app()] })) };
    const { apps, uses } = scanToSave(both, [], [], PROPOSE);
    assert.deepEqual([apps.length, uses.length], [1, 2]);
  });
});

describe('importToSave', () => {
  const imported = (changes: Partial<ImportedIdentity> = {}): ImportedIdentity => ({
    username: 'user-1@acme.example',
    userId: userId(1),
    name: 'User 1',
    lastLoginAt: null,
    evidenceKinds: ['declaredRunAs'],
    apps: [{ name: 'Sync', kind: 'connectedApp', flows: [], provenance: ['declared'], lastUsedAt: null }],
    headline: { grade: 'medium', bound: 'exact' },
    access: ACCESS,
    ...changes
  });
  const org = { name: 'Acme', id: null, takenAt: NOW };

  it('proposes who is new, with apps by name', () => {
    const { entries, apps, uses } = importToSave({ org, identities: [imported()], gaps: 0 }, [], []);
    assert.deepEqual(entries[0]?.fields, {
      Name: 'user-1@acme.example',
      UserKey__c: userId(1),
      User__c: userId(1),
      Kind__c: 'Run-as user',
      LastLoginOn__c: null,
      LastScannedOn__c: NOW,
      AccessGrade__c: 'Medium',
      AccessBound__c: 'Exact',
      CurrentAccess__c: ACCESS,
      SameAccessAs__c: null
    });
    assert.deepEqual(apps[0]?.fields, { Name: 'Sync', AppKey__c: 'name:sync', AppKind__c: 'Connected app' });
    assert.equal(uses[0]?.fields.UseKey__c, `${userId(1)}|name:sync`);
  });

  it('knows by its name the app that has an id in the register', () => {
    const before = useRow({ Name: 'Sync', AppKey__c: '0H4000000000001AAA', AppKind__c: 'Connected app' });
    const { apps } = importToSave({ org, identities: [imported()], gaps: 0 }, [entryRow()], [before]);
    assert.equal(apps[0]?.appKey, '0H4000000000001AAA');
  });

  it('tells a viewer of a grade no more exactly than the scan did', () => {
    const bounds = ['exact', 'lower', 'upper', 'unknown'] as const;
    const told = bounds.map((bound) => {
      const identities = [imported({ headline: { grade: 'medium', bound } })];
      const toSave = importToSave({ org, identities, gaps: 0 }, [], []);
      const [line] = registerLines(null, afterSaving({ entries: [], uses: [] }, toSave).entries, []);
      return line!.graded;
    });
    assert.deepEqual(
      told,
      bounds.map((bound) => ({ grade: 'medium', bound }))
    );
  });

  it('keeps the saved login, since the file does not tell never from not known', () => {
    const { entries } = importToSave({ org, identities: [imported()], gaps: 0 }, [entryRow()], []);
    assert.equal(entries[0]?.fields.LastLoginOn__c, '2026-11-20T08:00:00.000Z');
  });
});

describe('saving a scan', () => {
  const names = fc.constantFrom('Sync', 'SYNC', 'Loader', 'x'.repeat(120));
  const apps: fc.Arbitrary<IdentityApp[]> = fc.uniqueArray(
    fc
      .record({
        n: fc.integer({ min: 1, max: 3 }),
        name: names,
        kind: fc.constantFrom('connectedApp' as const, 'externalClientApp' as const, 'unknown' as const),
        flows: fc.subarray(['clientCredentials', 'refreshToken'] as const),
        provenance: fc.subarray(['declared', 'observed', 'token'] as const),
        lastUsedAt: fc.constantFrom(null, '2026-11-20T08:00:00.000+0000', '2026-11-21T08:00:00.000Z')
      })
      .map(({ n, ...one }) => ({
        ...one,
        id: one.kind === 'unknown' ? one.name.toLowerCase() : `0H400000000000${n}AAA`
      })),
    { selector: ({ id }) => id, maxLength: 4 }
  );
  const entries = fc
    .subarray([
      entryRow({ Id: 'a1', CurrentAccess__c: ACCESS, ApprovedAccess__c: ACCESS }),
      entryRow({
        Id: 'a2',
        UserKey__c: 'username:User-2@acme.example',
        User__c: null,
        Status__c: 'Proposed'
      }),
      entryRow({ Id: 'a3', UserKey__c: userId(3), Name: 'gone@acme.example' })
    ])
    .map((rows) => [...rows]);
  const uses = fc.subarray([
    useRow({ Name: 'Sync', AppKey__c: 'name:sync' }, { RunAsUser__c: 'a1', Flow__c: 'JWT bearer' }),
    useRow(
      { Name: 'Loader', AppKey__c: '0H4000000000001AAA', AppKind__c: 'Connected app' },
      { RunAsUser__c: 'a1' }
    )
  ]);

  /** What is compared: the order of values in a picklist says nothing. */
  function comparable({ entries: all, uses: ofAll }: SavedRegister): unknown {
    const sorted = (values: string | null): unknown => values?.split(';').sort();
    return {
      entries: all,
      uses: ofAll.map((use) => ({
        ...use,
        Flow__c: sorted(use.Flow__c),
        Provenance__c: sorted(use.Provenance__c)
      }))
    };
  }

  it('a second time changes nothing, and never what people wrote', () => {
    fc.assert(
      fc.property(entries, uses, apps, fc.boolean(), (rows, usesBefore, scanned, propose) => {
        const before = { entries: rows, uses: usesBefore };
        const one = withFirst(audited, scanned);
        const saved = afterSaving(before, scanToSave(one, before.entries, before.uses, { propose }));
        const plan = scanToSave(one, saved.entries, saved.uses, { propose });
        assert.deepEqual(comparable(afterSaving(saved, plan)), comparable(saved));
        assert.ok(plan.entries.every(({ isNew }) => !isNew));
        for (const entry of rows) {
          const after = saved.entries.find(({ Id }) => Id === entry.Id);
          const written = Object.fromEntries(WRITTEN.map((name) => [name, entry[name]]));
          assert.deepEqual({ ...after, ...written }, entry);
        }
        for (const use of usesBefore) {
          const after = saved.uses.find(({ UseKey__c }) => UseKey__c === use.UseKey__c)!;
          assert.ok(after.Provenance__c?.includes('Recorded'));
          assert.ok(use.Flow__c === null || after.Flow__c?.includes(use.Flow__c));
        }
      })
    );
  });

  it('plans each record once', () => {
    fc.assert(
      fc.property(entries, uses, apps, (rows, before, scanned) => {
        const plan = scanToSave(withFirst(audited, scanned), rows, before, PROPOSE);
        const lists = [
          plan.entries.map(({ userKey }) => userKey),
          plan.apps.map(({ appKey }) => appKey),
          plan.uses.map(({ fields }) => fields.UseKey__c)
        ];
        for (const keys of lists)
          assert.equal(new Set(keys.map((key) => key.toLowerCase())).size, keys.length);
      })
    );
  });
});
