import saveTitle from '@salesforce/label/c.RunAs_Save_Title';
import saveIntro from '@salesforce/label/c.RunAs_Save_Intro';
import readingRegister from '@salesforce/label/c.RunAs_Save_Reading';
import propose from '@salesforce/label/c.RunAs_Save_Propose';
import effect from '@salesforce/label/c.RunAs_Save_Effect';
import updated from '@salesforce/label/c.RunAs_Save_Updated';
import proposed from '@salesforce/label/c.RunAs_Save_Proposed';
import apps from '@salesforce/label/c.RunAs_Save_Apps';
import notCompared from '@salesforce/label/c.RunAs_Save_NotCompared';
import notes from '@salesforce/label/c.RunAs_Save_Notes';
import note from '@salesforce/label/c.RunAs_Save_Note';
import moreNotes from '@salesforce/label/c.RunAs_Save_MoreNotes';
import apply from '@salesforce/label/c.RunAs_Save_Apply';
import nothing from '@salesforce/label/c.RunAs_Save_Nothing';
import resultSaved from '@salesforce/label/c.RunAs_Save_ResultSaved';
import resultFailed from '@salesforce/label/c.RunAs_Save_ResultFailed';
import importTitle from '@salesforce/label/c.RunAs_Import_Title';
import importIntro from '@salesforce/label/c.RunAs_Import_Intro';
import file from '@salesforce/label/c.RunAs_Import_File';
import reading from '@salesforce/label/c.RunAs_Import_Reading';
import tooLarge from '@salesforce/label/c.RunAs_Import_TooLarge';
import unreadable from '@salesforce/label/c.RunAs_Import_Unreadable';
import of from '@salesforce/label/c.RunAs_Import_Of';
import identities from '@salesforce/label/c.RunAs_Import_Identities';
import otherOrg from '@salesforce/label/c.RunAs_Import_OtherOrg';
import sameName from '@salesforce/label/c.RunAs_Import_SameName';
import anyOrg from '@salesforce/label/c.RunAs_Import_AnyOrg';
import confirm from '@salesforce/label/c.RunAs_Import_Confirm';
import importApply from '@salesforce/label/c.RunAs_Import_Apply';

/** The words of saving a scan and of importing a file. */
export const SAVE_TEXTS = {
  saveTitle,
  saveIntro,
  readingRegister,
  propose,
  effect,
  updated,
  proposed,
  apps,
  notCompared,
  notes,
  note,
  moreNotes,
  apply,
  nothing,
  resultSaved,
  resultFailed,
  importTitle,
  importIntro,
  file,
  reading,
  tooLarge,
  unreadable,
  of,
  identities,
  otherOrg,
  sameName,
  anyOrg,
  confirm,
  importApply
};
