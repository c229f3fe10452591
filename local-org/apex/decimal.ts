/**
 * A Decimal: a whole number and how many of its digits stand behind the point. Scales follow those of Java's
 * BigDecimal, which Decimal is built on (Apex Reference Guide, "Decimal Class").
 */
export class Decimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** @param text as a literal is written: `12.50`, `-3`, `1e-7`. */
  static of(text: string): Decimal {
    const [, sign = '', whole = '', fraction = '', exponent = '0'] =
      /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
    const scale = fraction.length - Number(exponent);
    const unscaled = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`);
    return scale >= 0 ? new Decimal(unscaled, scale) : new Decimal(unscaled * 10n ** BigInt(-scale), 0);
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.at(scale) + other.at(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(new Decimal(-other.unscaled, other.scale));
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** Rounds half to even, as the platform does where no mode is given. @param scale of the quotient. */
  dividedBy(other: Decimal, scale: number): Decimal {
    const shift = scale + other.scale - this.scale;
    const numerator = shift >= 0 ? this.unscaled * 10n ** BigInt(shift) : this.unscaled;
    const denominator = shift >= 0 ? other.unscaled : other.unscaled * 10n ** BigInt(-shift);
    return new Decimal(halfEven(numerator, denominator), scale);
  }

  withScale(scale: number): Decimal {
    return scale >= this.scale
      ? new Decimal(this.at(scale), scale)
      : new Decimal(halfEven(this.unscaled, 10n ** BigInt(this.scale - scale)), scale);
  }

  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const [a, b] = [this.at(scale), other.at(scale)];
    return a < b ? -1 : Number(a > b);
  }

  /** Without zeros at the end: equal numbers of any scale are the same text. */
  normalised(): string {
    const text = this.toPlainString();
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  }

  toPlainString(): string {
    const { sign, digits } = this;
    const padded = digits.padStart(this.scale + 1, '0');
    return this.scale === 0
      ? sign + digits
      : `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  /** With an exponent where six zeros or more would follow the point. */
  toString(): string {
    const { sign, digits } = this;
    const exponent = digits.length - 1 - this.scale;
    if (exponent >= -6) return this.toPlainString();
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${fraction}E${exponent}`;
  }

  private get sign(): string {
    return this.unscaled < 0n ? '-' : '';
  }

  private get digits(): string {
    return (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
  }

  private at(scale: number): bigint {
    return this.unscaled * 10n ** BigInt(scale - this.scale);
  }
}

function halfEven(numerator: bigint, denominator: bigint): bigint {
  const [quotient, rest] = [numerator / denominator, numerator % denominator];
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const size = denominator < 0n ? -denominator : denominator;
  const isUp = twice > size || (twice === size && quotient % 2n !== 0n);
  const away = numerator < 0n === denominator < 0n ? 1n : -1n;
  return isUp ? quotient + away : quotient;
}
