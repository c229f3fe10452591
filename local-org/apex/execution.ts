import { DmlTransaction } from '../dml/dml.ts';
import type { Caller, OrgState } from '../org.ts';
import { ApexLoadError } from './apexError.ts';
import type { ClassType, Method, Sharing } from './classType.ts';
import { ApexThrown, newException } from './exceptions.ts';
import { bytesOf, reachableBytes } from './heap.ts';
import { LIMITS, Usage } from './limits.ts';
import type { LimitName, Limits } from './limits.ts';
import type { TriggerContext } from './triggers/context.ts';
import type { ApexObject, ApexValue } from './values.ts';

/** How a statement ended. */
export type Completion = 'next' | 'break' | 'continue' | 'return';

/** One call: its variables, and where it is. */
export class Frame {
  readonly execution: Execution;
  readonly method: Method;
  readonly self: ApexObject | null;
  readonly caller: Frame | undefined;
  readonly slots: ApexValue[];
  result: ApexValue = null;
  line = 0;

  constructor(execution: Execution, method: Method, self: ApexObject | null, values: readonly ApexValue[]) {
    this.execution = execution;
    this.method = method;
    this.self = self;
    this.caller = execution.top;
    this.slots = [...values];
    for (let slot = values.length; slot < method.slots; slot++) this.slots.push(null);
  }
}

export interface ExecutionOptions {
  readonly org: OrgState;
  readonly userId: string;
  readonly isTest?: boolean;
  readonly limits?: Partial<Limits>;
  /** Filled with the lines that run, where that is wanted. */
  readonly coverage?: Map<ClassType, Set<number>>;
}

/** One transaction: whoever calls, static state, limits, and the calls that are under way. */
export class Execution {
  readonly org: OrgState;
  readonly isTest: boolean;
  readonly limits: Limits;
  userId: string;
  usage = new Usage();
  dml = new DmlTransaction();
  top: Frame | undefined;
  depth = 0;
  /** Of the trigger that runs, where one does. */
  trigger: TriggerContext | undefined;
  /** How many triggers are under way, one within the other. */
  triggerDepth = 0;
  /** By id of a record whose triggers before the save run, the name of the trigger. */
  readonly beingSaved = new Map<string, string>();
  /** By class, the static variables of those that were used; each transaction begins without. */
  readonly statics = new Map<ClassType, Map<string, ApexValue>>();
  private readonly coverage: Map<ClassType, Set<number>> | undefined;
  private liveBytes = 0;
  private newBytes = 0;

  constructor({ org, userId, isTest = false, limits, coverage }: ExecutionOptions) {
    this.org = org;
    this.userId = userId;
    this.isTest = isTest;
    this.limits = { ...LIMITS, ...limits };
    this.coverage = coverage;
  }

  /** The user in that mode. */
  caller(mode: Caller['mode']): Caller {
    return { userId: this.userId, mode };
  }

  /** Whether sharing rules hold for what runs now. */
  get sharing(): Sharing {
    let frame = this.top;
    while (frame?.method.owner.sharing === 'inherited') frame = frame.caller;
    return frame?.method.owner.sharing ?? 'with';
  }

  /** A statement begins. */
  step(frame: Frame, line: number): void {
    frame.line = line;
    // The most frequent of all: `spend` would take longer.
    this.usage.cpuTime += 0.001;
    if (this.usage.cpuTime > this.limits.cpuTime) this.spend('cpuTime', 0);
    if (this.coverage) {
      const { owner } = frame.method;
      const lines = this.coverage.get(owner);
      if (lines) lines.add(line);
      else this.coverage.set(owner, new Set([line]));
    }
  }

  /** @throws ApexThrown that nothing catches, above the limit. */
  spend(name: LimitName, amount: number): void {
    const used = (this.usage[name] += amount);
    if (used > this.limits[name]) throw this.raise('LimitException', EXCEEDED[name](Math.ceil(used)));
  }

  /**
   * Counts what is newly held. What is no longer held is found out when the limit seems near, so that up to a
   * tenth above it may pass.
   */
  allocate(bytes: number): void {
    this.newBytes += bytes;
    this.scan(bytes);
    this.usage.heapSize = Math.max(this.usage.heapSize, this.liveBytes + this.newBytes);
    const limit = this.limits.heapSize;
    const isNear = this.liveBytes + this.newBytes > limit && this.newBytes * 10 > limit;
    if (isNear && (bytes > limit || this.heapSize() > limit)) {
      throw this.raise('LimitException', EXCEEDED.heapSize(Math.max(bytes, this.liveBytes)));
    }
  }

  /** Processor time of what goes through so many bytes, a nanosecond each; the next statement is refused above the limit. */
  scan(bytes: number): void {
    this.usage.cpuTime += bytes / 1_000_000;
  }

  held<Value extends ApexValue>(value: Value): Value {
    this.allocate(bytesOf(value));
    return value;
  }

  /** Bytes of all that static variables and the calls under way still reach. */
  heapSize(): number {
    const roots: ApexValue[] = [...this.statics.values()].flatMap((values) => [...values.values()]);
    for (let frame = this.top; frame; frame = frame.caller)
      roots.push(frame.self, frame.result, ...frame.slots);
    for (let context = this.trigger; context; context = context.outer)
      roots.push(...context.variables.values());
    this.liveBytes = reachableBytes(roots);
    this.newBytes = 0;
    this.scan(this.liveBytes);
    return this.liveBytes;
  }

  /** An exception of the platform, to be thrown. */
  raise(type: string, message: string): ApexThrown {
    return new ApexThrown(newException(type, message), this.trace());
  }

  /** For an error of the host: its stack ended, or a text or a number grew beyond what it can hold. */
  hostLimit({ message }: RangeError): ApexThrown {
    const { stackDepth, heapSize } = this.limits;
    const isStack = message.includes('call stack');
    const problem = isStack ? EXCEEDED.stackDepth(stackDepth + 1) : EXCEEDED.heapSize(heapSize + 1);
    return this.raise('LimitException', problem);
  }

  /** For what Apex has and this runtime does not, seen only when it is reached. */
  notModelled(what: string): ApexLoadError {
    const { method, line = 0 } = this.top ?? {};
    const file = method?.owner.file ?? '';
    return new ApexLoadError(`The local org does not model ${what}.`, { file, line, column: 1 });
  }

  /** `Class.Name.method: line 12, column 1`, the innermost call first. */
  trace(): string {
    const calls: string[] = [];
    for (let frame = this.top; frame; frame = frame.caller) {
      const { owner, name } = frame.method;
      calls.push(
        `${owner.isTrigger ? `Trigger.${name}` : `Class.${owner.name}.${name}`}: line ${frame.line}, column 1`
      );
      // What saved the records is another invocation.
      if (owner.isTrigger) break;
    }
    // Of a recursion without end the platform prints no more either.
    return calls.length > 100
      ? [...calls.slice(0, 50), '...', ...calls.slice(-50)].join('\n')
      : calls.join('\n');
  }
}

const EXCEEDED: Readonly<Record<LimitName, (used: number) => string>> = {
  queries: (used) => `Too many SOQL queries: ${used}`,
  queryRows: (used) => `Too many query rows: ${used}`,
  dmlStatements: (used) => `Too many DML statements: ${used}`,
  dmlRows: (used) => `Too many DML rows: ${used}`,
  cpuTime: () => 'Apex CPU time limit exceeded',
  heapSize: (used) => `Apex heap size too large: ${used}`,
  stackDepth: (used) => `Maximum stack depth reached: ${used}`
};
