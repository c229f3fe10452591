import {
  BreakStatementContext,
  ContinueStatementContext,
  DeleteStatementContext,
  DoWhileStatementContext,
  ExpressionStatementContext,
  ForStatementContext,
  IfStatementContext,
  InsertStatementContext,
  LocalVariableDeclarationStatementContext,
  ReturnStatementContext,
  RunAsStatementContext,
  SwitchStatementContext,
  ThrowStatementContext,
  TryStatementContext,
  UpdateStatementContext,
  UpsertStatementContext,
  WhileStatementContext,
  BlockContext,
  StatementContext
} from '@apexdevtools/apex-parser';
import type { FieldDeclarationContext, LocalVariableDeclarationContext } from '@apexdevtools/apex-parser';
import { conversionTo } from '../conversion.ts';
import { ApexThrown, isException } from '../exceptions.ts';
import type { Statement } from '../classType.ts';
import { typeOf } from '../declare.ts';
import type { TriggerNode } from '../declare.ts';
import { saveRecords } from '../dml.ts';
import type { Save, SaveOperation } from '../dml.ts';
import { runAs } from '../library/test.ts';
import { placeOf, present } from '../syntax.ts';
import type { SyntaxNode } from '../syntax.ts';
import { compileExpression } from './expressions.ts';
import { compileFor, compileWhile, compileDoWhile } from './loops.ts';
import type { Scope } from './scope.ts';
import { compileSwitch } from './switch.ts';
import { compileTry } from './try.ts';
import { resolveType } from './types.ts';

/** The statements of a block, one after the other. */
export function compileBlock(scope: Scope, block: BlockContext): Statement {
  return scope.inBlock(() => inOrder(block.statement_list().map((one) => compileStatement(scope, one))));
}

export function compileTriggerBody(scope: Scope, nodes: readonly TriggerNode[]): Statement {
  return inOrder(
    nodes.map((one) =>
      one instanceof StatementContext ? compileStatement(scope, one) : compileFields(scope, one)
    )
  );
}

function compileFields(scope: Scope, node: FieldDeclarationContext): Statement {
  const { line } = placeOf(node, scope.owner.file);
  scope.owner.lines.add(line);
  return onLine(line, compileVariables(scope, node));
}

function inOrder(statements: readonly Statement[]): Statement {
  return (frame) => {
    for (const statement of statements) {
      const completion = statement(frame);
      if (completion !== 'next') return completion;
    }
    return 'next';
  };
}

export function compileStatement(scope: Scope, statement: StatementContext): Statement {
  const node = statement.getChild(0);
  if (node instanceof BlockContext) return compileBlock(scope, node);
  const { line } = placeOf(statement, scope.owner.file);
  scope.owner.lines.add(line);
  return onLine(line, compileOne(scope, node, statement));
}

function onLine(line: number, run: Statement): Statement {
  return (frame) => {
    frame.execution.step(frame, line);
    return run(frame);
  };
}

function compileOne(scope: Scope, node: unknown, statement: SyntaxNode): Statement {
  if (node instanceof LocalVariableDeclarationStatementContext) {
    return compileVariables(scope, node.localVariableDeclaration());
  }
  if (node instanceof ExpressionStatementContext) {
    const { run } = compileExpression(scope, node.expression());
    return (frame) => {
      run(frame);
      return 'next';
    };
  }
  if (node instanceof IfStatementContext) return compileIf(scope, node);
  if (node instanceof ReturnStatementContext) return compileReturn(scope, node);
  if (node instanceof ThrowStatementContext) return compileThrow(scope, node);
  if (node instanceof ForStatementContext) return compileFor(scope, node);
  if (node instanceof WhileStatementContext) return compileWhile(scope, node);
  if (node instanceof DoWhileStatementContext) return compileDoWhile(scope, node);
  if (node instanceof SwitchStatementContext) return compileSwitch(scope, node);
  if (node instanceof TryStatementContext) return compileTry(scope, node);
  if (node instanceof BreakStatementContext) return () => 'break';
  if (node instanceof ContinueStatementContext) return () => 'continue';
  if (node instanceof RunAsStatementContext) return compileRunAs(scope, node);
  return compileDml(scope, node, statement);
}

