import { fitting, libraryType } from '../conversion.ts';
import { areEqual, keyOf } from '../equality.ts';
import type { Execution } from '../execution.ts';
import { OPERATORS } from '../operators.ts';
import type { TypeName } from '../typeName.ts';
import { ApexList, ApexMap, ApexSObject, ApexSet } from '../values.ts';
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
      execution.scan(SLOT_BYTES * list.items.length);
      list.items.splice(at, 0, fitting(execution, item, list.element));
      return null;
    },
    'addall/1': (execution, list, [more = null]) => {
      const items = itemsFor(execution, list, more);
      execution.allocate(SLOT_BYTES * items.length);
      for (const item of items) list.items.push(item);
      return null;
    },
    'clear/0': (_, list) => {
      list.items.length = 0;
      return null;
    },
    'clone/0': (execution, list) => execution.held(new ApexList(list.element, [...list.items])),
    'contains/1': (execution, list, [item = null]) => indexOf(execution, list, item) >= 0,
    'get/1': (execution, list, [position]) => list.items[within(execution, list, position)]!,
    'indexof/1': (execution, list, [item = null]) => indexOf(execution, list, item),
    'isempty/0': (_, list) => list.items.length === 0,
    'remove/1': (execution, list, [position]) => {
      execution.scan(SLOT_BYTES * list.items.length);
      return list.items.splice(within(execution, list, position), 1)[0]!;
    },
    'set/2': (execution, list, [position, item = null]) => {
      list.items[within(execution, list, position)] = fitting(execution, item, list.element);
      return null;
    },
    'size/0': (_, list) => list.items.length,
    'sort/0': (execution, list) => {
      execution.scan(20 * SLOT_BYTES * list.items.length);
      list.items.sort((a, b) => sortOrder(execution, a, b));
      return null;
    }
  })
};

function indexOf(execution: Execution, list: ApexList, item: ApexValue): number {
  execution.scan(SLOT_BYTES * list.items.length);
  const wanted = fitting(execution, item, list.element);
  return list.items.findIndex((one) => isSameItem(one, wanted));
}

/** Apex Reference Guide, "Set Class". */
export const SET: LibraryType = {
  methods: methodsOn<ApexSet>({
    'add/1': (execution, set, [item = null]) => {
      execution.allocate(2 * SLOT_BYTES);
      return set.add(fitting(execution, item, set.element));
    },
    'addall/1': (execution, set, [more = null]) => {
      const added = itemsFor(execution, set, more).map((item) => set.add(item));
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
      itemsFor(execution, set, more).every((item) => set.entries.has(keyOf(item))),
    'isempty/0': (_, set) => set.entries.size === 0,
    'remove/1': (execution, set, [item = null]) =>
      set.entries.delete(keyOf(fitting(execution, item, set.element))),
    'removeall/1': (execution, set, [more = null]) =>
      itemsFor(execution, set, more)
        .map((item) => set.entries.delete(keyOf(item)))
        .includes(true),
    'retainall/1': (execution, set, [more = null]) => {
      const kept = new Set(itemsFor(execution, set, more).map(keyOf));
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
  return new ApexList(element, from === undefined ? [] : itemsFor(execution, { element }, from));
}

export function setFrom(execution: Execution, element: TypeName, from: ApexValue | undefined): ApexSet {
  return new ApexSet(element, from === undefined ? [] : itemsFor(execution, { element }, from));
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

/** The items of a collection, for another one. */
function itemsFor(
  execution: Execution,
  { element }: Pick<ApexList, 'element'>,
  value: ApexValue
): ApexValue[] {
  return itemsOf(execution, value).map((item) => fitting(execution, item, element));
}

function itemsOf(execution: Execution, value: ApexValue): ApexValue[] {
  if (value instanceof ApexList) return [...value.items];
  if (value instanceof ApexSet) return [...value.entries.values()];
  if (value !== null) throw execution.notModelled(`an argument of the type ${libraryType(value)} here`);
  throw execution.raise('NullPointerException', 'Argument 1 cannot be null');
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
