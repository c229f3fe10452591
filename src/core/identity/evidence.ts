import type { AccessResolver } from '../access/resolve.ts';
import type { Gap } from '../model/gap.ts';
import type { OrgSnapshot } from '../model/snapshot.ts';

/** Why an identity is on the list. Further kinds come with the detectors that find them. */
export const EVIDENCE_KINDS = [
  'declaredRunAs',
  'clientCredentialsLogin',
  'apiOnly',
  'integrationLicence',
  'agentUser',
  'scheduledJobOwner',
  'liveToken',
  'namePattern'
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export type Confidence = 'high' | 'medium' | 'low';

export type EvidenceDetail =
  | 'clientCredentialsOn'
  | 'clientCredentialsOff'
  | 'appOff'
  | 'clientCredentialsUsed'
  | 'apiOnlyGranted'
  | 'licenceHeld'
  | 'agentRunsAs'
  | 'jobRunsAs'
  | 'tokenHeld'
  | 'nameSaysSo';

export interface Evidence {
  readonly kind: EvidenceKind;
  /** What says so: a row or component, under its type and name. */
  readonly source: string;
  readonly detail: EvidenceDetail;
  readonly confidence: Confidence;
}

/** `unknown`: a login or token names the app, and no app that was read bears the name. */
export type AppKind = 'connectedApp' | 'externalClientApp' | 'unknown';

export type Flow = 'clientCredentials' | 'refreshToken' | 'tokenExchange' | 'usernamePassword';

/** How it is known that the identity uses the app. */
export type Provenance = 'declared' | 'observed' | 'token' | 'recorded';

/** An app as one identity uses it. */
export interface IdentityApp {
  /** Id of the app's row, to which pre-authorisation refers; of an unknown app its name. */
  readonly id: string;
  readonly name: string;
  readonly kind: AppKind;
  readonly flows: readonly Flow[];
  readonly provenance: readonly Provenance[];
  /** Newest login or use of a token, ISO 8601; null when none was seen. */
  readonly lastUsedAt: string | null;
}

/** Whom a row names: by username in metadata, by id in data. */
export type Who = { readonly username: string } | { readonly userId: string };

/** One trace of a user that acts without a person. */
export interface Trace {
  readonly who: Who;
  readonly evidence: Evidence;
  readonly app?: IdentityApp;
}

/** An app that a user uses. No evidence by itself: persons use apps too. */
export interface AppUse {
  readonly who: Who;
  readonly app: IdentityApp;
}

export interface Detection {
  readonly traces: readonly Trace[];
  readonly uses?: readonly AppUse[];
  readonly gaps?: readonly Gap[];
}

/** Finds the traces of one kind of evidence in a snapshot. */
export type EvidenceDetector = (snapshot: OrgSnapshot, resolver: AccessResolver) => Detection;
