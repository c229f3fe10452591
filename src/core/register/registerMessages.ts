import { filled } from '../messages.ts';
import type { BulkReason } from './bulk.ts';
import type { ImportProblem } from './importedAudit.ts';
import type { ScanNote } from './savedScan.ts';

/** Why a bulk action leaves a line out. */
export const BULK_REASON_TEXTS: Record<BulkReason, string> = {
  alreadyRegistered: 'It is registered already.',
  notInRegister: 'It has no entry yet. Register it first.',
  notRegistered: 'It is only proposed. Register it first.',
  retired: 'It is retired, and retired entries are not reviewed.',
  keyNotTaken: 'Its username is none that the register takes: it needs an @ and no space, and has an end.',
  ownerMissing: 'No owner is chosen.',
  ownerIsBackup: 'Business owner and backup owner would be the same person.',
  ownerIsTheUser: 'The owner would be the user itself.',
  purposeMissing: 'No purpose is given.',
  purposeTooLong: 'The purpose has more than 255 characters.',
  intervalOutOfRange: 'The interval must be a whole number of days from 1 to 730.',
  dueOnInvalid: 'The due date is no date.',
  dueOnPast: 'The due date has passed.',
  reviewerIsTheUser: 'The reviewer would be the user itself.',
  reviewIsOpen: 'A review is open already.'
};

/** What is worth knowing of an identity that a scan or an import saves. */
export const SCAN_NOTE_TEXTS: Record<ScanNote['code'], string> = {
  keyNotTaken: 'Not saved: its username is none that the register takes.',
  keyIsUsername: 'Its entry was made before the user was known and keeps its key, the username.',
  usernameChanged: 'The user has another username than its entry, which keeps its name.',
  scannedLater: 'A later scan is saved already, so this one changes nothing but its apps.'
};

const IMPORT_PROBLEM_TEXTS: Record<ImportProblem['code'], string> = {
  empty: 'The file is empty. Run `sf runas audit --json > audit.json` again.',
  tooLarge: 'The file has more than {limit} million characters, which is more than is read.',
  notUtf8:
    'The file is not UTF-8. Windows PowerShell writes another encoding with `>`: use `| Out-File -Encoding utf8 audit.json`.',
  notJson:
    'The file is not JSON: it breaks off, or has an error[ at line {line}, column {column}]. Run the command again.',
  commandFailed: 'The command had failed: {reason}',
  notAnAudit: 'The file is no audit. Choose what `sf runas audit --json` printed.',
  otherSchema:
    'The file has the schema `{found}`, and `{expected}` is read. Use the same version of the command.',
  tooManyIdentities: 'The file has {found} identities, and at most {limit} are read.',
  inTheFuture:
    'The file says that the org was read at {takenAt}, which is yet to come. Correct the clock of that machine, and run the command again.',
  wrongValue: '`{path}` is not {expected}.',
  tooLong: '`{path}` has more than {limit} characters.',
  sameIdentityTwice: 'The identity `{username}` is there twice, at `{path}`.'
};

/** Raw text of the file may stand in it: print it with `printable`. */
export function importProblemText({ code, params }: ImportProblem): string {
  return filled(IMPORT_PROBLEM_TEXTS[code], params);
}
