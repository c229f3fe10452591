import type { ArithmeticProgram, Compared, Expression, NumberType, Variables } from './arithmetic.ts';

/** `unscaled` divided by ten to the power of `scale`; whole numbers have the scale 0. */
interface Exact {
  readonly unscaled: bigint;
  readonly scale: number;
}

class DividedByZero extends Error {}

/** What the program shows, by the rules of the guide alone. */
export function naiveArithmetic({ variables, expressions, compared }: ArithmeticProgram): string[] {
  const attempt = (work: () => string): string => {
    try {
      return work();
    } catch (error) {
      if (error instanceof DividedByZero) return 'Divide by 0';
      throw error;
    }
  };
  return [
    ...expressions.map((one) => attempt(() => shownNumber(valueOf(one, variables)))),
    ...compared.map((one) => attempt(() => String(holds(one, variables))))
  ];
}

function valueOf(expression: Expression, variables: Variables): Exact {
  switch (expression.kind) {
    case 'variable':
      return exact(variables[expression.type][expression.index]!);
    case 'literal':
      return exact(expression.text);
    case 'minus': {
      const { unscaled, scale } = valueOf(expression.of, variables);
      return fitted({ unscaled: -unscaled, scale }, expression.type);
    }
    case 'mod': {
      const [left, right] = operands(expression, variables);
      return fitted({ unscaled: rest(left.unscaled, right.unscaled), scale: 0 }, expression.type);
    }
    case 'binary': {
      const [left, right] = operands(expression, variables);
      return fitted(computed(expression.operator, left, right), expression.type);
    }
  }
}

/** From left to right, as Apex evaluates them. */
function operands(
  { left, right }: { readonly left: Expression; readonly right: Expression },
  variables: Variables
): readonly [Exact, Exact] {
  return [valueOf(left, variables), valueOf(right, variables)];
}

function exact(text: string): Exact {
  const [whole = '', fraction = ''] = text.replace('L', '').split('.');
  return { unscaled: BigInt(whole + fraction), scale: fraction.length };
}

function computed(operator: '+' | '-' | '*' | '/', left: Exact, right: Exact): Exact {
  const scale = Math.max(left.scale, right.scale);
  const [a, b] = [atScale(left, scale), atScale(right, scale)];
  if (operator === '+') return { unscaled: a + b, scale };
  if (operator === '-') return { unscaled: a - b, scale };
  if (operator === '*') {
    return { unscaled: left.unscaled * right.unscaled, scale: left.scale + right.scale };
  }
  if (b === 0n) throw new DividedByZero();
  return { unscaled: a / b, scale: 0 };
}

function rest(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new DividedByZero();
  return a % b;
}

function fitted(value: Exact, type: NumberType): Exact {
  if (type === 'Decimal') return value;
  return { unscaled: BigInt.asIntN(type === 'Integer' ? 32 : 64, value.unscaled), scale: 0 };
}

function atScale({ unscaled, scale }: Exact, wanted: number): bigint {
  return unscaled * 10n ** BigInt(wanted - scale);
}

function holds({ left, comparison, right }: Compared, variables: Variables): boolean {
  const [a, b] = operands({ left, right }, variables);
  const scale = Math.max(a.scale, b.scale);
  const difference = atScale(a, scale) - atScale(b, scale);
  return {
    '==': difference === 0n,
    '!=': difference !== 0n,
    '<': difference < 0n,
    '<=': difference <= 0n,
    '>': difference > 0n,
    '>=': difference >= 0n
  }[comparison];
}

/** With an exponent where more than five zeros would follow the point (observed: double_decimal.json). */
function shownNumber({ unscaled, scale }: Exact): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString();
  const exponent = digits.length - 1 - scale;
  if (scale > 0 && exponent < -6) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits.charAt(0)}${fraction}E${exponent}`;
  }
  if (scale === 0) return sign + digits;
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
