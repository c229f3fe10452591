import dashboardTitle from '@salesforce/label/c.RunAs_Dashboard_Title';
import dashboardSubtitle from '@salesforce/label/c.RunAs_Dashboard_Subtitle';
import loading from '@salesforce/label/c.RunAs_Dashboard_Loading';
import answers from '@salesforce/label/c.RunAs_Dashboard_Answers';
import retry from '@salesforce/label/c.RunAs_Dashboard_Retry';
import userGone from '@salesforce/label/c.RunAs_Dashboard_UserGone';
import errorTitle from '@salesforce/label/c.RunAs_Error_Title';
import emptyTitle from '@salesforce/label/c.RunAs_Empty_Title';
import emptyText from '@salesforce/label/c.RunAs_Empty_Text';
import nothingFound from '@salesforce/label/c.RunAs_Empty_NothingFound';
import identities from '@salesforce/label/c.RunAs_Identities_Title';
import searchIdentities from '@salesforce/label/c.RunAs_Identities_Search';
import searchIdentitiesHint from '@salesforce/label/c.RunAs_Identities_SearchHint';
import evidenceFilter from '@salesforce/label/c.RunAs_Identities_EvidenceFilter';
import evidenceAll from '@salesforce/label/c.RunAs_Identities_EvidenceAll';
import columnUser from '@salesforce/label/c.RunAs_Column_User';
import columnAccess from '@salesforce/label/c.RunAs_Column_Access';
import columnApps from '@salesforce/label/c.RunAs_Column_Apps';
import columnEvidence from '@salesforce/label/c.RunAs_Column_Evidence';
import columnLastLogin from '@salesforce/label/c.RunAs_Column_LastLogin';
import columnPermission from '@salesforce/label/c.RunAs_Column_Permission';
import columnGrade from '@salesforce/label/c.RunAs_Column_Grade';
import columnThrough from '@salesforce/label/c.RunAs_Column_Through';
import columnObject from '@salesforce/label/c.RunAs_Column_Object';
import columnField from '@salesforce/label/c.RunAs_Column_Field';
import columnRights from '@salesforce/label/c.RunAs_Column_Rights';
import columnKind from '@salesforce/label/c.RunAs_Column_Kind';
import columnName from '@salesforce/label/c.RunAs_Column_Name';
import columnAssignment from '@salesforce/label/c.RunAs_Column_Assignment';
import columnOnlyThrough from '@salesforce/label/c.RunAs_Column_OnlyThrough';
import columnGradeWithout from '@salesforce/label/c.RunAs_Column_GradeWithout';
import gradeCritical from '@salesforce/label/c.RunAs_Grade_Critical';
import gradeHigh from '@salesforce/label/c.RunAs_Grade_High';
import gradeMedium from '@salesforce/label/c.RunAs_Grade_Medium';
import gradeNone from '@salesforce/label/c.RunAs_Grade_None';
import gradeUnknown from '@salesforce/label/c.RunAs_Grade_Unknown';
import gradeWhenActivated from '@salesforce/label/c.RunAs_Grade_WhenActivated';
import boundLower from '@salesforce/label/c.RunAs_Bound_Lower';
import boundUpper from '@salesforce/label/c.RunAs_Bound_Upper';
import boundUnknown from '@salesforce/label/c.RunAs_Bound_Unknown';
import gapsOne from '@salesforce/label/c.RunAs_Gaps_One';
import gapsMany from '@salesforce/label/c.RunAs_Gaps_Many';
import gapsExplained from '@salesforce/label/c.RunAs_Gaps_Explained';
import gapsHides from '@salesforce/label/c.RunAs_Gaps_Hides';
import pagerRange from '@salesforce/label/c.RunAs_Pager_Range';
import pagerPrevious from '@salesforce/label/c.RunAs_Pager_Previous';
import pagerNext from '@salesforce/label/c.RunAs_Pager_Next';
import tableEmpty from '@salesforce/label/c.RunAs_Table_Empty';
import tableUnread from '@salesforce/label/c.RunAs_Table_Unread';
import tableNothingFound from '@salesforce/label/c.RunAs_Table_NothingFound';
import searchPermissions from '@salesforce/label/c.RunAs_Access_SearchPermissions';
import searchObjects from '@salesforce/label/c.RunAs_Access_SearchObjects';
import searchFields from '@salesforce/label/c.RunAs_Access_SearchFields';
import searchSetupEntities from '@salesforce/label/c.RunAs_Access_SearchSetupEntities';
import tabUserPermissions from '@salesforce/label/c.RunAs_Access_TabUserPermissions';
import tabObjects from '@salesforce/label/c.RunAs_Access_TabObjects';
import tabFields from '@salesforce/label/c.RunAs_Access_TabFields';
import tabSetupEntities from '@salesforce/label/c.RunAs_Access_TabSetupEntities';
import tabCount from '@salesforce/label/c.RunAs_Access_TabCount';
import backToList from '@salesforce/label/c.RunAs_Access_Back';
import factsTitle from '@salesforce/label/c.RunAs_Access_FactsTitle';
import factName from '@salesforce/label/c.RunAs_Access_FactName';
import factUserType from '@salesforce/label/c.RunAs_Access_FactUserType';
import factLastLogin from '@salesforce/label/c.RunAs_Access_FactLastLogin';
import factLastApiLogin from '@salesforce/label/c.RunAs_Access_FactLastApiLogin';
import factLastInteractiveLogin from '@salesforce/label/c.RunAs_Access_FactLastInteractiveLogin';
import factFingerprint from '@salesforce/label/c.RunAs_Access_FactFingerprint';
import fingerprintNone from '@salesforce/label/c.RunAs_Access_FingerprintNone';
import appsTitle from '@salesforce/label/c.RunAs_Access_AppsTitle';
import evidenceTitle from '@salesforce/label/c.RunAs_Access_EvidenceTitle';
import grantsTitle from '@salesforce/label/c.RunAs_Access_GrantsTitle';
import grantsNone from '@salesforce/label/c.RunAs_Access_GrantsNone';
import grantRedundant from '@salesforce/label/c.RunAs_Access_GrantRedundant';
import grantEmpty from '@salesforce/label/c.RunAs_Access_GrantEmpty';
import grantEmptyOfRead from '@salesforce/label/c.RunAs_Access_GrantEmptyOfRead';
import objectRights from '@salesforce/label/c.RunAs_Access_ObjectRights';
import fieldRights from '@salesforce/label/c.RunAs_Access_FieldRights';
import setupEntityRights from '@salesforce/label/c.RunAs_Access_SetupEntityRights';
import andMore from '@salesforce/label/c.RunAs_Access_AndMore';
import permissionUnknown from '@salesforce/label/c.RunAs_Access_PermissionUnknown';
import allDataView from '@salesforce/label/c.RunAs_Access_AllDataView';
import allDataModify from '@salesforce/label/c.RunAs_Access_AllDataModify';
import whenActivated from '@salesforce/label/c.RunAs_Access_WhenActivated';
import possiblyStale from '@salesforce/label/c.RunAs_Access_PossiblyStale';
import pathBy from '@salesforce/label/c.RunAs_Access_PathBy';
import flowOff from '@salesforce/label/c.RunAs_Access_FlowOff';
import lastUsed from '@salesforce/label/c.RunAs_Access_LastUsed';
import never from '@salesforce/label/c.RunAs_Access_Never';
import noneSeen from '@salesforce/label/c.RunAs_Access_NoneSeen';
import notRead from '@salesforce/label/c.RunAs_Access_NotRead';
import statusInactive from '@salesforce/label/c.RunAs_Access_Inactive';
import statusFrozen from '@salesforce/label/c.RunAs_Access_Frozen';
import statusPerson from '@salesforce/label/c.RunAs_Access_Person';
import statusNoUser from '@salesforce/label/c.RunAs_Access_NoUser';
import statusNotApiOnly from '@salesforce/label/c.RunAs_Access_NotApiOnly';
import notApiOnlyExplained from '@salesforce/label/c.RunAs_Access_NotApiOnlyExplained';
import kindProfile from '@salesforce/label/c.RunAs_Kind_Profile';
import kindPermissionSet from '@salesforce/label/c.RunAs_Kind_PermissionSet';
import kindGroup from '@salesforce/label/c.RunAs_Kind_Group';
import appConnectedApp from '@salesforce/label/c.RunAs_App_ConnectedApp';
import appExternalClientApp from '@salesforce/label/c.RunAs_App_ExternalClientApp';
import appUnknown from '@salesforce/label/c.RunAs_Access_AppUnknown';
import confidenceHigh from '@salesforce/label/c.RunAs_Evidence_ConfidenceHigh';
import confidenceMedium from '@salesforce/label/c.RunAs_Evidence_ConfidenceMedium';
import confidenceLow from '@salesforce/label/c.RunAs_Evidence_ConfidenceLow';
import rightWhenActivated from '@salesforce/label/c.RunAs_Right_WhenActivated';
import rightThrough from '@salesforce/label/c.RunAs_Right_Through';
import rightCreate from '@salesforce/label/c.RunAs_Right_Create';
import rightRead from '@salesforce/label/c.RunAs_Right_Read';
import rightEdit from '@salesforce/label/c.RunAs_Right_Edit';
import rightDelete from '@salesforce/label/c.RunAs_Right_Delete';
import rightViewAll from '@salesforce/label/c.RunAs_Right_ViewAll';
import rightModifyAll from '@salesforce/label/c.RunAs_Right_ModifyAll';
import rightViewAllFields from '@salesforce/label/c.RunAs_Right_ViewAllFields';
import letterCreate from '@salesforce/label/c.RunAs_Right_CreateLetter';
import letterRead from '@salesforce/label/c.RunAs_Right_ReadLetter';
import letterEdit from '@salesforce/label/c.RunAs_Right_EditLetter';
import letterDelete from '@salesforce/label/c.RunAs_Right_DeleteLetter';
import letterViewAll from '@salesforce/label/c.RunAs_Right_ViewAllLetter';
import letterModifyAll from '@salesforce/label/c.RunAs_Right_ModifyAllLetter';
import letterViewAllFields from '@salesforce/label/c.RunAs_Right_ViewAllFieldsLetter';
import entityApexClass from '@salesforce/label/c.RunAs_Entity_ApexClass';
import entityApexPage from '@salesforce/label/c.RunAs_Entity_ApexPage';
import entityFlowDefinition from '@salesforce/label/c.RunAs_Entity_FlowDefinition';
import entityCustomPermission from '@salesforce/label/c.RunAs_Entity_CustomPermission';
import entityConnectedApplication from '@salesforce/label/c.RunAs_Entity_ConnectedApplication';
import entityExternalClientApplication from '@salesforce/label/c.RunAs_Entity_ExternalClientApplication';
import type { AppKind, Confidence, GrantKind, ObjectAccess, ShownGrade } from 'c/runAsCore';

