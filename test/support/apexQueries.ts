import {
  ApexParserBaseListener,
  ApexParserFactory,
  ApexParseTreeWalker,
  ThrowingErrorListener
} from '@apexdevtools/apex-parser';
import type {
  ApexParserRuleContext,
  BoundExpressionContext,
  LiteralContext,
  SoqlLiteralContext
} from '@apexdevtools/apex-parser';

export interface ApexQuery {
  /** `Name.cls:line`. */
  readonly where: string;
  /** Expressions after a colon are replaced by names. */
  readonly soql: string;
}

/**
 * The queries in an Apex class or trigger: inline ones, and texts that begin as one does.
 *
 * @throws Error for what is no Apex
 */
export function apexQueries(file: string, source: string): ApexQuery[] {
  const { parser } = ApexParserFactory.createLexerAndParser(source, ThrowingErrorListener.INSTANCE);
  const unit = file.endsWith('.trigger') ? parser.triggerUnit() : parser.compilationUnit();
  const finder = new QueryFinder(file, source);
  ApexParseTreeWalker.DEFAULT.walk(finder, unit);
  return finder.queries;
}

/** A text between quotes, of one line or of several. */
const QUOTED = /^('''|')([^]*)\1$/;

class QueryFinder extends ApexParserBaseListener {
  readonly queries: ApexQuery[] = [];
  private readonly file: string;
  /** Its characters, as the parser counts them: one outside the basic plane is one. */
  private readonly characters: readonly string[];
  private bounds: ApexParserRuleContext[] = [];

  constructor(file: string, source: string) {
    super();
    this.file = file;
    this.characters = Array.from(source);
  }

  enterBoundExpression(bound: BoundExpressionContext): void {
    this.bounds.push(bound.expression());
  }

  /** Only here: by now all that the query binds was entered. */
  exitSoqlLiteral(literal: SoqlLiteralContext): void {
    const query = literal.query();
    let soql = '';
    let from = query.start.start;
    this.bounds.forEach((bound, i) => {
      // A bound expression may hold a query, whose own binds are within it.
      if (bound.start.start < from) return;
      soql += `${this.text(from, bound.start.start)}bound${i}`;
      from = endOf(bound);
    });
    this.add(literal, soql + this.text(from, endOf(query)));
  }

  enterLiteral(literal: LiteralContext): void {
    const [, , text] = QUOTED.exec(literal.getText()) ?? [];
    if (text !== undefined && /^\s*SELECT\s/i.test(text)) this.add(literal, unescaped(text));
  }

  private text(from: number, to: number): string {
    return this.characters.slice(from, to).join('');
  }

  private add({ start }: ApexParserRuleContext, soql: string): void {
    this.queries.push({ where: `${this.file}:${start.line}`, soql });
  }
}

function endOf({ start, stop }: ApexParserRuleContext): number {
  return (stop ?? start).stop + 1;
}

function unescaped(text: string): string {
  return text.replace(/\\([^])/g, (_, escaped: string) => (/[nrt]/.test(escaped) ? ' ' : escaped));
}
