import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type {
  ApexParser,
  CompilationUnitContext,
  ExpressionContext,
  TriggerUnitContext
} from '@apexdevtools/apex-parser';
import { ApexLoadError } from './apexError.ts';
import type { SourcePlace } from './apexError.ts';
import { requireModerateNesting } from './nesting.ts';

/** A class or trigger as its file has it. */
export interface ApexSource {
  /** For messages: `RunAsReader.cls`. */
  readonly file: string;
  readonly text: string;
  /** False for a trigger that is switched off. */
  readonly isActive?: boolean;
}

/** What every node of the tree has that this runtime looks at. */
export interface SyntaxNode {
  readonly start: { readonly line: number; readonly column: number; readonly start: number };
  getText(): string;
}

class FirstError extends ApexErrorListener {
  private readonly file: string;

  constructor(file: string) {
    super();
    this.file = file;
  }

  override apexSyntaxError(line: number, column: number, message: string): void {
    throw new ApexLoadError(message, { file: this.file, line, column: column + 1 });
  }
}

/** @throws ApexLoadError where the text is no Apex, at the first place. */
export function parseApex(source: ApexSource): CompilationUnitContext {
  return parserOf(source).compilationUnit();
}

/** @throws ApexLoadError as {@link parseApex}. */
export function parseTrigger(source: ApexSource): TriggerUnitContext {
  return parserOf(source).triggerUnit();
}

function parserOf(source: ApexSource): ApexParser {
  requireModerateNesting(source);
  const { file, text } = source;
  return ApexParserFactory.createLexerAndParser(text, new FirstError(file)).parser;
}

export function placeOf({ start }: SyntaxNode, file: string): SourcePlace {
  return { file, line: start.line, column: start.column + 1 };
}

/** `System.Label.Name` as its parts; undefined for what is no plain name. */
export function dottedName(expression: ExpressionContext): string[] | undefined {
  const text = expression.getText();
  return /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/.test(text) ? text.split('.') : undefined;
}

/** Of `'it\'s'` the text it stands for (Apex Developer Guide, "Strings": escape sequences). */
export function stringLiteral(written: string): string {
  return written.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, escape: string) => {
    if (escape.length > 1) return String.fromCodePoint(Number.parseInt(escape.slice(1), 16));
    return ESCAPES[escape] ?? escape;
  });
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

/** A part that the grammar leaves out where the source has none; its types say that it is always there. */
export function present<Node>(node: Node): NonNullable<Node> | undefined {
  return node ?? undefined;
}
