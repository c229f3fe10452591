import { notModelled } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import type { Schema } from '../schema/schema.ts';
import type { Field, FieldType, ObjectType } from '../schema/types.ts';
import type { Row, Value } from '../store/store.ts';
import { compileFormula } from './compile.ts';
import { parseFormula } from './parse.ts';
import type { Expression } from './parse.ts';
import { formulaTypeOf } from './references.ts';
import type { FormulaType, Input } from './scope.ts';
import { FormulaError } from './tokens.ts';
import { nameOfType } from './types.ts';
import { exact, rounded } from './values.ts';

const MAX_DEPTH = 10;

/** What a validation rule is tried on. */
export interface RuleInput {
  /** The row before the change. */
  readonly old?: Row | undefined;
  readonly isNew: boolean;
  readonly caller: Caller;
}

/**
 * The value of a formula field; null where the platform shows `#Error!`.
 * @param caller the running user; without one a formula with `$User` or `$Permission` is refused.
 * @throws ApiError NOT_MODELLED when the formula does not compile: it came by another way than a deployment.
 */
export function formulaValue(
  org: OrgState,
  object: ObjectType,
  row: Row,
  field: Field,
  caller?: Caller,
  depth = 0
): Value {
  if (depth > MAX_DEPTH) throw notModelled(`formula fields that refer to one another, as ${field.name} does`);
  const compiled = compiledOrRefused(org.schema, object, field.formula ?? '');
  // The page on which a formula field is made has "treat blank fields as zeroes" chosen.
  const blanksAreZero = field.treatBlanksAs !== 'blank';
  const formulaOf = formulasFor(org, caller, depth + 1);
  try {
    return asStored(compiled.run({ org, row, isNew: false, blanksAreZero, caller, formulaOf }), field);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

/** The value of any field: stored, or computed. Parameters and errors as {@link formulaValue}. */
export function fieldValue(
  org: OrgState,
  object: ObjectType,
  row: Row,
  field: Field,
  caller?: Caller
): Value {
  if (field.formula !== undefined) return formulaValue(org, object, row, field, caller);
  return row[field.name] ?? (field.type === 'boolean' ? false : null);
}

/**
 * Whether the condition of a validation rule holds; a blank is false.
 * @throws ApiError NOT_MODELLED when it cannot be computed: what the platform then answers is not documented.
 */
export function isTrue(
  org: OrgState,
  object: ObjectType,
  row: Row,
  formula: string,
  input: RuleInput
): boolean {
  const compiled = compiledOrRefused(org.schema, object, formula);
  try {
    const formulaOf = formulasFor(org, input.caller, 0);
    return compiled.run({ org, row, ...input, blanksAreZero: false, formulaOf }) === true;
  } catch (error) {
    if (error instanceof FormulaError) throw notModelled(`a rule that fails (${error.message}): ${formula}`);
    throw error;
  }
}

/** What a field of a new row has when nothing was given for it. */
export function defaultOf(org: OrgState, object: ObjectType, field: Field, caller: Caller): Value {
  if (field.defaultFormula !== undefined) {
    const compiled = compiledOrRefused(org.schema, object, field.defaultFormula);
    const row = { Id: '' };
    const formulaOf = formulasFor(org, caller, 0);
    return asStored(compiled.run({ org, row, isNew: true, blanksAreZero: false, caller, formulaOf }), field);
  }
  if (field.defaultValue !== undefined) return field.defaultValue;
  const chosen = field.picklist?.find((one) => one.defaultValue && one.active);
  return chosen?.value ?? (field.type === 'boolean' ? false : null);
}

/**
 * Why a formula cannot be deployed: names that do not exist, functions unknown or not modelled, wrong types.
 * @param wanted the type of the field that it fills, or `boolean` for a rule.
 * @param seesChanges whether it judges a change, as a validation rule does (Salesforce Help, ISCHANGED).
 */
export function formulaErrors(
  schema: Schema,
  object: ObjectType,
  formula: string,
  wanted?: FieldType,
  seesChanges = wanted === undefined || wanted === 'boolean'
): string[] {
  try {
    const { type } = compileFormula(schema, object, formula);
    return [...(wanted ? misfit(type, wanted) : []), ...(seesChanges ? [] : misplaced(formula))];
  } catch (error) {
    if (error instanceof FormulaError) return [error.message];
    throw error;
  }
}

function misfit(type: FormulaType, wanted: FieldType): string[] {
  const yields = formulaTypeOf(wanted);
  const expected = yields === 'picklist' ? 'text' : yields;
  if (type === expected || type === 'null') return [];
  return [
    `Formula result is data type (${nameOfType(type)}), incompatible with expected data type (${expected ? nameOfType(expected) : wanted}).`
  ];
}

function misplaced(formula: string): string[] {
  const found = ['ISCHANGED', 'PRIORVALUE', 'ISNEW'].find((name) => calls(parseFormula(formula), name));
  return found === undefined ? [] : [`Function ${found} may not be used in this type of formula`];
}

function calls(expression: Expression, name: string): boolean {
  if (expression.kind !== 'call') return false;
  return expression.name === name || expression.args.some((arg) => calls(arg, name));
}

function formulasFor(org: OrgState, caller: Caller | undefined, depth: number): Input['formulaOf'] {
  return (object, row, field) => formulaValue(org, object, row, field, caller, depth);
}

function compiledOrRefused(
  schema: Schema,
  object: ObjectType,
  formula: string
): ReturnType<typeof compileFormula> {
  try {
    return compileFormula(schema, object, formula);
  } catch (error) {
    if (error instanceof FormulaError) throw notModelled(`the formula ${formula}: ${error.message}`);
    throw error;
  }
}

function asStored(value: Value, field: Field): Value {
  if (value === '') return null;
  if (field.type === 'boolean') return value === true;
  if (typeof value !== 'number') return value;
  const number = field.type === 'percent' ? exact(value * 100) : value;
  return rounded(number, field.type === 'int' ? 0 : (field.scale ?? 0));
}
