import type { AppUseRow } from 'c/runAsCore';
import { readAppUses, readNamedEntries, saveScan } from 'c/runAsRegister';
import { registerUser } from 'c/runAsRegistering';
import RunAsRegisterUser from 'c/runAsRegisterUser';
import { liveAccess } from '../../../../../../config/lwc/liveAccess';
import { registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRegister', () => ({
  readAppUses: jest.fn(),
  readNamedEntries: jest.fn(),
  saveScan: jest.fn()
}));

const open = jest.spyOn(RunAsRegisterUser, 'open');
const save = jest.mocked(saveScan);
const REQUEST = { username: 'orders@acme.example', userId: null, identity: null, entry: null };
const { audited: audit } = liveAccess();
const ERP_ID = '0H4000000000001AAA';
const audited = {
  ...audit,
  identities: audit.identities.map((identity) => ({
    ...identity,
    apps: [
      {
        id: 'ERP',
        name: 'ERP',
        kind: 'unknown' as const,
        flows: ['refreshToken' as const],
        provenance: ['token' as const],
        lastUsedAt: null
      }
    ]
  }))
};
/** The register knows the app by its id. */
const USE: AppUseRow = {
  Id: 'a02000000000001AAA',
  UseKey__c: `username:orders@acme.example|${ERP_ID}`,
  RunAsUser__c: 'a00000000000001AAA',
  RunAsApp__c: 'a01000000000001AAA',
  Flow__c: 'Client credentials',
  Provenance__c: 'Declared',
  LastUsedOn__c: '2026-11-20T08:00:00.000Z',
  RunAsApp__r: {
    Name: 'ERP',
    AppKey__c: ERP_ID,
    AppKind__c: 'Connected app',
    VendorName__c: null,
    SecretDueOn__c: null
  }
};

describe('registerUser', () => {
  beforeEach(() => {
    open.mockReset().mockResolvedValue('a00000000000001AAA');
    save.mockReset().mockResolvedValue({ saved: 1, failed: [] });
    jest.mocked(readAppUses).mockReset().mockResolvedValue([USE]);
    jest.mocked(readNamedEntries).mockReset().mockResolvedValue([registerEntry()]);
  });

  it('saves what the org says with the new entry', async () => {
    expect(await registerUser(REQUEST, audited)).toEqual({ entryId: 'a00000000000001AAA', warning: '' });
    expect(save.mock.calls[0]?.[0].entries.map(({ isNew }) => isNew)).toEqual([false]);
  });

  it('unites the uses of apps with what the register knew', async () => {
    await registerUser(REQUEST, audited);
    const [{ apps, uses } = { apps: [], uses: [] }] = save.mock.calls[0] ?? [];
    expect(apps.map(({ appKey }) => appKey)).toEqual([ERP_ID]);
    expect(uses.map(({ fields }) => fields)).toEqual([
      {
        UseKey__c: USE.UseKey__c,
        Flow__c: 'Client credentials;Refresh token',
        Provenance__c: 'Declared;Token',
        LastUsedOn__c: '2026-11-20T08:00:00.000Z'
      }
    ]);
  });

  it('saves no app where it is not known what the register has, and says why', async () => {
    jest.mocked(readAppUses).mockRejectedValue(new Error('busy'));
    expect(await registerUser(REQUEST, audited)).toMatchObject({ warning: 'busy' });
    expect(save.mock.calls[0]?.[0]).toMatchObject({ entries: [{ isNew: false }], apps: [], uses: [] });
  });

  it('saves nothing when the user gave it up, or nothing was read', async () => {
    open.mockResolvedValueOnce(undefined);
    expect(await registerUser(REQUEST, audited)).toBeUndefined();
    expect(await registerUser(REQUEST, undefined)).toMatchObject({ warning: '' });
    expect(save).not.toHaveBeenCalled();
  });

  it('says what was not saved, and has the entry all the same', async () => {
    save.mockResolvedValue({ saved: 0, failed: [{ username: 'orders', error: 'Locked' }] });
    expect((await registerUser(REQUEST, audited))?.warning).toBe('Locked');
    jest.mocked(readNamedEntries).mockRejectedValue(new Error('busy'));
    expect(await registerUser(REQUEST, audited)).toEqual({ entryId: 'a00000000000001AAA', warning: 'busy' });
  });
});
