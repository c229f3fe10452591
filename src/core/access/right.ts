import { compareText } from '../model/gap.ts';
import { BitSet } from './bitSet.ts';
import { KNOWN_USER_PERMISSIONS } from './knownUserPermissions.ts';

export const OBJECT_ACCESSES = [
  'create',
  'read',
  'edit',
  'delete',
  'viewAll',
  'modifyAll',
  'viewAllFields'
] as const;
export type ObjectAccess = (typeof OBJECT_ACCESSES)[number];

export const FIELD_ACCESSES = ['read', 'edit'] as const;
export type FieldAccess = (typeof FIELD_ACCESSES)[number];

/** The parts of an access. Record types and tabs are left out on purpose: neither guards data. */
export const ACCESS_PARTS = ['userPermissions', 'objects', 'fields', 'setupEntities'] as const;
export type AccessPart = (typeof ACCESS_PARTS)[number];

/** One thing a user may do. */
export type Right =
  | { readonly part: 'userPermissions'; readonly name: string }
  | { readonly part: 'objects'; readonly name: string; readonly access: ObjectAccess }
  | { readonly part: 'fields'; readonly name: string; readonly access: FieldAccess }
  | { readonly part: 'setupEntities'; readonly name: string; readonly kind: string };

/** Identity of a right: the platform compares names without regard to case. */
export function rightKey(right: Right): string {
  const name = right.name.toLowerCase();
  switch (right.part) {
    case 'userPermissions':
      return `userPermissions ${name}`;
    case 'setupEntities':
      return `setupEntities ${right.kind} ${name}`;
    default:
      return `${right.part} ${name} ${right.access}`;
  }
}

const SPELLING = new Map([...KNOWN_USER_PERMISSIONS].map((name) => [name.toLowerCase(), name]));

/** The published spelling of a user permission, or undefined for a name no list knows. */
function publishedSpelling(name: string): string | undefined {
  return SPELLING.get(name.toLowerCase());
}

export function isPublishedUserPermission(name: string): boolean {
  return publishedSpelling(name) !== undefined;
}

const SETS_IN_A_SLAB = 64;

/**
 * Numbers the rights of one snapshot, so that a set of rights is a `BitSet`. First every right is
 * interned, then sets are made.
 * INVARIANT: no right is interned once a set was made; capacities would differ.
 */
export class RightTable {
  private readonly ids = new Map<string, number>();
  private readonly rights: Right[] = [];
  private slab = new Uint32Array();
  private slabUsed = 0;

  /** The number of a right, given on first sight. */
  intern(right: Right): number {
    const key = rightKey(right);
    const shown = asPublished(right);
    const known = this.ids.get(key);
    if (known === undefined) {
      this.ids.set(key, this.rights.length);
      return this.rights.push(shown) - 1;
    }
    // Of several spellings the smallest is shown, so that the order of rows decides nothing.
    if (compareText(shown.name, this.rights[known]!.name) < 0) this.rights[known] = shown;
    return known;
  }

  idOf(right: Right): number | undefined {
    return this.ids.get(rightKey(right));
  }

  rightOf(id: number): Right {
    return this.rights[id]!;
  }

  get size(): number {
    return this.rights.length;
  }

  /** Every right of the snapshot, whoever holds it. */
  entries(): IterableIterator<[number, Right]> {
    return this.rights.entries();
  }

  keys(): string[] {
    return [...this.ids.keys()];
  }

  /** Sets share slabs of memory: a buffer for each would cost as much again as the bits. */
  emptySet(): BitSet {
    const words = BitSet.wordsFor(this.rights.length);
    if (this.slabUsed + words > this.slab.length) {
      this.slab = new Uint32Array(words * SETS_IN_A_SLAB);
      this.slabUsed = 0;
    }
    const start = this.slabUsed;
    this.slabUsed += words;
    return new BitSet(this.slab.subarray(start, start + words));
  }

  setOf(ids: Iterable<number>): BitSet {
    const set = this.emptySet();
    for (const id of ids) set.add(id);
    return set;
  }
}

function asPublished(right: Right): Right {
  if (right.part !== 'userPermissions') return right;
  return { part: right.part, name: publishedSpelling(right.name) ?? right.name };
}
