import type { Execution } from '../execution.ts';
import type { ApexValue } from '../values.ts';

/** What a static method of the platform does. */
export type NativeStatic = (execution: Execution, values: readonly ApexValue[]) => ApexValue;
/** What a method of the platform does on a value of its type. */
export type NativeMethod = (
  execution: Execution,
  self: NonNullable<ApexValue>,
  values: readonly ApexValue[]
) => ApexValue;

/** A type of the platform's library. Methods go by name in lower case and number of arguments: `left/1`. */
export interface LibraryType {
  readonly statics?: Readonly<Record<string, NativeStatic>>;
  readonly methods?: Readonly<Record<string, NativeMethod>>;
}

type MethodOn<Self> = (execution: Execution, self: Self, values: readonly ApexValue[]) => ApexValue;

/** Methods on values of one class of this runtime: the call of a method looks for it by the type of the value. */
export function methodsOn<Self extends ApexValue>(
  methods: Readonly<Record<string, MethodOn<Self>>>
): Readonly<Record<string, NativeMethod>> {
  return methods as unknown as Readonly<Record<string, NativeMethod>>;
}

/** An argument that must be a text. @throws ApexThrown for null, as the platform does. */
export function textIn(execution: Execution, value: ApexValue | undefined): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string')
    return value.value;
  throw execution.raise('NullPointerException', 'Argument cannot be null.');
}

export function numberIn(execution: Execution, value: ApexValue | undefined): number {
  if (typeof value === 'number') return value;
  throw execution.raise('NullPointerException', 'Argument cannot be null.');
}
