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
import again from '@salesforce/label/c.RunAs_Bulk_Again';
import againNone from '@salesforce/label/c.RunAs_Bulk_AgainNone';
import notWritable from '@salesforce/label/c.RunAs_Bulk_NotWritable';

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
  again,
  againNone,
  notWritable
};
