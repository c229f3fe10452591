import { LightningElement, api } from 'lwc';
import type { OpenedIdentity } from 'c/runAsAccess';
import { ACCESS_PARTS, accessChange, printable } from 'c/runAsCore';
import type { AccessChange, AccessDetail, AccessPart, Gap, ReviewRow, ReviewSnapshot } from 'c/runAsCore';
import { numberText, timeZone } from 'c/runAsFormats';
import { LABELS, formatted } from 'c/runAsLabels';
import { readKeptAccess } from 'c/runAsKeptAccess';
import type { KeptAccess } from 'c/runAsKeptAccess';
import type { LiveAccess, Reading } from 'c/runAsLiveIdentity';
import { RECORD_LABELS } from 'c/runAsRecordLabels';
import { problemText } from 'c/runAsSaveProblem';

const PART_LABELS: Record<AccessPart, string> = {
  userPermissions: LABELS.tabUserPermissions,
  objects: LABELS.tabObjects,
  fields: LABELS.tabFields,
  setupEntities: LABELS.tabSetupEntities
};

const NAMES_SHOWN = 50;

/**
 * What an identity can do: read just now, or as the newest review saw it. Where the access has changed since it was
 * approved, what came and what went. Fires `readagain`.
 */
export default class RunAsSeenAccess extends LightningElement {
  /** Of the access just now; null where this user may not read it. */
  @api live: Reading<LiveAccess> | null = null;
  @api hasDrifted = false;
  /** The review to compare with is not known: the reviews were not read. */
  @api isReviewUnread = false;
  /** What is said where nothing was read. */
  @api noneText = RECORD_LABELS.accessNoneText;
  private review: ReviewRow | null = null;
  private kept: KeptAccess | undefined;
  readonly labels = RECORD_LABELS;
  readonly timeZone = timeZone;
  isLoadingKept = false;
  keptError = '';

  /** The newest completed review that kept what was seen. */
  @api
  get lastReview(): ReviewRow | null {
    return this.review;
  }
  set lastReview(review: ReviewRow | null) {
    const isOther = review?.Id !== this.review?.Id;
    this.review = review;
    if (isOther) void this.load();
  }

  private async load(): Promise<void> {
    const { review } = this;
    this.kept = undefined;
    this.keptError = '';
    if (!review) return;
    // The reviews may be read again meanwhile.
    const isAsked = (): boolean => review.Id === this.review?.Id;
    this.isLoadingKept = true;
    try {
      const kept = await readKeptAccess(review);
      if (isAsked()) this.kept = kept ?? undefined;
    } catch (error) {
      if (isAsked()) this.keptError = problemText(error);
    } finally {
      if (isAsked()) this.isLoadingKept = false;
    }
  }

  get isLoading(): boolean {
    return this.live ? this.live.isLoading : this.isLoadingKept;
  }

  get liveError(): string {
    return this.live?.error ?? '';
  }

  get shownKeptError(): string {
    return this.isKept || this.hasDrifted ? this.keptError : '';
  }

  get opened(): OpenedIdentity | undefined {
    return this.live?.value?.opened ?? (this.isKept && this.kept ? openedOf(this.kept.snapshot) : undefined);
  }

  get takenAt(): string | undefined {
    return this.live?.value?.takenAt ?? (this.isKept ? this.kept?.snapshot.takenAt : undefined);
  }

  /** Whether what is shown is what a review kept. */
  get isKept(): boolean {
    return this.live === null;
  }

  get isForged(): boolean {
    return this.isKept && this.kept?.isGenuine === false;
  }

  get isShortened(): boolean {
    return this.isKept && this.kept?.snapshot.isWithoutPaths === true;
  }

  /** Parts of which the file says nothing, which is not the same as no right. */
  get partsText(): string {
    const { kept } = this;
    if (!this.isKept || !kept) return '';
    const missing = ACCESS_PARTS.filter((part) => !kept.snapshot.parts.includes(part));
    const names = missing.map((part) => PART_LABELS[part]).join(', ');
    return names && formatted(RECORD_LABELS.keptParts, names);
  }

