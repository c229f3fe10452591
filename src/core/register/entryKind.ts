import type { EvidenceKind } from '../identity/evidence.ts';
import type { EntryKind } from './registerRows.ts';

/** What kind of identity each evidence speaks for, strongest first. A name alone and a token speak for none. */
const KINDS: readonly (readonly [EvidenceKind, EntryKind])[] = [
  ['declaredRunAs', 'Run-as user'],
  ['clientCredentialsLogin', 'Run-as user'],
  ['agentUser', 'Agent user'],
  ['integrationLicence', 'Integration user'],
  ['apiOnly', 'Integration user'],
  ['scheduledJobOwner', 'Execution user']
];

/** The kind that an entry starts with; null where no evidence tells. */
export function kindOfEvidence(kinds: readonly EvidenceKind[]): EntryKind | null {
  return KINDS.find(([kind]) => kinds.includes(kind))?.[1] ?? null;
}
