import type { GrantShare } from 'c/runAsCore';
import RunAsGrants from 'c/runAsGrants';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

const NOTHING = { userPermissions: [], objects: 0, fields: 0, setupEntities: 0 };

describe('c-run-as-grants', () => {
  it('says what goes with an assignment', async () => {
    const shares: GrantShare[] = [
      {
        kind: 'profile',
        name: 'Integration',
        rights: 9,
        grade: 'none',
        lost: { ...NOTHING, userPermissions: ['ApiEnabled'] }
      },
      {
        kind: 'group',
        name: 'Orders',
        rights: 9,
        grade: 'medium',
        lost: { ...NOTHING, objects: 3, fields: 4, setupEntities: 1 }
      }
    ];
    const element = await mount('c-run-as-grants', RunAsGrants, { shares });
    expect(all(element, 'tbody tr').map(textOf)).toEqual([
      'Integration c.RunAs_Kind_Profile ApiEnabled',
      'Orders c.RunAs_Kind_Group c.RunAs_Access_ObjectRights · c.RunAs_Access_FieldRights · c.RunAs_Access_SetupEntityRights'
    ]);
  });

  it('says that an assignment grants nothing at all', async () => {
    const shares: GrantShare[] = [
      { kind: 'profile', name: 'Empty', rights: 0, grade: 'none', lost: NOTHING }
    ];
    const element = await mount('c-run-as-grants', RunAsGrants, { shares });
    expect(textOf(one(element, 'tbody tr'))).toContain('Access_GrantEmpty');
  });

  it('says that an assignment brings nothing of its own, and that there is none', async () => {
    const shares: GrantShare[] = [
      { kind: 'permissionSet', name: 'Spare', rights: 9, grade: 'high', lost: NOTHING }
    ];
    const element = await mount('c-run-as-grants', RunAsGrants, { shares });
    expect(textOf(one(element, 'tbody tr'))).toContain('Access_GrantRedundant');
    expect(textOf(one(await mount('c-run-as-grants', RunAsGrants), 'p'))).toContain('Access_GrantsNone');
  });
});
