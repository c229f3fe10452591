import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DEMO_FOLDER } from './files.ts';

/** What people wrote into the register of the demo, and when. Users are named without their domain. */
export interface RegisterFile {
  readonly apps: readonly WrittenApp[];
  readonly entries: readonly WrittenEntry[];
}

/** Beside what a scan tells of an app. */
export interface WrittenApp {
  readonly name: string;
  readonly vendor?: string;
  readonly vendorCriticality?: string;
  readonly isVendorManaged: boolean;
  /** Absent: nobody wrote down when. */
  readonly secretRotatedDaysAgo?: number;
  readonly secretRotationDays: number;
  readonly permittedUsers: string;
  readonly ipRelaxation: string;
  readonly scopes: string;
  readonly expiresInDays?: number;
}

export interface WrittenEntry {
  readonly user: string;
  readonly status: string;
  readonly purpose?: string;
  readonly actions?: string;
  readonly justification?: string;
  readonly owner?: string;
  readonly backup?: string;
  readonly technicalOwner?: string;
  readonly criticality?: string;
  readonly dataClassification?: string;
  readonly reviewEveryDays: number;
  readonly registeredDaysAgo: number;
  readonly expiresInDays?: number;
  readonly runbook?: string;
  readonly contacts?: { readonly rotation: string; readonly revocation: string; readonly monitoring: string };
  readonly lastReview?: WrittenReview;
  /** What was approved at the last review is the access of today, unless this says that it was less. */
  readonly approvedAccess?: 'withoutLastGrant';
  readonly openReview?: WrittenOpenReview;
  readonly findings?: readonly WrittenFinding[];
}

export interface WrittenReview {
  readonly daysAgo: number;
  readonly decision: string;
  readonly by: string;
  readonly rationale: string;
}

export interface WrittenOpenReview {
  readonly dueInDays: number;
  readonly reviewer: string | null;
  readonly reason: string;
}

export interface WrittenFinding {
  readonly rule: string;
  readonly severity: string;
  readonly status: string;
  readonly firstSeenDaysAgo: number;
  readonly lastSeenDaysAgo: number;
  readonly evidence: string;
  readonly controls?: string;
  readonly accepted?: { readonly by: string; readonly reason: string; readonly endsInDays: number };
}

export function registerFile(): RegisterFile {
  return JSON.parse(readFileSync(path.join(DEMO_FOLDER, 'register.json'), 'utf8')) as RegisterFile;
}
