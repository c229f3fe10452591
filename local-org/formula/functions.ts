import { longId } from '../store/ids.ts';
import type { Value } from '../store/store.ts';
import type { FormulaType, Input } from './scope.ts';
import { FormulaError } from './tokens.ts';
import { addMonths, dateOf, dateOfParts, datetimeOf, exact, rounded, timeOf } from './values.ts';

/** A function that computes its value from those of its arguments. */
export interface PlainFunction {
  readonly takes: readonly FormulaType[];
  /** The last of `takes` may come again. */
  readonly repeats?: boolean;
  readonly gives: FormulaType;
  /** Called with blanks too; without it a blank argument makes the value blank. */
  readonly takesBlanks?: boolean;
  readonly apply: (args: readonly Value[], input: Input) => Value;
}

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '');
const number = (value: Value | undefined): number => (typeof value === 'number' ? value : 0);

const TEXT_FUNCTIONS: Readonly<Record<string, PlainFunction>> = {
  BR: { takes: [], gives: 'text', apply: () => '\n' },
  // Blank text: github.com/salesforce/formula-engine, FunctionContains. BEGINS is documented alike.
  CONTAINS: {
    takes: ['text', 'text'],
    gives: 'boolean',
    takesBlanks: true,
    apply: ([all, part]) =>
      text(part) === '' ? true : text(all) === '' ? null : text(all).includes(text(part))
  },
  BEGINS: {
    takes: ['text', 'text'],
    gives: 'boolean',
    takesBlanks: true,
    apply: ([all, part]) =>
      text(part) === '' ? true : text(all) === '' ? null : text(all).startsWith(text(part))
  },
  LEN: { takes: ['text'], gives: 'number', takesBlanks: true, apply: ([all]) => text(all).length },
  LEFT: { takes: ['text', 'number'], gives: 'text', apply: ([all, n]) => text(all).slice(0, count(n)) },
  RIGHT: {
    takes: ['text', 'number'],
    gives: 'text',
    apply: ([all, n]) => (count(n) === 0 ? '' : text(all).slice(-count(n)))
  },
  MID: {
    takes: ['text', 'number', 'number'],
    gives: 'text',
    apply: ([all, start, n]) =>
      text(all)
        .slice(Math.max(count(start) - 1, 0))
        .slice(0, count(n))
  },
  LOWER: { takes: ['text'], gives: 'text', apply: ([all]) => text(all).toLowerCase() },
  UPPER: { takes: ['text'], gives: 'text', apply: ([all]) => text(all).toUpperCase() },
  TRIM: { takes: ['text'], gives: 'text', apply: ([all]) => text(all).trim() },
  SUBSTITUTE: {
    takes: ['text', 'text', 'text'],
    gives: 'text',
    takesBlanks: true,
    apply: ([all, from, to]) =>
      text(from) === '' ? text(all) : text(all).replaceAll(text(from), () => text(to))
  },
  REGEX: {
    takes: ['text', 'text'],
    gives: 'boolean',
    takesBlanks: true,
    apply: ([all, pattern]) => wholeMatch(text(pattern)).test(text(all))
  },
  CASESAFEID: { takes: ['text'], gives: 'text', apply: ([id]) => longId(text(id)) ?? failed('not an id') }
};

const NUMBER_FUNCTIONS: Readonly<Record<string, PlainFunction>> = {
  ABS: { takes: ['number'], gives: 'number', apply: ([n]) => Math.abs(number(n)) },
  // Away from zero and towards zero: Salesforce Help, CEILING and FLOOR.
  CEILING: {
    takes: ['number'],
    gives: 'number',
    apply: ([n]) => Math.sign(number(n)) * Math.ceil(Math.abs(number(n)))
  },
  FLOOR: { takes: ['number'], gives: 'number', apply: ([n]) => Math.trunc(number(n)) },
  MAX: {
    takes: ['number'],
    repeats: true,
    gives: 'number',
    apply: (all) => Math.max(...all.map(number))
  },
  MIN: {
    takes: ['number'],
    repeats: true,
    gives: 'number',
    apply: (all) => Math.min(...all.map(number))
  },
  MOD: {
    takes: ['number', 'number'],
    gives: 'number',
    apply: ([n, by]) => (number(by) === 0 ? failed('division by zero') : exact(number(n) % number(by)))
  },
  ROUND: { takes: ['number', 'number'], gives: 'number', apply: ([n, to]) => rounded(number(n), number(to)) }
};

const DATE_FUNCTIONS: Readonly<Record<string, PlainFunction>> = {
  TODAY: { takes: [], gives: 'date', apply: (_, { org }) => dateOf(org.now().getTime()) },
  NOW: { takes: [], gives: 'datetime', apply: (_, { org }) => datetimeOf(org.now().getTime()) },
  DATE: {
    takes: ['number', 'number', 'number'],
    gives: 'date',
    apply: ([year, month, day]) =>
      dateOfParts(number(year), number(month), number(day)) ?? failed('no such day')
  },
  YEAR: { takes: ['date'], gives: 'number', apply: ([date]) => Number(text(date).slice(0, 4)) },
  MONTH: { takes: ['date'], gives: 'number', apply: ([date]) => Number(text(date).slice(5, 7)) },
  DAY: { takes: ['date'], gives: 'number', apply: ([date]) => Number(text(date).slice(8, 10)) },
  WEEKDAY: {
    takes: ['date'],
    gives: 'number',
    apply: ([date]) => new Date(timeOf(text(date))).getUTCDay() + 1
  },
  ADDMONTHS: {
    takes: ['date', 'number'],
    gives: 'date',
    apply: ([date, months]) => addMonths(text(date), number(months))
  }
};

export const PLAIN_FUNCTIONS: Readonly<Record<string, PlainFunction>> = {
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...DATE_FUNCTIONS
};

/** The pattern, which has to match all of a text (Salesforce Help, REGEX). @throws FormulaError for a bad one. */
export function wholeMatch(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`, 's');
  } catch {
    return failed(`not a regular expression: ${pattern}`);
  }
}

function count(value: Value | undefined): number {
  return Math.max(Math.trunc(number(value)), 0);
}

function failed(why: string): never {
  throw new FormulaError(why);
}
