import { qualifiedName } from '../access/grantedRights.ts';
import type { Gap } from '../model/gap.ts';
import type {
  ExtlClntAppOauthPlcyCnfgRow,
  OrgSnapshot,
  SetupEntityRow,
  SnapshotRows
} from '../model/snapshot.ts';
import type { AppKind, Detection, EvidenceDetail, Trace } from './evidence.ts';

/** What an app declares of the client-credentials flow, whichever kind of app it is. */
interface Declaration {
  readonly appId: string;
  readonly kind: Exclude<AppKind, 'unknown'>;
  readonly username: string | null;
  readonly detail: EvidenceDetail;
}

const METADATA_TYPE: Record<Declaration['kind'], string> = {
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
 * the switch speaks, and where both are, that a user is named.
 */
function externalClientApps({ rows }: OrgSnapshot): Declaration[] {
  const { ExtlClntAppGlobalOauthSettings = [], ExtlClntAppPlcyCnfg = [] } = rows;
  const switches = new Map(
    ExtlClntAppGlobalOauthSettings.map((row) => [
      row.ExternalClientApplicationId,
      row.IsClientCredentialsFlowEnabled
    ])
  );
  const appOff = new Set(
    ExtlClntAppPlcyCnfg.filter((row) => !row.IsEnabled).map((row) => row.ExternalClientApplicationId)
  );
  return policies(rows).map((policy) => {
    const appId = policy.ExternalClientApplicationId;
    const username = policy.ClientCredentialsFlowUser;
    const isSwitchedOn = switches.get(appId);
    const isStated = policy.IsClientCredentialsFlowEnabled ?? isSwitchedOn ?? username !== null;
    const flow = isStated && isSwitchedOn !== false ? 'clientCredentialsOn' : 'clientCredentialsOff';
    return { appId, kind: 'externalClientApp', username, detail: appOff.has(appId) ? 'appOff' : flow };
  });
}

/** An app whose switch was read and whose policy was not still runs as somebody: its policy names nobody. */
function policies(rows: SnapshotRows): readonly ExtlClntAppOauthPlcyCnfgRow[] {
  const { ExtlClntAppGlobalOauthSettings = [], ExtlClntAppOauthPlcyCnfg = [] } = rows;
  const withPolicy = new Set(ExtlClntAppOauthPlcyCnfg.map((row) => row.ExternalClientApplicationId));
  const absent = ExtlClntAppGlobalOauthSettings.filter(
    (row) => !withPolicy.has(row.ExternalClientApplicationId)
  );
  return [
    ...ExtlClntAppOauthPlcyCnfg,
    ...absent.map(({ ExternalClientApplicationId }) => ({
      ExternalClientApplicationId,
      ClientCredentialsFlowUser: null,
      IsClientCredentialsFlowEnabled: null
    }))
  ];
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
      who: { username },
      evidence: {
        kind: 'declaredRunAs',
        source: `${METADATA_TYPE[kind]} ${name}`,
        detail,
        confidence: isOn ? 'high' : 'medium'
      },
      app: {
        id: appId,
        name,
        kind,
        flows: isOn ? ['clientCredentials'] : [],
        provenance: ['declared'],
        lastUsedAt: null
      }
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
