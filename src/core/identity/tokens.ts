import type { OrgSnapshot } from '../model/snapshot.ts';
import { appFinder } from './apps.ts';
import type { AppUse, Detection } from './evidence.ts';

/**
 * Apps of Salesforce that a person signs in to by hand, and whose tokens therefore say nothing of a program.
 * Names as `OauthToken.AppName` gives them; decisions/tokens-of-persons.md says why these.
 */
const PERSONS_APPS = new Set(
  [
    'Salesforce for iOS',
    'Salesforce for Android',
    'Salesforce Authenticator',
    'Salesforce for Outlook',
    'Salesforce Files',
    'Salesforce Mobile Dashboards',
    'Salesforce Touch',
    'SalesforceA',
    'Salesforce Chatter',
    'Chatter Desktop',
    'Chatter Mobile for BlackBerry'
  ].map((name) => name.toLowerCase())
);

/** Users whose token an app keeps: it acts as them without them, and need not log in again. */
export function liveTokens({ rows }: OrgSnapshot): Detection {
  const find = appFinder(rows);
  const uses = (rows.OauthToken ?? []).flatMap(({ UserId, AppName, LastUsedDate }): AppUse[] => {
    const app = find(AppName);
    if (!app) return [];
    const use = { flows: [], provenance: ['token' as const], lastUsedAt: LastUsedDate ?? null };
    return [{ who: { userId: UserId }, app: { ...app, ...use } }];
  });
  const held = (rows.OauthToken ?? []).filter(
    ({ AppName }) => !PERSONS_APPS.has((AppName ?? '').toLowerCase())
  );
  return {
    uses,
    traces: held.map(({ UserId, AppName }) => ({
      who: { userId: UserId },
      evidence: {
        kind: 'liveToken',
        source: `OauthToken ${AppName ?? ''}`.trim(),
        detail: 'tokenHeld',
        confidence: 'medium'
      }
    }))
  };
}
