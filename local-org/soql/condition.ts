import type {
  Condition as Parsed,
  HavingClause,
  ValueQueryCondition,
  WhereClause
} from '@jetstreamapp/soql-parser-js';
import type { NegationCondition } from '@jetstreamapp/soql-parser-js';
import { malformed } from './queryError.ts';

/** A condition over tests of some kind. */
export type Condition<T> =
  | { readonly kind: 'test'; readonly test: T }
  | { readonly kind: 'not'; readonly part: Condition<T> }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition<T>[] };

export type ParsedTest = Exclude<Parsed, NegationCondition> | ValueQueryCondition;

type Sign = '(' | ')' | 'NOT' | 'AND' | 'OR';
type Token = Sign | ParsedTest;

/** The parser library gives one flat list with counts of parentheses; this is the tree it means. */
export function readCondition(clause: WhereClause | HavingClause): Condition<ParsedTest> {
  const tokens = flatten(clause);
  const { condition, next } = readParts(tokens, 0);
  if (next < tokens.length) throw unexpected(tokens[next]);
  return condition;
}

export function mapTests<T, U>(condition: Condition<T>, map: (test: T) => U): Condition<U> {
  if (condition.kind === 'test') return { kind: 'test', test: map(condition.test) };
  if (condition.kind === 'not') return { kind: 'not', part: mapTests(condition.part, map) };
  return { kind: condition.kind, parts: condition.parts.map((part) => mapTests(part, map)) };
}

export function testsOf<T>(condition: Condition<T>): readonly T[] {
  if (condition.kind === 'test') return [condition.test];
  return (condition.kind === 'not' ? [condition.part] : condition.parts).flatMap(testsOf);
}

/** The tests that hold of every row the condition lets through. */
export function requiredTests<T>(condition: Condition<T>): readonly T[] {
  if (condition.kind === 'test') return [condition.test];
  return condition.kind === 'and' ? condition.parts.flatMap(requiredTests) : [];
}

function flatten(clause: WhereClause | HavingClause): Token[] {
  const tokens: Token[] = [];
  let rest: WhereClause | HavingClause | undefined = clause;
  while (rest) {
    const { left } = rest;
    const next: WhereClause | HavingClause | undefined = 'right' in rest ? rest.right : undefined;
    tokens.push(...repeat('(', left && 'openParen' in left ? left.openParen : 0));
    if (left && isTest(left)) tokens.push(left, ...repeat(')', left.closeParen));
    if ('operator' in rest && next) tokens.push(rest.operator);
    rest = next;
  }
  return tokens;
}

function isTest(left: Parsed | ValueQueryCondition): left is ParsedTest {
  return 'operator' in left;
}

function repeat(sign: Sign, times: number | undefined): Sign[] {
  return new Array<Sign>(times ?? 0).fill(sign);
}

interface Reading {
  readonly condition: Condition<ParsedTest>;
  readonly next: number;
}

/** AND and OR do not mix without parentheses (SOQL and SOSL Reference, "Logical Operators"). */
function readParts(tokens: readonly Token[], start: number): Reading {
  const first = readPart(tokens, start);
  const parts = [first.condition];
  const operator = tokens[first.next];
  let next = first.next;
  while (tokens[next] === 'AND' || tokens[next] === 'OR') {
    if (tokens[next] !== operator) throw unexpected(tokens[next]);
    const part = readPart(tokens, next + 1);
    parts.push(part.condition);
    next = part.next;
  }
  const kind = operator === 'OR' ? 'or' : 'and';
  return { condition: parts.length === 1 ? first.condition : { kind, parts }, next };
}

function readPart(tokens: readonly Token[], start: number): Reading {
  const token = tokens[start];
  if (typeof token === 'object') return { condition: { kind: 'test', test: token }, next: start + 1 };
  if (token === 'NOT') {
    const { condition, next } = readPart(tokens, start + 1);
    return { condition: { kind: 'not', part: condition }, next };
  }
  if (token !== '(') throw unexpected(token);
  const { condition, next } = readParts(tokens, start + 1);
  if (tokens[next] !== ')') throw unexpected(tokens[next]);
  return { condition, next: next + 1 };
}

function unexpected(token: Token | undefined): Error {
  return malformed(`unexpected token: '${typeof token === 'string' ? token : '<EOF>'}'`);
}
