import type { UserPermissionReport } from 'c/runAsCore';
import RunAsUserPermissions from 'c/runAsUserPermissions';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

const through = [{ kind: 'profile', name: 'Integration', member: null }] as const;
const ROWS: UserPermissionReport[] = [
  { name: 'ModifyAllData', grade: 'critical', conditional: true, through },
  { name: 'ApiEnabled', grade: 'medium', through },
  { name: 'ManageQuantumLedger', grade: 'none', unknown: true, through }
];

function table(rows: UserPermissionReport[]): Promise<HTMLElement> {
  return mount('c-run-as-user-permissions', RunAsUserPermissions, { rows });
}

async function search(element: HTMLElement, value: string): Promise<void> {
  fire(one(frameOf(element), 'lightning-input'), 'change', { value });
  await rendered();
}

describe('c-run-as-user-permissions', () => {
  it('says why a permission is grave, and what is not known of one', async () => {
    const element = await table(ROWS);
    const [modifyAll, api, unknown] = all(element, 'tbody th').map(textOf);
    expect(modifyAll).toContain('c.RunAs_Access_WhenActivated · Reads, changes');
    expect(api).toContain('Uses the APIs');
    expect(unknown).toContain('c.RunAs_Access_PermissionUnknown');
  });

  it('searches names and paths', async () => {
    const element = await table(ROWS);
    await search(element, 'quantum');
    expect(all(element, 'tbody th .name').map(textOf)).toEqual(['ManageQuantumLedger']);
    await search(element, 'integration');
    expect(all(element, 'tbody tr')).toHaveLength(3);
  });

  it('says when nothing fits, and when there is nothing', async () => {
    const element = await table(ROWS);
    await search(element, 'nothing like it');
    expect(textOf(one(frameOf(element), '[role=status]'))).toContain('Table_NothingFound');
    expect(textOf(one(frameOf(await table([])), '[role=status]'))).toContain('Table_Empty');
  });

  it('shows a page at a time', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => ({ name: `Right${i}`, grade: 'none', through }) as const
    );
    const element = await table([...rows]);
    expect(all(element, 'tbody tr')).toHaveLength(50);
    fire(one(frameOf(element), 'c-run-as-pager'), 'page', { page: 1 });
    await rendered();
    expect(all(element, 'tbody tr')).toHaveLength(10);
    await search(element, 'Right1');
    expect(all(element, 'tbody tr')).toHaveLength(11);
  });
});

function frameOf(element: HTMLElement): HTMLElement {
  return one(element, 'c-run-as-table-frame');
}
