import type { Member } from './classType.ts';
import { Decimal } from './decimal.ts';
import type { Execution } from './execution.ts';
import { invoke } from './invoke.ts';
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
  if (value instanceof ApexSObject) {
    return Object.fromEntries([...value.values].map(([name, held]) => [name, jsonOf(answer, held)]));
  }
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
