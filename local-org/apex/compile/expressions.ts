import {
  ArrayExpressionContext,
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  AssignExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  IdPrimaryContext,
  InstanceOfExpressionContext,
  LiteralPrimaryContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SoqlPrimaryContext,
  SubExpressionContext,
  ThisPrimaryContext
} from '@apexdevtools/apex-parser';
import type { ExpressionContext, LiteralContext, PrimaryContext } from '@apexdevtools/apex-parser';
import { cast, isInstance } from '../conversion.ts';
import { Decimal } from '../decimal.ts';
import { typeOf } from '../declare.ts';
import { OPERATORS } from '../operators.ts';
import { present, stringLiteral } from '../syntax.ts';
import { INTEGER, STRING, typeName } from '../typeName.ts';
import type { TypeName } from '../typeName.ts';
import type { ApexValue } from '../values.ts';
import { compileAssignment, compileStep } from './assignment.ts';
import { compileCall, compileOwnCall } from './calls.ts';
import { compileNew } from './creation.ts';
import { compileDot, compileIndex, compileName, isWithoutRows } from './references.ts';
import { compileSoql } from './soql.ts';
import type { Compiled, Scope } from './scope.ts';
import { compileCondition } from './statements.ts';
import { resolveType } from './types.ts';

export function compileExpression(scope: Scope, node: ExpressionContext): Compiled {
  if (node instanceof PrimaryExpressionContext) return compilePrimary(scope, node.primary());
  if (node instanceof SubExpressionContext) return compileExpression(scope, node.expression());
  if (node instanceof DotExpressionContext) {
    return present(node.dotMethodCall()) ? compileCall(scope, node) : compileDot(scope, node);
  }
  if (node instanceof MethodCallExpressionContext) return compileOwnCall(scope, node.methodCall());
  if (node instanceof NewExpressionContext) return compileNew(scope, node.creator());
  if (node instanceof ArrayExpressionContext) return compileIndex(scope, node);
  if (node instanceof AssignExpressionContext) return compileAssignment(scope, node);
  if (node instanceof PreOpExpressionContext) return compileSign(scope, node);
  if (node instanceof PostOpExpressionContext) {
    return compileStep(scope, node.expression(), present(node.INC()) ? 1 : -1, 'after');
  }
  return compileOperation(scope, node);
}

function compileOperation(scope: Scope, node: ExpressionContext): Compiled {
  if (
    node instanceof Arth1ExpressionContext ||
    node instanceof Arth2ExpressionContext ||
    node instanceof CmpExpressionContext ||
    node instanceof EqualityExpressionContext
  ) {
    return compileBinary(scope, node, signOf(node));
  }
  if (node instanceof LogAndExpressionContext) {
    const [a, b] = node.expression_list().map((one) => compileCondition(scope, one));
    return { run: (frame) => a!(frame) && b!(frame) };
  }
  if (node instanceof LogOrExpressionContext) {
    const [a, b] = node.expression_list().map((one) => compileCondition(scope, one));
    return { run: (frame) => a!(frame) || b!(frame) };
  }
  if (node instanceof NegExpressionContext) {
    const condition = compileCondition(scope, node.expression());
    return { run: (frame) => !condition(frame) };
  }
  if (node instanceof CoalExpressionContext) {
    const [a, b] = node.expression_list().map((one) => compileExpression(scope, one));
    return compileCoalescing(a!, b!);
  }
  if (node instanceof CondExpressionContext) return compileChoice(scope, node);
  return compileTypeTest(scope, node);
}

/** A query without rows counts as null where a record is wanted (Apex Developer Guide, "Null Coalescing Operator"). */
function compileCoalescing(a: Compiled, b: Compiled): Compiled {
  const wantsRecord = b.type !== undefined && b.type.name !== 'list';
  return {
    type: a.type ?? b.type,
    run: (frame) => {
      const value = a.run(frame);
      return wantsRecord && isWithoutRows(value) ? b.run(frame) : (value ?? b.run(frame));
    }
  };
}

/** The sign between two expressions; `>` and `=` come apart. */
function signOf(node: { getChildCount(): number; getChild(i: number): { getText(): string } }): string {
  return Array.from({ length: node.getChildCount() - 2 }, (_, i) => node.getChild(i + 1).getText()).join('');
}

