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
