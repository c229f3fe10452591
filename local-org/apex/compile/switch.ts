import type { SwitchStatementContext, WhenLiteralContext, WhenValueContext } from '@apexdevtools/apex-parser';
import type { Statement } from '../classType.ts';
import { isInstance } from '../conversion.ts';
import { typeOf } from '../declare.ts';
import type { Frame } from '../execution.ts';
import { areEqual } from '../equality.ts';
import { present, stringLiteral } from '../syntax.ts';
import { ApexEnum } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { compileExpression } from './expressions.ts';
import type { Scope } from './scope.ts';
import { compileBlock } from './statements.ts';
import { resolveType } from './types.ts';

interface When {
  readonly matches: (value: ApexValue, frame: Frame) => boolean;
  readonly body: Statement;
}

/** The first branch that matches, and no other (Apex Developer Guide, "Switch Statements"). */
export function compileSwitch(scope: Scope, node: SwitchStatementContext): Statement {
  const { run } = compileExpression(scope, node.expression());
  const branches = node.whenControl_list().map((branch): When => {
    const value = branch.whenValue();
    return scope.inBlock(() => {
      const matches = matcher(scope, value);
      return { matches, body: compileBlock(scope, branch.block()) };
    });
  });
  return (frame) => {
    const value = run(frame);
    return branches.find(({ matches }) => matches(value, frame))?.body(frame) ?? 'next';
  };
}

function matcher(scope: Scope, node: WhenValueContext): When['matches'] {
  if (present(node.ELSE())) return () => true;
  const type = present(node.typeRef());
  if (type) {
    const wanted = resolveType(scope, typeOf(type), type);
    const slot = scope.declare(node.id().getText(), wanted, node.id());
    return (value, frame) => {
      frame.slots[slot] = value;
      return isInstance(value, wanted, scope.program);
    };
  }
  const literals = node.whenLiteral_list().map(literal);
  return (value) => literals.some((matches) => matches(value));
}

function literal(node: WhenLiteralContext): (value: ApexValue) => boolean {
  const text = node.getText();
  if (present(node.NULL())) return (value) => value === null;
  if (present(node.qualifiedName())) {
    return (value) => value instanceof ApexEnum && value.name.toLowerCase() === text.toLowerCase();
  }
  if (present(node.StringLiteral())) {
    const wanted = stringLiteral(text);
    return (value) => value === wanted;
  }
  return (value) => value !== null && areEqual(value, BigInt(text.replace(/l$/i, '')));
}
