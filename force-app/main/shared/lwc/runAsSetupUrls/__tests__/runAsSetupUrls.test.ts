import type { AppKind } from 'c/runAsCore';
import { setupPages } from 'c/runAsSetupUrls';

const USER =
  '/lightning/setup/ManageUsers/page?address=%2F005000000000001AAA%3Fnoredirect%3D1%26isUserEntityOverride%3D1';
const LOGINS = '/lightning/setup/OrgLoginHistory/home';
const CONNECTED = ['/lightning/setup/ConnectedApplication/home', '/lightning/setup/ConnectedAppsUsage/home'];
const EXTERNAL = '/lightning/setup/ManageExternalClientApplication/home';

function urls(userId: string | null, ...appKinds: AppKind[]): string[] {
  return setupPages(userId, appKinds).map(({ url }) => url);
}

describe('setupPages', () => {
  it('leads to the user inside Setup and to the logins, and to no app where there is none', () => {
    expect(urls('005000000000001AAA')).toEqual([USER, LOGINS]);
  });

  it('leads to the apps by their kinds', () => {
    expect(urls(null, 'connectedApp')).toEqual([LOGINS, ...CONNECTED]);
    expect(urls(null, 'externalClientApp')).toEqual([LOGINS, EXTERNAL]);
    expect(urls(null, 'unknown')).toEqual([LOGINS, ...CONNECTED, EXTERNAL]);
    expect(urls(null, 'connectedApp', 'externalClientApp', 'unknown')).toEqual(urls(null, 'unknown'));
  });

  it('names each page', () => {
    const labels = setupPages('005000000000001AAA', ['unknown']).map(({ label }) => label);
    expect(labels.join()).toMatch(
      /SetupUser,.*LoginHistory,.*ConnectedApps,.*OauthUsage,.*ExternalClientApps$/
    );
  });

  it.each([null, '', '001000000000001AAA', '005/../../evil', '005000000000001AAA?x'])(
    'makes no address of a user from %s',
    (userId) => {
      expect(urls(userId)).toEqual([LOGINS]);
    }
  );
});
