import { decimalOf, libraryType } from './conversion.ts';
import { Decimal } from './decimal.ts';
import { areEqual } from './equality.ts';
import type { Execution } from './execution.ts';
import { shownText } from './shownText.ts';
import { ApexDate, ApexDatetime, ApexId } from './values.ts';
import type { ApexValue } from './values.ts';

export type Operator = (execution: Execution, a: ApexValue, b: ApexValue) => ApexValue;

/** Numbers of the same kind, after the narrower one was widened. */
type Pair =
  | { readonly kind: 'integer'; readonly a: number; readonly b: number }
  | { readonly kind: 'long'; readonly a: bigint; readonly b: bigint }
  | { readonly kind: 'decimal'; readonly a: Decimal; readonly b: Decimal };

/** By sign (Apex Developer Guide, "Expression Operators"). */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  '+': (execution, a, b) => {
    if (typeof a === 'string' || typeof b === 'string') return execution.held(shownText(a) + shownText(b));
    return arithmetic(execution, '+', a, b);
  },
  '-': (execution, a, b) => arithmetic(execution, '-', a, b),
  '*': (execution, a, b) => arithmetic(execution, '*', a, b),
  '/': (execution, a, b) => arithmetic(execution, '/', a, b),
  '==': equals,
  '!=': (execution, a, b) => !equals(execution, a, b),
  '<>': (execution, a, b) => !equals(execution, a, b),
  '===': (_, a, b) => areSame(a, b),
  '!==': (_, a, b) => !areSame(a, b),
  '<': (execution, a, b) => compares(execution, a, b, (order) => order < 0),
  '>': (execution, a, b) => compares(execution, a, b, (order) => order > 0),
  '<=': (execution, a, b) => compares(execution, a, b, (order) => order <= 0),
  '>=': (execution, a, b) => compares(execution, a, b, (order) => order >= 0)
};

function equals(execution: Execution, a: ApexValue, b: ApexValue): boolean {
  if (typeof a === 'string') execution.scan(a.length);
  return areEqual(a, b);
}

/** Objects are the same when they are one; simple values when they are equal. */
function areSame(a: ApexValue, b: ApexValue): boolean {
  const isSimple = (value: ApexValue): boolean =>
    typeof value !== 'object' || value instanceof Decimal || value instanceof ApexId;
  return a === b || (isSimple(a) && isSimple(b) && areEqual(a, b));
}

function arithmetic(execution: Execution, sign: string, a: ApexValue, b: ApexValue): ApexValue {
  const pair = pairOf(execution, sign, a, b);
  switch (pair.kind) {
    case 'integer':
      return wholeNumbers(execution, sign, pair.a, pair.b);
    case 'long':
      return BigInt.asIntN(64, longs(execution, sign, pair.a, pair.b));
    case 'decimal':
      return decimals(execution, sign, pair.a, pair.b);
  }
}

function wholeNumbers(execution: Execution, sign: string, a: number, b: number): number {
  if (sign === '*') return Math.imul(a, b);
  if (sign === '+') return (a + b) | 0;
  if (sign === '-') return (a - b) | 0;
  if (b === 0) throw divideByZero(execution);
  return Math.trunc(a / b) | 0;
}

function longs(execution: Execution, sign: string, a: bigint, b: bigint): bigint {
  if (sign === '*') return a * b;
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  if (b === 0n) throw divideByZero(execution);
  return a / b;
}

/** Products of products would grow without end. */
function withinDigits(execution: Execution, product: Decimal): Decimal {
  const { unscaled, scale } = product;
  if (scale <= MOST_DIGITS && unscaled < MOST_UNSCALED && unscaled > -MOST_UNSCALED) return product;
  throw execution.notModelled('a Decimal of so many digits');
}

const MOST_DIGITS = 1_000;
const MOST_UNSCALED = 10n ** BigInt(MOST_DIGITS);

/** @throws Error for a quotient without an end: which scale the platform gives it is in no document. */
function decimals(execution: Execution, sign: string, a: Decimal, b: Decimal): Decimal {
  if (sign === '*') return withinDigits(execution, a.times(b));
  if (sign === '+') return a.plus(b);
  if (sign === '-') return a.minus(b);
  if (b.unscaled === 0n) throw divideByZero(execution);
  throw execution.notModelled('the division of Decimals by /; use divide(divisor, scale)');
}

function divideByZero(execution: Execution): Error {
  return execution.raise('MathException', 'Divide by 0');
}

function pairOf(execution: Execution, sign: string, a: ApexValue, b: ApexValue): Pair {
  if (typeof a === 'number' && typeof b === 'number') return { kind: 'integer', a, b };
  if (a === null || b === null) {
    throw execution.raise('NullPointerException', 'Attempt to de-reference a null object');
  }
  const [left, right] = [wide(a), wide(b)];
  if (typeof left === 'bigint' && typeof right === 'bigint') return { kind: 'long', a: left, b: right };
  const [first, second] = [decimalOf(a), decimalOf(b)];
  if (first instanceof Decimal && second instanceof Decimal) return { kind: 'decimal', a: first, b: second };
  throw execution.notModelled(`${libraryType(a)} ${sign} ${libraryType(b)}`);
}

function wide(value: ApexValue): ApexValue {
  return typeof value === 'number' ? BigInt(value) : value;
}

/** Numbers and times that are null compare as false; a text is above null. */
function compares(
  execution: Execution,
  a: ApexValue,
  b: ApexValue,
  holds: (order: number) => boolean
): boolean {
  if (a === null || b === null) {
    const other = a ?? b;
    const isText = typeof other === 'string' || other instanceof ApexId;
    return isText && holds(Number(b === null) - Number(a === null));
  }
  return holds(orderOf(execution, a, b));
}

/** @throws Error for texts: their order follows the user's locale. */
function orderOf(execution: Execution, a: ApexValue, b: ApexValue): number {
  if (a instanceof ApexDatetime && b instanceof ApexDatetime) return a.milliseconds - b.milliseconds;
  if (a instanceof ApexDate && b instanceof ApexDate) return a.iso < b.iso ? -1 : Number(a.iso > b.iso);
  if (a instanceof ApexId && b instanceof ApexId) return a.value < b.value ? -1 : Number(a.value > b.value);
  const [left, right] = [decimalOf(a), decimalOf(b)];
  if (left instanceof Decimal && right instanceof Decimal) return left.compare(right);
  throw execution.notModelled(`the order of ${libraryType(a)} and ${libraryType(b)}`);
}
