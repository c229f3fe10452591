import type { ObjectReport } from 'c/runAsCore';
import RunAsFields from 'c/runAsFields';
import RunAsObjects from 'c/runAsObjects';
import RunAsSetupEntities from 'c/runAsSetupEntities';
import { all, fire, mount, one, rendered, textOf } from '../../../../../../config/lwc/mount';

const path = { kind: 'permissionSet', name: 'Orders', member: null } as const;

describe('the tables of an access', () => {
  it('marks the rights on an object in their columns', async () => {
    const rows: ObjectReport[] = [
      { name: 'Account', read: true, viewAll: true, through: { read: [path], viewAll: [path] } },
      { name: 'Account', conditional: true, delete: true, through: { delete: [path] } }
    ];
    const element = await mount('c-run-as-objects', RunAsObjects, { rows });
    const marked = all(element, 'tbody tr').map((row) =>
      [...row.querySelectorAll('td.right')]
        .map((cell) => (cell.querySelector('lightning-icon') ? 'x' : '-'))
        .join('')
    );
    expect(marked).toEqual(['-x--x--', '---x---']);
    expect(textOf(all(element, 'tbody th')[1]!)).toContain('Access_WhenActivated');
  });

  it('searches objects', async () => {
    const rows = ['Account', 'Order'].map(
      (name) => ({ name, read: true, through: { read: [path] } }) as const
    );
    const element = await mount('c-run-as-objects', RunAsObjects, { rows });
    fire(one(frameOf(element), 'lightning-input'), 'change', { value: 'ord' });
    await rendered();
    expect(all(element, 'tbody th').map(textOf)).toEqual(['Order']);
  });

  it('does not take what was not read for nothing', async () => {
    const empty = await mount('c-run-as-objects', RunAsObjects, { rows: [] });
    expect(frameOf(empty)).toMatchObject({ emptyText: 'c.RunAs_Table_Empty' });
    const unread = await mount('c-run-as-objects', RunAsObjects, { rows: [], isUnread: true });
    expect(frameOf(unread)).toMatchObject({ emptyText: 'c.RunAs_Table_Unread' });
  });

  it('names the rights on a field', async () => {
    const through = { read: [path], edit: [path] };
    const rows = [{ name: 'Account.Phone', read: true, edit: true, through }] as const;
    const element = await mount('c-run-as-fields', RunAsFields, { rows });
    expect(textOf(one(element, 'tbody tr'))).toContain(
      'Account.Phone c.RunAs_Right_Read, c.RunAs_Right_Edit'
    );
  });

  it('names the kind of a setup entity, and keeps one it does not know', async () => {
    const rows = [
      { kind: 'ApexClass', name: 'Loader', through: [path] },
      { kind: 'NamedCredential', name: 'Books', through: [path] }
    ] as const;
    const element = await mount('c-run-as-setup-entities', RunAsSetupEntities, { rows });
    expect(all(element, 'tbody tr').map(textOf)).toEqual([
      'c.RunAs_Entity_ApexClass Loader',
      'NamedCredential Books'
    ]);
  });
});

function frameOf(element: HTMLElement): HTMLElement {
  return one(element, 'c-run-as-table-frame');
}
