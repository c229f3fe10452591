import accessKept from '@salesforce/label/c.RunAs_Record_AccessKept';
import accessLive from '@salesforce/label/c.RunAs_Record_AccessLive';
import accessNoneText from '@salesforce/label/c.RunAs_Record_AccessNoneText';
import accessNoneTitle from '@salesforce/label/c.RunAs_Record_AccessNoneTitle';
import accessNotSaved from '@salesforce/label/c.RunAs_Record_AccessNotSaved';
import accessReading from '@salesforce/label/c.RunAs_Record_AccessReading';
import accessTooLarge from '@salesforce/label/c.RunAs_Record_AccessTooLarge';
import andMore from '@salesforce/label/c.RunAs_Record_AndMore';
import appExpired from '@salesforce/label/c.RunAs_Record_AppExpired';
import appExpires from '@salesforce/label/c.RunAs_Record_AppExpires';
import appInBoth from '@salesforce/label/c.RunAs_Record_AppInBoth';
import appNotSaved from '@salesforce/label/c.RunAs_Record_AppNotSaved';
import appSaved from '@salesforce/label/c.RunAs_Record_AppSaved';
import appScopes from '@salesforce/label/c.RunAs_Record_AppScopes';
import appSavedOnly from '@salesforce/label/c.RunAs_Record_AppSavedOnly';
import appsIntro from '@salesforce/label/c.RunAs_Record_AppsIntro';
import appsNone from '@salesforce/label/c.RunAs_Record_AppsNone';
import appsNoneSaved from '@salesforce/label/c.RunAs_Record_AppsNoneSaved';
import barredText from '@salesforce/label/c.RunAs_Record_BarredText';
import barredTitle from '@salesforce/label/c.RunAs_Record_BarredTitle';
import cancel from '@salesforce/label/c.RunAs_Record_Cancel';
import chartAsTable from '@salesforce/label/c.RunAs_Record_ChartAsTable';
import chartLegend from '@salesforce/label/c.RunAs_Record_ChartLegend';
import chartOthers from '@salesforce/label/c.RunAs_Record_ChartOthers';
import chartSummary from '@salesforce/label/c.RunAs_Record_ChartSummary';
import chartTitle from '@salesforce/label/c.RunAs_Record_ChartTitle';
import choiceNone from '@salesforce/label/c.RunAs_Record_ChoiceNone';
import columnApp from '@salesforce/label/c.RunAs_Record_ColumnApp';
import columnDay from '@salesforce/label/c.RunAs_Record_ColumnDay';
import columnField from '@salesforce/label/c.RunAs_Record_ColumnField';
import columnFlow from '@salesforce/label/c.RunAs_Record_ColumnFlow';
import columnFrom from '@salesforce/label/c.RunAs_Record_ColumnFrom';
import columnKnownFrom from '@salesforce/label/c.RunAs_Record_ColumnKnownFrom';
import columnLastUsed from '@salesforce/label/c.RunAs_Record_ColumnLastUsed';
import columnLoginStatus from '@salesforce/label/c.RunAs_Record_ColumnLoginStatus';
import columnLoginType from '@salesforce/label/c.RunAs_Record_ColumnLoginType';
import columnProvenance from '@salesforce/label/c.RunAs_Record_ColumnProvenance';
import columnSecret from '@salesforce/label/c.RunAs_Record_ColumnSecret';
import columnTime from '@salesforce/label/c.RunAs_Record_ColumnTime';
import columnVendor from '@salesforce/label/c.RunAs_Record_ColumnVendor';
import conflictBefore from '@salesforce/label/c.RunAs_Record_ConflictBefore';
import conflictMine from '@salesforce/label/c.RunAs_Record_ConflictMine';
import conflictNotMine from '@salesforce/label/c.RunAs_Record_ConflictNotMine';
import conflictTakeTheirs from '@salesforce/label/c.RunAs_Record_ConflictTakeTheirs';
import conflictTakeTheirsOf from '@salesforce/label/c.RunAs_Record_ConflictTakeTheirsOf';
import conflictText from '@salesforce/label/c.RunAs_Record_ConflictText';
import conflictTheirs from '@salesforce/label/c.RunAs_Record_ConflictTheirs';
import conflictTitle from '@salesforce/label/c.RunAs_Record_ConflictTitle';
import driftBadge from '@salesforce/label/c.RunAs_Record_DriftBadge';
import driftGained from '@salesforce/label/c.RunAs_Record_DriftGained';
import driftLost from '@salesforce/label/c.RunAs_Record_DriftLost';
import driftNone from '@salesforce/label/c.RunAs_Record_DriftNone';
import driftNotComparable from '@salesforce/label/c.RunAs_Record_DriftNotComparable';
import driftTitle from '@salesforce/label/c.RunAs_Record_DriftTitle';
import driftUnseen from '@salesforce/label/c.RunAs_Record_DriftUnseen';
import driftUnread from '@salesforce/label/c.RunAs_Record_DriftUnread';
import edit from '@salesforce/label/c.RunAs_Record_Edit';
import entryGone from '@salesforce/label/c.RunAs_Record_EntryGone';
import fieldsWrong from '@salesforce/label/c.RunAs_Record_FieldsWrong';
import findingAccept from '@salesforce/label/c.RunAs_Record_FindingAccept';
import findingAcceptOf from '@salesforce/label/c.RunAs_Record_FindingAcceptOf';
import findingAcceptText from '@salesforce/label/c.RunAs_Record_FindingAcceptText';
import findingAccepted from '@salesforce/label/c.RunAs_Record_FindingAccepted';
import findingAcceptedBy from '@salesforce/label/c.RunAs_Record_FindingAcceptedBy';
import findingAcceptedReason from '@salesforce/label/c.RunAs_Record_FindingAcceptedReason';
import findingAcceptedUntil from '@salesforce/label/c.RunAs_Record_FindingAcceptedUntil';
import findingControls from '@salesforce/label/c.RunAs_Record_FindingControls';
import findingNotOpen from '@salesforce/label/c.RunAs_Record_FindingNotOpen';
import findingSeen from '@salesforce/label/c.RunAs_Record_FindingSeen';
import findingsNoneText from '@salesforce/label/c.RunAs_Record_FindingsNoneText';
import findingsNoneTitle from '@salesforce/label/c.RunAs_Record_FindingsNoneTitle';
import flowOff from '@salesforce/label/c.RunAs_Record_FlowOff';
import headerFindings from '@salesforce/label/c.RunAs_Record_HeaderFindings';
import headerGradedOn from '@salesforce/label/c.RunAs_Record_HeaderGradedOn';
import headerKind from '@salesforce/label/c.RunAs_Record_HeaderKind';
import headerNextReview from '@salesforce/label/c.RunAs_Record_HeaderNextReview';
import headerOwner from '@salesforce/label/c.RunAs_Record_HeaderOwner';
import headerScannedOn from '@salesforce/label/c.RunAs_Record_HeaderScannedOn';
import keptNotGenuine from '@salesforce/label/c.RunAs_Record_KeptNotGenuine';
import keptNotReadable from '@salesforce/label/c.RunAs_Record_KeptNotReadable';
import keptParts from '@salesforce/label/c.RunAs_Record_KeptParts';
import keptWithoutPaths from '@salesforce/label/c.RunAs_Record_KeptWithoutPaths';
import loading from '@salesforce/label/c.RunAs_Record_Loading';
import loginsCut from '@salesforce/label/c.RunAs_Record_LoginsCut';
import loginsLastSaved from '@salesforce/label/c.RunAs_Record_LoginsLastSaved';
import loginsNoRight from '@salesforce/label/c.RunAs_Record_LoginsNoRight';
import loginsNoUser from '@salesforce/label/c.RunAs_Record_LoginsNoUser';
import loginsNone from '@salesforce/label/c.RunAs_Record_LoginsNone';
import loginsNotReadTitle from '@salesforce/label/c.RunAs_Record_LoginsNotReadTitle';
import loginsSearch from '@salesforce/label/c.RunAs_Record_LoginsSearch';
import no from '@salesforce/label/c.RunAs_Record_No';
import noOwner from '@salesforce/label/c.RunAs_Record_NoOwner';
import ownerNotReadable from '@salesforce/label/c.RunAs_Record_OwnerNotReadable';
import reviewDecideKeptText from '@salesforce/label/c.RunAs_Record_ReviewDecideKeptText';
import noValue from '@salesforce/label/c.RunAs_Record_NoValue';
import nobodyText from '@salesforce/label/c.RunAs_Record_NobodyText';
import nobodyTitle from '@salesforce/label/c.RunAs_Record_NobodyTitle';
import noneSeen from '@salesforce/label/c.RunAs_Record_NoneSeen';
import notRegistered from '@salesforce/label/c.RunAs_Record_NotRegistered';
import opensNewTab from '@salesforce/label/c.RunAs_Record_OpensNewTab';
import overdue from '@salesforce/label/c.RunAs_Record_Overdue';
import problemTitle from '@salesforce/label/c.RunAs_Record_ProblemTitle';
import readAgain from '@salesforce/label/c.RunAs_Record_ReadAgain';
import register from '@salesforce/label/c.RunAs_Record_Register';
import registerEvidence from '@salesforce/label/c.RunAs_Record_RegisterEvidence';
import registerKey from '@salesforce/label/c.RunAs_Record_RegisterKey';
import registeredWithout from '@salesforce/label/c.RunAs_Record_RegisteredWithout';
import registerText from '@salesforce/label/c.RunAs_Record_RegisterText';
import registerTitle from '@salesforce/label/c.RunAs_Record_RegisterTitle';
import registerUnread from '@salesforce/label/c.RunAs_Record_RegisterUnread';
import reviewAccessSeen from '@salesforce/label/c.RunAs_Record_ReviewAccessSeen';
import reviewCancel from '@salesforce/label/c.RunAs_Record_ReviewCancel';
import reviewCancelText from '@salesforce/label/c.RunAs_Record_ReviewCancelText';
import reviewCancelTitle from '@salesforce/label/c.RunAs_Record_ReviewCancelTitle';
import reviewCancelled from '@salesforce/label/c.RunAs_Record_ReviewCancelled';
import reviewComplete from '@salesforce/label/c.RunAs_Record_ReviewComplete';
import reviewCompleted from '@salesforce/label/c.RunAs_Record_ReviewCompleted';
import reviewCancelledBy from '@salesforce/label/c.RunAs_Record_ReviewCancelledBy';
import reviewCompletedBy from '@salesforce/label/c.RunAs_Record_ReviewCompletedBy';
import reviewDecide from '@salesforce/label/c.RunAs_Record_ReviewDecide';
import reviewDecideText from '@salesforce/label/c.RunAs_Record_ReviewDecideText';
import reviewDecideTitle from '@salesforce/label/c.RunAs_Record_ReviewDecideTitle';
import reviewDue from '@salesforce/label/c.RunAs_Record_ReviewDue';
import reviewFingerprint from '@salesforce/label/c.RunAs_Record_ReviewFingerprint';
import reviewHash from '@salesforce/label/c.RunAs_Record_ReviewHash';
import reviewHideSeen from '@salesforce/label/c.RunAs_Record_ReviewHideSeen';
import reviewKeep from '@salesforce/label/c.RunAs_Record_ReviewKeep';
import reviewKeepNewer from '@salesforce/label/c.RunAs_Record_ReviewKeepNewer';
import reviewKeepOf from '@salesforce/label/c.RunAs_Record_ReviewKeepOf';
import reviewKeepOpen from '@salesforce/label/c.RunAs_Record_ReviewKeepOpen';
import reviewKept from '@salesforce/label/c.RunAs_Record_ReviewKept';
import reviewKeptOn from '@salesforce/label/c.RunAs_Record_ReviewKeptOn';
import reviewKeptUnknown from '@salesforce/label/c.RunAs_Record_ReviewKeptUnknown';
import reviewNoneKept from '@salesforce/label/c.RunAs_Record_ReviewNoneKept';
import reviewNotExact from '@salesforce/label/c.RunAs_Record_ReviewNotExact';
import reviewNotKept from '@salesforce/label/c.RunAs_Record_ReviewNotKept';
import reviewNotOpen from '@salesforce/label/c.RunAs_Record_ReviewNotOpen';
import reviewOtherThanSaved from '@salesforce/label/c.RunAs_Record_ReviewOtherThanSaved';
import reviewRationale from '@salesforce/label/c.RunAs_Record_ReviewRationale';
import reviewReviewer from '@salesforce/label/c.RunAs_Record_ReviewReviewer';
import reviewShowSeen from '@salesforce/label/c.RunAs_Record_ReviewShowSeen';
import reviewStart from '@salesforce/label/c.RunAs_Record_ReviewStart';
import reviewStarted from '@salesforce/label/c.RunAs_Record_ReviewStarted';
import reviewStillReading from '@salesforce/label/c.RunAs_Record_ReviewStillReading';
import reviewNotRead from '@salesforce/label/c.RunAs_Record_ReviewNotRead';
import contentsUnread from '@salesforce/label/c.RunAs_Record_ContentsUnread';
import reviewWithoutAccess from '@salesforce/label/c.RunAs_Record_ReviewWithoutAccess';
import reviewsNone from '@salesforce/label/c.RunAs_Record_ReviewsNone';
import save from '@salesforce/label/c.RunAs_Record_Save';
import saved from '@salesforce/label/c.RunAs_Record_Saved';
import saving from '@salesforce/label/c.RunAs_Record_Saving';
import secretDue from '@salesforce/label/c.RunAs_Record_SecretDue';
import secretRotated from '@salesforce/label/c.RunAs_Record_SecretRotated';
import secretUnknown from '@salesforce/label/c.RunAs_Record_SecretUnknown';
import sectionEmergency from '@salesforce/label/c.RunAs_Record_SectionEmergency';
import sectionOwnership from '@salesforce/label/c.RunAs_Record_SectionOwnership';
import sectionPurpose from '@salesforce/label/c.RunAs_Record_SectionPurpose';
import sectionReview from '@salesforce/label/c.RunAs_Record_SectionReview';
import sectionScan from '@salesforce/label/c.RunAs_Record_SectionScan';
import setupConnectedApps from '@salesforce/label/c.RunAs_Record_SetupConnectedApps';
import setupExternalClientApps from '@salesforce/label/c.RunAs_Record_SetupExternalClientApps';
import setupLoginHistory from '@salesforce/label/c.RunAs_Record_SetupLoginHistory';
import setupOauthUsage from '@salesforce/label/c.RunAs_Record_SetupOauthUsage';
import setupTitle from '@salesforce/label/c.RunAs_Record_SetupTitle';
import setupUser from '@salesforce/label/c.RunAs_Record_SetupUser';
import tabAccess from '@salesforce/label/c.RunAs_Record_TabAccess';
import tabApps from '@salesforce/label/c.RunAs_Record_TabApps';
import tabFindings from '@salesforce/label/c.RunAs_Record_TabFindings';
import tabLogins from '@salesforce/label/c.RunAs_Record_TabLogins';
import tabOverview from '@salesforce/label/c.RunAs_Record_TabOverview';
import tabReviews from '@salesforce/label/c.RunAs_Record_TabReviews';
import unregisteredFindings from '@salesforce/label/c.RunAs_Record_UnregisteredFindings';
import unregisteredNoEvidence from '@salesforce/label/c.RunAs_Record_UnregisteredNoEvidence';
import unregisteredNoRight from '@salesforce/label/c.RunAs_Record_UnregisteredNoRight';
import unregisteredNobody from '@salesforce/label/c.RunAs_Record_UnregisteredNobody';
import unregisteredNobodyInOrg from '@salesforce/label/c.RunAs_Record_UnregisteredNobodyInOrg';
import unregisteredNotNamed from '@salesforce/label/c.RunAs_Record_UnregisteredNotNamed';
import unregisteredOverview from '@salesforce/label/c.RunAs_Record_UnregisteredOverview';
import unregisteredReviews from '@salesforce/label/c.RunAs_Record_UnregisteredReviews';
import unregisteredText from '@salesforce/label/c.RunAs_Record_UnregisteredText';
import vendorCriticality from '@salesforce/label/c.RunAs_Record_VendorCriticality';
import vendorManaged from '@salesforce/label/c.RunAs_Record_VendorManaged';
import yes from '@salesforce/label/c.RunAs_Record_Yes';

