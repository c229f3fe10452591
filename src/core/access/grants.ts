import { compareText, tableNotRead } from '../model/gap.ts';
import type { Gap } from '../model/gap.ts';
import type {
  OrgSnapshot,
  PermissionSetGroupComponentRow,
  PermissionSetGroupRow,
  PermissionSetRow
} from '../model/snapshot.ts';
import type { BitSet } from './bitSet.ts';
import { closed } from './implications.ts';
import type { Implication } from './implications.ts';
import { qualifiedName } from './grantedRights.ts';
import type { GrantedRights } from './grantedRights.ts';

export type GrantKind = 'profile' | 'permissionSet' | 'group';

/** What one assignment gives: a profile-owned set, a permission set, or a permission set group. */
export interface Grant extends GrantedSet {
  readonly kind: GrantKind;
  /** The profile's name, or the API name of the set or group. */
  readonly name: string;
  /** The group's aggregate was not up to date, so its rights may be more or fewer. */
  readonly possiblyStale: boolean;
  readonly gaps: readonly Gap[];
}

interface GrantedSet {
  /** Held only while the session activates the set (`HasActivationRequired`). */
  readonly conditional: boolean;
  /** As stored; closed under the implications. */
  readonly stored: BitSet;
  readonly rights: BitSet;
  /** The members of a group that bring the rights; empty where the members are not known. */
  readonly members: readonly GroupMember[];
}

export interface GroupMember {
  readonly name: string;
  readonly stored: BitSet;
  readonly rights: BitSet;
}

interface Context {
  readonly granted: GrantedRights;
  readonly implications: readonly Implication[];
  readonly gapsOfRow: ReadonlyMap<string, readonly Gap[]>;
  readonly profileNames: ReadonlyMap<string, string>;
  readonly sets: ReadonlyMap<string, PermissionSetRow>;
  readonly aggregates: ReadonlyMap<string, PermissionSetRow>;
  readonly mutingSets: ReadonlySet<string>;
  readonly components: ReadonlyMap<string, readonly PermissionSetGroupComponentRow[]>;
  /** When the components of no group were read. */
  readonly componentsGap: Gap | undefined;
}

/** All grants of a snapshot: permission sets by id, and groups by id. */
export interface Grants {
  readonly sets: ReadonlyMap<string, Grant>;
  readonly groups: ReadonlyMap<string, Grant>;
  /** By row id, also of rows that were not read. */
  readonly gaps: ReadonlyMap<string, readonly Gap[]>;
}

export function grantsOf(
  snapshot: OrgSnapshot,
  granted: GrantedRights,
  implications: readonly Implication[]
): Grants {
  const context = contextOf(snapshot, granted, implications);
  const { PermissionSet = [], PermissionSetGroup = [] } = snapshot.rows;
  const groups = new Map(PermissionSetGroup.map((row) => [row.Id, groupGrant(row, context)]));
  const grantOf = (row: PermissionSetRow): Grant =>
    groups.get(row.PermissionSetGroupId ?? '') ?? setGrant(row, context);
  return {
    sets: new Map(PermissionSet.map((row) => [row.Id, grantOf(row)])),
    groups,
    gaps: context.gapsOfRow
  };
}

function contextOf(
  snapshot: OrgSnapshot,
  granted: GrantedRights,
  implications: readonly Implication[]
): Context {
  const { Profile = [], PermissionSet = [], MutingPermissionSet = [], ...rows } = snapshot.rows;
  return {
    granted,
    implications,
    gapsOfRow: gapsByRow(snapshot, granted),
    profileNames: new Map(Profile.map(({ Id, Name }) => [Id, Name])),
    sets: new Map(PermissionSet.map((set) => [set.Id, set])),
    aggregates: new Map(
      PermissionSet.flatMap((set) => (set.PermissionSetGroupId ? [[set.PermissionSetGroupId, set]] : []))
    ),
    mutingSets: new Set(MutingPermissionSet.map(({ Id }) => Id)),
    components: Map.groupBy(rows.PermissionSetGroupComponent ?? [], (row) => row.PermissionSetGroupId),
    componentsGap: rows.PermissionSetGroupComponent
      ? undefined
      : tableNotRead('PermissionSetGroupComponent', 'unknown')
  };
}

function setGrant(row: PermissionSetRow, context: Context): Grant {
  const profileName = row.IsOwnedByProfile ? context.profileNames.get(row.ProfileId ?? '') : undefined;
  const ownKind = row.IsOwnedByProfile ? 'profile' : 'permissionSet';
  return {
    kind: row.PermissionSetGroupId ? 'group' : ownKind,
    name: profileName ?? qualifiedName(row),
    ...grantedSet(rightsOf(row.Id, context), row.HasActivationRequired === true, [], context),
    possiblyStale: false,
    gaps: [...(context.gapsOfRow.get(row.Id) ?? []), ...(row.PermissionSetGroupId ? [statusGap(row)] : [])]
  };
}

/**
 * The aggregate set when it was read: the platform has united the members and taken the muted rights
 * away. Otherwise the same is computed here, and members only explain.
 */
