import type {
  DoWhileStatementContext,
  EnhancedForControlContext,
  ForControlContext,
  ForStatementContext,
  StatementContext,
  WhileStatementContext
} from '@apexdevtools/apex-parser';
import type { Statement } from '../classType.ts';
import { conversionTo, libraryType } from '../conversion.ts';
import { typeOf } from '../declare.ts';
import type { Completion, Execution, Frame } from '../execution.ts';
import { placeOf, present } from '../syntax.ts';
import { ApexList, ApexSObject, ApexSet } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { compileExpression } from './expressions.ts';
import type { Scope } from './scope.ts';
import { compileBlock, compileCondition, compileStatement, compileVariables } from './statements.ts';
import { resolveType } from './types.ts';

export function compileWhile(scope: Scope, node: WhileStatementContext): Statement {
  const condition = compileCondition(scope, node.parExpression().expression());
  const body = bodyOf(scope, present(node.statement()));
  const { line } = placeOf(node, scope.owner.file);
  return (frame) => {
    while (condition(frame)) {
      frame.execution.step(frame, line);
      const completion = body(frame);
      if (completion === 'return') return completion;
      if (completion === 'break') break;
    }
    return 'next';
  };
}

export function compileDoWhile(scope: Scope, node: DoWhileStatementContext): Statement {
  const body = compileBlock(scope, node.block());
  const condition = compileCondition(scope, node.parExpression().expression());
  const { line } = placeOf(node, scope.owner.file);
  return (frame) => {
    do {
      frame.execution.step(frame, line);
      const completion = body(frame);
      if (completion === 'return') return completion;
      if (completion === 'break') break;
    } while (condition(frame));
    return 'next';
  };
}

function bodyOf(scope: Scope, statement: StatementContext | undefined): Statement {
  return statement ? scope.inBlock(() => compileStatement(scope, statement)) : () => 'next';
}

export function compileFor(scope: Scope, node: ForStatementContext): Statement {
  const control = node.forControl();
  const each = present(control.enhancedForControl());
  return scope.inBlock(() =>
    each ? compileForEach(scope, each, present(node.statement())) : compileCounting(scope, control, node)
  );
}

function compileCounting(scope: Scope, control: ForControlContext, node: ForStatementContext): Statement {
  const start = present(control.forInit());
  const declared = start && present(start.localVariableDeclaration());
  const first = declared
    ? compileVariables(scope, declared)
    : effectsOf(scope, present(start?.expressionList())?.expression_list() ?? []);
  const test = present(control.expression());
  const condition = test ? compileCondition(scope, test) : () => true;
  const update = effectsOf(scope, present(control.forUpdate())?.expressionList().expression_list() ?? []);
  const body = bodyOf(scope, present(node.statement()));
  const { line } = placeOf(node, scope.owner.file);
  return (frame) => {
    for (first(frame); condition(frame); update(frame)) {
      frame.execution.step(frame, line);
      const completion = body(frame);
      if (completion === 'return') return completion;
      if (completion === 'break') break;
    }
    return 'next';
  };
}

function effectsOf(scope: Scope, nodes: readonly Parameters<typeof compileExpression>[1][]): Statement {
  const effects = nodes.map((one) => compileExpression(scope, one).run);
  return (frame) => {
    for (const effect of effects) effect(frame);
    return 'next';
  };
}

function compileForEach(
  scope: Scope,
  control: EnhancedForControlContext,
  statement: StatementContext | undefined
): Statement {
  const type = resolveType(scope, typeOf(control.typeRef()), control);
  const { run } = compileExpression(scope, control.expression());
  const slot = scope.declare(control.id().getText(), type, control);
  const convert = conversionTo(type, scope.program);
  const body = bodyOf(scope, statement);
  const { line } = placeOf(control, scope.owner.file);
  const isBatch = type.name === 'list';
  return (frame) =>
    forEach(frame, batched(run(frame), isBatch), (item) => {
      frame.execution.step(frame, line);
      frame.slots[slot] = convert(frame.execution, item);
      return body(frame);
    });
}

/** `for (List<Account> some : [SELECT …])` is given 200 rows at a time. */
function batched(value: ApexValue, isBatch: boolean): ApexValue {
  const isRows =
    value instanceof ApexList && (value.items.length === 0 || value.items[0] instanceof ApexSObject);
  if (!isBatch || !isRows) return value;
  const batches: ApexValue[] = [];
  for (let i = 0; i < value.items.length; i += 200) {
    batches.push(new ApexList(value.element, value.items.slice(i, i + 200)));
  }
  return new ApexList(value.element, batches);
}

function forEach(frame: Frame, collection: ApexValue, body: (item: ApexValue) => Completion): Completion {
  for (const item of itemsOf(frame.execution, collection)) {
    const completion = body(item);
    if (completion === 'return') return completion;
    if (completion === 'break') break;
  }
  return 'next';
}

/** @throws ApexThrown when the collection changes meanwhile (Apex Developer Guide, "For Loops"). */
function* itemsOf(execution: Execution, collection: ApexValue): Generator<ApexValue> {
  if (collection instanceof ApexList) {
    const { items } = collection;
    const size = items.length;
    for (let i = 0; i < size; i++) {
      yield items[i]!;
      if (items.length !== size) throw modified(execution);
    }
  } else if (collection instanceof ApexSet) {
    const { entries } = collection;
    const size = entries.size;
    for (const item of [...entries.values()]) {
      yield item;
      if (entries.size !== size) throw modified(execution);
    }
  } else if (collection === null) {
    throw execution.raise('NullPointerException', 'Attempt to de-reference a null object');
  } else throw execution.notModelled(`a loop over a ${libraryType(collection)}`);
}

function modified(execution: Execution): Error {
  return execution.raise('FinalException', 'Cannot modify a collection while it is being iterated.');
}