/** The words of the pages, which are custom labels so that an org can translate them. */
export const LABELS = {
  dashboardTitle,
  dashboardSubtitle,
  loading,
  answers,
  retry,
  userGone,
  errorTitle,
  emptyTitle,
  emptyText,
  nothingFound,
  identities,
  searchIdentities,
  searchIdentitiesHint,
  evidenceFilter,
  evidenceAll,
  columnUser,
  columnAccess,
  columnApps,
  columnEvidence,
  columnLastLogin,
  columnPermission,
  columnGrade,
  columnThrough,
  columnObject,
  columnField,
  columnRights,
  columnKind,
  columnName,
  columnAssignment,
  columnOnlyThrough,
  columnGradeWithout,
  gradeCritical,
  gradeHigh,
  gradeMedium,
  gradeNone,
  gradeUnknown,
  gradeWhenActivated,
  boundLower,
  boundUpper,
  boundUnknown,
  gapsOne,
  gapsMany,
  gapsExplained,
  gapsHides,
  pagerRange,
  pagerPrevious,
  pagerNext,
  tableEmpty,
  tableUnread,
  tableNothingFound,
  searchPermissions,
  searchObjects,
  searchFields,
  searchSetupEntities,
  tabUserPermissions,
  tabObjects,
  tabFields,
  tabSetupEntities,
  tabCount,
  backToList,
  factsTitle,
  factName,
  factUserType,
  factLastLogin,
  factLastApiLogin,
  factLastInteractiveLogin,
  factFingerprint,
  fingerprintNone,
  appsTitle,
  evidenceTitle,
  grantsTitle,
  grantsNone,
  grantRedundant,
  grantEmpty,
  grantEmptyOfRead,
  objectRights,
  fieldRights,
  setupEntityRights,
  andMore,
  permissionUnknown,
  allDataView,
  allDataModify,
  whenActivated,
  possiblyStale,
  pathBy,
  flowOff,
  lastUsed,
  never,
  noneSeen,
  notRead,
  statusInactive,
  statusFrozen,
  statusPerson,
  statusNoUser,
  statusNotApiOnly,
  notApiOnlyExplained,
  kindProfile,
  kindPermissionSet,
  kindGroup,
  appConnectedApp,
  appExternalClientApp,
  appUnknown,
  confidenceHigh,
  confidenceMedium,
  confidenceLow,
  rightWhenActivated,
  rightThrough,
  rightCreate,
  rightRead,
  rightEdit,
  rightDelete,
  rightViewAll,
  rightModifyAll,
  rightViewAllFields,
  letterCreate,
  letterRead,
  letterEdit,
  letterDelete,
  letterViewAll,
  letterModifyAll,
  letterViewAllFields,
  entityApexClass,
  entityApexPage,
  entityFlowDefinition,
  entityCustomPermission,
  entityConnectedApplication,
  entityExternalClientApplication
};