/** Also the head of a `for`. */
export function compileVariables(
  scope: Scope,
  node: LocalVariableDeclarationContext | FieldDeclarationContext
): Statement {
  const type = resolveType(scope, typeOf(node.typeRef()), node);
  const convert = conversionTo(type, scope.program);
  const parts = node
    .variableDeclarators()
    .variableDeclarator_list()
    .map((variable) => {
      const initial = present(variable.expression());
      const run = initial ? compileExpression(scope, initial).run : () => null;
      const slot = scope.declare(variable.id().getText(), type, variable);
      return { slot, run };
    });
  return (frame) => {
    for (const { slot, run } of parts) frame.slots[slot] = convert(frame.execution, run(frame));
    return 'next';
  };
}

function compileIf(scope: Scope, node: IfStatementContext): Statement {
  const condition = compileCondition(scope, node.parExpression().expression());
  const [then, otherwise] = node.statement_list().map((one) => compileStatement(scope, one));
  return (frame) => (condition(frame) ? then!(frame) : (otherwise?.(frame) ?? 'next'));
}

/** A condition that is null is an error, not false (Apex Developer Guide, "Boolean"). */
export function compileCondition(
  scope: Scope,
  node: Parameters<typeof compileExpression>[1]
): (frame: Parameters<Statement>[0]) => boolean {
  const { run } = compileExpression(scope, node);
  return (frame) => {
    const value = run(frame);
    if (value === null) throw frame.execution.raise('NullPointerException', NULL_DEREFERENCED);
    if (typeof value !== 'boolean') throw frame.execution.notModelled('a condition that is no Boolean');
    return value;
  };
}

const NULL_DEREFERENCED = 'Attempt to de-reference a null object';

function compileReturn(scope: Scope, node: ReturnStatementContext): Statement {
  const value = present(node.expression());
  if (!value) return () => 'return';
  const { run } = compileExpression(scope, value);
  const { returns } = scope.method;
  if (!returns) throw scope.error('A void method must not return a value', node);
  const convert = conversionTo(returns, scope.program);
  return (frame) => {
    frame.result = convert(frame.execution, run(frame));
    return 'return';
  };
}

function compileThrow(scope: Scope, node: ThrowStatementContext): Statement {
  const { run } = compileExpression(scope, node.expression());
  return (frame) => {
    const value = run(frame);
    if (!isException(value)) throw frame.execution.raise('NullPointerException', NULL_DEREFERENCED);
    throw new ApexThrown(value, frame.execution.trace());
  };
}

function compileRunAs(scope: Scope, node: RunAsStatementContext): Statement {
  const [user, ...more] = node.expressionList().expression_list();
  if (!user || more.length > 0) throw scope.notModelled('System.runAs of anything but a user', node);
  const { run } = compileExpression(scope, user);
  const block = compileBlock(scope, node.block());
  return (frame) => runAs(frame.execution, run(frame), () => block(frame));
}

function compileDml(scope: Scope, node: unknown, statement: SyntaxNode): Statement {
  const isDml =
    node instanceof InsertStatementContext ||
    node instanceof UpdateStatementContext ||
    node instanceof UpsertStatementContext ||
    node instanceof DeleteStatementContext;
  if (!isDml) throw scope.notModelled(`the statement ${statement.getText().slice(0, 60)}`, statement);
  const { run } = compileExpression(scope, node.expression());
  const field = node instanceof UpsertStatementContext ? present(node.qualifiedName()) : undefined;
  const save: Save = {
    operation: operationOf(node),
    mode: modeOf(scope, node),
    externalIdField: field?.getText().split('.').at(-1)
  };
  return (frame) => {
    saveRecords(frame.execution, save, run(frame));
    return 'next';
  };
}

type DmlContext =
  InsertStatementContext | UpdateStatementContext | UpsertStatementContext | DeleteStatementContext;

function modeOf(scope: Scope, node: DmlContext): Save['mode'] {
  const level = present(node.accessLevel());
  if (!level) return scope.owner.isTrigger ? 'system' : 'user';
  return present(level.SYSTEM()) ? 'system' : 'user';
}

function operationOf(node: DmlContext): SaveOperation {
  if (node instanceof InsertStatementContext) return 'insert';
  if (node instanceof UpsertStatementContext) return 'upsert';
  return node instanceof UpdateStatementContext ? 'update' : 'delete';
}
