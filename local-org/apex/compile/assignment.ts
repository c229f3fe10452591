import type { AssignExpressionContext, ExpressionContext } from '@apexdevtools/apex-parser';
import {
  ArrayExpressionContext,
  DotExpressionContext,
  PrimaryExpressionContext
} from '@apexdevtools/apex-parser';
import { OPERATORS } from '../operators.ts';
import { compileExpression } from './expressions.ts';
import { compileDot, compileIndex, compileName } from './references.ts';
import type { Reference } from './references.ts';
import type { Compiled, Scope } from './scope.ts';

type Writable = Reference & { readonly write: NonNullable<Reference['write']> };

/** `a = b`, and `a += b` with its like. */
export function compileAssignment(scope: Scope, node: AssignExpressionContext): Compiled {
  const [target, source] = node.expression_list();
  const place = compileTarget(scope, target!);
  const { run } = compileExpression(scope, source!);
  const sign = node.getChild(1).getText();
  if (sign === '=') {
    return {
      type: place.type,
      run: (frame) => {
        const value = run(frame);
        place.write(frame, value);
        return value;
      }
    };
  }
  const operator = OPERATORS[sign.slice(0, -1)];
  if (!operator) throw scope.notModelled(`the operator ${sign}`, node);
  // It would be evaluated twice.
  if (/\+\+|--|\(/.test(target!.getText())) throw scope.notModelled(`${sign} on ${target!.getText()}`, node);
  const isText = place.type?.name === 'string';
  return {
    type: place.type,
    run: (frame) => {
      const before = place.run(frame);
      const value = operator(frame.execution, isText ? (before ?? 'null') : before, run(frame));
      place.write(frame, value);
      return value;
    }
  };
}

/** `i++` and its like. */
export function compileStep(
  scope: Scope,
  node: ExpressionContext,
  by: 1 | -1,
  when: 'before' | 'after'
): Compiled {
  const place = compileTarget(scope, node);
  return {
    type: place.type,
    run: (frame) => {
      const before = place.run(frame);
      const after = OPERATORS['+']!(frame.execution, before, by);
      place.write(frame, after);
      return when === 'before' ? after : before;
    }
  };
}

function compileTarget(scope: Scope, node: ExpressionContext): Writable {
  const reference = referenceAt(scope, node);
  if (!reference?.write) throw scope.error(`Expression cannot be assigned: ${node.getText()}`, node);
  return reference as Writable;
}

function referenceAt(scope: Scope, node: ExpressionContext): Reference | undefined {
  if (node instanceof ArrayExpressionContext) return compileIndex(scope, node);
  if (node instanceof DotExpressionContext) return compileDot(scope, node);
  return node instanceof PrimaryExpressionContext ? compileName(scope, node.getText(), node) : undefined;
}
