import refresh from '@salesforce/label/c.RunAs_Register_Refresh';
import asOf from '@salesforce/label/c.RunAs_Register_AsOf';
import savedScan from '@salesforce/label/c.RunAs_Register_SavedScan';
import neverScanned from '@salesforce/label/c.RunAs_Register_NeverScanned';
import scanning from '@salesforce/label/c.RunAs_Register_Scanning';
import reading from '@salesforce/label/c.RunAs_Register_Reading';
import noScanRight from '@salesforce/label/c.RunAs_Register_NoScanRight';
import noViewRight from '@salesforce/label/c.RunAs_Register_NoViewRight';
import noRightTitle from '@salesforce/label/c.RunAs_Register_NoRightTitle';
import noRightText from '@salesforce/label/c.RunAs_Register_NoRightText';
import scanFailed from '@salesforce/label/c.RunAs_Register_ScanFailed';
import registerFailed from '@salesforce/label/c.RunAs_Register_ReadFailed';
import saveScan from '@salesforce/label/c.RunAs_Register_SaveScan';
import importFile from '@salesforce/label/c.RunAs_Register_Import';
import exportLabel from '@salesforce/label/c.RunAs_Register_Export';
import exportCsv from '@salesforce/label/c.RunAs_Register_ExportCsv';
import exportJson from '@salesforce/label/c.RunAs_Register_ExportJson';
import notices from '@salesforce/label/c.RunAs_Register_Notices';
import tiles from '@salesforce/label/c.RunAs_Tiles_Title';
import tileAll from '@salesforce/label/c.RunAs_Tiles_All';
import tileUnowned from '@salesforce/label/c.RunAs_Tiles_Unowned';
import tileUnregistered from '@salesforce/label/c.RunAs_Tiles_Unregistered';
import tileOverdue from '@salesforce/label/c.RunAs_Tiles_Overdue';
import tileDueSoon from '@salesforce/label/c.RunAs_Tiles_DueSoon';
import tilePrivileged from '@salesforce/label/c.RunAs_Tiles_Privileged';
import tileDormant from '@salesforce/label/c.RunAs_Tiles_Dormant';
import tileAllHint from '@salesforce/label/c.RunAs_Tiles_AllHint';
import tileUnownedHint from '@salesforce/label/c.RunAs_Tiles_UnownedHint';
import tileUnregisteredHint from '@salesforce/label/c.RunAs_Tiles_UnregisteredHint';
import tileOverdueHint from '@salesforce/label/c.RunAs_Tiles_OverdueHint';
import tileDueSoonHint from '@salesforce/label/c.RunAs_Tiles_DueSoonHint';
import tilePrivilegedHint from '@salesforce/label/c.RunAs_Tiles_PrivilegedHint';
import tileDormantHint from '@salesforce/label/c.RunAs_Tiles_DormantHint';
import filters from '@salesforce/label/c.RunAs_Filters_Title';
import grade from '@salesforce/label/c.RunAs_Filters_Grade';
import gradeAll from '@salesforce/label/c.RunAs_Filters_GradeAll';
import status from '@salesforce/label/c.RunAs_Filters_Status';
import statusAll from '@salesforce/label/c.RunAs_Filters_StatusAll';
import mine from '@salesforce/label/c.RunAs_Filters_Mine';
import clear from '@salesforce/label/c.RunAs_Filters_Clear';
import lastLoginFilter from '@salesforce/label/c.RunAs_Filters_LastLogin';
import foundOf from '@salesforce/label/c.RunAs_Filters_Found';
import statusProposed from '@salesforce/label/c.RunAs_Status_Proposed';
import statusActive from '@salesforce/label/c.RunAs_Status_Active';
import statusContained from '@salesforce/label/c.RunAs_Status_Contained';
import statusRetired from '@salesforce/label/c.RunAs_Status_Retired';
import statusNone from '@salesforce/label/c.RunAs_Status_None';
import reviewOverdue from '@salesforce/label/c.RunAs_ReviewState_Overdue';
import reviewNever from '@salesforce/label/c.RunAs_ReviewState_Never';
import reviewDueSoon from '@salesforce/label/c.RunAs_ReviewState_DueSoon';
import reviewCurrent from '@salesforce/label/c.RunAs_ReviewState_Current';
import reviewNotDue from '@salesforce/label/c.RunAs_ReviewState_NotDue';
import columnOwner from '@salesforce/label/c.RunAs_List_Owner';
import columnNextReview from '@salesforce/label/c.RunAs_List_NextReview';
import columnFindings from '@salesforce/label/c.RunAs_List_Findings';
import noOwner from '@salesforce/label/c.RunAs_List_NoOwner';
import notReadable from '@salesforce/label/c.RunAs_List_NotReadable';
import notScanned from '@salesforce/label/c.RunAs_List_NotScanned';
import gradedOn from '@salesforce/label/c.RunAs_List_GradedOn';
import noScan from '@salesforce/label/c.RunAs_List_NoScan';
import drifted from '@salesforce/label/c.RunAs_List_Drifted';
import selectRow from '@salesforce/label/c.RunAs_List_SelectRow';
import setup from '@salesforce/label/c.RunAs_List_Setup';
import setupOf from '@salesforce/label/c.RunAs_List_SetupOf';
import selectPage from '@salesforce/label/c.RunAs_List_SelectPage';
import selectedOne from '@salesforce/label/c.RunAs_List_SelectedOne';
import selectedMany from '@salesforce/label/c.RunAs_List_SelectedMany';
import selectFound from '@salesforce/label/c.RunAs_List_SelectFound';
import clearSelection from '@salesforce/label/c.RunAs_List_ClearSelection';
import inviteTitle from '@salesforce/label/c.RunAs_List_InviteTitle';
import inviteText from '@salesforce/label/c.RunAs_List_InviteText';
import inviteScan from '@salesforce/label/c.RunAs_List_InviteScan';
import subtitle from '@salesforce/label/c.RunAs_Register_Subtitle';

/** The words of the dashboard: what it has beside those that all pages share. */
export const TEXTS = {
  refresh,
  asOf,
  savedScan,
  neverScanned,
  scanning,
  reading,
  noScanRight,
  noViewRight,
  noRightTitle,
  noRightText,
  scanFailed,
  registerFailed,
  saveScan,
  importFile,
  exportLabel,
  exportCsv,
  exportJson,
  notices,
  tiles,
  tileAll,
  tileUnowned,
  tileUnregistered,
  tileOverdue,
  tileDueSoon,
  tilePrivileged,
  tileDormant,
  tileAllHint,
  tileUnownedHint,
  tileUnregisteredHint,
  tileOverdueHint,
  tileDueSoonHint,
  tilePrivilegedHint,
  tileDormantHint,
  filters,
  grade,
  gradeAll,
  status,
  statusAll,
  mine,
  clear,
  lastLoginFilter,
  foundOf,
  statusProposed,
  statusActive,
  statusContained,
  statusRetired,
  statusNone,
  reviewOverdue,
  reviewNever,
  reviewDueSoon,
  reviewCurrent,
  reviewNotDue,
  columnOwner,
  columnNextReview,
  columnFindings,
  noOwner,
  notReadable,
  notScanned,
  noScan,
  gradedOn,
  drifted,
  selectRow,
  setup,
  setupOf,
  selectPage,
  selectedOne,
  selectedMany,
  selectFound,
  clearSelection,
  inviteTitle,
  inviteText,
  inviteScan,
  subtitle
};