export const GRADE_LABELS: Record<ShownGrade, string> = {
  critical: gradeCritical,
  high: gradeHigh,
  medium: gradeMedium,
  unknown: gradeUnknown,
  none: gradeNone
};

export const KIND_LABELS: Record<GrantKind, string> = {
  profile: kindProfile,
  permissionSet: kindPermissionSet,
  group: kindGroup
};

export const APP_KIND_LABELS: Record<AppKind, string> = {
  connectedApp: appConnectedApp,
  externalClientApp: appExternalClientApp,
  unknown: appUnknown
};

export const CONFIDENCE_LABELS: Record<Confidence, string> = {
  high: confidenceHigh,
  medium: confidenceMedium,
  low: confidenceLow
};

export const OBJECT_ACCESS_LABELS: Record<ObjectAccess, string> = {
  create: rightCreate,
  read: rightRead,
  edit: rightEdit,
  delete: rightDelete,
  viewAll: rightViewAll,
  modifyAll: rightModifyAll,
  viewAllFields: rightViewAllFields
};

export const OBJECT_ACCESS_LETTERS: Record<ObjectAccess, string> = {
  create: letterCreate,
  read: letterRead,
  edit: letterEdit,
  delete: letterDelete,
  viewAll: letterViewAll,
  modifyAll: letterModifyAll,
  viewAllFields: letterViewAllFields
};

/** By `SetupEntityAccess.SetupEntityType`. */
export const SETUP_ENTITY_LABELS: ReadonlyMap<string, string> = new Map([
  ['ApexClass', entityApexClass],
  ['ApexPage', entityApexPage],
  ['FlowDefinition', entityFlowDefinition],
  ['CustomPermission', entityCustomPermission],
  ['ConnectedApplication', entityConnectedApplication],
  ['ExternalClientApplication', entityExternalClientApplication]
]);

/** Puts the values into a label's `{0}`, `{1}` … */
export function formatted(label: string, ...values: readonly string[]): string {
  return label.replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
}
