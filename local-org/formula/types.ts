import type { Compiled, FormulaType } from './scope.ts';
import { FormulaError } from './tokens.ts';

const NAMES: Readonly<Record<FormulaType, string>> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  datetime: 'Date/Time',
  boolean: 'Boolean',
  picklist: 'Picklist',
  multipicklist: 'Multi-Select Picklist',
  null: 'Null'
};

export function nameOfType(type: FormulaType): string {
  return NAMES[type];
}

/** @throws FormulaError when a function or operator is given too few or too many. */
export function requireCount(name: string, args: readonly Compiled[], least: number, most = least): void {
  if (args.length >= least && args.length <= most) return;
  const expected = args.length < least ? least : most;
  throw new FormulaError(
    `Incorrect number of parameters for ${callee(name)}. Expected ${expected}, received ${args.length}`
  );
}

/** @throws FormulaError when the argument is of none of these types; the constant NULL is of all. */
export function requireType(name: string, arg: Compiled, ...types: readonly FormulaType[]): void {
  if (arg.type === 'null' || types.includes(arg.type)) return;
  if (arg.type === 'picklist' || arg.type === 'multipicklist') throw picklistMisused(arg);
  const expected = types.map(nameOfType).join(', ');
  throw new FormulaError(
    `Incorrect parameter type for ${callee(name)}. Expected ${expected}, received ${nameOfType(arg.type)}`
  );
}

/** The type of both. @throws FormulaError when there is none. */
export function commonType(name: string, one: Compiled, other: Compiled): FormulaType {
  if (one.type === 'null') return other.type;
  requireType(name, other, one.type);
  return one.type;
}

/** @throws FormulaError when the argument is a picklist, which most functions refuse. */
export function notPicklist(name: string, arg: Compiled): Compiled {
  requireType(name, arg, 'text', 'number', 'date', 'datetime', 'boolean');
  return arg;
}

function picklistMisused(arg: Compiled): FormulaError {
  return new FormulaError(
    `Field ${arg.field?.name ?? ''} is a picklist field. Picklist fields are only supported in certain functions.`
  );
}

function callee(name: string): string {
  return /^[A-Z]/.test(name) && name !== 'NEGATE'
    ? `function '${name}()'`
    : `operator '${name === 'NEGATE' ? '-' : name}'`;
}
