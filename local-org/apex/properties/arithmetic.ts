import fc from 'fast-check';

export type NumberType = 'Integer' | 'Long' | 'Decimal';
type Operator = '+' | '-' | '*' | '/';
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** An arithmetic expression with its type, which that of its operands decides. */
export type Expression =
  | { readonly kind: 'variable'; readonly type: NumberType; readonly index: number }
  | { readonly kind: 'literal'; readonly type: NumberType; readonly text: string }
  | { readonly kind: 'minus'; readonly type: NumberType; readonly of: Expression }
  | {
      readonly kind: 'binary';
      readonly type: NumberType;
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'mod';
      readonly type: NumberType;
      readonly left: Expression;
      readonly right: Expression;
    };

export interface Compared {
  readonly left: Expression;
  readonly comparison: Comparison;
  readonly right: Expression;
}

/** Values of variables as literals, by type. */
export type Variables = Readonly<Record<NumberType, readonly string[]>>;

export interface ArithmeticProgram {
  readonly variables: Variables;
  readonly expressions: readonly Expression[];
  readonly compared: readonly Compared[];
}

const VARIABLES = 3;
const RANK: Readonly<Record<NumberType, number>> = { Integer: 0, Long: 1, Decimal: 2 };
const OPERATORS: readonly Operator[] = ['+', '-', '*'];
const COMPARISONS: readonly Comparison[] = ['==', '!=', '<', '<=', '>', '>='];

const integers = fc.oneof(
  fc.integer({ min: -9, max: 9 }),
  fc.constantFrom(2147483647, -2147483647, 65536, 46341),
  fc.integer({ min: -2147483647, max: 2147483647 })
);
const longs = fc.oneof(
  fc.bigInt({ min: -9n, max: 9n }),
  fc.constantFrom(9223372036854775807n, -9223372036854775807n, 2147483648n, 4294967296n),
  fc.bigInt({ min: -9223372036854775807n, max: 9223372036854775807n })
);
const decimals = fc
  .tuple(fc.bigInt({ min: -99999n, max: 99999n }), fc.integer({ min: 1, max: 2 }))
  .map(([unscaled, scale]) => {
    const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
    return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  });

function several(values: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  return fc.array(values, { minLength: VARIABLES, maxLength: VARIABLES });
}

const variables: fc.Arbitrary<Variables> = fc.record({
  Integer: several(integers.map(String)),
  Long: several(longs.map((one) => `${one}L`)),
  Decimal: several(decimals)
});

const types = fc.constantFrom<NumberType>('Integer', 'Integer', 'Long', 'Decimal');
const leaves: fc.Arbitrary<Expression> = fc.oneof(
  fc.record({
    kind: fc.constant('variable' as const),
    type: types,
    index: fc.integer({ min: 0, max: VARIABLES - 1 })
  }),
  fc.integer({ min: 0, max: 9 }).chain((digit) =>
    types.map((type) => {
      const text = { Integer: `${digit}`, Long: `${digit}L`, Decimal: `${digit}.5` }[type];
      return { kind: 'literal' as const, type, text };
    })
  )
);

function wider(a: NumberType, b: NumberType): NumberType {
  return RANK[a] >= RANK[b] ? a : b;
}

function binary(left: Expression, wanted: Operator, right: Expression): Expression {
  const type = wider(left.type, right.type);
  return { kind: 'binary', type, operator: wanted, left, right };
}

/** A division where both sides are whole, or the rest of one where both are integers. */
function quotient(isRest: boolean, left: Expression, right: Expression): Expression {
  const type = wider(left.type, right.type);
  if (type === 'Decimal') return binary(left, '-', right);
  const hasRest = isRest && type === 'Integer';
  return hasRest ? { kind: 'mod', type, left, right } : { kind: 'binary', type, operator: '/', left, right };
}

function deeper(within: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  return fc.oneof(
    { arbitrary: leaves, weight: 1 },
    { arbitrary: within.map((of): Expression => ({ kind: 'minus', type: of.type, of })), weight: 1 },
    {
      arbitrary: fc
        .tuple(within, fc.constantFrom(...OPERATORS), within)
        .map(([left, one, right]) => binary(left, one, right)),
      weight: 4
    },
    {
      arbitrary: fc
        .tuple(fc.boolean(), within, within)
        .map(([isRest, left, right]) => quotient(isRest, left, right)),
      weight: 2
    }
  );
}

const expressions = deeper(deeper(deeper(leaves)));

export const arithmeticPrograms: fc.Arbitrary<ArithmeticProgram> = fc.record({
  variables,
  expressions: fc.array(expressions, { minLength: 2, maxLength: 3 }),
  compared: fc.array(
    fc.record({
      left: expressions,
      comparison: fc.constantFrom(...COMPARISONS),
      right: fc.oneof(expressions, leaves)
    }),
    { minLength: 1, maxLength: 2 }
  )
});
