import type { TypeHandler } from './deployment.ts';
import { APEX_CLASS, APEX_TRIGGER } from './handler/apex.ts';
import { LIGHTNING_COMPONENT_BUNDLE } from './handler/bundle.ts';
import { CONNECTED_APP } from './handler/connectedApp.ts';
import { CUSTOM_METADATA } from './handler/customMetadata.ts';
import { CUSTOM_FIELD, CUSTOM_OBJECT } from './handler/customObject.ts';
import {
  ECA_GLOBAL_OAUTH,
  ECA_OAUTH_POLICIES,
  ECA_OAUTH_SETTINGS,
  ECA_POLICIES,
  EXTERNAL_CLIENT_APP
} from './handler/externalClientApp.ts';
import { DASHBOARD } from './handler/dashboard.ts';
import { FLEXI_PAGE } from './handler/flexiPage.ts';
import { LAYOUT } from './handler/layout.ts';
import { CUSTOM_APPLICATION, CUSTOM_TAB, QUICK_ACTION } from './handler/page.ts';
import { MUTING_PERMISSION_SET, PERMISSION_SET, PERMISSION_SET_GROUP } from './handler/permissionSet.ts';
import { PROFILE } from './handler/profile.ts';
import { REPORT } from './handler/report.ts';
import { CUSTOM_LABELS, CUSTOM_PERMISSION, STATIC_RESOURCE } from './handler/simple.ts';

const HANDLERS: Readonly<Record<string, TypeHandler>> = {
  ApexClass: APEX_CLASS,
  ApexTrigger: APEX_TRIGGER,
  ConnectedApp: CONNECTED_APP,
  CustomApplication: CUSTOM_APPLICATION,
  CustomField: CUSTOM_FIELD,
  CustomLabels: CUSTOM_LABELS,
  CustomMetadata: CUSTOM_METADATA,
  CustomObject: CUSTOM_OBJECT,
  CustomPermission: CUSTOM_PERMISSION,
  CustomTab: CUSTOM_TAB,
  Dashboard: DASHBOARD,
  ExternalClientApplication: EXTERNAL_CLIENT_APP,
  ExtlClntAppConfigurablePolicies: ECA_POLICIES,
  ExtlClntAppGlobalOauthSettings: ECA_GLOBAL_OAUTH,
  ExtlClntAppOauthConfigurablePolicies: ECA_OAUTH_POLICIES,
  ExtlClntAppOauthSettings: ECA_OAUTH_SETTINGS,
  FlexiPage: FLEXI_PAGE,
  Layout: LAYOUT,
  LightningComponentBundle: LIGHTNING_COMPONENT_BUNDLE,
  MutingPermissionSet: MUTING_PERMISSION_SET,
  PermissionSet: PERMISSION_SET,
  PermissionSetGroup: PERMISSION_SET_GROUP,
  Profile: PROFILE,
  QuickAction: QUICK_ACTION,
  Report: REPORT,
  StaticResource: STATIC_RESOURCE
};

/** What a type does; one without an entry, as a report folder, keeps its files and that is all. */
export function handlerOf(type: string): TypeHandler {
  return (Object.hasOwn(HANDLERS, type) ? HANDLERS[type] : undefined) ?? {};
}
