import type { CatchClauseContext, TryStatementContext } from '@apexdevtools/apex-parser';
import type { Statement } from '../classType.ts';
import { isInstance } from '../conversion.ts';
import { ApexThrown } from '../exceptions.ts';
import type { Frame } from '../execution.ts';
import { present } from '../syntax.ts';
import { typeName } from '../typeName.ts';
import type { TypeName } from '../typeName.ts';
import type { Scope } from './scope.ts';
import { compileBlock } from './statements.ts';
import { resolveType } from './types.ts';

interface Catch {
  readonly type: TypeName;
  readonly slot: number;
  readonly body: Statement;
}

export function compileTry(scope: Scope, node: TryStatementContext): Statement {
  const body = compileBlock(scope, node.block());
  const catches = node.catchClause_list().map((clause) => compileCatch(scope, clause));
  const last = present(node.finallyBlock());
  const ending = last && compileBlock(scope, last.block());
  const guarded: Statement = (frame) => {
    const { top, depth } = frame.execution;
    try {
      return body(frame);
    } catch (error) {
      const found = catching(scope, catches, error);
      if (!found) throw error;
      Object.assign(frame.execution, { top, depth });
      frame.slots[found.slot] = (error as ApexThrown).exception;
      return found.body(frame);
    }
  };
  return ending ? (frame) => finish(frame, guarded, ending) : guarded;
}

/** What the last block returns or throws counts, whatever the others did. */
function finish(frame: Frame, guarded: Statement, ending: Statement): ReturnType<Statement> {
  let completion: ReturnType<Statement>;
  try {
    completion = guarded(frame);
  } catch (error) {
    // What nobody can catch ends everything at once.
    if (!(error instanceof ApexThrown && error.isCatchable)) throw error;
    const { result } = frame;
    const ended = ending(frame);
    if (ended !== 'next') return ended;
    frame.result = result;
    throw error;
  }
  const { result } = frame;
  const ended = ending(frame);
  if (ended !== 'next') return ended;
  frame.result = result;
  return completion;
}

function compileCatch(scope: Scope, clause: CatchClauseContext): Catch {
  return scope.inBlock(() => {
    const type = resolveType(scope, typeName(clause.qualifiedName().getText()), clause);
    const slot = scope.declare(clause.id().getText(), type, clause);
    return { type, slot, body: compileBlock(scope, clause.block()) };
  });
}

function catching(scope: Scope, catches: readonly Catch[], error: unknown): Catch | undefined {
  if (!(error instanceof ApexThrown) || !error.isCatchable) return undefined;
  return catches.find(({ type }) => isInstance(error.exception, type, scope.program));
}
