import count from '@salesforce/apex/RunAsReader.count';
import heldPermissions from '@salesforce/apex/RunAsReader.heldPermissions';
import read from '@salesforce/apex/RunAsReader.read';
import schedule from '@salesforce/apex/RunAsReviews.schedule';
import attach from '@salesforce/apex/RunAsSnapshots.attach';
import readSnapshotOf from '@salesforce/apex/RunAsSnapshots.read';
import changeEntries from '@salesforce/apex/RunAsWriter.change';
import registerEntries from '@salesforce/apex/RunAsWriter.register';
import saveAppUses from '@salesforce/apex/RunAsWriter.saveAppUses';
import saveApps from '@salesforce/apex/RunAsWriter.saveApps';
import saveEntries from '@salesforce/apex/RunAsWriter.saveScan';
import { planBulk, registerLines } from 'c/runAsCore';
import type { RegisterEntryRow, ToSave } from 'c/runAsCore';
import type { ApexReadRequest, ApexRows } from 'c/runAsOrg';
import {
  attachSnapshot,
  change,
  readEntry,
  readAppUses,
  readNamedEntries,
  readWholeRegister,
  readRegisterEntries,
  readSnapshot,
  readUserLogins,
  register,
  savePlanned,
  saveScan,
  scheduleReviews
} from 'c/runAsRegister';
import type { RecordFields, SaveResult } from 'c/runAsRegister';