function compileBinary(
  scope: Scope,
  node: ExpressionContext & { expression_list(): ExpressionContext[] },
  sign: string
): Compiled {
  const operator = OPERATORS[sign];
  if (!operator) throw scope.notModelled(`the operator ${sign}`, node);
  const [left, right] = node.expression_list().map((one) => compileExpression(scope, one));
  const [a, b] = [left!.run, right!.run];
  const isText = sign === '+' && [left, right].some((one) => one?.type?.name === 'string');
  if (isText) {
    // A text that is null is still a text.
    return { run: (frame) => operator(frame.execution, textOrNull(a(frame)), b(frame)), type: STRING };
  }
  const isPlain = sign !== '+' || (left!.type !== undefined && right!.type !== undefined);
  if (isPlain) return { run: (frame) => operator(frame.execution, a(frame), b(frame)) };
  return {
    run: (frame) => {
      const [one, other] = [a(frame), b(frame)];
      const isText = typeof one === 'string' || typeof other === 'string';
      // A text that is null would be one; a number an exception.
      if (!isText && (one === null || other === null)) {
        throw frame.execution.notModelled('+ of null where the source does not show its type');
      }
      return operator(frame.execution, one, other);
    }
  };
}

function textOrNull(value: ApexValue): ApexValue {
  return value ?? 'null';
}

function compileChoice(scope: Scope, node: CondExpressionContext): Compiled {
  const [test, one, other] = node.expression_list();
  const condition = compileCondition(scope, test!);
  const [then, otherwise] = [compileExpression(scope, one!), compileExpression(scope, other!)];
  if (then.type && otherwise.type && isNumeric(then.type) && then.type.name !== otherwise.type.name) {
    throw scope.notModelled('a choice between numbers of two types', node);
  }
  return {
    run: (frame) => (condition(frame) ? then.run(frame) : otherwise.run(frame)),
    type: then.type ?? otherwise.type
  };
}

function isNumeric({ name }: TypeName): boolean {
  return name === 'integer' || name === 'long' || name === 'decimal';
}

function compileTypeTest(scope: Scope, node: ExpressionContext): Compiled {
  const { program } = scope;
  if (node instanceof CastExpressionContext) {
    const { run } = compileExpression(scope, node.expression());
    const type = resolveType(scope, typeOf(node.typeRef()), node);
    return { run: (frame) => cast(frame.execution, run(frame), type, program), type };
  }
  if (node instanceof InstanceOfExpressionContext) {
    const { run } = compileExpression(scope, node.expression());
    const type = resolveType(scope, typeOf(node.typeRef()), node);
    return { run: (frame) => isInstance(run(frame), type, program) };
  }
  throw scope.notModelled(`the expression ${node.getText().slice(0, 60)}`, node);
}

function compileSign(scope: Scope, node: PreOpExpressionContext): Compiled {
  const operand = node.expression();
  if (present(node.INC())) return compileStep(scope, operand, 1, 'before');
  if (present(node.DEC())) return compileStep(scope, operand, -1, 'before');
  if (node.getText() === '-2147483648') return { run: () => LEAST_INTEGER, type: INTEGER };
  const { run, type } = compileExpression(scope, operand);
  if (present(node.ADD())) return { run, type };
  return { run: (frame) => OPERATORS['-']!(frame.execution, 0, run(frame)), type };
}

const LEAST_INTEGER = -2_147_483_648;

function compilePrimary(scope: Scope, node: PrimaryContext): Compiled {
  if (node instanceof LiteralPrimaryContext) return compileLiteral(scope, node.literal());
  if (node instanceof IdPrimaryContext) return compileName(scope, node.getText(), node);
  if (node instanceof SoqlPrimaryContext) return compileSoql(scope, node.soqlLiteral());
  if (node instanceof ThisPrimaryContext) {
    if (scope.method.isStatic) throw scope.error('There is no `this` in a static context', node);
    return { run: (frame) => frame.self, type: typeName(scope.owner.name) };
  }
  throw scope.notModelled(`the expression ${node.getText().slice(0, 60)}`, node);
}

function compileLiteral(scope: Scope, node: LiteralContext): Compiled {
  const text = node.getText();
  if (present(node.StringLiteral())) return constant(stringLiteral(text), 'String');
  if (present(node.BooleanLiteral())) return constant(text.toLowerCase() === 'true', 'Boolean');
  if (present(node.NULL())) return { run: () => null };
  if (present(node.LongLiteral())) {
    const value = BigInt(text.slice(0, -1));
    if (BigInt.asIntN(64, value) !== value) throw scope.error(`Illegal long: ${text}`, node);
    return constant(value, 'Long');
  }
  if (present(node.NumberLiteral()) && !/d$/i.test(text)) return constant(Decimal.of(text), 'Decimal');
  if (!present(node.IntegerLiteral())) throw scope.notModelled(`the literal ${text}`, node);
  const value = Number(text);
  if (value !== (value | 0)) throw scope.error(`Illegal integer: ${text}`, node);
  return { run: () => value, type: INTEGER };
}

function constant(value: ApexValue, type: string): Compiled {
  return { run: () => value, type: typeName(type) };
}
