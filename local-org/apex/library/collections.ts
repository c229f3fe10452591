import { decimalOf, idOf, libraryType } from '../conversion.ts';
import { areEqual, keyOf } from '../equality.ts';
import type { Execution } from '../execution.ts';
import { OPERATORS } from '../operators.ts';
import { ID } from '../typeName.ts';
import type { TypeName } from '../typeName.ts';
import { ApexId, ApexList, ApexMap, ApexSObject, ApexSet } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { methodsOn, numberIn } from './native.ts';
import type { LibraryType } from './native.ts';

const SLOT_BYTES = 8;

/** Apex Reference Guide, "List Class". */
export const LIST: LibraryType = {
  methods: methodsOn<ApexList>({
    'add/1': (execution, list, [item = null]) => {
      execution.allocate(SLOT_BYTES);
      list.items.push(fitting(execution, item, list.element));
      return null;
    },
    'add/2': (execution, list, [position, item = null]) => {
      const at = within(execution, list, position, list.items.length);
      execution.allocate(SLOT_BYTES);
      list.items.splice(at, 0, fitting(execution, item, list.element));
      return null;
    },
    'addall/1': (execution, list, [more = null]) => {
      const items = itemsOf(execution, more).map((item) => fitting(execution, item, list.element));
      execution.allocate(SLOT_BYTES * items.length);
      for (const item of items) list.items.push(item);
      return null;
    },
    'clear/0': (_, list) => {
      list.items.length = 0;
      return null;
    },
    'clone/0': (execution, list) => execution.held(new ApexList(list.element, [...list.items])),
    'contains/1': (_, list, [item = null]) => list.items.some((one) => isSameItem(one, item)),
    'get/1': (execution, list, [position]) => list.items[within(execution, list, position)]!,
    'indexof/1': (_, list, [item = null]) => list.items.findIndex((one) => isSameItem(one, item)),
    'isempty/0': (_, list) => list.items.length === 0,
    'remove/1': (execution, list, [position]) => list.items.splice(within(execution, list, position), 1)[0]!,
    'set/2': (execution, list, [position, item = null]) => {
      list.items[within(execution, list, position)] = fitting(execution, item, list.element);
      return null;
    },
    'size/0': (_, list) => list.items.length,
    'sort/0': (execution, list) => {
      list.items.sort((a, b) => sortOrder(execution, a, b));
      return null;
    }
  })
};

/** Apex Reference Guide, "Set Class". */
export const SET: LibraryType = {
  methods: methodsOn<ApexSet>({
    'add/1': (execution, set, [item = null]) => {
      execution.allocate(2 * SLOT_BYTES);
      return set.add(fitting(execution, item, set.element));
    },
    'addall/1': (execution, set, [more = null]) => {
      const added = itemsOf(execution, more).map((item) => set.add(fitting(execution, item, set.element)));
      execution.allocate(2 * SLOT_BYTES * added.length);
      return added.includes(true);
    },
    'clear/0': (_, set) => {
      set.entries.clear();
      return null;
    },
    'clone/0': (execution, set) => execution.held(new ApexSet(set.element, set.entries.values())),
    'contains/1': (execution, set, [item = null]) =>
      set.entries.has(keyOf(fitting(execution, item, set.element))),
    'containsall/1': (execution, set, [more = null]) =>
      itemsOf(execution, more).every((item) => set.entries.has(keyOf(item))),
    'isempty/0': (_, set) => set.entries.size === 0,
    'remove/1': (_, set, [item = null]) => set.entries.delete(keyOf(item)),
    'removeall/1': (execution, set, [more = null]) =>
      itemsOf(execution, more)
        .map((item) => set.entries.delete(keyOf(item)))
        .includes(true),
    'retainall/1': (execution, set, [more = null]) => {
      const kept = new Set(itemsOf(execution, more).map(keyOf));
      const gone = [...set.entries.keys()].filter((key) => !kept.has(key));
      for (const key of gone) set.entries.delete(key);
      return gone.length > 0;
    },
    'size/0': (_, set) => set.entries.size
  })
};

