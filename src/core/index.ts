export { audit } from './audit.ts';
export { identify } from './identity/identify.ts';
export type { Identity } from './identity/identify.ts';
export type { Audit, AuditedIdentity } from './audit.ts';
export { accessChange, savedAccess } from './access/fingerprint.ts';
export { GRADES } from './access/grade.ts';
export type { Grade } from './access/grade.ts';
export { grantPaths, grantShares, holdingOf, removals, rightLabel } from './access/grantPaths.ts';
export type { GrantPath, GrantShare, Removal } from './access/grantPaths.ts';
export {
  SHOWN_GRADES,
  accessDetail,
  accessHeadline,
  accessSummary,
  shownGrade,
  topRights
} from './access/report.ts';
export type {
  AccessDetail,
  AccessHeadline,
  AccessSummary,
  FieldReport,
  ObjectReport,
  SetupEntityReport,
  ShownGrade,
  ShownHeadline,
  TopRight,
  UserPermissionReport
} from './access/report.ts';
export { AccessResolver } from './access/resolve.ts';
export type { Access } from './access/resolve.ts';
export type { AccessPart } from './access/right.ts';
export { ACCESS_PARTS, FIELD_ACCESSES, OBJECT_ACCESSES, isPublishedUserPermission } from './access/right.ts';
export type { ObjectAccess, Right } from './access/right.ts';
export { parseRightName } from './access/rightName.ts';
export { userPermissionGrade } from './access/userPermissionGrades.ts';
export { EVIDENCE_KINDS } from './identity/evidence.ts';
export type {
  AppKind,
  Confidence,
  Evidence,
  EvidenceKind,
  Flow,
  IdentityApp,
  Provenance
} from './identity/evidence.ts';
export type { IdentityLogins } from './identity/logins.ts';
export {
  EVIDENCE_DETAIL_TEXTS,
  EVIDENCE_KIND_TEXTS,
  FLOW_TEXTS,
  PROVENANCE_TEXTS,
  gapText
} from './messages.ts';
export type { GapText, Hidden } from './messages.ts';
export { compareText, distinctGaps } from './model/gap.ts';
export type { Bound, Gap, GapCode, GapEffect } from './model/gap.ts';
export { parseInstant } from './model/instant.ts';
export { printable } from './model/printable.ts';
export { SETUP_ENTITY_TYPES } from './model/snapshot.ts';
export type * from './model/snapshot.ts';
export type { GrantKind } from './access/grants.ts';
export {
  MOST_SNAPSHOT_BYTES,
  readSnapshotText,
  reviewSnapshot,
  snapshotText
} from './review/reviewSnapshot.ts';
export type { ReviewSnapshot } from './review/reviewSnapshot.ts';
export type { AccessChange, Fingerprint, SavedAccess } from './access/fingerprint.ts';
export { accessText, isSameAccess, nextAccess } from './access/accessText.ts';
export type { NextAccess, SavedFingerprints } from './access/accessText.ts';
export { appKindsOf } from './register/appKinds.ts';
export { BULK_REASONS, OWNER_ROLES, newEntryFields, planBulk } from './register/bulk.ts';
export type { BulkAction, BulkReason, OwnerRole, PlannedChange } from './register/bulk.ts';
export { csvOf, jsonOf } from './register/exportLines.ts';
export type {
  ImportProblem,
  ImportedApp,
  ImportedAudit,
  ImportedIdentity,
  ReadImport
} from './register/importedAudit.ts';
export { importToSave } from './register/importToSave.ts';
export { linesOfView } from './register/linesOfView.ts';
export { matchedEntries } from './register/matchedEntries.ts';
export { privilegePoints, reviewMonths } from './register/pictures.ts';
export type { PrivilegePoint, ReviewMonth } from './register/pictures.ts';
export type { Present } from './register/present.ts';
export { readImportedAudit } from './register/readImportedAudit.ts';
export { BULK_REASON_TEXTS, SCAN_NOTE_TEXTS, importProblemText } from './register/registerMessages.ts';
export { registerLines, savedHeadline } from './register/registerLine.ts';
export type { RegisterLine } from './register/registerLine.ts';
export { ENTRY_KINDS, ENTRY_STATUSES, REVIEW_INTERVAL_DAYS, isRegistered } from './register/registerRows.ts';
export type {
  AppUseRow,
  EntryAppUseRow,
  EntryKind,
  EntryStatus,
  FindingRow,
  ListedEntryRow,
  ListedReviewRow,
  LoginRow,
  NamedParent,
  RegisterEntryRow,
  ReviewRow
} from './register/registerRows.ts';
export { DEFAULT_VIEW, SORT_KEYS, stateOfView, viewFromState } from './register/registerView.ts';
export type { RegisterView, SortKey } from './register/registerView.ts';
export type { ScanApp, ScanEntry, ScanNote, ScanUse, ToSave } from './register/savedScan.ts';
export { scanToSave } from './register/scanToSave.ts';
export { DORMANT_DAYS, TILES, isInTile, tileCounts } from './register/tiles.ts';
export type { Tile } from './register/tiles.ts';
export { kindOfEvidence } from './register/entryKind.ts';
export { entryKeysOf, entryName, isUserId, userKeyOf } from './register/userKey.ts';
