import type { Field, ObjectType } from '../schema/types.ts';
import type { ClassType } from './classType.ts';
import type { Decimal } from './decimal.ts';
import type { Execution } from './execution.ts';
import type { TypeName } from './typeName.ts';
import { keyOf } from './equality.ts';

/**
 * A value of Apex. Integer is a number, Long a bigint, String a string; an Id is no String, because it compares
 * by its 18 characters whichever way it is written.
 */
export type ApexValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Decimal
  | ApexBlob
  | ApexId
  | ApexDate
  | ApexDatetime
  | ApexList
  | ApexSet
  | ApexMap
  | ApexSObject
  | ApexObject
  | ApexEnum
  | PlatformObject;

export class ApexId {
  /** 18 characters. */
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class ApexBlob {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export class ApexDate {
  /** `2026-11-21` */
  readonly iso: string;

  constructor(iso: string) {
    this.iso = iso;
  }
}

export class ApexDatetime {
  /** Since 1970. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }
}

export class ApexList {
  readonly element: TypeName;
  readonly items: ApexValue[];
  /** Of the rows of a query, which may stand for the only row. */
  readonly isQueryResult: boolean;

  constructor(element: TypeName, items: ApexValue[] = [], isQueryResult = false) {
    this.element = element;
    this.items = items;
    this.isQueryResult = isQueryResult;
  }
}

export class ApexSet {
  readonly element: TypeName;
  /** By hash, in the order in which they were added. */
  readonly entries: Map<unknown, ApexValue>;

  /** @param entries of a map whose keys the set is. */
  constructor(element: TypeName, items: Iterable<ApexValue> = [], entries = new Map<unknown, ApexValue>()) {
    this.element = element;
    this.entries = entries;
    for (const item of items) this.add(item);
  }

  /** False when it was there. */
  add(item: ApexValue): boolean {
    const key = keyOf(item);
    if (this.entries.has(key)) return false;
    this.entries.set(key, item);
    return true;
  }
}

export class ApexMap {
  readonly key: TypeName;
  readonly value: TypeName;
  /** By hash, in the order of the first `put`. A set of the keys shares them with the map. */
  readonly keys = new Map<unknown, ApexValue>();
  private readonly values = new Map<unknown, ApexValue>();
  private readonly ignoresCase: boolean;

  /** @param ignoresCase as the maps of a describe do. */
  constructor(key: TypeName, value: TypeName, ignoresCase = false) {
    this.key = key;
    this.value = value;
    this.ignoresCase = ignoresCase;
  }

  get size(): number {
    return this.keys.size;
  }

  *pairs(): Generator<readonly [ApexValue, ApexValue]> {
    for (const [hash, key] of this.keys) yield [key, this.values.get(hash) ?? null];
  }

  get(key: ApexValue): ApexValue {
    const hash = this.hash(key);
    return this.keys.has(hash) ? (this.values.get(hash) ?? null) : null;
  }

  has(key: ApexValue): boolean {
    return this.keys.has(this.hash(key));
  }

  /** What was there before. */
  put(key: ApexValue, value: ApexValue): ApexValue {
    const hash = this.hash(key);
    const isKnown = this.keys.has(hash);
    const before = isKnown ? (this.values.get(hash) ?? null) : null;
    if (!isKnown) this.keys.set(hash, key);
    this.values.set(hash, value);
    return before;
  }

  /** What was there before. */
  remove(key: ApexValue): ApexValue {
    const before = this.get(key);
    this.keys.delete(this.hash(key));
    return before;
  }

  clear(): void {
    this.keys.clear();
    this.values.clear();
  }

  private hash(key: ApexValue): unknown {
    return keyOf(this.ignoresCase && typeof key === 'string' ? key.toLowerCase() : key);
  }
}

/** A record: a row that was read, or one that is being made. */
export class ApexSObject {
  readonly object: ObjectType;
  /** By name of the field, spelt as the schema spells it. */
  readonly values = new Map<string, ApexValue>();
  /** Fields and relationships that a query selected; undefined for a record that code has made. */
  readonly selected: ReadonlySet<string> | undefined;
  /** Of a record that a trigger is given. */
  readonly inTrigger: TriggerPart | undefined;

  constructor(object: ObjectType, selected?: ReadonlySet<string>, inTrigger?: TriggerPart) {
    this.object = object;
    this.selected = selected;
    this.inTrigger = inTrigger;
  }
}

/** What only a record of a trigger has. */
export interface TriggerPart {
  readonly errors: readonly { readonly message: string }[];
  computed(execution: Execution, name: string): ApexValue;
  /** @throws ApexThrown for a record or a field that is not changed there. */
  requireWritable(execution: Execution, field: Field): void;
  addError(execution: Execution, message: string, field?: Field): void;
}

/** An instance of a class. */
export class ApexObject {
  readonly type: ClassType;
  /** By name in lower case. */
  readonly fields = new Map<string, ApexValue>();

  constructor(type: ClassType) {
    this.type = type;
  }
}

export class ApexEnum {
  readonly type: ClassType;
  readonly name: string;
  readonly ordinal: number;

  constructor(type: ClassType, name: string, ordinal: number) {
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }
}

/** An object of the platform's library that is told apart by its type alone, such as a describe result. */
export class PlatformObject {
  readonly type: string;
  readonly object: ObjectType | undefined;
  readonly field: Field | undefined;
  readonly name: string | undefined;

  constructor(type: string, { object, field, name }: PlatformParts = {}) {
    this.type = type;
    this.object = object;
    this.field = field;
    this.name = name;
  }
}

interface PlatformParts {
  readonly object?: ObjectType;
  readonly field?: Field;
  readonly name?: string;
}
