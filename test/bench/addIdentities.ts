import type { OrgState } from '../../local-org/org.ts';
import type { Store } from '../../local-org/store/store.ts';
import { generatedOrg } from './generatedOrg.ts';

export const LOGINS_OF_EACH = 10;

/** Users of generated profiles, each of which is API-only, with what integrations leave behind. */
export function addIdentities({ store }: OrgState, count: number): void {
  store.transaction(() => putRows(store, count));
}

function putRows(store: Store, count: number): void {
  const { rows } = generatedOrg(count).snapshot;
  const put = (object: string, keyPrefix: string, row: object): string => {
    const Id = store.nextId(keyPrefix);
    store.put(object, { ...row, Id });
    return Id;
  };
  const [anyUser] = store.rows('User');
  const profiles = new Map(
    rows.Profile?.map((row) => [row.Id, put('Profile', '00e', { ...store.rows('Profile')[0], ...row })])
  );
  const sets = new Map(
    rows.PermissionSet?.map((row) => {
      const owner = {
        ProfileId: profiles.get(row.ProfileId ?? '') ?? null,
        PermissionsApiUserOnly: row.IsOwnedByProfile
      };
      return [row.Id, put('PermissionSet', '0PS', { ...row, ...owner })];
    })
  );
  const users = new Map(
    rows.User?.map((row, i) => {
      const names = {
        Username: `feed.${i}@alderfinch.example`,
        Name: `Feed ${i}`,
        LastName: `Feed ${i}`,
        Alias: `f${i}`
      };
      return [
        row.Id,
        put('User', '005', { ...anyUser, ...row, ...names, ProfileId: [...profiles.values()][0] })
      ];
    })
  );
  for (const { AssigneeId, PermissionSetId } of rows.PermissionSetAssignment ?? []) {
    const assigned = { AssigneeId: users.get(AssigneeId), PermissionSetId: sets.get(PermissionSetId ?? '') };
    put('PermissionSetAssignment', '0Pa', { ...assigned, IsActive: true });
  }
  for (const UserId of users.values()) {
    put('OauthToken', '0CQ', { UserId, AppName: 'Order Hub', LastUsedDate: '2026-11-20T08:00:00.000+0000' });
    for (let day = 1; day <= LOGINS_OF_EACH; day++) {
      const LoginTime = `2026-11-${String(day).padStart(2, '0')}T08:00:00.000+0000`;
      const login = {
        LoginType: 'Remote Access 2.0',
        LoginSubType: 'OauthClientCredentials',
        Application: 'Order Hub'
      };
      put('LoginHistory', '0Ya', { UserId, LoginTime, ...login, Status: 'Success' });
    }
  }
}
