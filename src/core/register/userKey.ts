const USER_ID = /^005[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?$/;
const BY_USERNAME = 'username:';
/** As the rule `UserKeyHasAKnownForm` takes them, and without what no username has: controls and other spaces. */
const USER_KEY = /^(?:005[A-Za-z0-9]{15}|username:[^\s\p{Cc}]+@[^\s\p{Cc}]+)$/u;
const KEY_LENGTH = 100;
/** Length of `Name`, which holds the username. */
const NAME_LENGTH = 80;

/**
 * What tells an identity from every other in the register: the 18-character id of its user, or `username:` and the
 * username in lower case where there is no such user, or the source gives its users no such ids.
 */
export function userKeyOf({
  userId,
  username
}: {
  readonly userId?: string | null;
  readonly username: string;
}): string {
  if (userId && isUserId(userId)) return longId(userId);
  return `${BY_USERNAME}${username.toLowerCase()}`;
}

/** Keys and names that the entry of somebody can have; of a user id alone where no username is known. */
export function entryKeysOf(who: { readonly userId?: string | null; readonly username: string }): string[] {
  const { username } = who;
  const keys = who.userId || username ? [userKeyOf(who)] : [];
  return username ? [...new Set([...keys, userKeyOf({ username }), entryName(username)])] : keys;
}

/** Of 15 or 18 characters. */
export function isUserId(id: string): boolean {
  return USER_ID.test(id);
}

/** Whether the register takes the key: a username has an @ and no space, and the field has an end. */
export function isUserKey(key: string): boolean {
  return key.length <= KEY_LENGTH && USER_KEY.test(key);
}

/** The user's id in a key, or null where the key holds a username. */
export function userIdOf(key: string): string | null {
  return isUserId(key) ? key : null;
}

/** The whole username of an entry, in lower case: its name may be cut, its key is not. */
export function usernameOfEntry(entry: { readonly UserKey__c: string; readonly Name: string }): string {
  const { UserKey__c: key, Name } = entry;
  const username = key.toLowerCase().startsWith(BY_USERNAME) ? key.slice(BY_USERNAME.length) : Name;
  return username.toLowerCase();
}

/** A username as the entry's name: cut where it is longer, with a sign that it was. */
export function entryName(username: string): string {
  return shortened(username, NAME_LENGTH);
}

/** Cut to a number of UTF-16 units, which is how the platform counts; never through a character. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18 characters of an id of 15: the last three tell which of the others are capitals. */
function longId(id: string): string {
  if (id.length === 18) return id;
  const check = [0, 5, 10].map((start) => {
    const bits = [0, 1, 2, 3, 4].map((i) => (/[A-Z]/.test(id.charAt(start + i)) ? 1 << i : 0));
    return CHECK.charAt(bits.reduce((sum, bit) => sum + bit, 0));
  });
  return `${id}${check.join('')}`;
}
