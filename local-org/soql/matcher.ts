import type { Field } from '../schema/types.ts';
import type { Value } from '../store/store.ts';
import { familyOf } from './fieldFamily.ts';
import { likeMatcher } from './like.ts';
import type { Operand, Span } from './literal.ts';

export type Matches = (value: Value) => boolean;

export type Operator =
  '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

/**
 * How a field's values compare with the operands (SOQL and SOSL Reference, "Comparison Operators"). Nulls:
 * `!=`, `NOT IN` and `EXCLUDES` take them in, order and LIKE leave them out.
 */
export function matcherOf(field: Field, operator: Operator, operands: readonly Operand[]): Matches {
  const fold = folder(field);
  switch (operator) {
    case '=':
    case 'IN':
      return oneOf(fold, operands);
    case '!=':
    case 'NOT IN':
      return negated(oneOf(fold, operands));
    case 'LIKE':
      return like(field, operands[0]);
    case 'INCLUDES':
      return includes(fold, operands);
    case 'EXCLUDES':
      return negated(includes(fold, operands));
    default:
      return ordered(fold, operator, operands[0] ?? null);
  }
}

/**
 * A value as it takes part in comparisons: text without regard to case but in case-sensitive fields, empty
 * text as null, a boolean that is null as false (SOQL and SOSL Reference, "Filtering on Boolean Fields").
 */
export function folder(field: Field): (value: Value) => Value {
  switch (familyOf(field)) {
    case 'boolean':
      return (value) => value === true;
    case 'text':
    case 'multipicklist':
      return field.caseSensitive === true
        ? (value) => (value === '' ? null : value)
        : (value) => (typeof value === 'string' ? value.toLowerCase() || null : value);
    default:
      return (value) => (value === '' ? null : value);
  }
}

function negated(matches: Matches): Matches {
  return (value) => !matches(value);
}

function isSpan(operand: Operand | undefined): operand is Span {
  return typeof operand === 'object' && operand !== null;
}

/** Null is no boolean: a field that is never null does not equal it. */
function foldOperand(fold: (value: Value) => Value, operand: Value): Value {
  return operand === null ? null : fold(operand);
}

function oneOf(fold: (value: Value) => Value, operands: readonly Operand[]): Matches {
  const spans = operands.filter(isSpan);
  const values = new Set(operands.flatMap((one) => (isSpan(one) ? [] : [foldOperand(fold, one)])));
  if (spans.length === 0) return (value) => values.has(fold(value));
  return (value) => values.has(fold(value)) || spans.some((span) => isWithin(value, span));
}

function isWithin(value: Value, { start, end }: Span): boolean {
  return value !== null && value >= start && value < end;
}

function like(field: Field, operand: Operand | undefined): Matches {
  if (typeof operand !== 'string') return () => false;
  const matches = likeMatcher(operand, field.caseSensitive === true);
  return (value) => typeof value === 'string' && value !== '' && matches(value);
}

/** Each operand is a list of values that a row must all have: `'a;b'`. */
function includes(fold: (value: Value) => Value, operands: readonly Operand[]): Matches {
  const wanted = operands.map((one) => valuesOf(typeof one === 'string' ? fold(one) : null));
  return (value) => {
    const chosen = new Set(valuesOf(fold(value)));
    return chosen.size > 0 && wanted.some((all) => all.length > 0 && all.every((one) => chosen.has(one)));
  };
}

function valuesOf(value: Value): readonly string[] {
  return typeof value === 'string' ? value.split(';') : [];
}

function ordered(
  fold: (value: Value) => Value,
  operator: '<' | '<=' | '>' | '>=',
  operand: Operand
): Matches {
  const bound = boundOf(fold, operator, operand);
  if (bound === null) return () => false;
  const compare = isSpan(operand) ? (operator.startsWith('<') ? '<' : '>=') : operator;
  return (value) => {
    const folded = fold(value);
    if (folded === null) return false;
    if (compare === '<') return folded < bound;
    if (compare === '<=') return folded <= bound;
    return compare === '>' ? folded > bound : folded >= bound;
  };
}

/** Before a span is before its start, after it is from its end on. */
function boundOf(fold: (value: Value) => Value, operator: '<' | '<=' | '>' | '>=', operand: Operand): Value {
  if (!isSpan(operand)) return operand === null ? null : foldOperand(fold, operand);
  return operator === '<' || operator === '>=' ? operand.start : operand.end;
}
