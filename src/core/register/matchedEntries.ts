import type { ListedEntryRow } from './registerRows.ts';
import { userIdOf, userKeyOf, usernameOfEntry } from './userKey.ts';

/** Whom an entry is looked for. */
interface Keyed {
  readonly userId?: string | null;
  readonly username: string;
}

/**
 * The entry of each identity, by position; undefined where it has none. Keys decide first. Then an entry is the
 * identity's too that has its username and of which one side knows no id: the user was not there yet when it was
 * written, or was not read now. Two ids that differ are two users, whatever their names. No entry is given twice.
 */
export function matchedEntries<Entry extends ListedEntryRow>(
  identities: readonly Keyed[],
  entries: readonly Entry[]
): (Entry | undefined)[] {
  const byKey = new Map(entries.map((entry) => [comparable(entry.UserKey__c), entry]));
  const matched = identities.map((identity) => byKey.get(comparable(userKeyOf(identity))));
  const taken = new Set(matched);
  const byUsername = new Map<string, Entry>();
  for (const entry of entries) if (!taken.has(entry)) byUsername.set(usernameOfEntry(entry), entry);
  return identities.map((identity, i) => {
    const known = matched[i];
    if (known) return known;
    const username = identity.username.toLowerCase();
    const entry = byUsername.get(username);
    if (!entry || (userIdOf(userKeyOf(identity)) && userIdOf(entry.UserKey__c))) return undefined;
    byUsername.delete(username);
    return entry;
  });
}

/** Keys are unique without regard to case. */
function comparable(key: string): string {
  return key.toLowerCase();
}
