import type {
  ConnectedAppRow,
  ExtlClntAppGlobalOauthSettingsRow,
  ExtlClntAppOauthPlcyCnfgRow,
  ExtlClntAppOauthSettingsRow,
  ExtlClntAppPlcyCnfgRow,
  Gap
} from '../../core/index.ts';
import type { MetadataFile } from './findMetadata.ts';
import { booleanOf, commaSeparated, elementsOf, textOf, textsOf } from './metadataFile.ts';
import type { XmlElement } from './metadataFile.ts';

/** Whom an app admits without asking: names of profiles and permission sets. */
export interface Admission {
  readonly profiles: readonly string[];
  readonly permissionSets: readonly string[];
}

/** Keys and secrets of an app stand in the same elements; only what is named here is ever read. */
export function connectedApp(
  content: XmlElement,
  file: MetadataFile,
  appId: string
): { row: ConnectedAppRow; admission: Admission; gaps: Gap[] } {
  const gaps: Gap[] = [];
  const [oauth = {}] = elementsOf(content, 'oauthConfig');
  const user = textOf(oauth, 'oauthClientCredentialUser') || null;
  return {
    row: {
      ConnectedApplicationId: appId,
      // A retrieved app states the switch; where only the user stands, the flow is taken as on.
      IsClientCredentialEnabled: flag(oauth, 'isClientCredentialEnabled', file, gaps) ?? user !== null,
      OauthClientCredentialUser: user,
      Scopes: textsOf(oauth, 'scopes'),
      IsAdminApproved: flag(oauth, 'isAdminApproved', file, gaps) ?? false
    },
    admission: {
      profiles: textsOf(content, 'profileName'),
      permissionSets: textsOf(content, 'permissionSetName')
    },
    gaps
  };
}

export function oauthPolicy(
  content: XmlElement,
  file: MetadataFile,
  appId: string
): { row: ExtlClntAppOauthPlcyCnfgRow; admission: Admission; gaps: Gap[] } {
  const gaps: Gap[] = [];
  const user = textOf(content, 'clientCredentialsFlowUser') || null;
  return {
    row: {
      ExternalClientApplicationId: appId,
      ClientCredentialsFlowUser: user,
      IsClientCredentialsFlowEnabled: flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? null,
      PermittedUsersPolicyType: textOf(content, 'permittedUsersPolicyType') ?? null
    },
    admission: {
      profiles: commaSeparated(textOf(content, 'commaSeparatedProfile')),
      permissionSets: commaSeparated(textOf(content, 'commaSeparatedPermissionSet'))
    },
    gaps
  };
}

export function appPolicy(
  content: XmlElement,
  file: MetadataFile,
  appId: string
): { row: ExtlClntAppPlcyCnfgRow; gaps: Gap[] } {
  const gaps: Gap[] = [];
  const isEnabled = flag(content, 'isEnabled', file, gaps) ?? true;
  return { row: { ExternalClientApplicationId: appId, IsEnabled: isEnabled }, gaps };
}

export function globalOauthSettings(
  content: XmlElement,
  file: MetadataFile,
  appId: string
): { row: ExtlClntAppGlobalOauthSettingsRow; gaps: Gap[] } {
  const gaps: Gap[] = [];
  const isOn = flag(content, 'isClientCredentialsFlowEnabled', file, gaps) ?? null;
  return { row: { ExternalClientApplicationId: appId, IsClientCredentialsFlowEnabled: isOn }, gaps };
}

export function oauthSettings(content: XmlElement, appId: string): ExtlClntAppOauthSettingsRow {
  const scopes = commaSeparated(textOf(content, 'commaSeparatedOauthScopes'));
  return { ExternalClientApplicationId: appId, Scopes: scopes };
}

/** Undefined when the element is absent, or neither `true` nor `false`, which is also a gap. */
function flag(
  content: XmlElement,
  element: string,
  { shown }: MetadataFile,
  gaps: Gap[]
): boolean | undefined {
  const flag = booleanOf(content, element);
  if (flag !== null) return flag;
  const value = textOf(content, element) ?? '';
  gaps.push({ code: 'valueNotRead', params: { path: shown, element, value, expected: 'true or false' } });
  return undefined;
}
