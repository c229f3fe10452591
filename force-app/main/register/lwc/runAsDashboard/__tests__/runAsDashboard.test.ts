import { CurrentPageReference } from 'lightning/navigation';
import type { audit } from 'c/runAsCore';
import type { OrgSnapshot } from 'c/runAsCore';
import RunAsDashboard from 'c/runAsDashboard';
import { forgetScan } from 'c/runAsDashboardData';
import { exportLines } from 'c/runAsExport';
import type { IdentityRow } from 'c/runAsIdentityRow';
import { readRegisterEntries } from 'c/runAsRegister';
import { RIGHTS } from 'c/runAsRights';
import { readRegister } from 'c/runAsSource';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';
import { registerContents, registerEntry } from '../../../../../../config/lwc/registerEntry';
import { sightOf } from '../../../../../../config/lwc/sight';

const mockBulk = jest.fn();
const mockImport = jest.fn();
const mockSave = jest.fn();

jest.mock('c/runAsSource', () => ({ readRegister: jest.fn() }));
jest.mock('c/runAsRegister', () => ({ readRegisterEntries: jest.fn() }));
jest.mock('c/runAsRights', () => ({ RIGHTS: {} }));
jest.mock('c/runAsExport', () => ({ exportLines: jest.fn() }));
jest.mock('c/runAsBulkModal', () => mockModal((options) => mockBulk(options) as unknown));
jest.mock('c/runAsImportModal', () => mockModal((options) => mockImport(options) as unknown));
jest.mock('c/runAsSaveScanModal', () => mockModal((options) => mockSave(options) as unknown));

/** A declaration, which is there before the imports are. */
function mockModal(open: (options: unknown) => unknown): object {
  return { __esModule: true, default: { open } };
}

jest.mock('@salesforce/i18n/timeZone', () => ({ __esModule: true, default: 'Pacific/Auckland' }), {
  virtual: true
});

const scan = jest.mocked(readRegister);
const contents = jest.mocked(readRegisterEntries);
const page = CurrentPageReference as unknown as { emit: (reference: object) => void };
const rights = RIGHTS as Record<string, boolean>;

const ORDERS = 'username:orders@acme.example';
const OLD = 'username:old@acme.example';
const TAB = { type: 'standard__navItemPage', attributes: { apiName: 'Run_As_Users' } };

const tellSight = sightOf();

function dashboard(): Promise<HTMLElement> {
  return mount('c-run-as-dashboard', RunAsDashboard);
}

function rows(element: HTMLElement): readonly IdentityRow[] {
  const [list] = all(element, 'c-run-as-identities') as (HTMLElement & { rows: IdentityRow[] })[];
  return list?.rows ?? [];
}

function keys(element: HTMLElement): string[] {
  return rows(element).map(({ key }) => key);
}

