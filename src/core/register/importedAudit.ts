import type { AccessHeadline } from '../access/report.ts';
import type { AppKind, EvidenceKind, Flow, Provenance } from '../identity/evidence.ts';

/** What the register takes from the file of `sf runas audit --json`. */
export interface ImportedAudit {
  /** To compare with this org: the file may be another's. */
  readonly org: {
    readonly name: string;
    /** Of 15 or 18 characters; null where the file does not say it. */
    readonly id: string | null;
    readonly takenAt: string;
  };
  readonly identities: readonly ImportedIdentity[];
  /** How many things the audit could not read. */
  readonly gaps: number;
}

export interface ImportedIdentity {
  readonly username: string;
  readonly userId: string | null;
  readonly name: string | null;
  /** ISO 8601; null: never, or not known. */
  readonly lastLoginAt: string | null;
  readonly evidenceKinds: readonly EvidenceKind[];
  readonly apps: readonly ImportedApp[];
  readonly headline: Pick<AccessHeadline, 'grade' | 'bound'>;
  /** Fingerprint of the access as the register keeps it; null where it was not exact. */
  readonly access: string | null;
}

export interface ImportedApp {
  readonly name: string;
  readonly kind: AppKind;
  readonly flows: readonly Flow[];
  readonly provenance: readonly Provenance[];
  readonly lastUsedAt: string | null;
}

/** Why a file is not taken: a code, and what `importProblemText` puts into its words. */
export interface ImportProblem {
  readonly code:
    | 'empty'
    | 'tooLarge'
    | 'notUtf8'
    | 'notJson'
    | 'commandFailed'
    | 'notAnAudit'
    | 'otherSchema'
    | 'tooManyIdentities'
    | 'inTheFuture'
    | 'wrongValue'
    | 'tooLong'
    | 'sameIdentityTwice';
  /** Texts of the file among them are as it has them, and cut. */
  readonly params: Readonly<Record<string, string>>;
}

export type ReadImport = { readonly result: ImportedAudit } | { readonly problem: ImportProblem };
