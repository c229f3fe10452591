import { isTrue } from '../formula/formula.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Row, Value } from '../store/store.ts';
import { targetsOf } from './files.ts';
import { fieldError, noSuchRecord, saveError } from './saveError.ts';
import type { SaveError } from './saveError.ts';
import type { Draft } from './triggers.ts';

const DIGITS = 18;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is wrong with the values of a row, apart from its rules. Values that did not change are left alone. */
export function valueErrors(
  org: OrgState,
  object: ObjectType,
  draft: Draft,
  old: Row | undefined
): SaveError[] {
  const changed = object.fields.filter(
    (field) => field.formula === undefined && (draft[field.name] ?? null) !== (old?.[field.name] ?? null)
  );
  const missing = object.fields.filter((field) => isMissing(field, draft, old)).map(({ name }) => name);
  if (missing.length > 0) {
    return [
      saveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing)
    ];
  }
  return changed.flatMap((field) => valueError(org, field, draft[field.name] ?? null) ?? []);
}

/** Fields that nobody can set are the platform's to fill; a field that was empty before stays what it was. */
function isMissing(field: Field, draft: Draft, old: Row | undefined): boolean {
  const isRequired = (!field.nillable || field.masterDetail !== undefined) && field.createable === true;
  if (!isRequired || field.type === 'boolean' || (draft[field.name] ?? null) !== null) return false;
  return old === undefined || (old[field.name] ?? null) !== null;
}

function valueError(org: OrgState, field: Field, value: Value): SaveError | undefined {
  if (value === null) return undefined;
  if (typeof value === 'number') return numberError(field, value);
  if (typeof value === 'boolean') return undefined;
  if (field.type === 'reference') return isGiven(field) ? referenceError(org, field, value) : undefined;
  return textError(field, value) ?? picklistError(field, value);
}

/** What nobody can set, the platform has filled in. */
function isGiven({ createable, updateable }: Field): boolean {
  return createable === true || updateable === true;
}

function textError(field: Field, value: string): SaveError | undefined {
  const { type, length } = field;
  if (length !== undefined && value.length > length && type !== 'base64') {
    const shown = value.length > 255 ? `${value.slice(0, 255)}...` : value;
    return fieldError('STRING_TOO_LONG', field, `data value too large: ${shown} (max length=${length})`);
  }
  if (type !== 'email' || EMAIL.test(value)) return undefined;
  return fieldError('INVALID_EMAIL_ADDRESS', field, `invalid email address: ${value}`);
}

/** Digits before the point: Object Reference, "Field Types", precision and scale. */
function numberError(field: Field, value: number): SaveError | undefined {
  const whole =
    field.type === 'int' ? (field.precision ?? 9) : (field.precision ?? DIGITS) - (field.scale ?? 0);
  if (Math.abs(value) < 10 ** whole) return undefined;
  return fieldError(
    'NUMBER_OUTSIDE_VALID_RANGE',
    field,
    `value outside of valid range on numeric field: ${value}`
  );
}

function picklistError(field: Field, value: string): SaveError | undefined {
  if (!field.restrictedPicklist) return undefined;
  const chosen = field.type === 'multipicklist' ? value.split(';') : [value];
  const bad = chosen.find((one) => !field.picklist?.some((known) => known.active && known.value === one));
  if (bad === undefined) return undefined;
  return fieldError(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    field,
    `bad value for restricted picklist field: ${bad}`
  );
}

function referenceError(org: OrgState, field: Field, id: string): SaveError | undefined {
  const targets = targetsOf(org.schema, field);
  if (targets.length === 0) return undefined;
  const target = targets.find(({ keyPrefix }) => keyPrefix !== null && id.startsWith(keyPrefix));
  if (!target) return fieldError('FIELD_INTEGRITY_EXCEPTION', field, `id value of incorrect type: ${id}`);
  const row = org.store.row(target.name, id);
  if (!row) return { ...noSuchRecord(), fields: [field.name] };
  if (field.name !== 'OwnerId' || target.name !== 'User' || row['IsActive'] !== false) return undefined;
  const message = `operation performed with inactive user [${id.slice(0, 15)}] as owner of record`;
  return saveError('INACTIVE_OWNER_OR_USER', message, [field.name]);
}

/** All rules that are broken; on a field when the rule names one (Metadata API, ValidationRule). */
export function brokenRules(
  org: OrgState,
  caller: Caller,
  object: ObjectType,
  row: Row,
  old: Row | undefined
): SaveError[] {
  return (object.validationRules ?? [])
    .filter((rule) => rule.active && isTrue(org, object, row, rule.formula, { old, isNew: !old, caller }))
    .map(({ message, field }) =>
      saveError('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, field === undefined ? [] : [field])
    );
}
