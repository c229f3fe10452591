import { libraryType } from '../conversion.ts';
import type { Execution } from '../execution.ts';
import { ApexId } from '../values.ts';
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
  if (value instanceof ApexId) return value.value;
  throw unfit(execution, value);
}

export function numberIn(execution: Execution, value: ApexValue | undefined): number {
  if (typeof value === 'number') return value;
  throw unfit(execution, value);
}

/** For an argument that is null, or of a type that this runtime does not take there. */
export function unfit(execution: Execution, value: ApexValue | undefined): Error {
  return (value ?? null) === null
    ? execution.raise('NullPointerException', 'Argument cannot be null.')
    : execution.notModelled(`an argument of the type ${libraryType(value!)} here`);
}
