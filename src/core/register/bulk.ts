import { kindOfEvidence } from './entryKind.ts';
import { dayOf, isDay } from './present.ts';
import type { RegisterLine } from './registerLine.ts';
import { REVIEW_INTERVAL_DAYS } from './registerRows.ts';
import type { EntryKind, ListedReviewRow } from './registerRows.ts';
import { entryName, isUserKey, userIdOf } from './userKey.ts';

export const OWNER_ROLES = ['BusinessOwner__c', 'BackupOwner__c', 'TechnicalOwner__c'] as const;
export type OwnerRole = (typeof OWNER_ROLES)[number];

/** What is done to several lines at once. Values of picklists are the org's own. */
export type BulkAction =
  /** Lines become active entries, so they need an owner and a purpose. */
  | {
      readonly kind: 'register';
      readonly ownerId: string;
      readonly ownerName: string;
      readonly purpose: string;
      readonly criticality: string | null;
      /** Null where it is not asked for: the entry's own, or the usual. */
      readonly days: number | null;
    }
  | {
      readonly kind: 'assignOwner';
      readonly role: OwnerRole;
      readonly userId: string;
      readonly userName: string;
    }
  | { readonly kind: 'setInterval'; readonly days: number }
  | {
      readonly kind: 'scheduleReview';
      /** `YYYY-MM-DD`. */
      readonly dueOn: string;
      readonly reviewerId: string | null;
      readonly reviewerName: string;
      readonly reason: string | null;
    };

export const BULK_REASONS = [
  'alreadyRegistered',
  'notInRegister',
  'notRegistered',
  'retired',
  'keyNotTaken',
  'ownerMissing',
  'ownerIsBackup',
  'ownerIsTheUser',
  'purposeMissing',
  'purposeTooLong',
  'intervalOutOfRange',
  'dueOnInvalid',
  'dueOnPast',
  'reviewerIsTheUser',
  'reviewIsOpen'
] as const;
/** Why a line is refused. */
export type BulkReason = (typeof BULK_REASONS)[number];

/** What an action does to one line. */
export interface PlannedChange {
  readonly line: RegisterLine;
  readonly outcome: 'change' | 'same' | 'refused';
  /** What `before` and `after` are: a date is `YYYY-MM-DD`, a number has a decimal point and nothing else. */
  readonly kind: 'text' | 'number' | 'date';
  /** What stands there now and will, as it is, not yet as a reader writes it nor printable. Empty: nothing. */
  readonly before: string;
  readonly after: string;
  /** Null unless refused. */
  readonly reason: BulkReason | null;
  /** Which call saves it. */
  readonly target: 'register' | 'change' | 'schedule';
  /** The record to save, with its `Id` where it is there already; empty unless the outcome is a change. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface BulkBounds {
  /** Those that are open stop another one. */
  readonly reviews?: readonly ListedReviewRow[];
  /** Fields that the user may write: no other is saved. Without it all are. */
  readonly writable?: ReadonlySet<string>;
}

/** Characters of `Purpose__c`. */
const PURPOSE_LENGTH = 255;

/** What the scan knows of a new entry. */
export function newEntryFields(line: RegisterLine): {
  readonly Name: string;
  readonly UserKey__c: string;
  readonly User__c: string | null;
  readonly Kind__c: EntryKind | null;
} {
  return {
    Name: entryName(line.username),
    UserKey__c: line.key,
    User__c: userIdOf(line.key),
    Kind__c: kindOfEvidence(line.evidenceKinds)
  };
}

/**
 * What the action would do to each line, in their order, before anything is saved. The rules of the register are
 * checked as far as they can be known here; the platform has the last word.
 *
 * @param today the user's day, `YYYY-MM-DD`: what is before it is past.
 * @throws RangeError when `today` is no day.
 */
export function planBulk(
  action: BulkAction,
  lines: readonly RegisterLine[],
  today: string,
  { reviews = [], writable }: BulkBounds = {}
): PlannedChange[] {
  // Refuses what is no day.
  dayOf(today);
  const open = new Set(reviews.filter((one) => one.Status__c === 'Open').map((one) => one.RunAsUser__c));
  return lines.map((line) => {
    const planned = plan(action, line, today, open);
    const fields = planned.outcome === 'change' ? planned.fields : {};
    return { line, ...planned, fields: allowed(fields, writable) };
  });
}

function allowed(fields: PlannedChange['fields'], writable: BulkBounds['writable']): PlannedChange['fields'] {
  if (!writable) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name === 'Id' || writable.has(name)));
}

type Planned = Omit<PlannedChange, 'line'>;

