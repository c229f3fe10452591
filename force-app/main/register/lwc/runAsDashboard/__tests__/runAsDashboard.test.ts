import type { OrgSnapshot } from 'c/runAsCore';
import type { IdentityRow } from 'c/runAsIdentityRow';
import RunAsDashboard from 'c/runAsDashboard';
import type { ReadProgress } from 'c/runAsProgress';
import { readAccess, readRegister } from 'c/runAsSource';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';

jest.mock('c/runAsSource', () => ({ readRegister: jest.fn(), readAccess: jest.fn() }));

const registerOf = jest.mocked(readRegister);
const accessOf = jest.mocked(readAccess);

function dashboard(): Promise<HTMLElement> {
  return mount('c-run-as-dashboard', RunAsDashboard);
}

function shownUsers(element: HTMLElement): string[] {
  const [list] = all(element, 'c-run-as-identities') as (HTMLElement & { rows: IdentityRow[] })[];
  return (list?.rows ?? []).map(({ username }) => username);
}

describe('c-run-as-dashboard', () => {
  beforeEach(() => {
    registerOf.mockReset().mockResolvedValue(ORG_SNAPSHOT);
    accessOf.mockReset().mockRejectedValue(new Error('Nobody is opened here.'));
  });

  it('shows how far the reading is until the rows are there', async () => {
    const { promise, resolve } = Promise.withResolvers<OrgSnapshot>();
    registerOf.mockReturnValue(promise);
    const element = await dashboard();
    const [[onProgress] = []] = registerOf.mock.calls;
    onProgress?.(3, 14);
    await rendered();
    const progress = one(element, 'c-run-as-progress') as HTMLElement & { progress: ReadProgress };
    expect(progress.progress).toEqual({ done: 3, started: 14 });
    resolve(ORG_SNAPSHOT);
    await rendered();
    expect(all(element, 'c-run-as-progress')).toHaveLength(0);
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
    const open = async (access: () => Promise<OrgSnapshot>): Promise<HTMLElement> => {
      registerOf.mockResolvedValue(list);
      accessOf.mockImplementation(access);
      const element = await dashboard();
      fire(one(element, 'c-run-as-identities'), 'identityopen', { username: 'orders@acme.example' });
      return element;
    };

    it('reads the rest of the one that is opened, and shows that it does', async () => {
      const { promise, resolve } = Promise.withResolvers<OrgSnapshot>();
      const element = await open(() => promise);
      await rendered();
      expect(all(element, 'lightning-spinner')).toHaveLength(1);
      resolve({
        ...ORG_SNAPSHOT,
        rows: { ...listed, ObjectPermissions, FieldPermissions, SetupEntityAccess }
      } as OrgSnapshot);
      await rendered();
      expect(accessOf.mock.calls).toEqual([['orders@acme.example']]);
      const objects = one(one(element, 'c-run-as-access'), 'c-run-as-objects');
      expect((objects as HTMLElement & { rows: { name: string }[] }).rows[0]?.name).toBe('Account');
    });

    it('does not say why one failed that nobody waits for any more', async () => {
      const first = Promise.withResolvers<OrgSnapshot>();
      const element = await open(() => first.promise);
      accessOf.mockReturnValue(new Promise(() => undefined));
      fire(one(element, 'c-run-as-identities'), 'identityopen', { username: 'old@acme.example' });
      first.reject(new Error('Too late.'));
      await rendered();
      expect(all(element, '[role=alert]')).toHaveLength(0);
      expect(all(element, 'lightning-spinner')).toHaveLength(1);
    });

    it('does not show a user that is gone as one without access', async () => {
      const element = await open(() => Promise.resolve({ ...list, rows: { User: [] } }));
      await rendered();
      expect(textOf(one(element, '[role=alert]'))).toContain('Dashboard_UserGone');
      expect(all(element, 'c-run-as-access')).toHaveLength(0);
    });

    it('nor one that could not be read, and says why', async () => {
      const gaps = [
        { code: 'queryFailed', params: { object: 'User', hides: 'users', reason: 'Out of time.' } }
      ] as const;
      const element = await open(() => Promise.resolve({ ...list, rows: {}, gaps }));
      await rendered();
      expect(textOf(one(element, '[role=alert]'))).toContain('Out of time.');
      expect(all(element, 'c-run-as-access')).toHaveLength(0);
    });

    it('says why that failed, and keeps the list', async () => {
      const element = await open(() => Promise.reject(new Error('The session has ended.')));
      await rendered();
      expect(textOf(one(element, '[role=alert]'))).toContain('The session has ended.');
      expect(shownUsers(element)).toHaveLength(2);
    });
  });

  it('says why the org could not be read, and tries again', async () => {
    registerOf.mockRejectedValueOnce(new Error('No route to the org.'));
    const element = await dashboard();
    expect(textOf(one(element, '[role=alert]'))).toContain('No route to the org.');
    expect(shownUsers(element)).toEqual([]);
    one(element, '[role=alert] lightning-button').click();
    await rendered();
    expect(shownUsers(element)).toHaveLength(2);
    expect(all(element, '[role=alert]')).toHaveLength(0);
  });

  it('takes the keyboard to the reason when it fails again', async () => {
    registerOf.mockRejectedValue(new Error('You may not.'));
    const element = await dashboard();
    one(element, '[role=alert] lightning-button').click();
    await rendered();
    expect(element.shadowRoot?.activeElement).toBe(one(element, 'h1'));
    expect(textOf(one(element, '[role=alert]'))).toContain('You may not.');
  });

  it('says that an org has no run-as users, and still shows its gaps', async () => {
    const gaps = [{ code: 'fileEmpty', params: { path: 'a.profile' } }] as const;
    registerOf.mockResolvedValue({ ...ORG_SNAPSHOT, rows: {}, gaps });
    const element = await dashboard();
    expect(textOf(one(element, 'h2'))).toContain('Empty_Title');
    expect(all(element, 'c-run-as-gaps')).toHaveLength(1);
  });
});
