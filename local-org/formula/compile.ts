import type { Schema } from '../schema/schema.ts';
import type { ObjectType } from '../schema/types.ts';
import type { Value } from '../store/store.ts';
import { SPECIAL_FORMS } from './forms.ts';
import { PLAIN_FUNCTIONS, wholeMatch } from './functions.ts';
import type { PlainFunction } from './functions.ts';
import { OPERATORS } from './operators.ts';
import { parseFormula } from './parse.ts';
import type { Expression } from './parse.ts';
import { compileReference } from './references.ts';
import type { Compiled, FormulaType, Input, Scope } from './scope.ts';
import { FormulaError } from './tokens.ts';
import { requireCount, requireType } from './types.ts';
import { isBlank } from './values.ts';

const compiledOf = new WeakMap<Schema, Map<string, Compiled>>();

/** The formula as something to run, kept for as long as the schema stands. @throws FormulaError */
export function compileFormula(schema: Schema, object: ObjectType, formula: string): Compiled {
  let known = compiledOf.get(schema);
  if (!known) compiledOf.set(schema, (known = new Map<string, Compiled>()));
  const key = `${object.name} ${formula}`;
  let compiled = known.get(key);
  if (!compiled) known.set(key, (compiled = compile(parseFormula(formula), { schema, object })));
  return compiled;
}

function compile(expression: Expression, scope: Scope): Compiled {
  if (expression.kind === 'reference') return compileReference(expression.path, scope);
  if (expression.kind === 'literal') {
    const { value } = expression;
    return { type: typeOfLiteral(value), run: () => value, literal: value };
  }
  const { name } = expression;
  const args = expression.args.map((arg) => compile(arg, scope));
  const build = SPECIAL_FORMS[name] ?? OPERATORS[name];
  if (build) return build(args, name);
  const plain = PLAIN_FUNCTIONS[name];
  if (!plain) throw new FormulaError(`Unknown function ${name}. Check spelling.`);
  return compilePlain(name, plain, args);
}

function typeOfLiteral(value: string | number | boolean | null): FormulaType {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  return typeof value === 'number' ? 'number' : 'boolean';
}

function compilePlain(name: string, plain: PlainFunction, args: readonly Compiled[]): Compiled {
  const { takes, repeats = false, gives, takesBlanks = false, apply } = plain;
  requireCount(name, args, takes.length, repeats ? Infinity : takes.length);
  args.forEach((arg, i) => requireType(name, arg, takes[i] ?? takes.at(-1)!));
  if (name === 'REGEX') wholeMatch(String(args[1]?.literal ?? ''));
  const run = (input: Input): Value => {
    const values = args.map((arg) => arg.run(input));
    return !takesBlanks && values.some(isBlank) ? null : apply(values, input);
  };
  return { type: gives, run };
}
