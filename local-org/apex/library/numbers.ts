import { decimalOf } from '../conversion.ts';
import { Decimal } from '../decimal.ts';
import type { Execution } from '../execution.ts';
import type { ApexValue } from '../values.ts';
import { methodsOn, numberIn, textIn, unfit } from './native.ts';
import type { LibraryType } from './native.ts';

export const BOOLEAN: LibraryType = {};

/** Apex Reference Guide, "Integer Class". */
export const INTEGER_TYPE: LibraryType = {
  statics: {
    'valueof/1': (execution, [text]) => {
      const written = typeof text === 'number' ? String(text) : textIn(execution, text);
      const value = Number(written);
      if (!/^[+-]?\d+$/.test(written) || value !== (value | 0)) {
        throw execution.raise('TypeException', `Invalid integer: ${written}`);
      }
      return value;
    }
  }
};

export const LONG: LibraryType = {
  methods: methodsOn<bigint>({ 'intvalue/0': (_, value) => Number(BigInt.asIntN(32, value)) })
};

const WRITTEN_DECIMAL = /^[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})$/;

/** Apex Reference Guide, "Decimal Class". */
export const DECIMAL: LibraryType = {
  statics: {
    'valueof/1': (execution, [value = null]) => {
      const decimal = decimalOf(value);
      if (decimal instanceof Decimal) return decimal;
      const text = textIn(execution, value);
      if (!WRITTEN_DECIMAL.test(text)) throw execution.raise('TypeException', `Invalid decimal: ${text}`);
      return Decimal.of(text);
    }
  },
  methods: methodsOn<Decimal>({
    'divide/2': (execution, self, [other, scale]) => {
      const divisor = decimalIn(execution, other);
      if (divisor.unscaled === 0n) throw execution.raise('MathException', 'Divide by 0');
      return self.dividedBy(divisor, scaleIn(execution, scale));
    },
    'intvalue/0': (_, self) => Number(BigInt.asIntN(32, BigInt(self.toPlainString().split('.')[0]!))),
    'scale/0': (_, self) => self.scale,
    'setscale/1': (execution, self, [scale]) => self.withScale(scaleIn(execution, scale))
  })
};

/** Apex Reference Guide, "Math Class". */
export const MATH: LibraryType = {
  statics: {
    'mod/2': (execution, [a, b]) => {
      if (typeof a === 'bigint' || typeof b === 'bigint')
        return longMod(execution, longIn(execution, a), longIn(execution, b));
      const divisor = numberIn(execution, b);
      if (divisor === 0) throw execution.raise('MathException', 'Divide by 0');
      return (numberIn(execution, a) % divisor) | 0;
    }
  }
};

function decimalIn(execution: Execution, value: ApexValue | undefined): Decimal {
  const found = decimalOf(value ?? null);
  if (found instanceof Decimal) return found;
  throw unfit(execution, value);
}

/** Apex Reference Guide, "Decimal Class", setScale. */
function scaleIn(execution: Execution, value: ApexValue | undefined): number {
  const scale = numberIn(execution, value);
  if (scale < 0 || scale > 33) throw execution.notModelled(`the scale ${scale}`);
  return scale;
}

function longMod(execution: Execution, value: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw execution.raise('MathException', 'Divide by 0');
  return value % divisor;
}

function longIn(execution: Execution, value: ApexValue | undefined): bigint {
  return typeof value === 'bigint' ? value : BigInt(numberIn(execution, value));
}
