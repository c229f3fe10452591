import type { Member, Method } from './classType.ts';
import { idOf } from './conversion.ts';
import { Decimal } from './decimal.ts';
import type { Execution } from './execution.ts';
import { instantiate, invoke } from './invoke.ts';
import type { Program } from './program.ts';
import { storedValues } from './sobject.ts';
import { STRING, shownType } from './typeName.ts';
import type { TypeName } from './typeName.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexEnum,
  ApexId,
  ApexList,
  ApexMap,
  ApexObject,
  ApexSObject,
  ApexSet
} from './values.ts';
import type { ApexValue } from './values.ts';

const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/;

/**
 * A returned value as the page gets it (LWC guide, "Call Apex Methods"): of an object the members marked
 * `@AuraEnabled`, times in ISO 8601.
 *
 * @throws ApexThrown for what cannot be sent.
 */
export function toJson(execution: Execution, value: ApexValue): unknown {
  return jsonOf({ execution, parts: 0 }, value);
}

/** An answer on its way: how many parts of it were written. */
interface Answer {
  readonly execution: Execution;
  parts: number;
}

const MOST_PARTS = 1_000_000;

function jsonOf(answer: Answer, value: ApexValue): unknown {
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return value;
  }
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexId) return value.value;
  if (value instanceof Decimal) return Number(value.toString());
  if (value instanceof ApexDatetime) return new Date(value.milliseconds).toISOString();
  if (value instanceof ApexDate) return value.iso;
  if (value instanceof ApexEnum) return value.name;
  return partsToJson(answer, value);
}

function partsToJson(answer: Answer, value: ApexValue): unknown {
  const { execution } = answer;
  // Values that hold one another many times over grow without end when they are written out.
  if (++answer.parts > MOST_PARTS) throw execution.notModelled('an answer of so many parts');
  if (value instanceof ApexList) return value.items.map((item) => jsonOf(answer, item));
  if (value instanceof ApexSet) return [...value.entries.values()].map((item) => jsonOf(answer, item));
  if (value instanceof ApexSObject) return storedValues(execution, value);
  if (value instanceof ApexMap) {
    const entries = [...value.pairs()];
    return Object.fromEntries(entries.map(([key, held]) => [keyText(execution, key), jsonOf(answer, held)]));
  }
  if (!(value instanceof ApexObject)) throw execution.notModelled('sending this value to a page');
  const members = [...value.type.lineage()].flatMap((type) => [...type.members.values()]);
  const sent = members.filter(({ annotations, isStatic }) => !isStatic && annotations.has('auraenabled'));
  return Object.fromEntries(
    sent.map((member) => [member.name, jsonOf(answer, memberValue(execution, value, member))])
  );
}

function memberValue(execution: Execution, holder: ApexObject, { name, getter }: Member): ApexValue {
  return getter ? invoke(execution, getter, holder, []) : (holder.fields.get(name.toLowerCase()) ?? null);
}

function keyText(execution: Execution, key: ApexValue): string {
  if (typeof key === 'string') return key;
  if (key instanceof ApexId) return key.value;
  throw execution.notModelled('sending a map with other keys than texts to a page');
}

/** The arguments of a method from the parameters of a call, by name; one that is not given is null. */
export function argumentsOf(
  execution: Execution,
  program: Program,
  method: Method,
  given: Readonly<Record<string, unknown>>
): ApexValue[] {
  return method.parameters.map(({ name, type }) =>
    fromJson(execution, program, type, Object.hasOwn(given, name) ? given[name] : null)
  );
}

function fromJson(execution: Execution, program: Program, type: TypeName, json: unknown): ApexValue {
  if (json === null || json === undefined) return null;
  const read = SIMPLE.get(type.name);
  const value = read ? read(execution, json) : partsFromJson(execution, program, type, json);
  if (value !== undefined) return value;
  const shown = JSON.stringify(json).slice(0, 100);
  throw execution.raise('TypeException', `Value provided is invalid for ${shownType(type)}: ${shown}`);
}

/** Undefined: the value is none of the type. */
const SIMPLE: ReadonlyMap<string, (execution: Execution, json: unknown) => ApexValue | undefined> = new Map<
  string,
  (execution: Execution, json: unknown) => ApexValue | undefined
>([
  ['string', (_, json) => (typeof json === 'string' ? json : undefined)],
  ['boolean', (_, json) => (typeof json === 'boolean' ? json : undefined)],
  ['integer', (_, json) => (typeof json === 'number' && json === (json | 0) ? json : undefined)],
  ['id', (execution, json) => (typeof json === 'string' ? idOf(execution, json) : undefined)],
  ['datetime', (_, json) => (typeof json === 'string' ? datetime(json) : undefined)],
  ['object', (_, json) => untyped(json)]
]);

/** A text of that form may still name no day. */
function datetime(text: string): ApexDatetime | undefined {
  const time = DATETIME.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new ApexDatetime(time);
}

function untyped(json: unknown): ApexValue | undefined {
  if (typeof json === 'string' || typeof json === 'boolean') return json;
  return typeof json === 'number' ? (Number.isInteger(json) ? json : Decimal.of(String(json))) : undefined;
}

function partsFromJson(
  execution: Execution,
  program: Program,
  type: TypeName,
  json: unknown
): ApexValue | undefined {
  if (type.name === 'list') {
    const element = type.parameters[0]!;
    if (!Array.isArray(json)) return undefined;
    return new ApexList(
      element,
      json.map((item: unknown) => fromJson(execution, program, element, item))
    );
  }
  if (typeof json !== 'object' || json === null) return undefined;
  if (type.name === 'map') {
    const map = new ApexMap(STRING, type.parameters[1]!);
    for (const [key, value] of Object.entries(json)) {
      map.put(key, fromJson(execution, program, type.parameters[1]!, value));
    }
    return map;
  }
  return objectFromJson(execution, program, type, json);
}

function objectFromJson(execution: Execution, program: Program, type: TypeName, json: object): ApexObject {
  const found = program.classNamed(type.name);
  const constructor = found?.constructors.find(({ parameters }) => parameters.length === 0);
  const cannotBeMade =
    !found || found.isEnum || found.isAbstract || (found.constructors.length > 0 && !constructor);
  if (cannotBeMade) throw execution.notModelled(`parameters of the type ${shownType(type)}`);
  const made = instantiate(execution, found, constructor, []);
  for (const [name, value] of Object.entries(json)) {
    const member = found.member(name.toLowerCase());
    if (!member?.annotations.has('auraenabled')) {
      throw execution.raise('TypeException', `No such property: ${name} in ${found.name}`);
    }
    if (member.setter) throw execution.notModelled(`a parameter for ${name}, which has a setter`);
    made.fields.set(name.toLowerCase(), fromJson(execution, program, member.type, value));
  }
  return made;
}
