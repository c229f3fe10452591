import { notModelled } from '../apiError.ts';
import type { Value } from '../store/store.ts';
import type { Compiled, FormulaType, Input } from './scope.ts';
import { FormulaError } from './tokens.ts';
import { commonType, notPicklist, requireCount, requireType } from './types.ts';
import { dateOf, isBlank, timeOf } from './values.ts';

type Build = (args: readonly Compiled[], name: string) => Compiled;

/**
 * Functions that decide which of their arguments is computed, or need more of them than a value.
 * Blanks in conditions, and what a new row has for old values: github.com/salesforce/formula-engine.
 */
export const SPECIAL_FORMS: Readonly<Record<string, Build>> = {
  IF: conditional,
  CASE: cases,
  AND: (args, name) => logical(args, name, (isTrue) => args.every(isTrue)),
  OR: (args, name) => logical(args, name, (isTrue) => args.some(isTrue)),
  NOT: (args, name) => {
    requireCount(name, args, 1);
    requireType(name, args[0]!, 'boolean');
    return { type: 'boolean', run: (input) => negated(args[0]!.run(input)) };
  },
  ISBLANK: (args, name) => {
    requireCount(name, args, 1);
    if (args[0]!.type === 'boolean') requireType(name, args[0]!, 'text', 'number', 'date', 'datetime');
    return { type: 'boolean', run: (input) => isBlank(args[0]!.run(input)) };
  },
  BLANKVALUE: (args, name) => {
    requireCount(name, args, 2);
    const [value, instead] = args as [Compiled, Compiled];
    return {
      type: commonType(name, notPicklist(name, value), instead),
      run: (input) => firstOf(value, instead, input)
    };
  },
  ISPICKVAL: (args, name) => {
    requireCount(name, args, 2);
    const wanted = literalText(name, args[0]!, 'picklist', args[1]!);
    return { type: 'boolean', run: (input) => (args[0]!.run(input) ?? '') === wanted };
  },
  INCLUDES: (args, name) => {
    requireCount(name, args, 2);
    const wanted = literalText(name, args[0]!, 'multipicklist', args[1]!);
    return {
      type: 'boolean',
      run: (input) =>
        String(args[0]!.run(input) ?? '')
          .split(';')
          .includes(wanted)
    };
  },
  TEXT: textOf,
  DATEVALUE: dateValue,
  ISNEW: (args, name) => {
    requireCount(name, args, 0);
    return { type: 'boolean', run: ({ isNew }) => isNew };
  },
  ISCHANGED: (args, name) => {
    const field = ownField(args, name);
    return { type: 'boolean', run: (input) => field.run(input) !== field.run(before(input)) };
  },
  PRIORVALUE: (args, name) => {
    const field = ownField(args, name);
    return { type: field.type, run: (input) => field.run(before(input)), field: field.field! };
  }
};

function conditional(args: readonly Compiled[], name: string): Compiled {
  requireCount(name, args, 3);
  const [test, then, otherwise] = args as [Compiled, Compiled, Compiled];
  requireType(name, test, 'boolean');
  const type = commonType(name, notPicklist(name, then), notPicklist(name, otherwise));
  return { type, run: (input) => (test.run(input) === true ? then : otherwise).run(input) };
}

function cases(args: readonly Compiled[], name: string): Compiled {
  const pairs = Math.max(Math.floor(args.length / 2) - 1, 1);
  requireCount(name, args, pairs * 2 + 2);
  const subject = args[0]!;
  requireType(name, subject, 'text', 'number', 'date', 'datetime', 'picklist');
  const options = Array.from({ length: pairs }, (_, i) => [args[i * 2 + 1]!, args[i * 2 + 2]!] as const);
  const otherwise = args.at(-1)!;
  for (const [value] of options)
    requireType(name, value, subject.type === 'picklist' ? 'text' : subject.type);
  const type = resultOf(name, [...options.map(([, result]) => result), otherwise]);
  return { type, run: (input) => chosen(subject, options, input, otherwise).run(input) };
}

function chosen(
  subject: Compiled,
  options: readonly (readonly [Compiled, Compiled])[],
  input: Input,
  otherwise: Compiled
): Compiled {
  const isText = subject.type === 'text' || subject.type === 'picklist';
  const blank = isText ? '' : null;
  const wanted = subject.run(input) ?? blank;
  // A blank number or date equals nothing, not even NULL.
  if (wanted === null) return otherwise;
  return options.find(([value]) => (value.run(input) ?? blank) === wanted)?.[1] ?? otherwise;
}

function resultOf(name: string, results: readonly Compiled[]): FormulaType {
  const typed = results.find(({ type }) => type !== 'null') ?? results[0]!;
  for (const result of results) commonType(name, typed, result);
  requireType(name, typed, 'text', 'number', 'date', 'datetime');
  return typed.type;
}

function logical(
  args: readonly Compiled[],
  name: string,
  decide: (isTrue: (arg: Compiled) => boolean) => boolean
): Compiled {
  requireCount(name, args, 1, Infinity);
  args.forEach((arg) => requireType(name, arg, 'boolean'));
  return { type: 'boolean', run: (input) => decide((arg) => arg.run(input) === true) };
}

function textOf(args: readonly Compiled[], name: string): Compiled {
  requireCount(name, args, 1);
  const [arg] = args as [Compiled];
  requireType(name, arg, 'number', 'date', 'datetime', 'picklist');
  return { type: 'text', run: (input) => textOfValue(arg.run(input), arg.type) };
}

/** Formats: github.com/salesforce/formula-engine, FunctionText. */
function textOfValue(value: Value, type: FormulaType): Value {
  if (value === null) return null;
  if (type === 'datetime') return `${String(value).slice(0, 19).replace('T', ' ')}Z`;
  // Oracle writes no zero before the point; which of both an org shows is not documented.
  if (typeof value === 'number' && !Number.isInteger(value) && Math.abs(value) < 1) {
    throw notModelled('TEXT of a fraction below one');
  }
  return String(value);
}

function dateValue(args: readonly Compiled[], name: string): Compiled {
  requireCount(name, args, 1);
  const [arg] = args as [Compiled];
  requireType(name, arg, 'datetime', 'date', 'text');
  const run = (input: Input): Value => {
    const value = arg.run(input);
    if (isBlank(value)) return null;
    const time = timeOf(String(value));
    if (arg.type === 'text' && (Number.isNaN(time) || dateOf(time) !== value)) {
      throw new FormulaError(`no date: ${String(value)}`);
    }
    return dateOf(time);
  };
  return { type: 'date', run };
}

function ownField(args: readonly Compiled[], name: string): Compiled {
  requireCount(name, args, 1);
  if (!args[0]!.field) throw new FormulaError(`The ${name} function takes a field of the record itself.`);
  return args[0]!;
}

/** Of a new row nothing has changed, and its values are its old ones (Salesforce Help, ISCHANGED, PRIORVALUE). */
function before(input: Input): Input {
  return input.old ? { ...input, row: input.old } : input;
}

function literalText(name: string, field: Compiled, type: FormulaType, wanted: Compiled): string {
  if (field.type !== type)
    requireType(name, { ...field, type: field.type === 'null' ? 'text' : field.type }, type);
  if (typeof wanted.literal !== 'string') {
    throw new FormulaError(`Incorrect parameter type for function '${name}()'. Expected Text literal`);
  }
  return wanted.literal;
}

function firstOf(value: Compiled, instead: Compiled, input: Input): Value {
  const found = value.run(input);
  return isBlank(found) ? instead.run(input) : found;
}

function negated(value: Value): Value {
  return value === null ? null : value !== true;
}