function groupGrant(group: PermissionSetGroupRow, context: Context): Grant {
  const members = readMembers(group, context);
  const aggregate = context.aggregates.get(group.Id);
  const isConditional = group.HasActivationRequired === true || aggregate?.HasActivationRequired === true;
  const granted = aggregate
    ? aggregated(rightsOf(aggregate.Id, context), isConditional, members, context)
    : computed(members, isConditional, context);
  // Computed from its members, a group without a status is as new as they are; an aggregate is not.
  const possiblyStale = (group.Status ?? (aggregate ? 'not known' : 'Updated')) !== 'Updated';
  const gaps = [...(context.gapsOfRow.get(group.Id) ?? []), ...(aggregate ? [] : members.gaps)];
  if (aggregate) gaps.push(...(context.gapsOfRow.get(aggregate.Id) ?? []));
  if (possiblyStale) gaps.push(staleGap(group));
  return { kind: 'group', name: group.DeveloperName, ...granted, possiblyStale, gaps };
}

/** The member sets of a group, less what its muting sets take away, and what was not read of either. */
interface Members {
  readonly sets: readonly { name: string; stored: BitSet }[];
  readonly gaps: readonly Gap[];
}

function readMembers(group: PermissionSetGroupRow, context: Context): Members {
  const components = context.components.get(group.Id) ?? [];
  const muted = context.granted.table.emptySet();
  for (const { PermissionSetId: id } of components) {
    if (context.mutingSets.has(id)) muted.addAll(rightsOf(id, context));
  }
  const sets = components.flatMap(({ PermissionSetId: id }) => {
    const set = context.sets.get(id);
    if (!set) return [];
    const stored = rightsOf(id, context).copy().removeAll(muted);
    return [{ name: qualifiedName(set), stored }];
  });
  sets.sort((a, b) => compareText(a.name, b.name));
  const gaps = components.flatMap((component) => gapsOfComponent(component, group, context));
  return { sets, gaps: context.componentsGap ? [...gaps, context.componentsGap] : gaps };
}

function gapsOfComponent(
  { PermissionSetId: id, PermissionSet: set }: PermissionSetGroupComponentRow,
  group: PermissionSetGroupRow,
  context: Context
): readonly Gap[] {
  if (context.sets.has(id) || context.mutingSets.has(id)) return context.gapsOfRow.get(id) ?? [];
  return [memberGap(group.DeveloperName, set?.Name ?? id, set?.attributes?.type)];
}

/** The aggregate decides; of a member only what the aggregate has explains it. */
function aggregated(
  aggregate: BitSet,
  isConditional: boolean,
  { sets }: Members,
  context: Context
): GrantedSet {
  const members = sets.map(({ name, stored }) => ({ name, stored: stored.copy().retainAll(aggregate) }));
  return grantedSet(aggregate, isConditional, members, context);
}

/** What a session must activate needs no activation as a member (Object Reference, SessionPermSetActivation). */
function computed({ sets }: Members, isConditional: boolean, context: Context): GrantedSet {
  const stored = sets.reduce((all, set) => all.addAll(set.stored), context.granted.table.emptySet());
  return grantedSet(stored, isConditional, sets, context);
}

function grantedSet(
  stored: BitSet,
  conditional: boolean,
  members: readonly { name: string; stored: BitSet }[],
  { implications }: Context
): GrantedSet {
  return {
    conditional,
    stored,
    rights: closed(stored, implications),
    members: members.map(({ name, stored }) => ({ name, stored, rights: closed(stored, implications) }))
  };
}

function rightsOf(setId: string, { granted }: Context): BitSet {
  return granted.bySet.get(setId) ?? granted.table.emptySet();
}

function gapsByRow(snapshot: OrgSnapshot, granted: GrantedRights): Map<string, readonly Gap[]> {
  const byRow = new Map<string, Gap[]>([...granted.gaps].map(([id, gaps]) => [id, [...gaps]]));
  for (const gap of snapshot.gaps) {
    if (gap.rowId !== undefined) byRow.set(gap.rowId, [...(byRow.get(gap.rowId) ?? []), gap]);
  }
  return byRow;
}

/**
 * What a muting set takes away is not known: the union of the members is the most it can be. A component
 * of a type that was not read may be either.
 */
function memberGap(group: string, member: string, type: string | undefined): Gap {
  if (type === 'MutingPermissionSet') {
    return { code: 'groupMutingNotRead', params: { group, muting: member }, effect: 'upper' };
  }
  const effect = type === 'PermissionSet' ? 'lower' : 'unknown';
  return { code: 'groupMemberNotRead', params: { group, member }, effect };
}

function statusGap({ Name }: PermissionSetRow): Gap {
  return { code: 'groupStatusNotRead', params: { group: Name }, effect: 'unknown' };
}

function staleGap({ DeveloperName, Status }: PermissionSetGroupRow): Gap {
  return {
    code: 'groupPossiblyStale',
    params: { group: DeveloperName, status: Status ?? 'not known' },
    effect: 'unknown'
  };
}
