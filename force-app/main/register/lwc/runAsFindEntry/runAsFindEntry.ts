import { entryKeysOf, isUserId, matchedEntries, userKeyOf } from 'c/runAsCore';
import type { RegisterEntryRow } from 'c/runAsCore';
import type { Who } from 'c/runAsLiveIdentity';
import { readNamedEntries } from 'c/runAsRegister';

const SHORT_ID = 15;
const BY_USERNAME = /^username:/i;

/** Whom an address names, with what whoever sees the user learns. */
export interface AskedUser extends Who {
  /** Empty where it is not known. */
  readonly name: string;
  /** Why a user who may be there could not be read; empty where that was not so. */
  readonly problem: string;
}

/** Whom an address names: by the key of an entry, by the id of a user, of 15 or 18 characters, or by a username. */
export function whoOf(key: string): Who {
  const trimmed = key.trim();
  return isUserId(trimmed)
    ? { userId: userKeyOf({ userId: trimmed.slice(0, SHORT_ID), username: '' }), username: '' }
    : { userId: null, username: trimmed.replace(BY_USERNAME, '') };
}

/**
 * The register's entry of somebody, as the dashboard finds it; undefined where there is none. Without a username it
 * is not found by one.
 *
 * @throws Error whose message can be shown.
 */
export async function findEntry(who: Who): Promise<RegisterEntryRow | undefined> {
  return matchedEntries([who], await readNamedEntries(entryKeysOf(who)))[0];
}
