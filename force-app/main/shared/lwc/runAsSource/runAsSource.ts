import count from '@salesforce/apex/RunAsReader.count';
import heldPermissions from '@salesforce/apex/RunAsReader.heldPermissions';
import read from '@salesforce/apex/RunAsReader.read';
import type { OrgSnapshot } from 'c/runAsCore';
import { ApexCatalogue, readAccess as readAccessOf, readOrg } from 'c/runAsOrg';

/** Called whenever a call of Apex starts or ends. */
export type OnProgress = (done: number, started: number) => void;

/** Above this reading them takes minutes, which is for the command line. */
const MOST_LOGINS = 20_000;

/**
 * Reads who the identities of this org are, as far as the user may see. What could not be read is a gap.
 *
 * Rejects with an Error whose message can be shown to the user, when nothing at all could be read.
 */
export function readRegister(onProgress: OnProgress): Promise<OrgSnapshot> {
  return readOrg(thisOrg(), { takenAt: now(), mostLogins: MOST_LOGINS, onProgress });
}

/** Reads everything that bears on the access of one user. Rejects as `readRegister` does. */
export function readAccess(username: string): Promise<OrgSnapshot> {
  return readAccessOf(thisOrg(), { username, takenAt: now() });
}

/** A new one for each reading: what another reading was answered may have changed. */
function thisOrg(): ApexCatalogue {
  return new ApexCatalogue({ heldPermissions, read, count }, window.location.hostname);
}

function now(): string {
  return new Date().toISOString();
}
