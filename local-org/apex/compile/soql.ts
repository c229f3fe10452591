import type { SoqlLiteralContext } from '@apexdevtools/apex-parser';
import { BoundExpressionContext } from '@apexdevtools/apex-parser';
import type { Caller } from '../../org.ts';
import type { Expression } from '../classType.ts';
import { countRows, objectNameIn, queryRows, withoutTexts } from '../queries.ts';
import { typeName, listOf, INTEGER } from '../typeName.ts';
import type { ApexValue } from '../values.ts';
import { compileExpression } from './expressions.ts';
import type { Compiled, Scope } from './scope.ts';

interface TreeNode {
  getChildCount(): number;
  getChild(i: number): unknown;
}

/**
 * `[SELECT …]`: the text as it stands, with each `:expression` under a name of its own. It runs in user mode unless
 * it says otherwise (Apex Developer Guide, "Set an Access Mode for Database Operations": since API 67.0), in a trigger
 * in system mode.
 */
export function compileSoql(scope: Scope, node: SoqlLiteralContext): Compiled {
  const bound = [...boundIn(node)];
  const source = node.start.getInputStream().getText(node.start.start, node.stop!.stop).slice(1, -1);
  const offset = node.start.start + 1;
  let soql = '';
  let end = 0;
  const binds: [string, Expression][] = bound.map((one, i) => {
    const name = `bound${i}`;
    soql += `${source.slice(end, one.start.start - offset)}:${name}`;
    end = one.stop!.stop + 1 - offset;
    return [name, compileExpression(scope, one.expression()).run];
  });
  soql = (soql + source.slice(end)).trim();
  const written = /\bWITH\s+(SYSTEM|USER)_MODE\b/i.exec(withoutTexts(soql))?.[1]?.toLowerCase();
  const mode = (written ?? (scope.owner.isTrigger ? 'system' : 'user')) as Caller['mode'];
  const values = (frame: Parameters<Expression>[0]): Map<string, ApexValue> =>
    new Map(binds.map(([name, run]) => [name, run(frame)]));
  if (/^SELECT\s+COUNT\s*\(\s*\)\s+FROM\b/i.test(soql)) {
    return { type: INTEGER, run: (frame) => countRows(frame.execution, soql, values(frame), mode) };
  }
  return {
    type: listOf(typeName(objectNameIn(soql))),
    run: (frame) => queryRows(frame.execution, soql, values(frame), mode)
  };
}

function* boundIn(node: TreeNode): Generator<BoundExpressionContext> {
  for (let i = 0; i < node.getChildCount(); i++) {
    const child = node.getChild(i);
    if (child instanceof BoundExpressionContext) yield child;
    else if (typeof child === 'object' && child !== null && 'getChildCount' in child) {
      yield* boundIn(child as TreeNode);
    }
  }
}
