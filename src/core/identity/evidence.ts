import type { Gap } from '../model/gap.ts';
import type { OrgSnapshot } from '../model/snapshot.ts';

/** Why an identity is on the list. Further kinds come with the detectors that find them. */
export type EvidenceKind = 'declaredRunAs';

export type Confidence = 'high' | 'medium' | 'low';

export type EvidenceDetail = 'clientCredentialsOn' | 'clientCredentialsOff' | 'appOff';

export interface Evidence {
  readonly kind: EvidenceKind;
  /** What says so: the app, under its metadata type and API name. */
  readonly source: string;
  readonly detail: EvidenceDetail;
  readonly confidence: Confidence;
}

export type AppKind = 'connectedApp' | 'externalClientApp';

/** An app as one identity uses it. */
export interface IdentityApp {
  /** Id of the app's row, to which pre-authorisation refers. */
  readonly id: string;
  readonly name: string;
  readonly kind: AppKind;
  readonly flows: readonly 'clientCredentials'[];
  readonly provenance: readonly ('declared' | 'observed' | 'token' | 'recorded')[];
}

/** One trace of a user that acts without a person. */
export interface Trace {
  readonly username: string;
  readonly evidence: Evidence;
  readonly app?: IdentityApp;
}

export interface Detection {
  readonly traces: readonly Trace[];
  readonly gaps: readonly Gap[];
}

/** Finds the traces of one kind of evidence in a snapshot. */
export type EvidenceDetector = (snapshot: OrgSnapshot) => Detection;
