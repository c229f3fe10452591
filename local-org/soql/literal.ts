import type { LiteralType } from '@jetstreamapp/soql-parser-js';
import type { Field } from '../schema/types.ts';
import { longId } from '../store/ids.ts';
import type { Value } from '../store/store.ts';
import { bindValue } from './binds.ts';
import type { ParsedTest } from './condition.ts';
import { dateRange } from './dateRange.ts';
import type { Family } from './fieldFamily.ts';
import { familyOf } from './fieldFamily.ts';
import { malformed } from './queryError.ts';
import type { Scope } from './scope.ts';
import { errorOn, invalidField } from './scope.ts';

/** What a field is compared with: a value in the form in which the field stores it, or a span of time. */
export type Operand = Value | Span;

/** From the start to before the end, in the form in which the field stores its values. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

export interface Operands {
  readonly list: boolean;
  readonly operands: readonly Operand[];
}

type Literal =
  | { readonly type: Exclude<LiteralType, 'APEX_BIND_VARIABLE' | 'SUBQUERY'>; readonly text: string }
  | { readonly type: 'BIND'; readonly value: Value };

/** A field of the query, as the query has it. */
export interface NamedField {
  readonly text: string;
  readonly field: Field;
  /** Its ids may be names: the catalogue objects' are. */
  readonly namesAsIds?: boolean;
  /** The operand is a pattern of LIKE, which keeps its escapes. */
  readonly pattern?: boolean;
}

/** @throws ApiError INVALID_FIELD when a literal is not of the field's type. */
export function readOperands(scope: Scope, test: ParsedTest, named: NamedField): Operands {
  const { list, literals } = literalsOf(scope, test);
  return { list, operands: literals.map((literal) => readOperand(scope, literal, named)) };
}

function literalsOf(scope: Scope, test: ParsedTest): { list: boolean; literals: readonly Literal[] } {
  if (!('value' in test)) throw malformed("unexpected token: 'SELECT'");
  const { value, literalType } = test;
  if (literalType === 'APEX_BIND_VARIABLE') {
    const bound = bindValue(scope.binds, String(value));
    const values: readonly Value[] = typeof bound === 'object' && bound !== null ? bound : [bound];
    return { list: values === bound, literals: values.map((one) => ({ type: 'BIND', value: one })) };
  }
  const texts: readonly string[] = typeof value === 'string' ? [value] : value;
  const literals = texts.map((text, i) => {
    const type = Array.isArray(literalType) ? literalType[i] : literalType;
    return { type: (type ?? 'STRING') as Exclude<Literal['type'], 'BIND'>, text };
  });
  return { list: typeof value !== 'string', literals };
}

function readOperand(scope: Scope, literal: Literal, named: NamedField): Operand {
  if (literal.type === 'NULL' || (literal.type === 'BIND' && literal.value === null)) return null;
  const family = familyOf(named.field);
  const operand = READERS[family](scope, literal, named);
  if (operand === undefined) throw wrongType(scope, named, family);
  return operand;
}

type Reader = (scope: Scope, literal: Literal, named: NamedField) => Operand | undefined;

const READERS: Readonly<Record<Family, Reader>> = {
  id: readId,
  boolean: (_scope, literal) =>
    literal.type === 'BIND'
      ? ofType(literal.value, 'boolean')
      : literal.type === 'BOOLEAN'
        ? literal.text.toUpperCase() === 'TRUE'
        : undefined,
  number: (_scope, literal) =>
    literal.type === 'BIND'
      ? ofType(literal.value, 'number')
      : literal.type === 'INTEGER' || literal.type === 'DECIMAL'
        ? Number(literal.text)
        : undefined,
  date: (scope, literal) =>
    readDate(literal) ?? readSpan(scope, literal, (date) => date.toISOString().slice(0, 10)),
  datetime: (scope, literal) => readDatetime(literal) ?? readSpan(scope, literal, storedDatetime),
  text: (_scope, literal, named) => readText(literal, named),
  multipicklist: (_scope, literal, named) => readText(literal, named),
  none: () => undefined
};

function ofType(value: Value, type: 'boolean' | 'number' | 'string'): Value | undefined {
  return typeof value === type ? value : undefined;
}

/** The text within the quotes, or of the variable; undefined when it is none. */
function readText(literal: Literal, { pattern }: NamedField): string | undefined {
  if (literal.type === 'BIND') return typeof literal.value === 'string' ? literal.value : undefined;
  if (!literal.text.startsWith("'")) return undefined;
  const text = unescape(literal.text.slice(1, -1));
  return pattern ? text : text.replace(/\\([\\_%])/g, '$1');
}

/** SOQL and SOSL Reference, "Quoted String Escape Sequences"; as a pattern of LIKE has them. */
const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\\\',
  _: '\\_',
  '%': '\\%'
};

function unescape(quoted: string): string {
  return quoted.replace(/\\(?:u([0-9A-Fa-f]{4})|([^]))/g, (sequence: string, hex?: string, char?: string) => {
    if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
    const text = ESCAPES[char!.toLowerCase()];
    if (text === undefined) throw malformed(`Illegal character sequence '${sequence}' in string literal`);
    return text;
  });
}

function readId(scope: Scope, literal: Literal, named: NamedField): Operand | undefined {
  const text = readText(literal, named);
  if (text === undefined || text === '' || named.namesAsIds) return text;
  const id = longId(text);
  if (id === undefined)
    throw errorOn(scope, named.text, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
  return id;
}

function readDate(literal: Literal): string | undefined {
  const text = literal.type === 'BIND' ? String(literal.value) : literal.type === 'DATE' ? literal.text : '';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw malformed(`Invalid date: ${text}`);
  return text;
}

function readDatetime(literal: Literal): string | undefined {
  const text =
    literal.type === 'BIND' ? String(literal.value) : literal.type === 'DATETIME' ? literal.text : '';
  if (!/^\d{4}-\d{2}-\d{2}T/i.test(text)) return undefined;
  const date = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(date.getTime())) throw malformed(`Invalid datetime: ${text}`);
  return storedDatetime(date);
}

function storedDatetime(date: Date): string {
  return date.toISOString().replace('Z', '+0000');
}

function readSpan(scope: Scope, literal: Literal, stored: (date: Date) => string): Span | undefined {
  if (literal.type !== 'DATE_LITERAL' && literal.type !== 'DATE_N_LITERAL') return undefined;
  const range = dateRange(literal.text, scope.now);
  if (!range) throw malformed(`Invalid date literal: ${literal.text}`);
  return { start: stored(range.start), end: stored(range.end) };
}

function wrongType(scope: Scope, { text, field }: NamedField, family: Family): Error {
  const quoted = family === 'id' || family === 'text' || family === 'multipicklist';
  const type =
    { id: 'ID', datetime: 'dateTime', text: 'string', multipicklist: 'string' }[family as string] ??
    field.type;
  const rule = quoted ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  return invalidField(
    scope,
    text,
    `value of filter criterion for field '${field.name}' must be of type ${type} and ${rule}`
  );
}
