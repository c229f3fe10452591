import { setupUrls } from 'c/runAsSetupUrls';

describe('setupUrls', () => {
  it('leads to the user inside Setup, and to the pages beside', () => {
    expect(setupUrls('005000000000001AAA').map(({ page, url }) => `${page} ${url}`)).toEqual([
      'user /lightning/setup/ManageUsers/page?address=%2F005000000000001AAA%3Fnoredirect%3D1%26isUserEntityOverride%3D1',
      'loginHistory /lightning/setup/OrgLoginHistory/home',
      'oauthUsage /lightning/setup/ConnectedAppsUsage/home',
      'externalClientApps /lightning/setup/ManageExternalClientApplication/home'
    ]);
  });

  it.each([null, '', '001000000000001AAA', '005/../../evil', '005000000000001AAA?x'])(
    'makes no address of a user from %s',
    (userId) => {
      expect(setupUrls(userId).map(({ page }) => page)).not.toContain('user');
    }
  );
});
