import { audit, registerLines } from 'c/runAsCore';
import type { DashboardData, Source } from 'c/runAsDashboardData';
import RunAsDashboardHeader from 'c/runAsDashboardHeader';
import { RIGHTS } from 'c/runAsRights';
import { all, fire, mount, one, textOf } from '../../../../../../config/lwc/mount';
import { ORG_SNAPSHOT } from '../../../../../../config/lwc/orgSnapshot';
import { registerContents, registerEntry } from '../../../../../../config/lwc/registerEntry';

jest.mock('c/runAsRights', () => ({ RIGHTS: { manage: true } }));

const DENIED = { state: 'denied', value: null, error: '' } as const;

function read<T>(value: T): Source<T> {
  return { state: 'read', value, error: '' };
}

function header(changes: Partial<DashboardData>): Promise<HTMLElement> {
  const data: DashboardData = {
    scan: read(audit(ORG_SNAPSHOT, '2026-11-21')),
    register: read(registerContents(registerEntry())),
    lines: registerLines(null, [registerEntry()], []),
    ...changes
  };
  return mount('c-run-as-dashboard-header', RunAsDashboardHeader, { data });
}

function labels(element: HTMLElement): string[] {
  return (all(element, 'lightning-button') as (HTMLElement & { label: string })[]).map(({ label }) => label);
}

describe('c-run-as-dashboard-header', () => {
  beforeEach(() => Object.assign(RIGHTS, { manage: true }));

  it('shows when the scan was made, and offers to save it', async () => {
    const element = await header({});
    const date = one(element, 'lightning-formatted-date-time') as HTMLElement & { value: string };
    expect(date.value).toBe(ORG_SNAPSHOT.org.takenAt);
    expect(labels(element)).toEqual([
      'c.RunAs_Register_Refresh',
      'c.RunAs_Register_Import',
      'c.RunAs_Register_SaveScan'
    ]);
  });

  it('shows the last saved scan where there is no other', async () => {
    const element = await header({ scan: DENIED });
    expect(textOf(element.shadowRoot!)).toContain('Register_SavedScan');
    expect(labels(element)).not.toContain('c.RunAs_Register_SaveScan');
  });

  it('says that none was saved yet', async () => {
    const element = await header({ scan: DENIED, register: read(registerContents()) });
    expect(textOf(element.shadowRoot!)).toContain('Register_NeverScanned');
  });

  it('offers who may not manage the register nothing that changes it', async () => {
    Object.assign(RIGHTS, { manage: false });
    expect(labels(await header({}))).toEqual(['c.RunAs_Register_Refresh']);
  });

  it('fires what is chosen', async () => {
    const element = await header({});
    const fired: unknown[] = [];
    for (const name of ['refresh', 'importfile', 'savescan', 'export'])
      element.addEventListener(name, ({ type, detail }: CustomEventInit & { type: string }) =>
        fired.push([type, detail])
      );
    for (const button of all(element, 'lightning-button')) button.click();
    fire(one(element, 'lightning-button-menu'), 'select', { value: 'csv' });
    expect(fired).toEqual([
      ['refresh', null],
      ['importfile', null],
      ['savescan', null],
      ['export', { format: 'csv' }]
    ]);
  });
});
