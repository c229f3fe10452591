import type { GrantPath } from 'c/runAsCore';
import RunAsGrantPaths from 'c/runAsGrantPaths';
import { all, mount, textOf } from '../../../../../../config/lwc/mount';

describe('c-run-as-grant-paths', () => {
  it('shows each path once, with its member and what is special about it', async () => {
    const paths: GrantPath[] = [
      { kind: 'profile', name: 'Admin', member: null },
      { kind: 'profile', name: 'Admin', member: null },
      { kind: 'group', name: 'Ops', member: 'Orders', possiblyStale: true },
      { kind: 'permissionSet', name: 'Repair', member: null, by: 'ModifyAllData', conditional: true }
    ];
    const element = await mount('c-run-as-grant-paths', RunAsGrantPaths, { paths });
    expect(all(element, 'li').map(textOf)).toEqual([
      'Admin',
      'Ops › Orders (c.RunAs_Access_PossiblyStale)',
      'Repair (c.RunAs_Access_PathBy, c.RunAs_Access_WhenActivated)'
    ]);
  });
});
