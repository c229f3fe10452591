import { qualifiedName } from '../access/grantedRights.ts';
import type { Gap } from '../model/gap.ts';
import type { OrgSnapshot, SetupEntityRow } from '../model/snapshot.ts';
import type { AppKind, Detection, EvidenceDetail, Trace } from './evidence.ts';

/** What an app declares of the client-credentials flow, whichever kind of app it is. */
interface Declaration {
  readonly appId: string;
  readonly kind: AppKind;
  readonly username: string | null;
  readonly detail: EvidenceDetail;
}

const METADATA_TYPE: Record<AppKind, string> = {
  connectedApp: 'ConnectedApp',
  externalClientApp: 'ExternalClientApplication'
};

/**
 * Users that an app declares as the execution user of its client-credentials flow. A user stays declared
 * while the flow is off: switching it on again takes one click.
 */
export function declaredRunAs(snapshot: OrgSnapshot): Detection {
  const { ConnectedApplication = [], ExternalClientApplication = [] } = snapshot.rows;
  const apps = new Map([...ConnectedApplication, ...ExternalClientApplication].map((app) => [app.Id, app]));
  const declarations = [...connectedApps(snapshot), ...externalClientApps(snapshot)];
  return {
    traces: declarations.flatMap((declaration) => trace(declaration, apps)),
    gaps: declarations.flatMap((declaration) => missingUser(declaration, apps))
  };
}

function connectedApps({ rows }: OrgSnapshot): Declaration[] {
  return (rows.ConnectedApp ?? []).map((app) => ({
    appId: app.ConnectedApplicationId,
    kind: 'connectedApp',
    username: app.OauthClientCredentialUser,
    detail: app.IsClientCredentialEnabled ? 'clientCredentialsOn' : 'clientCredentialsOff'
  }));
}

/**
 * The flow runs when the policy, the app-level switch and the app itself are on. Where the policy is silent
 * the app-level switch speaks; an app whose switch is on and whose policy is absent still has a user.
 */
function externalClientApps({ rows }: OrgSnapshot): Declaration[] {
  const {
    ExtlClntAppGlobalOauthSettings = [],
    ExtlClntAppPlcyCnfg = [],
    ExtlClntAppOauthPlcyCnfg = []
  } = rows;
  const switches = new Map(
    ExtlClntAppGlobalOauthSettings.map((row) => [
      row.ExternalClientApplicationId,
      row.IsClientCredentialsFlowEnabled
    ])
  );
  const appOff = new Set(
    ExtlClntAppPlcyCnfg.filter((row) => !row.IsEnabled).map((row) => row.ExternalClientApplicationId)
  );
  const withPolicy = new Set(ExtlClntAppOauthPlcyCnfg.map((row) => row.ExternalClientApplicationId));
  const withoutPolicy = [...switches.keys()].filter((appId) => !withPolicy.has(appId));
  const policies = [
    ...ExtlClntAppOauthPlcyCnfg,
    ...withoutPolicy.map((ExternalClientApplicationId) => ({
      ExternalClientApplicationId,
      ClientCredentialsFlowUser: null,
      IsClientCredentialsFlowEnabled: null
    }))
  ];
  return policies.map((policy) => {
    const appId = policy.ExternalClientApplicationId;
    const username = policy.ClientCredentialsFlowUser;
    const appSwitch = switches.get(appId) ?? username !== null;
    const isFlowOn =
      policy.IsClientCredentialsFlowEnabled === null
        ? appSwitch
        : policy.IsClientCredentialsFlowEnabled && switches.get(appId) !== false;
    const flow = isFlowOn ? 'clientCredentialsOn' : 'clientCredentialsOff';
    return { appId, kind: 'externalClientApp', username, detail: appOff.has(appId) ? 'appOff' : flow };
  });
}

function trace(
  { appId, kind, username, detail }: Declaration,
  apps: ReadonlyMap<string, SetupEntityRow>
): Trace[] {
  if (!username) return [];
  const name = appName(appId, apps);
  const isOn = detail === 'clientCredentialsOn';
  return [
    {
      username,
      evidence: {
        kind: 'declaredRunAs',
        source: `${METADATA_TYPE[kind]} ${name}`,
        detail,
        confidence: isOn ? 'high' : 'medium'
      },
      app: { id: appId, name, kind, flows: isOn ? ['clientCredentials'] : [], provenance: ['declared'] }
    }
  ];
}

function missingUser(
  { appId, username, detail }: Declaration,
  apps: ReadonlyMap<string, SetupEntityRow>
): Gap[] {
  if (username || detail !== 'clientCredentialsOn') return [];
  return [{ code: 'appHasNoRunAsUser', params: { app: appName(appId, apps) } }];
}

function appName(appId: string, apps: ReadonlyMap<string, SetupEntityRow>): string {
  const app = apps.get(appId);
  return app ? qualifiedName(app) : appId;
}
