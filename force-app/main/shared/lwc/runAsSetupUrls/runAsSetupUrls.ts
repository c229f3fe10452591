import type { AppKind } from 'c/runAsCore';
import { RECORD_LABELS } from 'c/runAsRecordLabels';

/** A page of Setup that has to do with a run-as user. */
export interface SetupPage {
  readonly url: string;
  readonly label: string;
}

const USER_ID = /^005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;

const LOGIN_HISTORY = setupPage('OrgLoginHistory', RECORD_LABELS.setupLoginHistory);
const CONNECTED_APPS = [
  setupPage('ConnectedApplication', RECORD_LABELS.setupConnectedApps),
  setupPage('ConnectedAppsUsage', RECORD_LABELS.setupOauthUsage)
];
const EXTERNAL_CLIENT_APPS = [
  setupPage('ManageExternalClientApplication', RECORD_LABELS.setupExternalClientApps)
];

/**
 * The pages of Setup for one user, in the order in which they are shown.
 *
 * @param userId of the user; null or no id of a user leaves the user's own page out.
 * @param appKinds of the apps that act as the user; an app of unknown kind may be on any page of apps.
 */
export function setupPages(userId: string | null, appKinds: readonly AppKind[]): SetupPage[] {
  const mayHave = (kind: AppKind): boolean => appKinds.includes(kind) || appKinds.includes('unknown');
  return [
    ...(userId !== null && USER_ID.test(userId) ? [userPage(userId)] : []),
    LOGIN_HISTORY,
    ...(mayHave('connectedApp') ? CONNECTED_APPS : []),
    ...(mayHave('externalClientApp') ? EXTERNAL_CLIENT_APPS : [])
  ];
}

/** The classic page of the user, inside Setup. */
function userPage(userId: string): SetupPage {
  const address = encodeURIComponent(`/${userId}?noredirect=1&isUserEntityOverride=1`);
  return { url: `/lightning/setup/ManageUsers/page?address=${address}`, label: RECORD_LABELS.setupUser };
}

function setupPage(name: string, label: string): SetupPage {
  return { url: `/lightning/setup/${name}/home`, label };
}
