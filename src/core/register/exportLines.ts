import { EVIDENCE_KIND_TEXTS } from '../messages.ts';
import type { RegisterLine } from './registerLine.ts';
import type { RegisterView } from './registerView.ts';

/** Columns of the export, under the names that JSON has them by. */
const COLUMNS = {
  username: (line) => line.username,
  name: (line) => line.name,
  userKey: (line) => line.key,
  status: ({ entry }) => entry?.Status__c ?? null,
  kind: ({ entry }) => entry?.Kind__c ?? null,
  purpose: ({ entry }) => entry?.Purpose__c ?? null,
  criticality: ({ entry }) => entry?.Criticality__c ?? null,
  businessOwner: ({ entry }) => entry?.BusinessOwner__r?.Name ?? null,
  backupOwner: ({ entry }) => entry?.BackupOwner__r?.Name ?? null,
  technicalOwner: ({ entry }) => entry?.TechnicalOwner__r?.Name ?? null,
  grade: (line) => line.grade,
  bound: ({ graded }) => graded?.bound ?? null,
  conditionalGrade: ({ graded }) => graded?.conditionalGrade ?? null,
  isGradeSaved: ({ graded, isGradeSaved }) => (graded ? isGradeSaved : null),
  gaps: ({ identity, gaps }) => (identity ? gaps : null),
  topRights: (line) => line.topRights.map(({ name }) => name),
  evidence: (line) => line.evidenceKinds.map((kind) => EVIDENCE_KIND_TEXTS[kind]),
  apps: (line) => line.apps,
  lastLogin: (line) => line.lastLogin ?? null,
  lastReviewedOn: ({ entry }) => entry?.LastReviewedOn__c ?? null,
  nextReviewOn: ({ entry }) => entry?.NextReviewOn__c ?? null,
  reviewState: ({ entry }) => entry?.ReviewState__c ?? null,
  hasDrifted: ({ entry }) => entry?.HasDrifted__c ?? null,
  openFindings: ({ entry }) => entry?.OpenFindings__c ?? null,
  worstSeverity: ({ entry }) => entry?.WorstSeverity__c ?? null,
  expiresOn: ({ entry }) => entry?.ExpiresOn__c ?? null,
  lastScannedOn: ({ entry }) => entry?.LastScannedOn__c ?? null,
  asOf: (line) => line.asOf
} as const satisfies Record<string, (line: RegisterLine) => Cell>;

type Cell = string | number | boolean | null | readonly string[];

/** RFC 4180, with a byte order mark, without which spreadsheets take the text for another encoding. */
export function csvOf(lines: readonly RegisterLine[]): string {
  const columns = Object.entries<(line: RegisterLine) => Cell>(COLUMNS);
  const rows = [
    columns.map(([name]) => name),
    ...lines.map((line) => columns.map(([, of]) => cellText(of(line))))
  ];
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/**
 * The same as objects, with the view that they are the answer to.
 *
 * @param asOf ISO 8601: of the scan that the dashboard shows; null: there is none.
 */
export function jsonOf(lines: readonly RegisterLine[], view: RegisterView, asOf: string | null): unknown {
  const columns = Object.entries<(line: RegisterLine) => Cell>(COLUMNS);
  return {
    schema: 'runas.register/1',
    asOf,
    view,
    lines: lines.map((line) => Object.fromEntries(columns.map(([name, of]) => [name, of(line)])))
  };
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.join('; ') : String(cell);
}

/**
 * A spreadsheet takes a cell for a formula that starts so, even behind spaces and quotes (OWASP, CSV injection), and
 * behind characters that it drops.
 */
const FORMULA = /^[\s"'\p{Cc}\p{Cf}]*[=+\-@\t\r\n＝＋－＠]/u;

function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
