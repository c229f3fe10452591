import type { OrgSnapshot } from 'c/runAsCore';
import type { IdentityRow } from 'c/runAsIdentityRow';
import RunAsDashboard from 'c/runAsDashboard';
import { setOrgSource } from 'c/runAsSource';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';

function dashboard(): Promise<HTMLElement> {
  return mount('c-run-as-dashboard', RunAsDashboard);
}

function shownUsers(element: HTMLElement): string[] {
  const [list] = all(element, 'c-run-as-identities') as (HTMLElement & { rows: IdentityRow[] })[];
  return (list?.rows ?? []).map(({ username }) => username);
}

describe('c-run-as-dashboard', () => {
  beforeEach(() => setOrgSource({ read: () => Promise.resolve(ORG_SNAPSHOT) }));

  it('shows that it is reading until the rows are there', async () => {
    const { promise, resolve } = Promise.withResolvers<OrgSnapshot>();
    setOrgSource({ read: () => promise });
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
    expect(select.options.map(({ value }) => value)).toEqual(['all', 'declaredRunAs']);
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

  it('says why the org could not be read, and tries again', async () => {
    const read = jest.fn<Promise<OrgSnapshot>, []>().mockRejectedValueOnce(new Error('No route to the org.'));
    setOrgSource({ read: read.mockResolvedValue(ORG_SNAPSHOT) });
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
    setOrgSource({ read: () => Promise.resolve({ ...ORG_SNAPSHOT, rows: {}, gaps }) });
    const element = await dashboard();
    expect(textOf(one(element, 'h2'))).toContain('Empty_Title');
    expect(all(element, 'c-run-as-gaps')).toHaveLength(1);
  });
});
