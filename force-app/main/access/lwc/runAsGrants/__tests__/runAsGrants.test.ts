import type { GrantShare } from 'c/runAsCore';
import RunAsGrants from 'c/runAsGrants';
import { all, mount, one, textOf } from '../../../../../../config/lwc/mount';

jest.mock(
  '@salesforce/label/c.RunAs_Access_AndMore',
  () => ({ __esModule: true, default: '{0} and {1} more' }),
  {
    virtual: true
  }
);
jest.mock(
  '@salesforce/label/c.RunAs_Access_ObjectRights',
  () => ({ __esModule: true, default: '{0} on objects' }),
  {
    virtual: true
  }
);
jest.mock(
  '@salesforce/label/c.RunAs_Access_FieldRights',
  () => ({ __esModule: true, default: '{0} on fields' }),
  {
    virtual: true
  }
);
jest.mock(
  '@salesforce/label/c.RunAs_Access_SetupEntityRights',
  () => ({ __esModule: true, default: '{0} on others' }),
  {
    virtual: true
  }
);

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
      'Orders c.RunAs_Kind_Group 3 on objects · 4 on fields · 1 on others'
    ]);
  });

  it('writes numbers as the locale of the user does', async () => {
    const userPermissions = Array.from({ length: 1238 }, (_, index) => `P${index}`);
    const lost = { userPermissions, objects: 2345, fields: 3456, setupEntities: 4567 };
    const shares: GrantShare[] = [{ kind: 'group', name: 'Orders', rights: 9, grade: 'medium', lost }];
    const element = await mount('c-run-as-grants', RunAsGrants, { shares });
    expect(textOf(one(element, 'tbody td'))).toBe(
      'P0, P1, P2, P3 and 1,234 more · 2,345 on objects · 3,456 on fields · 4,567 on others'
    );
  });

  it('says that an assignment grants nothing at all', async () => {
    const shares: GrantShare[] = [
      { kind: 'profile', name: 'Empty', rights: 0, grade: 'none', lost: NOTHING }
    ];
    const element = await mount('c-run-as-grants', RunAsGrants, { shares });
    expect(textOf(one(element, 'tbody td'))).toMatch(/Access_GrantEmpty$/);
    const partly = await mount('c-run-as-grants', RunAsGrants, { shares, isPartlyRead: true });
    expect(textOf(one(partly, 'tbody td'))).toMatch(/Access_GrantEmptyOfRead$/);
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
