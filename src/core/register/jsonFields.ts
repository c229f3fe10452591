import { parseInstant } from '../model/instant.ts';
import type { ImportProblem } from './importedAudit.ts';

/** Ends the reading of a file; never leaves it. */
export class Refusal extends Error {
  readonly problem: ImportProblem;

  constructor(code: ImportProblem['code'], params: ImportProblem['params'] = {}) {
    super(code);
    this.problem = { code, params };
  }
}

/** Characters of a short text, as of a name. */
const SHORT = 255;
const DAY = 86_400_000;

/**
 * One object of a file, of which nothing is trusted. It reads its own properties alone, so that a key such as
 * `__proto__` is a key like every other. Each method throws a `Refusal` that names the place.
 */
export class JsonFields {
  private readonly fields: object;
  private readonly path: string;

  /** @param path where the object stands, such as `identities[3].apps[0]`; empty for the outermost. */
  constructor(value: unknown, path: string) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw wrong(path, 'an object');
    }
    this.fields = value;
    this.path = path;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.fields, name);
  }

  value(name: string): unknown {
    return this.has(name) ? (this.fields as Record<string, unknown>)[name] : undefined;
  }

  pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  object(name: string): JsonFields {
    return new JsonFields(this.value(name), this.pathOf(name));
  }

  list<T>(name: string, most: number, item: (value: unknown, path: string) => T): T[] {
    const [value, path] = [this.value(name), this.pathOf(name)];
    if (!Array.isArray(value)) throw wrong(path, 'a list');
    if (value.length > most) throw wrong(path, `a list of at most ${most}`);
    return value.map((one, i) => item(one, `${path}[${i}]`));
  }

  text(name: string, most = SHORT): string {
    return textOf(this.value(name), this.pathOf(name), most);
  }

  textOrNull(name: string, most = SHORT): string | null {
    const value = this.value(name);
    return value === null ? null : textOf(value, this.pathOf(name), most);
  }

  booleanOrNull(name: string): boolean | null {
    const value = this.value(name);
    if (value === null || typeof value === 'boolean') return value;
    throw wrong(this.pathOf(name), 'true, false or null');
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T {
    return oneOfValues(this.value(name), this.pathOf(name), values);
  }

  /** ISO 8601. */
  instant(name: string): string {
    const text = this.text(name);
    const instant = parseInstant(text);
    if (instant === null) throw wrong(this.pathOf(name), 'an ISO 8601 date');
    return new Date(instant).toISOString();
  }

  /** @param latest ISO 8601: a later instant, a day of doubt about clocks aside, would never be reached again. */
  instantOrNull(name: string, latest: string): string | null {
    if (this.value(name) === null) return null;
    const text = this.instant(name);
    if (isLater(text, latest)) throw wrong(this.pathOf(name), 'before the time of the audit');
    return text;
  }
}

export function oneOfValues<T extends string>(value: unknown, path: string, values: readonly T[]): T {
  const found = values.find((known) => known === value);
  if (found === undefined) throw wrong(path, `one of ${values.join(', ')}`);
  return found;
}

export function isLater(instant: string, latest: string): boolean {
  return (parseInstant(instant) ?? 0) > (parseInstant(latest) ?? 0) + DAY;
}

export function wrong(path: string, expected: string): Refusal {
  return new Refusal('wrongValue', { path: path || 'the file', expected });
}

function textOf(value: unknown, path: string, most: number): string {
  if (typeof value !== 'string') throw wrong(path, 'a text');
  if (value.length > most) throw new Refusal('tooLong', { path, limit: String(most) });
  if (!value.isWellFormed()) throw wrong(path, 'well-formed Unicode');
  return value;
}
