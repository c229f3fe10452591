import { entryKeysOf, entryName } from 'c/runAsCore';
import type { RegisterEntryRow } from 'c/runAsCore';
import type { Who } from 'c/runAsLiveIdentity';
import { readNamedEntries } from 'c/runAsRegister';

const USER_ID = /^005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;
const BY_USERNAME = /^username:/i;

/** Whom an address names: by the key of an entry, by the id of a user or by a username. */
export function whoOf(key: string): Who {
  const trimmed = key.trim();
  return USER_ID.test(trimmed)
    ? { userId: trimmed, username: '' }
    : { userId: null, username: trimmed.replace(BY_USERNAME, '') };
}

/** The register's entry of somebody; undefined where there is none. @throws Error whose message can be shown. */
export async function findEntry(who: Who): Promise<RegisterEntryRow | undefined> {
  const entries = await readNamedEntries(entryKeysOf(who));
  const { userId } = who;
  if (userId !== null) return entries.find(({ UserKey__c }) => UserKey__c.startsWith(userId.slice(0, 15)));
  const key = `username:${who.username.toLowerCase()}`;
  const name = entryName(who.username).toLowerCase();
  return (
    entries.find(({ UserKey__c }) => UserKey__c.toLowerCase() === key) ??
    entries.find(({ Name }) => Name.toLowerCase() === name)
  );
}
