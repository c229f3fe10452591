import type { OrgSnapshot } from 'c/runAsCore';
import type { IdentityRow } from 'c/runAsIdentityRow';
import RunAsDashboard from 'c/runAsDashboard';
import { setOrgSource } from 'c/runAsSource';
import type { OrgSource } from 'c/runAsSource';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';

function dashboard(): Promise<HTMLElement> {
  return mount('c-run-as-dashboard', RunAsDashboard);
}

function sourceOf(read: OrgSource['read']): OrgSource {
  return { read, readAccess: () => Promise.reject(new Error('Nobody is opened here.')) };
}

function shownUsers(element: HTMLElement): string[] {
  const [list] = all(element, 'c-run-as-identities') as (HTMLElement & { rows: IdentityRow[] })[];
  return (list?.rows ?? []).map(({ username }) => username);
}

describe('c-run-as-dashboard', () => {
  beforeEach(() => setOrgSource(sourceOf(() => Promise.resolve(ORG_SNAPSHOT))));

  it('shows that it is reading until the rows are there', async () => {
    const { promise, resolve } = Promise.withResolvers<OrgSnapshot>();
    setOrgSource(sourceOf(() => promise));
    const element = await dashboard();
    expect(all(element, 'lightning-spinner')).toHaveLength(1);
    resolve(ORG_SNAPSHOT);
    await rendered();
    expect(all(element, 'lightning-spinner')).toHaveLength(0);
  });

  it('lists the identities, and nobody else', async () => {
    const element = await dashboard();
    expect(shownUsers(element).sort()).toEqual(['old@acme.example', 'orders@acme.example']);
  });

  it('shows the gaps of all identities', async () => {
    const element = await dashboard();
    const gaps = one(element, 'c-run-as-gaps') as HTMLElement & { gaps: { code: string }[] };
    expect(gaps.gaps.map(({ code }) => code)).toEqual(['assignedSetNotRead']);
  });

  it('searches by user, app and right', async () => {
    const element = await dashboard();
    for (const [text, found] of [
      ['ERP', ['orders@acme.example']],
      ['modifyall', ['orders@acme.example']],
      ['OLD@', ['old@acme.example']],
      ['person', []]
    ] as const) {
      fire(one(element, 'lightning-input'), 'change', { value: text });
      await rendered();
      expect(shownUsers(element)).toEqual(found);
    }
    expect(textOf(one(element, '[role=status]'))).toContain('Empty_NothingFound');
  });

  it('filters by grade, and the bar counts what the search leaves', async () => {
    const element = await dashboard();
    fire(one(element, 'c-run-as-grade-bar'), 'grade', { grade: 'critical' });
    await rendered();
    expect(shownUsers(element)).toEqual(['orders@acme.example']);
    const bar = one(element, 'c-run-as-grade-bar') as HTMLElement & { grades: string[] };
    expect([...bar.grades].sort()).toEqual(['critical', 'medium']);
  });

  it('offers the kinds of evidence that were found', async () => {
    const element = await dashboard();
    const select = one(element, 'lightning-select') as HTMLElement & { options: { value: string }[] };
    expect(select.options.map(({ value }) => value)).toEqual(['all', 'declaredRunAs', 'apiOnly']);
    fire(select, 'change', { value: 'declaredRunAs' });
    await rendered();
    expect(shownUsers(element)).toHaveLength(2);
  });

  it('opens an identity and comes back', async () => {
    const element = await dashboard();
    fire(one(element, 'c-run-as-identities'), 'identityopen', { username: 'orders@acme.example' });
    await rendered();
    const access = one(element, 'c-run-as-access');
    expect(textOf(one(access, 'h1'))).toBe('orders@acme.example');
    expect(all(element, '.slds-hide c-run-as-identities')).toHaveLength(1);
    fire(access, 'close');
    await rendered();
    expect(all(element, '.slds-hide')).toHaveLength(0);
    expect(shownUsers(element)).toHaveLength(2);
  });

  describe('of a list that holds user permissions alone', () => {
    const { ObjectPermissions, FieldPermissions, SetupEntityAccess, ...listed } = ORG_SNAPSHOT.rows;
    const list: OrgSnapshot = { ...ORG_SNAPSHOT, rows: listed, parts: ['userPermissions'] };
    const open = async (readAccess: OrgSource['readAccess']): Promise<HTMLElement> => {
      setOrgSource({ read: () => Promise.resolve(list), readAccess });
      const element = await dashboard();
      fire(one(element, 'c-run-as-identities'), 'identityopen', { username: 'orders@acme.example' });
      return element;
    };

    it('reads the rest of the one that is opened, and shows that it does', async () => {
      const { promise, resolve } = Promise.withResolvers<OrgSnapshot>();
      const asked: string[] = [];
      const element = await open((username) => {
        asked.push(username);
        return promise;
      });
      await rendered();
      expect(all(element, 'lightning-spinner')).toHaveLength(1);
      resolve({
        ...ORG_SNAPSHOT,
        rows: { ...listed, ObjectPermissions, FieldPermissions, SetupEntityAccess }
      } as OrgSnapshot);
      await rendered();
      expect(asked).toEqual(['orders@acme.example']);
      const objects = one(one(element, 'c-run-as-access'), 'c-run-as-objects');
      expect((objects as HTMLElement & { rows: { name: string }[] }).rows[0]?.name).toBe('Account');
    });

    it('says why that failed, and keeps the list', async () => {
      const element = await open(() => Promise.reject(new Error('The session has ended.')));
      await rendered();
      expect(textOf(one(element, '[role=alert]'))).toContain('The session has ended.');
      expect(shownUsers(element)).toHaveLength(2);
    });
  });

  it('says why the org could not be read, and tries again', async () => {
    const read = jest.fn<Promise<OrgSnapshot>, []>().mockRejectedValueOnce(new Error('No route to the org.'));
    setOrgSource(sourceOf(read.mockResolvedValue(ORG_SNAPSHOT)));
    const element = await dashboard();
    expect(textOf(one(element, '[role=alert]'))).toContain('No route to the org.');
    expect(shownUsers(element)).toEqual([]);
    one(element, '[role=alert] lightning-button').click();
    await rendered();
    expect(shownUsers(element)).toHaveLength(2);
  });

  it('says that nothing is connected', async () => {
    setOrgSource(undefined);
    const element = await dashboard();
    expect(textOf(one(element, '[role=alert]'))).toContain('Error_NoSource');
  });

  it('says that an org has no run-as users, and still shows its gaps', async () => {
    const gaps = [{ code: 'fileEmpty', params: { path: 'a.profile' } }] as const;
    setOrgSource(sourceOf(() => Promise.resolve({ ...ORG_SNAPSHOT, rows: {}, gaps })));
    const element = await dashboard();
    expect(textOf(one(element, 'h2'))).toContain('Empty_Title');
    expect(all(element, 'c-run-as-gaps')).toHaveLength(1);
  });
});