/** The words of the record page. */
export const RECORD_LABELS = {
  accessKept,
  accessLive,
  accessNoneText,
  accessNoneTitle,
  accessNotSaved,
  accessReading,
  accessTooLarge,
  andMore,
  appExpired,
  appExpires,
  appInBoth,
  appScopes,
  appNotSaved,
  appSaved,
  appSavedOnly,
  appsIntro,
  appsNone,
  appsNoneSaved,
  barredText,
  barredTitle,
  cancel,
  chartAsTable,
  chartLegend,
  chartOthers,
  chartSummary,
  chartTitle,
  choiceNone,
  columnApp,
  columnDay,
  columnField,
  columnFlow,
  columnFrom,
  columnKnownFrom,
  columnLastUsed,
  columnLoginStatus,
  columnLoginType,
  columnProvenance,
  columnSecret,
  columnTime,
  columnVendor,
  conflictBefore,
  conflictMine,
  conflictNotMine,
  conflictTakeTheirs,
  conflictTakeTheirsOf,
  conflictText,
  conflictTheirs,
  conflictTitle,
  driftBadge,
  driftGained,
  driftLost,
  driftNone,
  driftNotComparable,
  driftTitle,
  driftUnseen,
  driftUnread,
  edit,
  entryGone,
  fieldsWrong,
  findingAccept,
  findingAcceptOf,
  findingAcceptText,
  findingAccepted,
  findingAcceptedBy,
  findingAcceptedReason,
  findingAcceptedUntil,
  findingControls,
  findingNotOpen,
  findingSeen,
  findingsNoneText,
  findingsNoneTitle,
  flowOff,
  headerFindings,
  headerGradedOn,
  headerKind,
  headerNextReview,
  headerOwner,
  headerScannedOn,
  keptNotGenuine,
  keptNotReadable,
  keptParts,
  keptWithoutPaths,
  loading,
  loginsCut,
  loginsLastSaved,
  loginsNoRight,
  loginsNoUser,
  loginsNone,
  loginsNotReadTitle,
  loginsSearch,
  no,
  noOwner,
  ownerNotReadable,
  reviewDecideKeptText,
  noValue,
  nobodyText,
  nobodyTitle,
  noneSeen,
  notRegistered,
  opensNewTab,
  overdue,
  problemTitle,
  readAgain,
  register,
  registerEvidence,
  registerKey,
  registeredWithout,
  registerText,
  registerTitle,
  registerUnread,
  reviewAccessSeen,
  reviewCancel,
  reviewCancelText,
  reviewCancelTitle,
  reviewCancelled,
  reviewComplete,
  reviewCompleted,
  reviewCancelledBy,
  reviewCompletedBy,
  reviewDecide,
  reviewDecideText,
  reviewDecideTitle,
  reviewDue,
  reviewFingerprint,
  reviewHash,
  reviewHideSeen,
  reviewKeep,
  reviewKeepNewer,
  reviewKeepOf,
  reviewKeepOpen,
  reviewKept,
  reviewKeptOn,
  reviewKeptUnknown,
  reviewNoneKept,
  reviewNotExact,
  reviewNotKept,
  reviewNotOpen,
  reviewOtherThanSaved,
  reviewRationale,
  reviewReviewer,
  reviewShowSeen,
  reviewStart,
  reviewStarted,
  reviewStillReading,
  reviewNotRead,
  contentsUnread,
  reviewWithoutAccess,
  reviewsNone,
  save,
  saved,
  saving,
  secretDue,
  secretRotated,
  secretUnknown,
  sectionEmergency,
  sectionOwnership,
  sectionPurpose,
  sectionReview,
  sectionScan,
  setupConnectedApps,
  setupExternalClientApps,
  setupLoginHistory,
  setupOauthUsage,
  setupTitle,
  setupUser,
  tabAccess,
  tabApps,
  tabFindings,
  tabLogins,
  tabOverview,
  tabReviews,
  unregisteredFindings,
  unregisteredNoEvidence,
  unregisteredNoRight,
  unregisteredNobody,
  unregisteredNobodyInOrg,
  unregisteredNotNamed,
  unregisteredOverview,
  unregisteredReviews,
  unregisteredText,
  vendorCriticality,
  vendorManaged,
  yes
};
