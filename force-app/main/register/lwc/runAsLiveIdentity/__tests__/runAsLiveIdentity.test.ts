import { readLiveAccess, readLiveIdentity, withEvidence } from 'c/runAsLiveIdentity';
import { readAccess, readRegister } from 'c/runAsSource';
import { read } from '../../../../../../config/lwc/liveAccess';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';

jest.mock('c/runAsSource', () => ({ readRegister: jest.fn(), readAccess: jest.fn() }));

const accessOf = jest.mocked(readAccess);
const orgOf = jest.mocked(readRegister);
const ORDERS = { username: 'Orders@acme.example', userId: null };

describe('reading one identity', () => {
  beforeEach(() => {
    accessOf.mockReset().mockResolvedValue(ORG_SNAPSHOT);
    orgOf.mockReset().mockResolvedValue(ORG_SNAPSHOT);
  });

  it('gives the access as it is shown and as it is kept', async () => {
    const live = await readLiveAccess(ORDERS);
    expect(live.opened.detail.grade).toBe('critical');
    expect(live.snapshot.username).toBe('orders@acme.example');
    expect(live.accessText).toContain('/67.0/UOFS/');
    expect(live.audited.identities).toHaveLength(1);
  });

  it('takes nobody, and nobody else, for no access', async () => {
    accessOf.mockResolvedValueOnce({ ...ORG_SNAPSHOT, rows: { ...ORG_SNAPSHOT.rows, User: [] } });
    await expect(readLiveAccess(ORDERS)).rejects.toThrow('Dashboard_UserGone');
    // The username now is somebody else's.
    await expect(readLiveAccess({ ...ORDERS, userId: 'u2' })).rejects.toThrow('Dashboard_UserGone');
  });

  it('takes ids of 15 and of 18 characters for the same user', async () => {
    const User = ORG_SNAPSHOT.rows.User!.map((user) => ({ ...user, Id: '005000000000001AAA' }));
    accessOf.mockResolvedValueOnce({ ...ORG_SNAPSHOT, rows: { ...ORG_SNAPSHOT.rows, User } });
    const live = await readLiveAccess({ ...ORDERS, userId: '005000000000001' });
    expect(live.opened.identity.userId).toBe('005000000000001AAA');
  });

  it('says why the user could not be read', async () => {
    const gaps = [
      { code: 'rightMissing' as const, params: { hides: 'users', permission: 'ViewSetup', object: 'User' } }
    ];
    accessOf.mockResolvedValueOnce({ ...ORG_SNAPSHOT, rows: {}, gaps });
    await expect(readLiveAccess(ORDERS)).rejects.not.toThrow('Dashboard_UserGone');
  });

  it('finds the identity in the whole org, by name or by id of 15', async () => {
    const byName = await readLiveIdentity(ORDERS, () => undefined);
    expect(byName.identity?.apps.map(({ name }) => name)).toEqual(['ERP']);
    expect(byName.audited.identities).toHaveLength(1);
    expect((await readLiveIdentity({ username: '', userId: 'u1' }, () => undefined)).identity?.username).toBe(
      'orders@acme.example'
    );
  });

  it('gives no identity of a person, and all gaps then', async () => {
    const found = await readLiveIdentity({ username: 'person@acme.example', userId: null }, () => undefined);
    expect(found.identity).toBeUndefined();
    expect(found.gaps.map(({ code }) => code)).toEqual(['assignedSetNotRead']);
  });

  it('puts the evidence of the org beside the access', async () => {
    const [access, org] = [await readLiveAccess(ORDERS), await readLiveIdentity(ORDERS, () => undefined)];
    const both = withEvidence(read(access), read(org));
    expect(both.value?.opened.identity.evidence.length).toBeGreaterThan(0);
    expect(both.value?.opened.detail).toBe(access.opened.detail);
    const without = { isLoading: false, error: '', value: undefined };
    expect(withEvidence(read(access), without).value).toBe(access);
  });
});
