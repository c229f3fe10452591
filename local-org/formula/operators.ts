import type { Value } from '../store/store.ts';
import type { Compiled, FormulaType, Input } from './scope.ts';
import { FormulaError } from './tokens.ts';
import { commonType, notPicklist, requireType } from './types.ts';
import { addDays, daysBetween, exact, isBlank } from './values.ts';

type Build = (args: readonly Compiled[], name: string) => Compiled;
type Pair = readonly [Value, Value];

/**
 * Operators by their sign. A blank operand makes the value blank, which a condition takes for false
 * (github.com/salesforce/formula-engine: "Follow Oracle three-value semantics"); text alone compares as if a
 * blank were empty text.
 */
export const OPERATORS: Readonly<Record<string, Build>> = {
  '=': (args, name) => equality(args, name, true),
  '<>': (args, name) => equality(args, name, false),
  '<': (args, name) => ordering(args, name, (order) => order < 0),
  '>': (args, name) => ordering(args, name, (order) => order > 0),
  '<=': (args, name) => ordering(args, name, (order) => order <= 0),
  '>=': (args, name) => ordering(args, name, (order) => order >= 0),
  '&': (args, name) => {
    args.forEach((arg) => requireType(name, arg, 'text'));
    return { type: 'text', run: concatenated(args) };
  },
  '+': sum,
  '-': difference,
  '*': (args, name) => arithmetic(args, name, (one, other) => one * other),
  '/': (args, name) => arithmetic(args, name, (one, other) => (other === 0 ? dividedByZero() : one / other)),
  '^': (args, name) => arithmetic(args, name, (one, other) => finite(one ** other)),
  NEGATE: ([arg], name) => {
    requireType(name, arg!, 'number');
    return { type: 'number', run: (input) => negative(arg!.run(input)) };
  }
};

function equality(args: readonly Compiled[], name: string, wanted: boolean): Compiled {
  const [one, other] = args as [Compiled, Compiled];
  const type = commonType(name, notPicklist(name, one), notPicklist(name, other));
  if (type !== 'text' && (one.type === 'null' || other.type === 'null')) {
    // What the platform answers is undocumented; ISBLANK says what is meant.
    throw new FormulaError(
      'The local org does not model the comparison of other values than texts with NULL.'
    );
  }
  const run = (input: Input): Value => {
    const [left, right] = pairOf(args, input);
    if (type === 'text') return ((left ?? '') === (right ?? '')) === wanted;
    return left === null || right === null ? null : (left === right) === wanted;
  };
  return { type: 'boolean', run };
}

function ordering(args: readonly Compiled[], name: string, holds: (order: number) => boolean): Compiled {
  const [one, other] = args as [Compiled, Compiled];
  requireType(name, one, 'number', 'date', 'datetime');
  requireType(name, other, 'number', 'date', 'datetime');
  commonType(name, one, other);
  return {
    type: 'boolean',
    run: onPair(args, (left, right) => holds(left < right ? -1 : left > right ? 1 : 0))
  };
}

function arithmetic(
  args: readonly Compiled[],
  name: string,
  compute: (one: number, other: number) => number
): Compiled {
  args.forEach((arg) => requireType(name, arg, 'number'));
  return { type: 'number', run: onPair(args, (one, other) => exact(compute(Number(one), Number(other)))) };
}

function sum(args: readonly Compiled[], name: string): Compiled {
  const [one, other] = args as [Compiled, Compiled];
  if (one.type === 'text') {
    requireType(name, other, 'text');
    return { type: 'text', run: concatenated(args) };
  }
  if (isTime(one.type)) {
    requireType(name, other, 'number');
    return { type: one.type, run: onPair(args, (date, days) => addDays(String(date), Number(days))) };
  }
  if (isTime(other.type)) {
    requireType(name, one, 'number');
    return { type: other.type, run: onPair(args, (days, date) => addDays(String(date), Number(days))) };
  }
  return arithmetic(args, name, (left, right) => left + right);
}

function difference(args: readonly Compiled[], name: string): Compiled {
  const [one, other] = args as [Compiled, Compiled];
  if (!isTime(one.type)) return arithmetic(args, name, (left, right) => left - right);
  if (isTime(other.type)) {
    requireType(name, other, one.type);
    return {
      type: 'number',
      run: onPair(args, (later, earlier) => daysBetween(String(later), String(earlier)))
    };
  }
  requireType(name, other, 'number');
  return { type: one.type, run: onPair(args, (date, days) => addDays(String(date), -Number(days))) };
}

function onPair(
  args: readonly Compiled[],
  apply: (one: string | number | boolean, other: string | number | boolean) => Value
) {
  return (input: Input): Value => {
    const [one, other] = pairOf(args, input);
    return one === null || other === null ? null : apply(one, other);
  };
}

function pairOf(args: readonly Compiled[], input: Input): Pair {
  return [args[0]!.run(input), args[1]!.run(input)];
}

function concatenated(args: readonly Compiled[]): (input: Input) => Value {
  return (input) => args.map((arg) => String(arg.run(input) ?? '')).join('');
}

function isTime(type: FormulaType): boolean {
  return type === 'date' || type === 'datetime';
}

function negative(value: Value): Value {
  return isBlank(value) ? null : 0 - Number(value);
}

function dividedByZero(): never {
  throw new FormulaError('division by zero');
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new FormulaError('a number out of range');
  return value;
}
