const BITS = 32;

/**
 * A set of small integers, one bit each, so that a union costs one `or` per 32 members.
 * INVARIANT: sets that meet in one operation were made with the same capacity.
 */
export class BitSet {
  private readonly words: Uint32Array;

  constructor(words: Uint32Array) {
    this.words = words;
  }

  /** How many words hold so many members. */
  static wordsFor(capacity: number): number {
    return Math.ceil(capacity / BITS);
  }

  add(member: number): this {
    this.words[member >>> 5]! |= 1 << (member & 31);
    return this;
  }

  has(member: number): boolean {
    return (this.words[member >>> 5]! & (1 << (member & 31))) !== 0;
  }

  /** Adds all members of the other set to this one. */
  addAll(other: BitSet): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! |= other.words[i]!;
    return this;
  }

  /** Removes all members of the other set from this one. */
  removeAll(other: BitSet): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! &= ~other.words[i]!;
    return this;
  }

  /** Removes all members that the other set lacks. */
  retainAll(other: BitSet): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! &= other.words[i]!;
    return this;
  }

  intersects(other: BitSet): boolean {
    for (let i = 0; i < this.words.length; i++) if (this.words[i]! & other.words[i]!) return true;
    return false;
  }

  copy(): BitSet {
    return new BitSet(this.words.slice());
  }

  /** Members in ascending order. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (let i = 0; i < this.words.length; i++) {
      for (let word = this.words[i]!; word !== 0; word &= word - 1) {
        yield i * BITS + (31 - Math.clz32(word & -word));
      }
    }
  }
}
