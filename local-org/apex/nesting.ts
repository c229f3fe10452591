import { ApexParserFactory } from '@apexdevtools/apex-parser';
import { ApexLoadError } from './apexError.ts';
import type { ApexSource } from './syntax.ts';

/** Above these the parser takes seconds, and soon minutes. */
const DEEPEST = 60;
const LONGEST_CHAIN = 40;
const OPENING = new Set(['(', '[', '{']);
const CLOSING = new Set([')', ']', '}']);

/** @throws ApexLoadError for brackets within brackets, or one bracket after the other, without end. */
export function requireModerateNesting({ file, text }: ApexSource): void {
  let depth = 0;
  let chain = 0;
  let previous = '';
  for (const { text: token, line, column } of tokensOf(text)) {
    if (OPENING.has(token)) depth += 1;
    else if (CLOSING.has(token)) depth -= 1;
    if (token === '(') chain = previous === ')' ? chain + 1 : chain;
    else if (previous === ')') chain = 0;
    previous = token;
    if (depth > DEEPEST || chain > LONGEST_CHAIN) {
      const problem = 'The class is nested too deeply for the local org.';
      throw new ApexLoadError(problem, { file, line, column: column + 1 });
    }
  }
}

interface Token {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Without white space and comments. */
function* tokensOf(text: string): Generator<Token> {
  const lexer = ApexParserFactory.createLexer(text);
  for (let token = lexer.nextToken(); token.type > 0; token = lexer.nextToken()) {
    if (token.channel === 0) yield token;
  }
}
