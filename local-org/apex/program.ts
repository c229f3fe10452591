import type { OrgState } from '../org.ts';
import type { ObjectType } from '../schema/types.ts';
import { ApexLoadError } from './apexError.ts';
import type { ClassType } from './classType.ts';
import { compileWork } from './compile/compile.ts';
import { declareClass } from './declare.ts';
import type { Declared } from './declare.ts';
import { EXCEPTION, EXCEPTIONS } from './exceptions.ts';
import { placeOf } from './syntax.ts';
import type { ApexSource } from './syntax.ts';
import { declareTrigger, isTriggerFile } from './triggers/trigger.ts';
import type { DeclaredTrigger, Trigger } from './triggers/trigger.ts';

/** Classes that know each other, and the triggers that use them, ready to run. */
export class Program {
  readonly org: OrgState;
  /** By file, why its class cannot run: it is no Apex, or has what this runtime lacks. The first thing of each. */
  readonly errors = new Map<string, ApexLoadError>();
  /** In the order of their files. */
  readonly triggers: readonly Trigger[];
  private readonly classes = new Map<string, ClassType>();
  private readonly methodKeys: ReadonlySet<string>;

  constructor(org: OrgState, sources: readonly ApexSource[]) {
    this.org = org;
    const [triggers, classes] = [true, false].map((isTrigger) =>
      sources.filter(({ file }) => isTriggerFile(file) === isTrigger)
    );
    const declared = classes!.flatMap(
      (source) => this.attempt(source.file, () => declareClass(source)) ?? []
    );
    for (const { type } of declared) this.classes.set(type.name.toLowerCase(), type);
    for (const { type } of declared) this.attempt(type.file, () => this.requireOnly(type));
    for (const one of declared) this.attempt(one.type.file, () => this.linkParents(one));
    this.methodKeys = new Set(this.topLevel.flatMap(keysOf));
    for (const { type, work } of declared) {
      this.attempt(type.file, () => {
        for (const item of work) compileWork(this, item);
      });
      type.loadError = this.errors.get(type.file);
    }
    const declaredTriggers = triggers!.flatMap(
      (source) => this.attempt(source.file, () => declareTrigger(source)) ?? []
    );
    this.triggers = declaredTriggers.map(({ trigger }) => trigger);
    for (const one of declaredTriggers) this.compileTrigger(one);
  }

  /** The classes of files, without those within them. */
  get topLevel(): readonly ClassType[] {
    return [...this.classes.values()];
  }

  /** @param from the class in whose body the name stands, where inner classes need no outer one before them. */
  classNamed(name: string, from?: ClassType): ClassType | undefined {
    const [first = '', ...rest] = name.toLowerCase().split('.');
    for (let scope = from; scope; scope = scope.outer) {
      const within = [...scope.lineage()].map((type) => type.inner.get(first)).find(Boolean);
      const found = within && innerOf(within, rest);
      if (found) return found;
    }
    const outermost = this.classes.get(first);
    return outermost && innerOf(outermost, rest);
  }

  /** A kind of record, by its API name. */
  objectNamed(name: string): ObjectType | undefined {
    return this.org.schema.object(name);
  }

  /** Whether any class has an instance method of that name and number of arguments: `name/1`. */
  hasMethod(key: string): boolean {
    return this.methodKeys.has(key);
  }

  /** @throws ApexLoadError for the first of these classes and triggers that cannot run. */
  requireLoaded(types: readonly ClassType[]): void {
    for (const { file } of types) {
      const error = this.errors.get(file);
      if (error) throw error;
    }
  }

  private compileTrigger({ trigger: { owner, objectName }, work }: DeclaredTrigger): void {
    this.attempt(owner.file, () => {
      if (!this.objectNamed(objectName)) {
        const place = { file: owner.file, line: 1, column: 1 };
        throw new ApexLoadError(`SObject type does not allow triggers: ${objectName}`, place);
      }
      for (const item of work) compileWork(this, item);
    });
    owner.loadError = this.errors.get(owner.file);
  }

  private attempt<Result>(file: string, work: () => Result): Result | undefined {
    try {
      return work();
    } catch (error) {
      if (!this.errors.has(file)) this.errors.set(file, loadErrorOf(error, file));
      return undefined;
    }
  }

  private requireOnly({ name, file }: ClassType): void {
    const other = this.classes.get(name.toLowerCase())!.file;
    if (other === file) return;
    throw new ApexLoadError(`Duplicate class: ${name}, also in ${other}`, { file, line: 1, column: 1 });
  }

  private linkParents({ parents }: Declared): void {
    for (const { type, parent, node } of parents) {
      const isException = parent.name === 'exception';
      const found = isException
        ? EXCEPTION
        : (this.classNamed(parent.name, type.outer) ?? EXCEPTIONS.get(parent.name));
      if (!found) throw new ApexLoadError(`Invalid type: ${parent.shown}`, placeOf(node, type.file));
      if (found.extendsClass(type)) {
        throw new ApexLoadError(`Circular definition: ${type.name}`, placeOf(node, type.file));
      }
      type.superType = found;
    }
  }
}

function innerOf(type: ClassType, names: readonly string[]): ClassType | undefined {
  return names.reduce<ClassType | undefined>((outer, name) => outer?.inner.get(name), type);
}

function keysOf(type: ClassType): string[] {
  const own = [...type.methods.values()]
    .flat()
    .map(({ name, parameters }) => `${name.toLowerCase()}/${parameters.length}`);
  return [...own, ...[...type.inner.values()].flatMap(keysOf)];
}

/** The host's stack ends within what is nested too deeply. */
function loadErrorOf(error: unknown, file: string): ApexLoadError {
  if (error instanceof ApexLoadError) return error;
  if (!(error instanceof RangeError)) throw error;
  return new ApexLoadError('The class is nested too deeply for the local org.', { file, line: 1, column: 1 });
}