/** Apex Reference Guide, "Map Class". */
export const MAP: LibraryType = {
  methods: methodsOn<ApexMap>({
    'clear/0': (_, map) => {
      map.clear();
      return null;
    },
    'clone/0': (execution, map) => mapFrom(execution, map.key, map.value, map),
    'containskey/1': (execution, map, [key = null]) => map.has(fitting(execution, key, map.key)),
    'get/1': (execution, map, [key = null]) => map.get(fitting(execution, key, map.key)),
    'isempty/0': (_, map) => map.size === 0,
    'keyset/0': (_, map) => new ApexSet(map.key, [], map.keys),
    'put/2': (execution, map, [key = null, value = null]) => {
      execution.allocate(3 * SLOT_BYTES);
      return map.put(fitting(execution, key, map.key), fitting(execution, value, map.value));
    },
    'putall/1': (execution, map, [more = null]) => {
      putAll(execution, map, more);
      return null;
    },
    'remove/1': (execution, map, [key = null]) => map.remove(fitting(execution, key, map.key)),
    'size/0': (_, map) => map.size,
    'values/0': (execution, map) =>
      execution.held(
        new ApexList(
          map.value,
          [...map.pairs()].map(([, value]) => value)
        )
      )
  })
};

export function listFrom(execution: Execution, element: TypeName, from: ApexValue | undefined): ApexList {
  const items = from === undefined ? [] : itemsOf(execution, from);
  return new ApexList(
    element,
    items.map((item) => fitting(execution, item, element))
  );
}

export function setFrom(execution: Execution, element: TypeName, from: ApexValue | undefined): ApexSet {
  const items = from === undefined ? [] : itemsOf(execution, from);
  return new ApexSet(
    element,
    items.map((item) => fitting(execution, item, element))
  );
}

/** From another map, or of records by their ids. */
export function mapFrom(
  execution: Execution,
  key: TypeName,
  value: TypeName,
  from: ApexValue | undefined
): ApexMap {
  const map = new ApexMap(key, value);
  if (from !== undefined) putAll(execution, map, from);
  return map;
}

function putAll(execution: Execution, map: ApexMap, from: ApexValue): void {
  if (from instanceof ApexMap) {
    for (const [key, value] of from.pairs()) map.put(key, value);
  } else {
    for (const record of itemsOf(execution, from)) {
      if (!(record instanceof ApexSObject)) throw execution.notModelled('a map made of these values');
      map.put(fitting(execution, record.values.get('Id') ?? null, map.key), record);
    }
  }
  execution.allocate(3 * SLOT_BYTES * map.size);
}

function itemsOf(execution: Execution, value: ApexValue): ApexValue[] {
  if (value instanceof ApexList) return [...value.items];
  if (value instanceof ApexSet) return [...value.entries.values()];
  throw execution.raise('NullPointerException', 'Argument 1 cannot be null');
}

/** An item as the collection holds it: an id where ids are held, a text where texts are. */
function fitting(execution: Execution, item: ApexValue, { name }: TypeName): ApexValue {
  if (name === ID.name && typeof item === 'string') return idOf(execution, item);
  if (name === 'string' && item instanceof ApexId) return item.value;
  if (name === 'long' && typeof item === 'number') return BigInt(item);
  return name === 'decimal' ? decimalOf(item) : item;
}

/** Texts in a list are told apart by case, as keys are. */
function isSameItem(a: ApexValue, b: ApexValue): boolean {
  return typeof a === 'string' || typeof b === 'string' ? keyOf(a) === keyOf(b) : areEqual(a, b);
}

/** Null first; texts by their characters' codes (Apex Reference Guide, "List Class", sort). */
function sortOrder(execution: Execution, a: ApexValue, b: ApexValue): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  if (a instanceof ApexSObject || libraryType(a) === 'object')
    throw execution.notModelled('the order of these values');
  if (OPERATORS['<']!(execution, a, b) === true) return -1;
  return OPERATORS['>']!(execution, a, b) === true ? 1 : 0;
}

function within(
  execution: Execution,
  { items }: ApexList,
  position: ApexValue | undefined,
  last = items.length - 1
): number {
  const at = numberIn(execution, position);
  if (at < 0 || at > last) throw execution.raise('ListException', `List index out of bounds: ${at}`);
  return at;
}
