import type { Caller, OrgState } from '../org.ts';
import type { Schema } from '../schema/schema.ts';
import type { Field, ObjectType } from '../schema/types.ts';
import type { Row, Value } from '../store/store.ts';

/** What an expression yields. `null` is the constant, which fits every type. */
export type FormulaType =
  'text' | 'number' | 'date' | 'datetime' | 'boolean' | 'picklist' | 'multipicklist' | 'null';

/** What a formula is written against. */
export interface Scope {
  readonly schema: Schema;
  readonly object: ObjectType;
}

/** What a formula is computed from. */
export interface Input {
  readonly org: OrgState;
  readonly row: Row;
  /** The row before the change; absent when nothing was. */
  readonly old?: Row | undefined;
  readonly isNew: boolean;
  readonly blanksAreZero: boolean;
  /** `$User`; absent where a formula is read for nobody. */
  readonly caller?: Caller | undefined;
  /** The value of another formula field, of this row or of one that it refers to. */
  readonly formulaOf: (object: ObjectType, row: Row, field: Field) => Value;
}

/** An expression whose names and types were checked. */
export interface Compiled {
  readonly type: FormulaType;
  /** @throws FormulaError where the platform shows `#Error!`. */
  readonly run: (input: Input) => Value;
  /** The field of the row itself that this is; ISCHANGED and PRIORVALUE take nothing else. */
  readonly field?: Field;
  /** The text, number or truth value that was written. */
  readonly literal?: Value;
}
