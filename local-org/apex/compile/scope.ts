import { ApexLoadError } from '../apexError.ts';
import type { ClassType, Expression, Method } from '../classType.ts';
import type { Program } from '../program.ts';
import { placeOf } from '../syntax.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { TypeName } from '../typeName.ts';

/** An expression, ready to run, and its type where that is plain from the source. */
export interface Compiled {
  readonly run: Expression;
  readonly type?: TypeName | undefined;
}

interface Variable {
  readonly slot: number;
  readonly type: TypeName;
}

/** What the body of one method knows while it is compiled. */
export class Scope {
  readonly program: Program;
  readonly method: Method;
  private readonly blocks = [new Map<string, Variable>()];

  constructor(program: Program, method: Method) {
    this.program = program;
    this.method = method;
    method.slots = 0;
    for (const { name, type } of method.parameters) this.declare(name, type, undefined);
  }

  get owner(): ClassType {
    return this.method.owner;
  }

  /** What is declared meanwhile is forgotten afterwards. */
  inBlock<T>(work: () => T): T {
    this.blocks.push(new Map());
    try {
      return work();
    } finally {
      this.blocks.pop();
    }
  }

  /** The place of a new variable. @throws ApexLoadError where one of the name is there already. */
  declare(name: string, type: TypeName, node: SyntaxNode | undefined): number {
    if (node && this.variable(name)) throw this.error(`Duplicate variable: ${name}`, node);
    const slot = this.method.slots++;
    this.blocks.at(-1)!.set(name.toLowerCase(), { slot, type });
    return slot;
  }

  variable(name: string): Variable | undefined {
    const wanted = name.toLowerCase();
    return this.blocks.findLast((block) => block.has(wanted))?.get(wanted);
  }

  error(problem: string, node: SyntaxNode): ApexLoadError {
    return new ApexLoadError(problem, placeOf(node, this.owner.file));
  }

  /** For what Apex has and this runtime does not. */
  notModelled(what: string, node: SyntaxNode): ApexLoadError {
    return this.error(`The local org does not model ${what}.`, node);
  }
}
