import type { ArithmeticProgram, Compared, Expression, NumberType } from './arithmetic.ts';

const TYPES: readonly NumberType[] = ['Integer', 'Long', 'Decimal'];
const PRECEDENCE = { '*': 3, '/': 3, '+': 2, '-': 2 } as const;
const UNARY = 4;

/** Apex that gives a text for each expression and each comparison. */
export function renderArithmetic({ variables, expressions, compared }: ArithmeticProgram): string {
  const declared = TYPES.flatMap((type) =>
    variables[type].map((text, index) => `${type} ${variable(type, index)} = ${text};`)
  );
  const shown = [...expressions.map((one) => rendered(one, 0)), ...compared.map(comparisonOf)];
  const steps = shown.map(
    (text) =>
      `try { shown.add(String.valueOf(${text})); } catch (MathException e) { shown.add(e.getMessage()); }`
  );
  return [...declared, 'List<String> shown = new List<String>();', ...steps, 'return shown;'].join('\n');
}

function variable(type: NumberType, index: number): string {
  return `${type.charAt(0).toLowerCase()}${index}`;
}

function comparisonOf({ left, comparison, right }: Compared): string {
  return `${rendered(left, 0)} ${comparison} ${rendered(right, 0)}`;
}

/** With no more parentheses than the precedence needs. @param outer how tight what surrounds it binds. */
function rendered(expression: Expression, outer: number): string {
  switch (expression.kind) {
    case 'variable':
      return variable(expression.type, expression.index);
    case 'literal':
      return expression.text;
    case 'minus': {
      // Two signs in a row would be a decrement.
      const of = rendered(expression.of, UNARY + 1);
      return outer > UNARY ? `(-${of})` : `-${of}`;
    }
    case 'mod':
      return `Math.mod(${rendered(expression.left, 0)}, ${rendered(expression.right, 0)})`;
    case 'binary': {
      const own = PRECEDENCE[expression.operator];
      const text = `${rendered(expression.left, own)} ${expression.operator} ${rendered(expression.right, own + 1)}`;
      return own < outer ? `(${text})` : text;
    }
  }
}
