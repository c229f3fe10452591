import { notModelled } from '../apiError.ts';
import { malformed, tooComplicated } from './queryError.ts';

/** A word, a path, a quoted text or a sign of the query, and where it stands. */
export interface Word {
  readonly text: string;
  readonly offset: number;
}

/** The query's text, checked to be within what the recursive parser bears. */
export interface QueryText {
  readonly soql: string;
  readonly words: readonly Word[];
}

/** SOQL and SOSL Reference, "SOQL Limits": 100,000 characters. */
const LONGEST_QUERY = 100_000;
const DEEPEST_NESTING = 50;
const MOST_CONDITIONS = 1_000;
/** What the parser library looks ahead: more parentheses in a row it does not tell from a NOT. */
const MOST_OPENED_AT_ONCE = 8;

const WORD = /'(?:[^'\\]|\\[^])*'|[A-Za-z_][A-Za-z0-9_.]*|[^\s]/g;

/** @throws ApiError when the text is too long, too deep or holds what the parser library reads wrongly. */
export function readText(soql: string): QueryText {
  if (soql.length > LONGEST_QUERY) {
    throw malformed(`SOQL statements cannot be longer than ${LONGEST_QUERY} characters.`);
  }
  const words = [...soql.matchAll(WORD)].map((match) => ({ text: match[0], offset: match.index }));
  requireShallow(words);
  requireFewConditions(words);
  refuseRowsOfSigns(words);
  refuseByName(words);
  return { soql, words };
}

/** Where the text first stands as a word of its own; the end of the query where it does not. */
export function offsetOf({ soql, words }: QueryText, text: string): number {
  return words.find((word) => word.text === text)?.offset ?? soql.length;
}

export function isWord(word: Word | undefined, text: string): boolean {
  return word?.text.toUpperCase() === text;
}

function requireShallow(words: readonly Word[]): void {
  let depth = 0;
  for (const { text } of words) {
    if (text === '(') depth++;
    if (text === ')') depth--;
    if (depth > DEEPEST_NESTING) {
      throw tooComplicated(`parentheses are nested more than ${DEEPEST_NESTING} deep`);
    }
  }
}

function requireFewConditions(words: readonly Word[]): void {
  const conditions = words.filter((word) => isWord(word, 'AND') || isWord(word, 'OR')).length + 1;
  if (conditions > MOST_CONDITIONS) {
    throw tooComplicated(`${conditions} conditions, at most ${MOST_CONDITIONS}`);
  }
}

/** Of three or more NOTs in a row the parser library drops one, of ten parentheses it makes an error. */
function refuseRowsOfSigns(words: readonly Word[]): void {
  let opened = 0;
  let negations = 0;
  words.forEach((word, i) => {
    const negation = isWord(word, 'NOT') && !isWord(words[i + 1], 'IN');
    opened = word.text === '(' ? opened + 1 : 0;
    negations = negation ? negations + 1 : word.text === '(' ? negations : 0;
    if (opened > MOST_OPENED_AT_ONCE) {
      throw notModelled(`more than ${MOST_OPENED_AT_ONCE} opening parentheses in a row`);
    }
    if (negations > 2) throw notModelled('more than two NOT in a row');
  });
}

function refuseByName(words: readonly Word[]): void {
  if (isWord(words[0], 'FIND')) throw notModelled('SOSL (FIND)');
  if (isWord(words.at(-2), 'ALL') && isWord(words.at(-1), 'ROWS')) throw notModelled('ALL ROWS');
  // The parser library loses a NOT that stands before an AND of the HAVING clause.
  const having = words.findIndex((word) => isWord(word, 'HAVING'));
  if (
    having >= 0 &&
    words.some((word, i) => i > having && isWord(word, 'NOT') && !isWord(words[i + 1], 'IN'))
  ) {
    throw notModelled('NOT in a HAVING clause');
  }
}
