import type { ClassType, Method } from './classType.ts';
import type { Conversion } from './conversion.ts';
import { Frame } from './execution.ts';
import type { Execution } from './execution.ts';
import { ApexObject } from './values.ts';
import type { ApexValue } from './values.ts';

/** How the arguments of each method are made what its parameters say; filled when a method is compiled. */
const conversions = new WeakMap<Method, readonly Conversion[]>();

export function setConversions(method: Method, ofParameters: readonly Conversion[]): void {
  conversions.set(method, ofParameters);
}

/** Calls a method with a body. */
export function invoke(
  execution: Execution,
  method: Method,
  self: ApexObject | null,
  given: readonly ApexValue[]
): ApexValue {
  if (!method.body) throw execution.notModelled(`a call of ${method.name}, which has no body`);
  const convert = conversions.get(method) ?? [];
  const values = given.map((value, i) => convert[i]?.(execution, value) ?? value);
  return run(execution, method, method.body, self, values);
}

function run(
  execution: Execution,
  method: Method,
  body: NonNullable<Method['body']>,
  self: ApexObject | null,
  values: readonly ApexValue[]
): ApexValue {
  const frame = new Frame(execution, method, self, values);
  execution.top = frame;
  execution.depth += 1;
  execution.usage.stackDepth = execution.depth - 1;
  try {
    execution.spend('stackDepth', 1);
    body(frame);
    return frame.result;
  } catch (error) {
    // The host's own stack ends first where each call is deep within expressions.
    if (!(error instanceof RangeError)) throw error;
    throw execution.hostLimit(error);
  } finally {
    execution.top = frame.caller;
    execution.depth -= 1;
  }
}

/**
 * The static variables of a class, which its first use fills.
 *
 * @throws ApexLoadError for a class that cannot run, and for one whose first use did not end well.
 */
export function staticsOf(execution: Execution, type: ClassType): Map<string, ApexValue> {
  const known = execution.statics.get(type);
  if (known) return known;
  const loadError = type.outermost.loadError;
  if (loadError) throw loadError;
  if (failed.get(execution)?.has(type))
    throw execution.notModelled(`${type.name} after its initialisation failed`);
  const statics = new Map<string, ApexValue>();
  execution.statics.set(type, statics);
  for (const [name, { isStatic }] of type.members) if (isStatic) statics.set(name, null);
  try {
    for (const one of type.staticInitialisers) invoke(execution, one, null, []);
  } catch (error) {
    execution.statics.delete(type);
    failed.set(execution, (failed.get(execution) ?? new Set()).add(type));
    throw error;
  }
  return statics;
}

/** Classes whose static initialisation threw: what the platform makes of their later use is in no document. */
const failed = new WeakMap<Execution, Set<ClassType>>();

/** A new instance, made by the constructor that is given: none where the class has none. */
export function instantiate(
  execution: Execution,
  type: ClassType,
  constructor: Method | undefined,
  values: readonly ApexValue[]
): ApexObject {
  const made = new ApexObject(type);
  for (const one of [...type.lineage()].reverse()) {
    staticsOf(execution, one);
    for (const [name, { isStatic }] of one.members) if (!isStatic) made.fields.set(name, null);
  }
  construct(execution, type, made, constructor, values);
  return execution.held(made);
}

/**
 * Superclass first, then the variables of the class, then the constructor (Apex Developer Guide, "Class
 * Constructors"). A body that begins with `this(…)` or `super(…)` calls that one itself.
 */
export function construct(
  execution: Execution,
  type: ClassType,
  self: ApexObject,
  constructor: Method | undefined,
  values: readonly ApexValue[]
): void {
  const chained = constructor && chainedBy(constructor);
  if (chained !== 'this') {
    if (chained !== 'super') constructParent(execution, type, self);
    if (chained !== 'super') initialise(execution, type, self);
  }
  if (constructor) invoke(execution, constructor, self, values);
}

/** What stands in the class itself, after its superclass was made. */
export function initialise(execution: Execution, type: ClassType, self: ApexObject): void {
  for (const one of type.instanceInitialisers) invoke(execution, one, self, []);
}

function constructParent(execution: Execution, type: ClassType, self: ApexObject): void {
  const parent = type.superType;
  if (!parent || parent.file === '') return;
  const constructor = parent.constructors.find(({ parameters }) => parameters.length === 0);
  construct(execution, parent, self, constructor, []);
}

/** Constructors whose first statement calls another. */
const CHAINED = new WeakMap<Method, 'this' | 'super'>();

export function chainedBy(constructor: Method): 'this' | 'super' | undefined {
  return CHAINED.get(constructor);
}

export function setChained(constructor: Method, to: 'this' | 'super'): void {
  CHAINED.set(constructor, to);
}