function plan(action: BulkAction, line: RegisterLine, today: string, open: ReadonlySet<string>): Planned {
  switch (action.kind) {
    case 'register':
      return planRegister(action, line);
    case 'assignOwner':
      return planOwner(action, line);
    case 'setInterval':
      return planInterval(action, line);
    case 'scheduleReview':
      return planReview(action, line, today, open);
  }
}

function planRegister(action: BulkAction & { kind: 'register' }, line: RegisterLine): Planned {
  const { ownerId, ownerName, criticality, days } = action;
  const purpose = action.purpose.trim();
  const { entry } = line;
  const reason =
    (line.isRegistered && 'alreadyRegistered') ||
    (!entry && !isUserKey(line.key) && 'keyNotTaken') ||
    (!ownerId && 'ownerMissing') ||
    (ownerId === line.userId && 'ownerIsTheUser') ||
    (entry?.BackupOwner__c === ownerId && 'ownerIsBackup') ||
    (!purpose && 'purposeMissing') ||
    (purpose.length > PURPOSE_LENGTH && 'purposeTooLong') ||
    (days !== null && !isInterval(days) && 'intervalOutOfRange') ||
    null;
  const known = entry ? { Id: entry.Id } : newEntryFields(line);
  return {
    ...outcomeOf(reason, entry?.BusinessOwner__r?.Name ?? '', ownerName, false),
    kind: 'text',
    target: entry ? 'change' : 'register',
    fields: {
      ...known,
      Status__c: 'Active',
      BusinessOwner__c: ownerId,
      Purpose__c: purpose,
      ...(days !== null && { ReviewIntervalDays__c: days }),
      ...(criticality && { Criticality__c: criticality })
    }
  };
}

function planOwner(action: BulkAction & { kind: 'assignOwner' }, { entry, userId }: RegisterLine): Planned {
  const { role, userId: ownerId, userName } = action;
  const other = { BusinessOwner__c: 'BackupOwner__c', BackupOwner__c: 'BusinessOwner__c' } as const;
  const reason =
    (!entry && 'notInRegister') ||
    (!ownerId && 'ownerMissing') ||
    (role !== 'TechnicalOwner__c' && entry?.[other[role]] === ownerId && 'ownerIsBackup') ||
    (ownerId === userId && 'ownerIsTheUser') ||
    null;
  const before = entry?.[`${role.slice(0, -1)}r` as 'BusinessOwner__r']?.Name ?? '';
  return {
    ...outcomeOf(reason, before, userName, entry?.[role] === ownerId),
    kind: 'text',
    target: 'change',
    fields: { Id: entry?.Id, [role]: ownerId }
  };
}

function planInterval({ days }: BulkAction & { kind: 'setInterval' }, { entry }: RegisterLine): Planned {
  const reason = (!entry && 'notInRegister') || (!isInterval(days) && 'intervalOutOfRange') || null;
  const before = entry?.ReviewIntervalDays__c ?? null;
  return {
    ...outcomeOf(reason, before === null ? '' : String(before), String(days), before === days),
    kind: 'number',
    target: 'change',
    fields: { Id: entry?.Id, ReviewIntervalDays__c: days }
  };
}

function planReview(
  action: BulkAction & { kind: 'scheduleReview' },
  { entry, userId, isRegistered }: RegisterLine,
  today: string,
  open: ReadonlySet<string>
): Planned {
  const { dueOn, reviewerId, reason: why } = action;
  const reason =
    (!entry && 'notInRegister') ||
    (!isRegistered && 'notRegistered') ||
    (entry?.Status__c === 'Retired' && 'retired') ||
    (!isDay(dueOn) && 'dueOnInvalid') ||
    (dueOn < today && 'dueOnPast') ||
    (reviewerId !== null && reviewerId === userId && 'reviewerIsTheUser') ||
    (entry && open.has(entry.Id) && 'reviewIsOpen') ||
    null;
  return {
    ...outcomeOf(reason, entry?.NextReviewOn__c ?? '', dueOn, false),
    kind: 'date',
    target: 'schedule',
    fields: {
      RunAsUser__c: entry?.Id,
      Reviewer__c: reviewerId,
      DueOn__c: dueOn,
      ...(why && { Reason__c: why })
    }
  };
}

function isInterval(days: number): boolean {
  const { least, most } = REVIEW_INTERVAL_DAYS;
  return Number.isInteger(days) && days >= least && days <= most;
}

function outcomeOf(
  reason: BulkReason | null,
  before: string,
  after: string,
  isSame: boolean
): Omit<Planned, 'fields' | 'target' | 'kind'> {
  if (reason) return { outcome: 'refused', reason, before, after };
  return { outcome: isSame ? 'same' : 'change', reason, before, after };
}
