import { compareText } from '../model/gap.ts';
import type { BitSet } from './bitSet.ts';
import type { Grade } from './grade.ts';
import type { Grant, GrantKind } from './grants.ts';
import { reasonOf } from './implications.ts';
import type { Access, AccessResolver } from './resolve.ts';
import { ACCESS_PARTS } from './right.ts';
import type { AccessPart, Right } from './right.ts';
import { severityRank } from './userPermissionGrades.ts';

/** One way a right reaches a user. Flags that are false are absent. */
export interface GrantPath {
  readonly kind: GrantKind;
  readonly name: string;
  /** The member of the group that brings the right; null for no group, or where members are unknown. */
  readonly member: string | null;
  /** The right through which this path reaches, such as Modify All Data; absent when it names the right. */
  readonly by?: string;
  readonly conditional?: true;
  readonly possiblyStale?: true;
}

export function grantPaths(access: Access, id: number, resolver: AccessResolver): GrantPath[] {
  return access.grants
    .filter((grant) => grant.rights.has(id))
    .flatMap((grant) => carriers(grant, id).map((carrier) => pathOf(grant, carrier, id, resolver)));
}

interface Carrier {
  readonly member: string | null;
  readonly stored: BitSet;
}

function carriers(grant: Grant, id: number): Carrier[] {
  const members = grant.members.filter(({ rights }) => rights.has(id));
  if (members.length === 0) return [{ member: null, stored: grant.stored }];
  return members.map(({ name, stored }) => ({ member: name, stored }));
}

function pathOf(
  { kind, name, possiblyStale, conditional }: Grant,
  { member, stored }: Carrier,
  id: number,
  { implications, table }: AccessResolver
): GrantPath {
  const reason = reasonOf(id, stored, implications, table);
  return {
    kind,
    name,
    member,
    ...(reason && { by: rightLabel(reason) }),
    ...(conditional && { conditional }),
    ...(possiblyStale && { possiblyStale })
  };
}

/** `ModifyAllData`, `Account.delete`, `Account.Phone.edit`, `ApexClass:Loader`. */
export function rightLabel(right: Right): string {
  switch (right.part) {
    case 'userPermissions':
      return right.name;
    case 'setupEntities':
      return `${right.kind}:${right.name}`;
    default:
      return `${right.name}.${right.access}`;
  }
}

export type Holding = 'held' | 'conditional' | 'notHeld';

export function holdingOf(access: Access, id: number | undefined): Holding {
  if (id === undefined) return 'notHeld';
  if (access.held.has(id)) return 'held';
  return access.conditional.has(id) ? 'conditional' : 'notHeld';
}

/** What would go with one assignment: what is held through it alone. */
export interface GrantShare {
  readonly kind: GrantKind;
  readonly name: string;
  /** How many rights it brings, through others too or not. */
  readonly rights: number;
  /** Rights that would no longer be held at all; the user permissions by name, the rest counted. */
  readonly lost: { readonly userPermissions: readonly string[] } & Readonly<
    Record<Exclude<AccessPart, 'userPermissions'>, number>
  >;
  /** The grade of the access without it. */
  readonly grade: Grade;
}

/** What stays of one right, and what else goes, when one assignment is taken away. */
export interface Removal extends GrantShare {
  /** Of the right in question. */
  readonly remains: Holding;
  readonly through: readonly GrantPath[];
}

/** For each assignment: what only it brings. */
export function grantShares(access: Access, resolver: AccessResolver): GrantShare[] {
  return assignments(access.grants).map((grants) =>
    shareOf(grants, access, without(grants, access, resolver), resolver)
  );
}

/** For each assignment that brings the right: what would be left without it. */
export function removals(access: Access, id: number, resolver: AccessResolver): Removal[] {
  const bringing = access.grants.filter(({ rights }) => rights.has(id));
  const names = new Set(bringing.map(assignmentKey));
  return assignments(access.grants.filter((grant) => names.has(assignmentKey(grant)))).map((grants) => {
    const rest = without(grants, access, resolver);
    return {
      ...shareOf(grants, access, rest, resolver),
      remains: holdingOf(rest, id),
      through: grantPaths(rest, id, resolver)
    };
  });
}

/** Where several files bear one name, one assignment gives a grant for each of them; they go together. */
function assignments(grants: readonly Grant[]): (readonly Grant[])[] {
  return [...Map.groupBy(grants, assignmentKey).values()];
}

function assignmentKey({ kind, name }: Grant): string {
  return `${kind} ${name}`;
}

function without(grants: readonly Grant[], access: Access, resolver: AccessResolver): Access {
  return resolver.ofGrants(access.grants.filter((other) => !grants.includes(other)));
}

function shareOf(
  grants: readonly Grant[],
  access: Access,
  rest: Access,
  resolver: AccessResolver
): GrantShare {
  const { kind, name } = grants[0]!;
  const { held, conditional } = resolver.ofGrants(grants);
  return {
    kind,
    name,
    rights: [...held, ...conditional].length,
    lost: lostRights(access, rest, resolver),
    grade: resolver.grade(rest.held)
  };
}

function lostRights(before: Access, after: Access, { table }: AccessResolver): GrantShare['lost'] {
  const lost = before.held
    .copy()
    .addAll(before.conditional)
    .removeAll(after.held)
    .removeAll(after.conditional);
  const rights = [...lost].map((id) => table.rightOf(id));
  const byPart = Map.groupBy(rights, ({ part }) => part);
  const [, ...counted] = ACCESS_PARTS.map((part) => byPart.get(part)?.length ?? 0);
  const [objects = 0, fields = 0, setupEntities = 0] = counted;
  const names = (byPart.get('userPermissions') ?? []).map(({ name }) => name).sort(bySeverity);
  return { userPermissions: names, objects, fields, setupEntities };
}

function bySeverity(a: string, b: string): number {
  return severityRank(a) - severityRank(b) || compareText(a, b);
}
