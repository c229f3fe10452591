import { convert } from '../../dml/convert.ts';
import { saveError } from '../../dml/saveError.ts';
import type { SaveError } from '../../dml/saveError.ts';
import type { Draft, TriggerEvent } from '../../dml/triggers.ts';
import { fieldValue } from '../../formula/formula.ts';
import type { Field } from '../../schema/types.ts';
import type { Row } from '../../store/store.ts';
import type { Execution } from '../execution.ts';
import { apexValue, stored } from '../sobject.ts';
import { ApexSObject } from '../values.ts';
import type { ApexValue, TriggerPart } from '../values.ts';

/** What a row is to the code of a trigger. */
export interface RowRole {
  readonly event: TriggerEvent;
  readonly isBefore: boolean;
  /** As the record was: `Trigger.old`. */
  readonly isOld: boolean;
}

const CREATION = ['CreatedDate', 'CreatedById'];
const LAST_CHANGE = ['LastModifiedDate', 'LastModifiedById', 'SystemModstamp'];

/** A record of `Trigger.new` or `Trigger.old`, and what code said of it. */
export class TriggerRecord implements TriggerPart {
  readonly record: ApexSObject;
  readonly errors: SaveError[] = [];
  private readonly row: Row;
  private readonly role: RowRole;
  private readonly given: ReadonlyMap<string, ApexValue>;

  constructor(execution: Execution, row: Row, before: Row | undefined, role: RowRole) {
    this.row = row;
    this.role = role;
    this.record = new ApexSObject(role.event.object, undefined, this);
    const visible = role.isBefore && !role.isOld ? beforeSave(role.event, row, before) : row;
    for (const field of role.event.object.fields) {
      if (field.formula !== undefined) continue;
      const value = visible[field.name] ?? (field.type === 'boolean' ? false : null);
      if (value !== null) this.record.values.set(field.name, apexValue(execution, field, value));
    }
    this.given = new Map(this.record.values);
    execution.held(this.record);
  }

  get id(): string {
    return this.row.Id;
  }

  /** Formulas are worked out when they are asked for. */
  computed(execution: Execution, name: string): ApexValue {
    const { event } = this.role;
    const field = event.org.schema.field(event.object, name);
    if (field?.formula === undefined) return null;
    return apexValue(execution, field, fieldValue(event.org, event.object, this.row, field, event.caller));
  }

  requireWritable(execution: Execution, field: Field): void {
    const { isBefore, isOld, event } = this.role;
    // Apex Developer Guide, "Trigger Context Variables" and "Context Variable Considerations".
    if (!isBefore || isOld) throw execution.raise('FinalException', 'Record is read-only');
    const isOpen =
      event.operation === 'insert'
        ? field.createable
        : field.updateable && field.masterDetail?.reparentable !== false;
    if (!isOpen) throw execution.raise('SObjectException', `Field ${field.name} is not editable`);
  }

  addError(execution: Execution, message: string, field?: Field): void {
    const { isOld, event } = this.role;
    if (isOld && event.operation !== 'delete') {
      throw execution.raise('FinalException', 'SObject row does not allow errors');
    }
    const fields = field ? [field.name] : [];
    this.errors.push(saveError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields));
  }

  /** What the code of a trigger that runs before the save has set, into the row that will be saved. */
  copyTo(execution: Execution, draft: Draft): void {
    const { event } = this.role;
    for (const [name, value] of this.record.values) {
      if (this.given.get(name) === value || (value === null && !this.given.has(name))) continue;
      const field = event.org.schema.field(event.object, name)!;
      const converted = convert(field, stored(execution, value));
      if ('error' in converted) this.errors.push(converted.error);
      else draft[field.name] = converted.value;
    }
  }
}

/** What the platform fills in as it saves is not there before. */
function beforeSave({ object, operation }: TriggerEvent, row: Row, before: Row | undefined): Row {
  const visible: Record<string, Row[string] | undefined> = { ...row };
  for (const name of LAST_CHANGE) visible[name] = before?.[name];
  if (operation === 'insert') {
    const numbered = object.fields.filter(({ autoNumber }) => autoNumber !== undefined);
    for (const name of ['Id', ...CREATION, ...numbered.map((field) => field.name)]) visible[name] = undefined;
    // A custom record without a name is named by its id.
    if (row['Name'] === row.Id) visible['Name'] = undefined;
  }
  return visible as Row;
}
