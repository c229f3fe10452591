import { notModelled } from '../apiError.ts';
import { defaultOf } from '../formula/formula.ts';
import { datetimeOf } from '../formula/values.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Row, Value } from '../store/store.ts';
import type { SaveRequest } from './request.ts';
import type { Draft } from './triggers.ts';

/** A new row: defaults under what was given, then what the platform fills in. */
export function newDraft(org: OrgState, caller: Caller, { object, values }: SaveRequest): Draft {
  if (object.keyPrefix === null) throw notModelled(`records of ${object.name}, which have no ids`);
  const id = org.store.nextId(object.keyPrefix);
  const draft: Draft = { Id: id };
  for (const field of object.fields) {
    if (field.name === 'Id' || field.formula !== undefined) continue;
    draft[field.name] = values.has(field) ? values.get(field)! : initial(org, caller, object, field, id);
  }
  stamp(org, caller, object, draft, ['CreatedDate', 'CreatedById']);
  stampChange(org, caller, object, draft);
  nameWhole(org, object, draft);
  return draft;
}

/** The row as it will be: what was given over what was there. */
export function changedDraft(
  org: OrgState,
  caller: Caller,
  { object, values }: SaveRequest,
  old: Row
): Draft {
  const draft: Draft = { ...old };
  for (const [field, value] of values) draft[field.name] = value;
  stampChange(org, caller, object, draft);
  nameWhole(org, object, draft);
  return draft;
}

export function stampChange(org: OrgState, caller: Caller, object: ObjectType, draft: Draft): void {
  stamp(org, caller, object, draft, ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp']);
}

function stamp(
  org: OrgState,
  { userId }: Caller,
  object: ObjectType,
  draft: Draft,
  names: readonly string[]
): void {
  for (const name of names) {
    const field = org.schema.field(object, name);
    if (field) draft[field.name] = field.type === 'datetime' ? datetimeOf(org.now().getTime()) : userId;
  }
}

function initial(org: OrgState, caller: Caller, object: ObjectType, field: Field, id: string): Value {
  if (field.autoNumber !== undefined) return autoNumber(org, object, field, field.autoNumber);
  if (field.rollup) return field.rollup.operation === 'count' || field.rollup.operation === 'sum' ? 0 : null;
  const value = defaultOf(org, object, field, caller);
  if (value !== null) return value;
  // Object Reference, "OwnerId" and "Name": the user who creates it, and the id of a custom record without a name.
  if (field.name === 'OwnerId') return caller.userId;
  // The users that the Apex Developer Guide makes ("Using the runAs Method") are given none.
  if (field.name === 'CommunityNickname') return `User${id}`;
  return field.nameField && object.custom ? id : null;
}

/** Formats of digits alone: `R-{0000}` (Metadata API, CustomField `displayFormat`). */
function autoNumber(org: OrgState, object: ObjectType, field: Field, format: string): string {
  const [, before, digits, after] = /^([^{}]*)\{(0+)\}([^{}]*)$/.exec(format) ?? [];
  if (digits === undefined) throw notModelled(`the auto number format ${format}`);
  const number = org.store.nextNumber(`auto number ${object.name}.${field.name}`);
  return `${before}${String(number).padStart(digits.length, '0')}${after}`;
}

/** The name of a person is made of both names (Object Reference, User and Contact). */
function nameWhole(org: OrgState, object: ObjectType, draft: Draft): void {
  const name = org.schema.field(object, 'Name');
  if (!name || name.createable || !org.schema.field(object, 'LastName')) return;
  draft[name.name] = [draft['FirstName'], draft['LastName']].filter(Boolean).join(' ');
}
