import type { Condition, Item, Statement } from './collectionProgram.ts';

interface State {
  list: Item[];
  /** May be the same list. */
  other: Item[];
  readonly set: Set<Item>;
  readonly map: Map<string, Item>;
  text: string;
  count: number;
}

/** What the program returns, by the rules of the guide alone. */
export function naiveCollections(statements: readonly Statement[]): unknown[] {
  const list: Item[] = [];
  const state: State = { list, other: list, set: new Set(), map: new Map(), text: '', count: 0 };
  for (const one of statements) run(state, one);
  const sorted = ascending([...state.set]);
  return [state.list, state.other, sorted, Object.fromEntries(state.map), state.text, state.count];
}

function run(state: State, statement: Statement): void {
  switch (statement.kind) {
    case 'if': {
      const taken = holds(state, statement.condition) ? statement.yes : statement.no;
      for (const one of taken) run(state, one);
      return;
    }
    case 'repeat':
      for (let i = 0; i < statement.times; i++) {
        for (const one of statement.body) run(state, one);
      }
      return;
    case 'each':
      for (const value of state.list) {
        if (value === statement.stopAt) break;
        if (value !== statement.skip) state.text += `${value ?? 'null'}.`;
      }
      return;
    case 'append':
      state.text = state.text.length > 60 ? statement.key : state.text + statement.key;
      return;
    case 'count':
      state.count = Number(BigInt.asIntN(32, BigInt(state.count) * 31n + BigInt(statement.by)));
      return;
    case 'noteSizes':
      state.text += `${state.list.length},${state.set.size},${state.map.size};`;
      return;
    default:
      runOnList(state, statement);
  }
}

function runOnList(state: State, statement: Statement): void {
  const { list } = state;
  switch (statement.kind) {
    case 'add':
      list.push(statement.value);
      return;
    case 'insert':
      if (within(state, statement.index, list.length + 1)) list.splice(statement.index, 0, statement.value);
      return;
    case 'set':
      if (within(state, statement.index, list.length)) list[statement.index] = statement.value;
      return;
    case 'remove':
      if (within(state, statement.index, list.length)) {
        state.text += String(list.splice(statement.index, 1)[0]);
      }
      return;
    case 'note':
      if (within(state, statement.index, list.length)) state.text += `[${String(list[statement.index])}]`;
      return;
    case 'addAll':
      list.push(...statement.values);
      return;
    case 'sort':
      list.splice(0, list.length, ...ascending(list));
      return;
    case 'clear':
      state.other.length = 0;
      return;
    case 'alias':
      state.other = list;
      return;
    case 'clone':
      state.other = [...list];
      return;
    case 'addToOther':
      state.other.push(state.count);
      return;
    default:
      runOnKeys(state, statement);
  }
}

function runOnKeys(state: State, statement: Statement): void {
  const { set, map } = state;
  switch (statement.kind) {
    case 'addToSet':
      state.text += set.has(statement.value) ? '=' : '+';
      set.add(statement.value);
      return;
    case 'removeFromSet':
      if (set.delete(statement.value)) state.text += '-';
      return;
    case 'addAllToSet': {
      const before = set.size;
      for (const value of statement.values) set.add(value);
      state.text += String(set.size > before);
      return;
    }
    case 'removeAll':
      state.text += String(statement.values.filter((value) => set.delete(value)).length > 0);
      return;
    case 'retainAll':
      for (const value of [...set]) if (!statement.values.includes(value)) set.delete(value);
      return;
    case 'addSet': {
      const sum = [...set].reduce((total: bigint, value) => total + BigInt(value ?? 1), BigInt(state.count));
      state.count = Number(BigInt.asIntN(32, sum + BigInt(set.size)));
      return;
    }
    case 'put':
      state.text += String(map.get(statement.key) ?? null);
      map.set(statement.key, statement.value);
      return;
    case 'get':
      state.text += String(map.get(statement.key) ?? null);
      return;
    case 'removeKey':
      state.text += String(map.get(statement.key) ?? null);
      map.delete(statement.key);
      return;
    case 'putAll':
      for (const [key, value] of statement.pairs) map.set(key, value);
      return;
    default:
      throw new Error(`No rule for ${statement.kind}.`);
  }
}

/** Notes the message of the exception when the index is not below the end. */
function within(state: State, index: number, end: number): boolean {
  if (index >= 0 && index < end) return true;
  state.text += `List index out of bounds: ${index}!`;
  return false;
}

/** null first. */
function ascending(values: readonly Item[]): Item[] {
  return [...values].sort((a, b) => (a ?? -Infinity) - (b ?? -Infinity) || 0);
}

function holds(state: State, condition: Condition): boolean {
  switch (condition.kind) {
    case 'less':
      return state.count < condition.than;
    case 'inList':
      return state.list.includes(condition.value);
    case 'inSet':
      return state.set.has(condition.value);
    case 'hasKey':
      return state.map.has(condition.text);
    case 'isText':
      return state.text.toLowerCase() === condition.text.toLowerCase();
    case 'isEmpty':
      return state.list.length === 0;
    case 'areEqual':
      return JSON.stringify(state.list) === JSON.stringify(state.other);
    case 'areSame':
      return state.list === state.other;
    case 'not':
      return !holds(state, condition.of);
    case 'and':
      return holds(state, condition.left) && holds(state, condition.right);
    case 'or':
      return holds(state, condition.left) || holds(state, condition.right);
  }
}