jest.mock('@salesforce/apex/RunAsReader.count', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsReader.heldPermissions', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsReader.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsReviews.schedule', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsSnapshots.attach', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsSnapshots.read', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsWriter.change', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsWriter.register', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsWriter.saveAppUses', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsWriter.saveApps', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunAsWriter.saveScan', () => ({ default: jest.fn() }), { virtual: true });

type Query = ApexReadRequest['query'];

const ENTRY = { Id: 'a00000000000001AAA', Name: 'sync@acme.example', UserKey__c: '005000000000001AAA' };
const REFUSED = 'You may not change the register. Ask an admin for the permission set Run-As Admin.';

/** What the platform rejects with when the method throws an AuraHandledException. */
function refusal(message: string): Error {
  return Object.assign(new Error(), { body: { message, exceptionType: 'System.AuraHandledException' } });
}

function answering(rows: Partial<Record<Query, ApexRows['rows']>>): void {
  jest
    .mocked(read)
    .mockImplementation(({ request }) => Promise.resolve({ columns: [], rows: rows[request.query] ?? [] }));
}

/** As Lightning brings it: without what is null. */
function saved(records: readonly unknown[], from = 0): SaveResult[] {
  return records.map(
    (_, i) => ({ recordId: `id-${from + i}`, isCreated: true, isConflict: false }) as SaveResult
  );
}

function recordsOf(number: number): RecordFields[] {
  return Array.from({ length: number }, (_, i) => ({ Name: `user-${i}@acme.example` }));
}

beforeEach(() => {
  jest.resetAllMocks();
  answering({});
  jest.mocked(heldPermissions).mockResolvedValue(['ManageUsers']);
  jest.mocked(count).mockResolvedValue(0);
  jest.mocked(registerEntries).mockImplementation(({ entries }) => Promise.resolve(saved(entries)));
  jest.mocked(changeEntries).mockImplementation(({ entries }) => Promise.resolve(saved(entries)));
  jest.mocked(schedule).mockImplementation(({ reviews }) => Promise.resolve(saved(reviews)));
  jest.mocked(saveEntries).mockImplementation(({ entries }) => Promise.resolve(saved(entries, 100)));
  jest.mocked(saveApps).mockImplementation(({ apps }) => Promise.resolve(saved(apps, 200)));
  jest.mocked(saveAppUses).mockImplementation(({ uses }) => Promise.resolve(saved(uses, 300)));
});

describe('c-run-as-register reads', () => {
  it('the register, and when the newest scan was saved', async () => {
    answering({
      listedEntries: [
        { ...ENTRY, LastScannedOn__c: '2026-11-20T09:00:00.000Z' },
        { ...ENTRY, LastScannedOn__c: '2026-11-21T09:00:00.000+0000' },
        ENTRY
      ],
      registerAppUses: [{ Id: 'a02', RunAsApp__r: { Name: 'Sync' } }],
      listedReviews: [{ Id: 'a03', Status__c: 'Open' }]
    });
    const { entries, uses, reviews, lastScannedOn } = await readRegisterEntries();
    expect(entries).toHaveLength(3);
    expect(entries[2]).toMatchObject({ ...ENTRY, Purpose__c: null, HasDrifted__c: false });
    expect(uses[0]?.RunAsApp__r).toMatchObject({ Name: 'Sync', AppKey__c: null });
    expect(reviews[0]?.Status__c).toBe('Open');
    expect(lastScannedOn).toBe('2026-11-21T09:00:00.000Z');
  });

  it('what saving a scan compares, apart from the list', async () => {
    const fingerprints = { CurrentAccess__c: 'now', ApprovedAccess__c: 'then', SameAccessAs__c: null };
    answering({ registerEntries: [{ ...ENTRY, ...fingerprints }], registerAppUses: [{ Id: 'a02' }] });
    const { entries, uses } = await readWholeRegister();
    expect(entries).toMatchObject([{ ...ENTRY, ...fingerprints }]);
    expect(uses).toHaveLength(1);
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('the uses of apps alone', async () => {
    answering({ registerAppUses: [{ Id: 'a02' }] });
    await expect(readAppUses()).resolves.toMatchObject([{ Id: 'a02' }]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('an empty register', async () => {
    await expect(readRegisterEntries()).resolves.toEqual({
      entries: [],
      uses: [],
      reviews: [],
      lastScannedOn: null
    });
  });

  it('the entries of some keys, and no others', async () => {
    answering({ namedEntries: [ENTRY] });
    await expect(readNamedEntries(['username:a@b', 'a@b'])).resolves.toMatchObject([ENTRY]);
    expect(read).toHaveBeenCalledTimes(1);
    expect(jest.mocked(read).mock.calls[0]?.[0]).toEqual({
      request: { query: 'namedEntries', entryKeys: ['username:a@b', 'a@b'] }
    });
  });

  it('what belongs to one entry, the newest review first', async () => {
    answering({
      entryReviews: ['2026-01-01', '2026-03-01', '2026-02-01'].map((day) => ({
        Id: day,
        CreatedDate: `${day}T09:00:00.000Z`
      })),
      entryFindings: [{ Id: 'a04' }],
      entryAppUses: [{ Id: 'a02', RunAsApp__r: { Scopes__c: 'api' } }]
    });
    const { reviews, findings, uses } = await readEntry('a01');
    expect(reviews.map(({ Id }) => Id)).toEqual(['2026-03-01', '2026-02-01', '2026-01-01']);
    expect(findings).toHaveLength(1);
    expect(uses[0]?.RunAsApp__r).toMatchObject({ Scopes__c: 'api', IsVendorManaged__c: false });
    for (const [{ request }] of jest.mocked(read).mock.calls) expect(request.ids).toEqual(['a01']);
  });

  it('the logins of a user, or the gap in their place', async () => {
    answering({ userLogins: [{ Id: '0Ya', LoginTime: '2026-11-20T09:00:00.000Z' }] });
    await expect(readUserLogins('005')).resolves.toMatchObject({ logins: [{ Id: '0Ya' }], gap: null });
    jest.mocked(heldPermissions).mockResolvedValue([]);
    await expect(readUserLogins('005')).resolves.toMatchObject({ logins: [], gap: { code: 'rightMissing' } });
  });

  it('and rejects with what the org says', async () => {
    jest.mocked(read).mockRejectedValue(refusal(REFUSED));
    await expect(readRegisterEntries()).rejects.toThrow(REFUSED);
    await expect(readEntry('a01')).rejects.toThrow(REFUSED);
  });
});

describe('c-run-as-register saves', () => {
  it('200 records a call, one call after the other, and tells how far it is', async () => {
    const steps: [number, number][] = [];
    const results = await register(recordsOf(401), (done, total) => steps.push([done, total]));
    expect(results).toHaveLength(401);
    expect(jest.mocked(registerEntries).mock.calls.map(([{ entries }]) => entries.length)).toEqual([
      200, 200, 1
    ]);
    expect(steps).toEqual([
      [200, 401],
      [400, 401],
      [401, 401]
    ]);
    expect(results[0]).toEqual({ recordId: 'id-0', isCreated: true, error: null, isConflict: false });
  });

  it('nothing without a call', async () => {
    await expect(register([])).resolves.toEqual([]);
    expect(registerEntries).not.toHaveBeenCalled();
  });

  it('what a call refuses as the error of its records, and the others all the same', async () => {
    jest.mocked(registerEntries).mockRejectedValueOnce(refusal(REFUSED));
    const results = await register(recordsOf(201));
    expect(results.slice(0, 200).every(({ error }) => error === REFUSED)).toBe(true);
    expect(results[200]).toMatchObject({ recordId: 'id-0', error: null });
  });

  for (const [what, answer] of [
    ['fewer results than records', []],
    ['no list', 'ok'],
    ['nothing', null]
  ] as const) {
    it(`an answer of ${what} as an error`, async () => {
      jest.mocked(registerEntries).mockResolvedValue(answer as never);
      const [result] = await register(recordsOf(1));
      expect(result?.error).toBe('c.RunAs_Save_NoResults');
    });
  }

  it('a failure without words as one', async () => {
    jest.mocked(schedule).mockRejectedValue({});
    const [result] = await scheduleReviews([{ RunAsUser__c: 'a01' }]);
    expect(result?.error).toBe('c.RunAs_Save_NoReason');
  });

  it('changes with the instants that were shown', async () => {
    await change(
      [{ Id: 'a01' }, { Id: 'a02' }],
      ['2026-11-20T09:00:00.000+0000', '2026-11-21T09:00:00.000Z']
    );
    expect(changeEntries).toHaveBeenCalledWith({
      entries: [{ Id: 'a01' }, { Id: 'a02' }],
      seen: ['2026-11-20T09:00:00.000Z', '2026-11-21T09:00:00.000Z']
    });
  });

  it('reviews', async () => {
    await scheduleReviews([{ RunAsUser__c: 'a01' }]);
    expect(schedule).toHaveBeenCalledWith({ reviews: [{ RunAsUser__c: 'a01' }] });
  });
});

describe('c-run-as-register saves a plan', () => {
  const entry = (n: number, Status__c: string): RegisterEntryRow =>
    ({
      Id: `a0${n}`,
      Name: `u${n}@x`,
      UserKey__c: `username:u${n}@x`,
      Status__c,
      LastModifiedDate: '2026-11-20T09:00:00.000+0000'
    }) as RegisterEntryRow;
  const lines = registerLines(null, [entry(1, 'Proposed'), entry(2, 'Active'), entry(3, 'Proposed')], []);
  const unknown = { ...lines[0]!, key: 'username:new@x', entry: null };
  const action = {
    kind: 'register',
    ownerId: '005000000000050AAA',
    ownerName: 'Bo',
    purpose: 'Syncs',
    criticality: null,
    days: 90
  } as const;

  it('by its calls, with results in the order of the lines', async () => {
    const steps: [number, number][] = [];
    const plan = planBulk(action, [lines[0]!, unknown, ...lines.slice(1)], '2026-11-22');
    const results = await savePlanned(plan, (done, total) => steps.push([done, total]));
    expect(results.map((result) => result?.recordId ?? null)).toEqual(['id-0', 'id-0', null, 'id-1']);
    expect(jest.mocked(registerEntries).mock.calls[0]?.[0].entries[0]).toMatchObject({
      UserKey__c: 'username:new@x'
    });
    expect(jest.mocked(changeEntries).mock.calls[0]?.[0]).toMatchObject({
      entries: [{ Id: 'a01' }, { Id: 'a03' }],
      seen: ['2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z']
    });
    expect(steps).toEqual([
      [1, 3],
      [3, 3]
    ]);
  });

  it('with nothing to change without a call', async () => {
    const plan = planBulk(action, [lines[1]!], '2026-11-22');
    await expect(savePlanned(plan)).resolves.toEqual([null]);
    expect(registerEntries).not.toHaveBeenCalled();
    expect(changeEntries).not.toHaveBeenCalled();
  });
});

describe('c-run-as-register saves a scan', () => {
  const [one, two] = ['005000000000001AAA', 'username:Two@x'];
  const toSave = {
    entries: [one, two].map((userKey) => ({
      username: `user of ${userKey}`,
      userKey,
      fields: { UserKey__c: userKey }
    })),
    apps: [{ appKey: 'name:sync', name: 'Sync', fields: { AppKey__c: 'name:sync' } }],
    uses: [one, 'USERNAME:two@x'].map((userKey) => ({
      username: `user of ${userKey}`,
      userKey,
      appKey: 'NAME:sync',
      fields: { UseKey__c: `${userKey}|name:sync` }
    })),
    notCompared: 0,
    notes: []
  } as unknown as ToSave;

  it('entries, then apps, then the uses of both by their ids', async () => {
    const steps: [number, number][] = [];
    await expect(saveScan(toSave, (done, total) => steps.push([done, total]))).resolves.toEqual({
      saved: 2,
      failed: []
    });
    expect(saveAppUses).toHaveBeenCalledWith({
      uses: [
        { UseKey__c: `${one}|name:sync`, RunAsUser__c: 'id-100', RunAsApp__c: 'id-200' },
        { UseKey__c: 'USERNAME:two@x|name:sync', RunAsUser__c: 'id-101', RunAsApp__c: 'id-200' }
      ]
    });
    expect(steps).toEqual([
      [2, 5],
      [3, 5],
      [5, 5],
      [5, 5]
    ]);
  });

  it('no use of an entry or app that was not saved, and says of whom', async () => {
    jest.mocked(saveEntries).mockImplementation(({ entries }) => {
      const [first, ...others] = saved(entries);
      return Promise.resolve([{ ...first!, recordId: null, error: 'Too long.' }, ...others]);
    });
    const { saved: number, failed } = await saveScan(toSave);
    expect([number, failed]).toEqual([1, [{ username: `user of ${one}`, error: 'Too long.' }]]);
    expect(jest.mocked(saveAppUses).mock.calls[0]?.[0].uses).toHaveLength(1);
    jest.mocked(saveAppUses).mockClear();
    jest.mocked(saveApps).mockRejectedValue(refusal(REFUSED));
    expect((await saveScan(toSave)).failed).toContainEqual({ username: 'Sync', error: REFUSED });
    expect(saveAppUses).not.toHaveBeenCalled();
  });

  it('and says which use was not saved', async () => {
    jest.mocked(saveAppUses).mockRejectedValue(new Error('Offline.'));
    const { saved: number, failed } = await saveScan(toSave);
    expect(number).toBe(2);
    expect(failed.map(({ error }) => error)).toEqual(['Offline.', 'Offline.']);
  });
});

describe('c-run-as-register and the access that a review saw', () => {
  it('keeps it', async () => {
    jest.mocked(attach).mockResolvedValue('2026-11-20T09:00:01.000Z');
    await expect(attachSnapshot('a03', '{}', '2026-11-20T09:00:00.000+0000')).resolves.toMatch(/:01/);
    await attachSnapshot('a03', '{}', null);
    expect(jest.mocked(attach).mock.calls.map(([{ lastModified }]) => lastModified)).toEqual([
      '2026-11-20T09:00:00.000Z',
      null
    ]);
  });

  it('reads it, and none', async () => {
    const file = { body: '{}', takenOn: '2026-11-20T09:00:00.000Z', isGenuine: true };
    jest.mocked(readSnapshotOf).mockResolvedValue(file);
    await expect(readSnapshot('a03')).resolves.toEqual(file);
    jest.mocked(readSnapshotOf).mockResolvedValue(null);
    await expect(readSnapshot('a03')).resolves.toBeNull();
  });

  it('rejects with what the org says', async () => {
    jest.mocked(attach).mockRejectedValue(refusal('The review is closed.'));
    jest.mocked(readSnapshotOf).mockRejectedValue('Offline.');
    await expect(attachSnapshot('a03', '{}', null)).rejects.toThrow('The review is closed.');
    await expect(readSnapshot('a03')).rejects.toThrow('Offline.');
  });
});