describe('c-run-as-dashboard', () => {
  beforeEach(() => {
    forgetScan();
    Object.assign(rights, { scan: true, view: true, review: true, manage: true });
    scan.mockReset().mockResolvedValue(ORG_SNAPSHOT);
    contents.mockReset().mockResolvedValue(registerContents(registerEntry()));
    mockBulk.mockReset();
  });

  it('lists what the scan found with what the register holds', async () => {
    const element = await dashboard();
    expect(keys(element)).toEqual([ORDERS, OLD]);
    expect(rows(element)[0]).toMatchObject({
      owner: 'Ann Ash',
      graded: { grade: 'critical', bound: 'exact' }
    });
    expect(rows(element)[1]).toMatchObject({ owner: '' });
  });

  it('shows how far the reading is until something is there', async () => {
    contents.mockReturnValue(new Promise(() => undefined));
    const { promise, resolve } = Promise.withResolvers<OrgSnapshot>();
    scan.mockReturnValue(promise);
    const element = await dashboard();
    const [[onProgress] = []] = scan.mock.calls;
    onProgress?.(3, 14);
    await rendered();
    expect(one(element, 'c-run-as-progress')).toMatchObject({ progress: { done: 3, started: 14 } });
    resolve(ORG_SNAPSHOT);
    await rendered();
    expect(keys(element)).toHaveLength(2);
  });

  it('shows the grades of the last saved scan while there is no other', async () => {
    scan.mockReturnValue(new Promise(() => undefined));
    contents.mockResolvedValue(
      registerContents(registerEntry({ AccessGrade__c: 'High', AccessBound__c: 'At least' }))
    );
    const element = await dashboard();
    expect(rows(element)[0]).toMatchObject({ graded: { grade: 'high', bound: 'lower' } });
    expect(one(element, 'c-run-as-pictures')).toMatchObject({
      counts: [{ row: 'high', column: 'unknown', count: 1 }]
    });
  });

  it('shows the register while the org is still scanned', async () => {
    scan.mockReturnValue(new Promise(() => undefined));
    const element = await dashboard();
    expect(keys(element)).toEqual([ORDERS]);
    expect(rows(element)[0]).toMatchObject({ graded: null });
    expect(one(element, 'c-run-as-progress')).toMatchObject({ isCompact: true });
  });

  it('does not scan again for who comes back, and reads the register anew', async () => {
    await dashboard();
    const element = await dashboard();
    expect(scan).toHaveBeenCalledTimes(1);
    expect(contents).toHaveBeenCalledTimes(2);
    expect(keys(element)).toEqual([ORDERS, OLD]);
  });

  it('reads the register anew when Lightning shows it again, having kept it hidden', async () => {
    const element = await dashboard();
    tellSight(element, true);
    expect(contents).toHaveBeenCalledTimes(1);
    contents.mockResolvedValue(registerContents(registerEntry({ BusinessOwner__r: { Name: 'Ben Oak' } })));
    tellSight(element, false);
    tellSight(element, true);
    await rendered();
    expect([scan, contents].map(({ mock }) => mock.calls.length)).toEqual([1, 2]);
    expect(rows(element)[0]).toMatchObject({ owner: 'Ben Oak' });
  });

  it('scans again when asked, and keeps the list meanwhile', async () => {
    const element = await dashboard();
    scan.mockReturnValue(new Promise(() => undefined));
    fire(one(element, 'c-run-as-dashboard-header'), 'refresh');
    await rendered();
    expect(scan).toHaveBeenCalledTimes(2);
    expect(keys(element)).toEqual([ORDERS, OLD]);
  });

  describe('as a user without', () => {
    it('the right to scan reads the register alone', async () => {
      rights.scan = false;
      const element = await dashboard();
      expect(scan).not.toHaveBeenCalled();
      expect(keys(element)).toEqual([ORDERS]);
      expect(all(element, 'c-run-as-notices')).toHaveLength(1);
      expect(all(element, 'c-run-as-gaps')).toHaveLength(0);
    });

    it('the right to read the register scans alone', async () => {
      Object.assign(rights, { view: false, manage: false });
      const element = await dashboard();
      expect(contents).not.toHaveBeenCalled();
      expect(rows(element)[0]?.owner).toContain('List_NotReadable');
      expect(all(element, 'c-run-as-bulk-bar')).toHaveLength(0);
    });

    it('any right is told so calmly, and nothing is called', async () => {
      Object.assign(rights, { scan: false, view: false, manage: false });
      const element = await dashboard();
      expect(textOf(one(element, 'h1'))).toContain('Register_NoRightTitle');
      expect(scan).not.toHaveBeenCalled();
      expect(contents).not.toHaveBeenCalled();
    });
  });

  describe('when a source fails', () => {
    it('shows the other one', async () => {
      scan.mockRejectedValue(new Error('Out of calls.'));
      const element = await dashboard();
      expect(keys(element)).toEqual([ORDERS]);
      expect(all(element, 'c-run-as-notices')).toHaveLength(1);
    });

    it('keeps what was read before', async () => {
      const element = await dashboard();
      contents.mockRejectedValue(new Error('The session has ended.'));
      fire(one(element, 'c-run-as-dashboard-header'), 'refresh');
      await rendered();
      expect([rows(element)[0]?.owner, all(element, 'c-run-as-notices').length]).toEqual(['Ann Ash', 1]);
    });

    it('says why when both fail, and reads again when asked', async () => {
      scan.mockRejectedValueOnce(new Error('No route to the org.'));
      contents.mockRejectedValueOnce(new Error('No register.'));
      const element = await dashboard();
      expect(textOf(one(element, '[role=alert]'))).toContain('No route to the org. No register.');
      one(element, '[role=alert] lightning-button').click();
      await rendered();
      expect(all(element, '[role=alert]')).toHaveLength(0);
      expect(keys(element)).toHaveLength(2);
    });
  });

  it('takes the keyboard to the reason when reading fails again', async () => {
    scan.mockRejectedValue(new Error('No route to the org.'));
    contents.mockRejectedValue(new Error('No register.'));
    const element = await dashboard();
    one(element, '[role=alert] lightning-button').click();
    await rendered();
    expect(element.shadowRoot?.activeElement).toBe(one(element, 'h1'));
  });

  it('takes it to the heading of the list once there is one', async () => {
    scan.mockRejectedValueOnce(new Error('No route to the org.'));
    const element = await dashboard();
    fire(one(element, 'c-run-as-notices'), 'retry');
    await rendered();
    const header = one(element, 'c-run-as-dashboard-header');
    expect(header.shadowRoot?.activeElement).toBe(one(header, 'h1'));
  });

  describe('its view', () => {
    it('is what the address says', async () => {
      const element = await dashboard();
      page.emit({ ...TAB, state: { c__tile: 'unregistered', c__sort: 'username' } });
      await rendered();
      expect(keys(element)).toEqual([OLD]);
      page.emit({ ...TAB, state: { c__search: 'erp' } });
      await rendered();
      expect(keys(element)).toEqual([ORDERS]);
    });

    it.each([
      ['c-run-as-tiles', 'tile', { tile: 'unregistered' }, [OLD]],
      ['c-run-as-filters', 'filter', { text: 'ERP' }, [ORDERS]],
      ['c-run-as-filters', 'filter', { grade: 'critical' }, [ORDERS]],
      ['c-run-as-filters', 'filter', { status: 'Active' }, [ORDERS]],
      ['c-run-as-pictures', 'filter', { grade: 'medium', recency: 'never' }, [OLD]],
      ['c-run-as-identities', 'sort', { sort: 'username' }, [OLD, ORDERS]]
    ])('follows %s', async (selector, name, detail, expected) => {
      const element = await dashboard();
      fire(one(element, selector), name, detail);
      await rendered();
      expect(keys(element)).toEqual(expected);
    });

    it('counts and says when nothing is found, and takes the filters away', async () => {
      const element = await dashboard();
      fire(one(element, 'c-run-as-filters'), 'filter', { text: 'nobody' });
      await rendered();
      expect(keys(element)).toEqual([]);
      fire(one(element, 'c-run-as-empty-state'), 'clear');
      await rendered();
      expect(keys(element)).toHaveLength(2);
    });

    it('pages, and falls back to the last page that is there', async () => {
      const entries = Array.from({ length: 60 }, (_, index) =>
        registerEntry({
          Id: `a0000000000${1000 + index}AAA`,
          Name: `user${100 + index}@acme.example`,
          UserKey__c: `username:user${100 + index}@acme.example`
        })
      );
      rights.scan = false;
      contents.mockResolvedValue(registerContents(...entries));
      const element = await dashboard();
      page.emit({ ...TAB, state: { c__page: '9' } });
      await rendered();
      expect(keys(element)).toHaveLength(10);
      fire(one(element, 'c-run-as-pager'), 'page', { page: 0 });
      await rendered();
      expect(keys(element)).toHaveLength(50);
    });
  });

  describe('a selection', () => {
    async function selected(): Promise<HTMLElement> {
      const element = await dashboard();
      fire(one(element, 'c-run-as-identities'), 'rowselect', { keys: [OLD], isSelected: true });
      await rendered();
      return element;
    }

    it('survives a filter', async () => {
      const element = await selected();
      fire(one(element, 'c-run-as-filters'), 'filter', { grade: 'critical' });
      await rendered();
      expect(one(element, 'c-run-as-bulk-bar')).toMatchObject({ selected: 1, found: 1 });
      fire(one(element, 'c-run-as-bulk-bar'), 'selectfound');
      await rendered();
      expect(one(element, 'c-run-as-bulk-bar')).toMatchObject({ selected: 2 });
      fire(one(element, 'c-run-as-bulk-bar'), 'selectnone');
      await rendered();
      expect(rows(element).every(({ isSelected }) => !isSelected)).toBe(true);
    });

    it('is given to the action, and loses what was saved', async () => {
      const element = await selected();
      fire(one(element, 'c-run-as-identities'), 'rowselect', { keys: [ORDERS], isSelected: true });
      fire(one(element, 'c-run-as-bulk-bar'), 'bulk', { kind: 'register' });
      const [[options] = []] = mockBulk.mock.calls as unknown as [
        {
          kind: string;
          selected: () => { lines: { key: string }[] };
          readAgain: () => Promise<{ lines: { key: string }[] }>;
          onsaved: (event: unknown) => void;
        }
      ][];
      expect(options?.kind).toBe('register');
      const keysOf = ({ lines }: { lines: { key: string }[] }) => lines.map(({ key }) => key).sort();
      expect(keysOf(options!.selected())).toEqual([OLD, ORDERS]);
      options?.onsaved({ detail: { keys: [OLD] } });
      await rendered();
      expect(contents).toHaveBeenCalledTimes(2);
      expect(rows(element).map(({ isSelected }) => isSelected)).toEqual([true, false]);
      expect(keysOf(await options!.readAgain())).toEqual([OLD, ORDERS]);
      expect(contents).toHaveBeenCalledTimes(3);
      contents.mockRejectedValue(new Error('No network.'));
      await expect(options!.readAgain()).rejects.toThrow('No network.');
    });
  });

  it('exports what the view shows', async () => {
    const element = await dashboard();
    fire(one(element, 'c-run-as-filters'), 'filter', { text: 'erp' });
    fire(one(element, 'c-run-as-dashboard-header'), 'export', { format: 'csv' });
    const [[format, lines, , when] = []] = jest.mocked(exportLines).mock.calls;
    expect(format).toBe('csv');
    expect(lines?.map(({ key }) => key)).toEqual([ORDERS]);
    expect(when?.asOf).toBe(ORG_SNAPSHOT.org.takenAt);
  });

  describe('looked at when it is the next month for the user, and not yet in UTC,', () => {
    const FIRST = { ReviewState__c: 'Never reviewed', NextReviewOn__c: '2026-12-31' };

    beforeEach(() => {
      jest.useFakeTimers({
        now: Date.parse('2026-11-30T20:00:00Z'),
        doNotFake: ['setTimeout', 'setImmediate']
      });
      contents.mockResolvedValue(registerContents(registerEntry(FIRST)));
      jest.mocked(exportLines).mockReset();
    });
    afterEach(() => jest.useRealTimers());

    it('shows the months and what is due soon by the day of the user', async () => {
      const element = await dashboard();
      const { months } = one(element, 'c-run-as-pictures') as HTMLElement & { months: { month: string }[] };
      expect([months[0]?.month, months.at(-1)?.month]).toEqual(['2026-09', '2027-08']);
      expect(one(element, 'c-run-as-tiles')).toMatchObject({ counts: { dueSoon: 1 } });
      fire(one(element, 'c-run-as-tiles'), 'tile', { tile: 'dueSoon' });
      await rendered();
      expect(keys(element)).toEqual([ORDERS]);
    });

    it('names the file of an export by it', async () => {
      const element = await dashboard();
      fire(one(element, 'c-run-as-dashboard-header'), 'export', { format: 'csv' });
      expect(jest.mocked(exportLines).mock.calls[0]?.[3]).toMatchObject({ today: '2026-12-01' });
    });
  });

  it('hands the scan to what saves, the org to what imports, and reads the register again', async () => {
    const element = await dashboard();
    fire(one(element, 'c-run-as-dashboard-header'), 'savescan');
    fire(one(element, 'c-run-as-dashboard-header'), 'importfile');
    const [[save] = []] = mockSave.mock.calls as unknown as [
      { scan: () => ReturnType<typeof audit>; onsaved: () => void }
    ][];
    expect(save?.scan().identities).toHaveLength(2);
    const [[load] = []] = mockImport.mock.calls as unknown as [
      { orgName: string; orgId: string; onsaved: () => void }
    ][];
    expect([load?.orgName, load?.orgId]).toEqual(['acme', ORG_SNAPSHOT.org.id]);
    save?.onsaved();
    load?.onsaved();
    await rendered();
    expect(contents).toHaveBeenCalledTimes(3);
  });
});
