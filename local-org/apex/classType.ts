import type { ApexLoadError } from './apexError.ts';
import type { Completion, Frame } from './execution.ts';
import type { TypeName } from './typeName.ts';
import type { ApexEnum, ApexValue } from './values.ts';

export type Sharing = 'with' | 'without' | 'inherited';
export type Expression = (frame: Frame) => ApexValue;
export type Statement = (frame: Frame) => Completion;

export interface Parameter {
  readonly name: string;
  readonly type: TypeName;
}

/** A method, constructor, accessor or initialiser. */
export interface Method {
  readonly name: string;
  readonly owner: ClassType;
  readonly parameters: readonly Parameter[];
  /** Undefined: nothing. */
  readonly returns: TypeName | undefined;
  readonly isStatic: boolean;
  readonly isPrivate: boolean;
  /** In lower case, without the sign: `auraenabled`. */
  readonly annotations: ReadonlySet<string>;
  /** Set when its body is compiled; stays absent for an abstract one. */
  body?: Statement;
  /** How many variables a call needs, parameters first. */
  slots: number;
}

/** A variable or property of a class. */
export interface Member {
  readonly name: string;
  readonly owner: ClassType;
  readonly type: TypeName;
  readonly isStatic: boolean;
  readonly annotations: ReadonlySet<string>;
  /** Of a property whose accessor has a body. */
  getter?: Method;
  setter?: Method;
}

/** A class, interface or enum. Names within it are kept in lower case. */
export class ClassType {
  /** `Outer.Inner` */
  readonly name: string;
  readonly file: string;
  readonly outer: ClassType | undefined;
  readonly sharing: Sharing;
  readonly annotations: ReadonlySet<string>;
  readonly isAbstract: boolean;
  readonly isInterface: boolean;
  /** It stands for a trigger, whose body is a method. */
  readonly isTrigger: boolean;
  superType: ClassType | undefined;
  /** Of the platform or of the package. */
  readonly interfaces: TypeName[] = [];
  readonly inner = new Map<string, ClassType>();
  readonly methods = new Map<string, Method[]>();
  readonly constructors: Method[] = [];
  readonly members = new Map<string, Member>();
  readonly enumValues = new Map<string, ApexEnum>();
  /** What runs when the class is first used, in the order of the source. */
  readonly staticInitialisers: Method[] = [];
  readonly instanceInitialisers: Method[] = [];
  /** Lines with a statement. */
  readonly lines = new Set<number>();
  isEnum = false;
  /** Of a class of a file: why it cannot run. */
  loadError: ApexLoadError | undefined;

  constructor(name: string, options: ClassOptions) {
    this.name = name;
    this.file = options.file;
    this.outer = options.outer;
    this.sharing = options.sharing ?? 'with';
    this.annotations = options.annotations ?? new Set();
    this.isAbstract = options.isAbstract ?? false;
    this.isInterface = options.isInterface ?? false;
    this.isTrigger = options.isTrigger ?? false;
  }

  get isTest(): boolean {
    return this.annotations.has('istest') || this.outer?.isTest === true;
  }

  get outermost(): ClassType {
    return this.outer?.outermost ?? this;
  }

  /** This class and those it extends, from itself up. */
  *lineage(): Generator<ClassType> {
    yield this;
    if (this.superType) yield* this.superType.lineage();
  }

  extendsClass(other: ClassType): boolean {
    return [...this.lineage()].includes(other);
  }

  member(name: string): Member | undefined {
    for (const type of this.lineage()) {
      const member = type.members.get(name);
      if (member) return member;
    }
    return undefined;
  }

  /** The nearest methods of that name first. */
  methodsNamed(name: string): Method[] {
    return [...this.lineage()].flatMap((type) => type.methods.get(name) ?? []);
  }
}

interface ClassOptions {
  readonly file: string;
  readonly outer?: ClassType | undefined;
  readonly sharing?: Sharing;
  readonly annotations?: ReadonlySet<string>;
  readonly isAbstract?: boolean;
  readonly isInterface?: boolean;
  readonly isTrigger?: boolean;
}
