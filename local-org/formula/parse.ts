import { FormulaError, tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A formula as a tree. Operators are calls under their sign; a minus before a value is the call `NEGATE`. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'reference'; readonly path: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] };

// From weak to strong, as `FormulaGrammar.g` of github.com/salesforce/formula-engine has them: `^` binds
// weaker than `*`.
const STRENGTH: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    [
      ['||'],
      ['&&'],
      ['=', '==', '<>', '!='],
      ['<', '>', '<=', '>='],
      ['+', '-', '&'],
      ['^'],
      ['*', '/']
    ].flatMap((operators, i) => operators.map((operator) => [operator, i + 1]))
  )
};
const SAME: Readonly<Record<string, string>> = { '&&': 'AND', '||': 'OR', '==': '=', '!=': '<>' };
const CONSTANTS: Readonly<Record<string, boolean | null>> = { TRUE: true, FALSE: false, NULL: null };
const MAX_LENGTH = 3900;
const MAX_DEPTH = 100;

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

/** @throws FormulaError when the text is no formula, is longer than the platform takes, or nests too deeply. */
export function parseFormula(formula: string): Expression {
  if (formula.length > MAX_LENGTH) {
    throw new FormulaError(
      `Formula is too long (${formula.length} characters). Maximum length is 3,900 characters.`
    );
  }
  const reader: Reader = { tokens: tokensOf(formula), at: 0, depth: 0 };
  const expression = expressionOf(reader, 0);
  if (peek(reader).kind !== 'end') throw unexpected(reader);
  return expression;
}

function expressionOf(reader: Reader, weakest: number): Expression {
  if (++reader.depth > MAX_DEPTH)
    throw new FormulaError(`The formula nests deeper than ${MAX_DEPTH} levels.`);
  let left = operandOf(reader);
  for (;;) {
    const { kind, text } = peek(reader);
    const strength = kind === 'operator' ? (STRENGTH[text] ?? 0) : 0;
    if (strength <= weakest) break;
    reader.at++;
    left = { kind: 'call', name: SAME[text] ?? text, args: [left, expressionOf(reader, strength)] };
  }
  reader.depth--;
  return left;
}

function operandOf(reader: Reader): Expression {
  const token = peek(reader);
  if (token.kind === 'end') throw new FormulaError('Syntax error. Found end of formula');
  reader.at++;
  if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
  if (token.kind === 'string') return { kind: 'literal', value: token.text };
  if (token.kind === 'name') return namedOf(reader, token.text);
  return signedOf(reader, token.text);
}

function signedOf(reader: Reader, sign: string): Expression {
  const strongest = Number.MAX_SAFE_INTEGER;
  switch (sign) {
    case '(': {
      const inner = expressionOf(reader, 0);
      expect(reader, ')');
      return inner;
    }
    case '!':
      return { kind: 'call', name: 'NOT', args: [expressionOf(reader, strongest)] };
    case '-':
      return { kind: 'call', name: 'NEGATE', args: [expressionOf(reader, strongest)] };
    case '+':
      return expressionOf(reader, strongest);
    default:
      reader.at--;
      throw unexpected(reader);
  }
}

function namedOf(reader: Reader, name: string): Expression {
  const upper = name.toUpperCase();
  if (peek(reader).text === '(' && peek(reader).kind === 'operator') {
    return { kind: 'call', name: upper, args: argumentsOf(reader) };
  }
  if (upper === 'NOT')
    return { kind: 'call', name: 'NOT', args: [expressionOf(reader, Number.MAX_SAFE_INTEGER)] };
  const constant = CONSTANTS[upper];
  return constant === undefined ? { kind: 'reference', path: name } : { kind: 'literal', value: constant };
}

function argumentsOf(reader: Reader): Expression[] {
  expect(reader, '(');
  const args: Expression[] = [];
  if (isNext(reader, ')')) return args;
  do args.push(expressionOf(reader, 0));
  while (isNext(reader, ','));
  expect(reader, ')');
  return args;
}

function isNext(reader: Reader, operator: string): boolean {
  const { kind, text } = peek(reader);
  if (kind !== 'operator' || text !== operator) return false;
  reader.at++;
  return true;
}

function expect(reader: Reader, operator: string): void {
  if (!isNext(reader, operator)) throw new FormulaError(`Syntax error. Missing '${operator}'`);
}

function peek(reader: Reader): Token {
  return reader.tokens[reader.at]!;
}

function unexpected(reader: Reader): FormulaError {
  return new FormulaError(`Syntax error. Found '${peek(reader).text}'`);
}
