/** Pages of Setup that have to do with a run-as user. */
export type SetupPage = 'user' | 'loginHistory' | 'oauthUsage' | 'externalClientApps';

export interface SetupUrl {
  readonly page: SetupPage;
  readonly url: string;
}

const USER_ID = /^005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;

/** The classic page of the user, inside Setup. */
function userUrl(userId: string): string {
  const address = encodeURIComponent(`/${userId}?noredirect=1&isUserEntityOverride=1`);
  return `/lightning/setup/ManageUsers/page?address=${address}`;
}

/**
 * Addresses of the Setup pages of one user, in the order in which they are shown.
 *
 * @param userId of the user; null or no id of a user leaves the user's own page out.
 */
export function setupUrls(userId: string | null): SetupUrl[] {
  const user: SetupUrl[] =
    userId !== null && USER_ID.test(userId) ? [{ page: 'user', url: userUrl(userId) }] : [];
  return [
    ...user,
    { page: 'loginHistory', url: '/lightning/setup/OrgLoginHistory/home' },
    { page: 'oauthUsage', url: '/lightning/setup/ConnectedAppsUsage/home' },
    { page: 'externalClientApps', url: '/lightning/setup/ManageExternalClientApplication/home' }
  ];
}
