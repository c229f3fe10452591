/** What is wrong with a formula, in the words of the platform where they are known. */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';
}

export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'operator' | 'end';
  /** As written; of a string the text that it stands for. */
  readonly text: string;
}

// The lexer of github.com/salesforce/formula-engine, `FormulaGrammar.g`.
const TOKEN =
  /(?<blank>\s+|\/\*[\s\S]*?\*\/)|(?<number>\d+(?:\.\d+)?)|(?<string>"(?:\\[nrt"'\\]|[^"\\\r\n])*"|'(?:\\[nrt"'\\]|[^'\\\r\n])*')|(?<name>[A-Za-z$][\w$:.#]*)|(?<operator><=|>=|<>|!=|==|&&|\|\||[-+*/^&=<>!(),])/y;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** @throws FormulaError at the first character that begins no token. */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const at = TOKEN.lastIndex;
    const token = tokenOf(TOKEN.exec(formula)?.groups);
    if (!token) throw new FormulaError(`Syntax error. Found '${formula.slice(at, at + 20)}'`);
    if (token !== 'blank') tokens.push(token);
  }
  return [...tokens, { kind: 'end', text: '' }];
}

function tokenOf(
  groups: Readonly<Record<string, string | undefined>> | undefined
): Token | 'blank' | undefined {
  if (!groups) return undefined;
  const { number, string, name, operator } = groups;
  if (number !== undefined) return { kind: 'number', text: number };
  if (string !== undefined) return { kind: 'string', text: unescaped(string.slice(1, -1)) };
  if (name !== undefined) return { kind: 'name', text: name };
  if (operator !== undefined) return { kind: 'operator', text: operator };
  return 'blank';
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, char: string) => ESCAPED[char] ?? char);
}