  get origin(): string {
    if (!this.isKept) return RECORD_LABELS.accessLive;
    return formatted(RECORD_LABELS.accessKept, printable(this.review?.Name ?? ''));
  }

  /** Nothing was read, and it is not the fault of an error. */
  get isEmpty(): boolean {
    return !this.isLoading && !this.opened && this.isKept && this.keptError === '';
  }

  /** Between the access that was approved and the one just now; undefined where one of them is not known. */
  private get change(): AccessChange | undefined {
    const before = this.kept?.isGenuine === true ? this.kept.snapshot.saved : null;
    const after = this.live?.value?.snapshot.saved;
    return before && after ? accessChange(before, after) : undefined;
  }

  get changes(): { readonly key: string; readonly title: string; readonly names: string }[] {
    const { change } = this;
    if (!change) return [];
    const spelt = spellings(this.live?.value?.snapshot.detail, this.kept?.snapshot.detail);
    return [
      { key: 'gained', title: RECORD_LABELS.driftGained, names: namesOf(change.gained, spelt) },
      { key: 'lost', title: RECORD_LABELS.driftLost, names: namesOf(change.lost, spelt) }
    ].filter(({ names }) => names !== '');
  }

  get driftText(): string {
    if (this.live?.value === undefined) return RECORD_LABELS.driftUnseen;
    if (this.isReviewUnread || this.isLoadingKept) return RECORD_LABELS.driftUnread;
    if (!this.change) return RECORD_LABELS.driftNotComparable;
    return this.changes.length === 0 ? RECORD_LABELS.driftNone : '';
  }

  /** The button stays while it is read again, and with it the keyboard. */
  get hasHead(): boolean {
    return this.live !== null || this.opened !== undefined;
  }

  handleReadAgain(): void {
    if (this.isLoading) return;
    this.dispatchEvent(new CustomEvent('readagain'));
  }
}

function openedOf({ username, user, logins, detail, parts, shares, gaps }: ReviewSnapshot): OpenedIdentity {
  const identity = { username, logins, evidence: [], apps: [], access: { gaps: gaps as Gap[] } };
  return { identity: user ? { ...identity, user } : identity, detail, parts, shares };
}

function namesOf(keys: readonly string[], spelt: ReadonlyMap<string, string>): string {
  const shown = keys
    .slice(0, NAMES_SHOWN)
    .map((key) => printable(rightName(key, spelt)))
    .join(', ');
  const more = keys.length - NAMES_SHOWN;
  return more > 0 ? formatted(RECORD_LABELS.andMore, shown, numberText(more)) : shown;
}

/** Keys of rights are in lower case; the accesses spell the names as the org does. */
function spellings(...details: readonly (AccessDetail | undefined)[]): ReadonlyMap<string, string> {
  const known = details.filter((detail) => detail !== undefined);
  const rows = known.flatMap(({ userPermissions, objects, fields, setupEntities }) => [
    ...userPermissions,
    ...objects,
    ...fields,
    ...setupEntities
  ]);
  return new Map(rows.map(({ name }) => [name.toLowerCase(), name]));
}

const KEY = /^(conditional )?(userPermissions|objects|fields|setupEntities) (.+)$/s;

/** `ModifyAllData`, `Account.delete`, `ApexClass:Loader`; a key of another form as it is. */
function rightName(key: string, spelt: ReadonlyMap<string, string>): string {
  const [, conditional, part, rest = ''] = KEY.exec(key) ?? [];
  const spelling = (name: string): string => spelt.get(name) ?? name;
  const cut = part === 'setupEntities' ? rest.indexOf(' ') : rest.lastIndexOf(' ');
  const [first, last] = [rest.slice(0, cut), rest.slice(cut + 1)];
  const names: Readonly<Record<string, string>> = {
    userPermissions: spelling(rest),
    objects: `${spelling(first)}.${last}`,
    fields: `${spelling(first)}.${last}`,
    setupEntities: `${first}:${spelling(last)}`
  };
  const name = names[part ?? ''] ?? key;
  return conditional ? formatted(LABELS.rightWhenActivated, name) : name;
}
