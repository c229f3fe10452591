import actions from '@salesforce/label/c.RunAs_Bulk_Actions';
import register from '@salesforce/label/c.RunAs_Bulk_Register';
import assignOwner from '@salesforce/label/c.RunAs_Bulk_AssignOwner';
import setInterval from '@salesforce/label/c.RunAs_Bulk_SetInterval';
import scheduleReview from '@salesforce/label/c.RunAs_Bulk_ScheduleReview';
import cancel from '@salesforce/label/c.RunAs_Bulk_Cancel';
import close from '@salesforce/label/c.RunAs_Bulk_Close';
import apply from '@salesforce/label/c.RunAs_Bulk_Apply';
import applyNone from '@salesforce/label/c.RunAs_Bulk_ApplyNone';
import saving from '@salesforce/label/c.RunAs_Bulk_Saving';
import role from '@salesforce/label/c.RunAs_Bulk_Role';
import roleBusiness from '@salesforce/label/c.RunAs_Bulk_RoleBusiness';
import roleBackup from '@salesforce/label/c.RunAs_Bulk_RoleBackup';
import roleTechnical from '@salesforce/label/c.RunAs_Bulk_RoleTechnical';
import user from '@salesforce/label/c.RunAs_Bulk_User';
import businessOwner from '@salesforce/label/c.RunAs_Bulk_BusinessOwner';
import purpose from '@salesforce/label/c.RunAs_Bulk_Purpose';
import purposeHint from '@salesforce/label/c.RunAs_Bulk_PurposeHint';
import criticality from '@salesforce/label/c.RunAs_Bulk_Criticality';
import criticalityNone from '@salesforce/label/c.RunAs_Bulk_CriticalityNone';
import days from '@salesforce/label/c.RunAs_Bulk_Days';
import dueOn from '@salesforce/label/c.RunAs_Bulk_DueOn';
import reviewer from '@salesforce/label/c.RunAs_Bulk_Reviewer';
import previewTitle from '@salesforce/label/c.RunAs_Bulk_PreviewTitle';
import counts from '@salesforce/label/c.RunAs_Bulk_Counts';
import columnIdentity from '@salesforce/label/c.RunAs_Bulk_ColumnIdentity';
import columnBefore from '@salesforce/label/c.RunAs_Bulk_ColumnBefore';
import columnAfter from '@salesforce/label/c.RunAs_Bulk_ColumnAfter';
import columnOutcome from '@salesforce/label/c.RunAs_Bulk_ColumnOutcome';
import outcomeChange from '@salesforce/label/c.RunAs_Bulk_OutcomeChange';
import outcomeSame from '@salesforce/label/c.RunAs_Bulk_OutcomeSame';
import outcomeRefused from '@salesforce/label/c.RunAs_Bulk_OutcomeRefused';
import incomplete from '@salesforce/label/c.RunAs_Bulk_Incomplete';
import resultTitle from '@salesforce/label/c.RunAs_Bulk_ResultTitle';
import resultCounts from '@salesforce/label/c.RunAs_Bulk_ResultCounts';
import resultSaved from '@salesforce/label/c.RunAs_Bulk_ResultSaved';
import resultConflict from '@salesforce/label/c.RunAs_Bulk_ResultConflict';
import resultFailed from '@salesforce/label/c.RunAs_Bulk_ResultFailed';
import reason from '@salesforce/label/c.RunAs_Bulk_Reason';
import required from '@salesforce/label/c.RunAs_Bulk_RequiredHint';

/** The words of what is done to several identities at once, and of their preview. */
export const BULK_TEXTS = {
  actions,
  register,
  assignOwner,
  setInterval,
  scheduleReview,
  cancel,
  close,
  apply,
  applyNone,
  saving,
  role,
  roleBusiness,
  roleBackup,
  roleTechnical,
  user,
  businessOwner,
  purpose,
  purposeHint,
  criticality,
  criticalityNone,
  days,
  dueOn,
  reviewer,
  previewTitle,
  counts,
  columnIdentity,
  columnBefore,
  columnAfter,
  columnOutcome,
  outcomeChange,
  outcomeSame,
  outcomeRefused,
  incomplete,
  resultTitle,
  resultCounts,
  resultSaved,
  resultConflict,
  resultFailed,
  reason,
  required
};
