import { commaSeparated } from '../../../src/org/metadata/metadataFile.ts';
import type { Deployment, Problem, ReadComponent, TypeHandler } from '../deployment.ts';
import { idOfComponent, missingReferences } from '../deployment.ts';
import { enumerated } from '../elements.ts';
import type { Values } from '../rows.ts';
import { putRow, removeRows } from '../rows.ts';
import { booleanOf, textOf, textsOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { preAuthorise } from './connectedApp.ts';

const APP = 'ExternalClientApplication';
const NUMBERS = new Set(['int', 'double']);

/** Metadata API Developer Guide, "ExternalClientApplication". */
export const EXTERNAL_CLIENT_APP: TypeHandler = {
  apply: (component, id, deployment) => putAppRow(deployment, APP, id, component, {}),
  remove: (id, fullName, deployment) => {
    const parts = PARTS.filter(
      (object) => deployment.org.store.find(object, 'ExternalClientApplicationId', id).length > 0
    );
    if (parts.length > 0)
      return `${APP} ${fullName} still has rows of ${parts.join(', ')}: delete its settings and policies too`;
    removeRows(deployment, 'SetupEntityAccess', 'SetupEntityId', id);
    deployment.org.store.remove(APP, id);
    return undefined;
  }
};

const PARTS = ['ExtlClntAppOauthSettings', 'ExtlClntAppOauthPlcyCnfg', 'ExtlClntAppPlcyCnfg'];

/** The global OAuth settings have no row: only metadata tells them (Metadata API, ExtlClntAppGlobalOauthSettings). */
export const ECA_GLOBAL_OAUTH: TypeHandler = { references: appProblems };

export const ECA_OAUTH_SETTINGS: TypeHandler = {
  references: (component, deployment) => [...appProblems(component, deployment), ...scopeProblems(component)],
  apply: (component, id, deployment) => {
    const { schema } = deployment.org;
    const scopes = scopesOf(component.content);
    const columns = schema
      .object('ExtlClntAppOauthSettings')!
      .fields.filter(({ name }) => name.startsWith('OauthScopes'));
    putAppRow(deployment, 'ExtlClntAppOauthSettings', id, component, {
      ...Object.fromEntries(
        columns.map(({ name }) => [name, scopes.has(plain(name.slice('OauthScopes'.length)))])
      ),
      ExtlClntAppOauthOptionsFirstPartyAppEnabled:
        booleanOf(component.content, 'isFirstPartyAppEnabled') === true
    });
  },
  remove: removeRow('ExtlClntAppOauthSettings')
};

export const ECA_OAUTH_POLICIES: TypeHandler = {
  references: (component, deployment) => [
    ...appProblems(component, deployment),
    ...missingReferences(
      deployment,
      'commaSeparatedPermissionSet',
      'PermissionSet',
      listed(component, 'commaSeparatedPermissionSet')
    ),
    ...missingReferences(
      deployment,
      'commaSeparatedProfile',
      'Profile',
      listed(component, 'commaSeparatedProfile')
    )
  ],
  apply: (component, id, deployment) => {
    const appId = appIdOf(component, deployment);
    const [settings] = deployment.org.store.find(
      'ExtlClntAppOauthSettings',
      'ExternalClientApplicationId',
      appId
    );
    putAppRow(deployment, 'ExtlClntAppOauthPlcyCnfg', id, component, {
      ExtlClntAppOauthSettingsId: settings?.Id ?? null
    });
    preAuthorise(deployment, appId, APP, {
      permissionSets: listed(component, 'commaSeparatedPermissionSet'),
      profiles: listed(component, 'commaSeparatedProfile')
    });
  },
  remove: removeRow('ExtlClntAppOauthPlcyCnfg')
};

export const ECA_POLICIES: TypeHandler = {
  references: appProblems,
  apply: (component, id, deployment) => {
    const isOn = booleanOf(component.content, 'isOauthPluginEnabled') === true;
    putAppRow(deployment, 'ExtlClntAppPlcyCnfg', id, component, {
      OauthPluginStatus: isOn ? 'Enabled' : 'Disabled'
    });
  },
  remove: removeRow('ExtlClntAppPlcyCnfg')
};

function removeRow(object: string): NonNullable<TypeHandler['remove']> {
  return (id, _fullName, { org: { store } }) => {
    store.remove(object, id);
    return undefined;
  };
}

/** The columns of these objects are the elements of their files, with a capital. */
function putAppRow(
  deployment: Deployment,
  object: string,
  id: string,
  { fullName, content }: ReadComponent,
  values: Values
): void {
  putRow(deployment, object, id, {
    DeveloperName: fullName,
    MasterLabel: textOf(content, 'label') ?? fullName,
    Language: 'en_US',
    ExternalClientApplicationId:
      idOfComponent(deployment.org, APP, textOf(content, 'externalClientApplication') ?? '') ?? null,
    ...columnsOf(deployment, object, content),
    ...values
  });
}

function columnsOf({ org: { schema } }: Deployment, objectName: string, content: XmlElement): Values {
  const object = schema.object(objectName)!;
  const wanted = object.fields.filter(({ type }) => type !== 'reference' && type !== 'id');
  return Object.fromEntries(
    wanted.flatMap(({ name, type }): [string, string | number | boolean | null][] => {
      const element = name[0]!.toLowerCase() + name.slice(1);
      const text = textOf(content, element);
      if (type === 'boolean') return [[name, booleanOf(content, element) === true]];
      if (text === undefined) return NOT_IN_FILE.has(name) ? [] : [[name, null]];
      return [[name, NUMBERS.has(type) ? Number(text) : text]];
    })
  );
}

const NOT_IN_FILE = new Set([
  'DeveloperName',
  'MasterLabel',
  'Language',
  'CreatedDate',
  'LastModifiedDate',
  'SystemModstamp'
]);

function appIdOf({ content }: ReadComponent, deployment: Deployment): string {
  return idOfComponent(deployment.org, APP, textOf(content, 'externalClientApplication') ?? '') ?? '';
}

function appProblems({ content }: ReadComponent, deployment: Deployment): Problem[] {
  return missingReferences(
    deployment,
    'externalClientApplication',
    APP,
    textsOf(content, 'externalClientApplication')
  );
}

function listed({ content }: ReadComponent, element: string): string[] {
  return commaSeparated(textOf(content, element));
}

/** `RefreshToken` in a file is the column `OauthScopesREFRESH_TOKEN`, `Chatbot` is `OauthScopesCHATBOT_API`. */
function plain(scope: string): string {
  return scope
    .replaceAll('_', '')
    .toLowerCase()
    .replace(/(?<=.)(?:rest)?api$/, '');
}

function scopesOf(content: XmlElement): Set<string> {
  return new Set(commaSeparated(textOf(content, 'commaSeparatedOauthScopes')).map(plain));
}

/** Scopes are those of connected apps; some, as `Basic`, have no column. */
function scopeProblems({ content }: ReadComponent): Problem[] {
  const known = new Set(enumerated('ConnectedAppOauthAccessScope').map(plain));
  return commaSeparated(textOf(content, 'commaSeparatedOauthScopes'))
    .filter((scope) => !known.has(plain(scope)))
    .map((scope) => ({ problem: `'${scope}' is no OAuth scope`, at: scope }));
}
