import type {
  DotExpressionContext,
  ExpressionContext,
  ExpressionListContext,
  MethodCallContext
} from '@apexdevtools/apex-parser';
import { PrimaryExpressionContext, SuperPrimaryContext } from '@apexdevtools/apex-parser';
import type { ClassType, Expression, Method } from '../classType.ts';
import { conversionTo, libraryType } from '../conversion.ts';
import type { Frame } from '../execution.ts';
import { chainedBy, construct, initialise, invoke, staticsOf } from '../invoke.ts';
import { hasLibraryMethod, libraryMethod, libraryStatic } from '../library/library.ts';
import { addError, messageIn } from '../library/schema.ts';
import { chooseOverload } from '../overloads.ts';
import { fieldOf } from '../sobject.ts';
import { dottedName, present } from '../syntax.ts';
import type { SyntaxNode } from '../syntax.ts';
import { shownType } from '../typeName.ts';
import type { TypeName } from '../typeName.ts';
import { ApexEnum, ApexList, ApexObject, ApexSObject } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { compileExpression } from './expressions.ts';
import { NULL_DEREFERENCED, referenceTo } from './references.ts';
import type { Reference } from './references.ts';
import type { Compiled, Scope } from './scope.ts';

interface Call {
  readonly name: string;
  /** Name in lower case and number of values. */
  readonly key: string;
  readonly values: readonly Expression[];
  readonly node: SyntaxNode;
}

function callOf(name: string, values: readonly Expression[], node: SyntaxNode): Call {
  return { name, key: `${name.toLowerCase()}/${values.length}`, values, node };
}

/** `name(…)`, `this(…)` or `super(…)`. */
export function compileOwnCall(scope: Scope, node: MethodCallContext): Compiled {
  const values = compileValues(scope, present(node.expressionList()));
  if (present(node.THIS())) return compileChained(scope, 'this', values, node);
  if (present(node.SUPER())) return compileChained(scope, 'super', values, node);
  const call = callOf(node.id().getText(), values, node);
  for (let owner: ClassType | undefined = scope.owner; owner; owner = owner.outer) {
    // An inner class has no object of the outer one.
    const hasObject = owner === scope.owner && !scope.method.isStatic;
    const methods = matching(owner, call).filter(({ isStatic }) => isStatic || hasObject);
    if (methods.length > 0) return callOwn(scope, methods, call);
  }
  if (hasLibraryMethod(call.name, values.length) && !scope.method.isStatic) {
    return callInstance(scope, { run: (frame) => frame.self }, call, false);
  }
  throw scope.error(`Method does not exist or incorrect signature: void ${call.name}(…)`, node);
}

export function compileValues(scope: Scope, list: ExpressionListContext | undefined): Expression[] {
  return (list?.expression_list() ?? []).map((one) => compileExpression(scope, one).run);
}

function matching(type: ClassType, { name, values }: Call): Method[] {
  return type
    .methodsNamed(name.toLowerCase())
    .filter(({ parameters }) => parameters.length === values.length);
}

function callOwn(scope: Scope, methods: readonly Method[], { values }: Call): Compiled {
  return {
    type: methods[0]!.returns,
    run: (frame) => {
      const given = values.map((value) => value(frame));
      const method = chooseOverload(scope.program, methods, given)!;
      return callMethod(frame, method, method.isStatic ? null : frame.self, given);
    }
  };
}

function callMethod(
  frame: Frame,
  method: Method,
  self: ApexObject | null,
  given: readonly ApexValue[]
): ApexValue {
  if (method.isStatic) staticsOf(frame.execution, method.owner);
  const own = self && !method.isPrivate ? overriding(self.type, method) : method;
  return invoke(frame.execution, own, self, given);
}

/** The method of the object's own class that stands for an inherited one. */
function overriding(type: ClassType, method: Method): Method {
  const isSame = (other: Method): boolean =>
    other.parameters.length === method.parameters.length &&
    other.parameters.every((one, i) => isSameType(one.type, method.parameters[i]!.type));
  return type.methodsNamed(method.name.toLowerCase()).find(isSame) ?? method;
}

function isSameType(a: TypeName, b: TypeName): boolean {
  return shownType(a).toLowerCase() === shownType(b).toLowerCase();
}

/** A constructor that begins with a call of another one. */
function compileChained(
  scope: Scope,
  to: 'this' | 'super',
  values: readonly Expression[],
  node: SyntaxNode
): Compiled {
  const { owner, program } = scope;
  const type = to === 'this' ? owner : owner.superType;
  if (!type || chainedBy(scope.method) !== to) throw scope.error(`${to}(…) is out of place`, node);
  return {
    run: (frame) => {
      const given = values.map((value) => value(frame));
      const constructor = chooseOverload(
        program,
        type.constructors.filter(({ parameters }) => parameters.length === given.length),
        given
      );
      if (to === 'this') construct(frame.execution, type, frame.self!, constructor, given);
      else if (type.file === '') frame.self!.fields.set('message', given[0] ?? null);
      else construct(frame.execution, type, frame.self!, constructor, given);
      if (to === 'super') initialise(frame.execution, owner, frame.self!);
      return null;
    }
  };
}

/** `a.b(…)`, where a may also be a class or a type of the library. */
export function compileCall(scope: Scope, node: DotExpressionContext): Compiled {
  const dot = node.dotMethodCall();
  const call = callOf(dot.anyId().getText(), compileValues(scope, present(dot.expressionList())), dot);
  const holder = node.expression();
  if (isSuper(holder)) return callSuper(scope, call);
  const ofType = compileStaticCall(scope, holder, call);
  if (ofType) return ofType;
  const found: Reference = compileExpression(scope, holder);
  const ofField = call.key === 'adderror/1' ? compileFieldError(scope, found, call) : undefined;
  return ofField ?? callInstance(scope, found, call, !!present(node.QUESTIONDOT()));
}

/** `record.Field__c.addError(…)` is about the field, whose value has no such method; undefined for another one. */
function compileFieldError(
  scope: Scope,
  { name, holderOf, readFrom }: Reference,
  call: Call
): Compiled | undefined {
  if (name === undefined || !holderOf || !readFrom) return undefined;
  return {
    run: (frame) => {
      const { execution } = frame;
      const record = holderOf(frame);
      if (record instanceof ApexSObject && fieldOf(execution.org, record.object, name)) {
        addError(execution, record, messageIn(execution, call.values[0]!(frame)), name);
        return null;
      }
      const found = readFrom(frame, record);
      if (found === null) throw execution.raise('NullPointerException', NULL_DEREFERENCED);
      return callOn(
        scope,
        frame,
        found,
        call,
        call.values.map((value) => value(frame))
      );
    }
  };
}

function isSuper(node: ExpressionContext): boolean {
  return node instanceof PrimaryExpressionContext && node.primary() instanceof SuperPrimaryContext;
}

function callSuper(scope: Scope, call: Call): Compiled {
  const methods = scope.owner.superType ? matching(scope.owner.superType, call) : [];
  if (methods.length === 0) throw scope.error(`Method does not exist: super.${call.name}(…)`, call.node);
  return {
    type: methods[0]!.returns,
    run: (frame) => {
      const given = call.values.map((value) => value(frame));
      return invoke(frame.execution, chooseOverload(scope.program, methods, given)!, frame.self, given);
    }
  };
}

/** Undefined where the name before the dot is a variable, or none of a type. */
function compileStaticCall(scope: Scope, holder: ExpressionContext, call: Call): Compiled | undefined {
  const names = dottedName(holder);
  if (!names || referenceTo(scope, names[0]!)) return undefined;
  const type = scope.program.classNamed(names.join('.'), scope.owner);
  if (type?.isEnum && call.name.toLowerCase() === 'values') return { run: () => valuesOf(type) };
  if (type) {
    const methods = matching(type, call).filter(({ isStatic }) => isStatic);
    if (methods.length > 0) return callOwn(scope, methods, call);
    throw scope.error(
      `Method does not exist or incorrect signature: ${type.name}.${call.name}(…)`,
      call.node
    );
  }
  const native = libraryStatic(names, call.name, call.values.length);
  if (native === undefined) return undefined;
  if (native === 'unknown') throw scope.notModelled(`${names.join('.')}.${call.name}(…)`, call.node);
  return {
    run: (frame) =>
      native(
        frame.execution,
        call.values.map((value) => value(frame))
      )
  };
}

function valuesOf(type: ClassType): ApexList {
  return new ApexList({ name: type.name.toLowerCase(), shown: type.name, parameters: [] }, [
    ...type.enumValues.values()
  ]);
}

function callInstance(scope: Scope, { run, type }: Compiled, call: Call, isSafe: boolean): Compiled {
  const { name, key, values, node } = call;
  if (!hasLibraryMethod(name, values.length) && !scope.program.hasMethod(key)) {
    throw scope.notModelled(`the method ${name} with ${values.length} arguments`, node);
  }
  const known = type && scope.program.classNamed(type.name, scope.owner);
  return {
    type: known && matching(known, call)[0]?.returns,
    run: (frame) => {
      const holder = only(scope, frame, run(frame), type);
      if (holder === null && isSafe) return null;
      if (holder === null) throw frame.execution.raise('NullPointerException', NULL_DEREFERENCED);
      const given = values.map((value) => value(frame));
      return callOn(scope, frame, holder, call, given);
    }
  };
}

/** A method of a record may be called on the query that finds it. */
function only(scope: Scope, frame: Frame, value: ApexValue, type: Compiled['type']): ApexValue {
  const isRecord =
    value instanceof ApexList && value.isQueryResult && type !== undefined && type.name !== 'list';
  return isRecord ? conversionTo(type, scope.program)(frame.execution, value) : value;
}

function callOn(
  scope: Scope,
  frame: Frame,
  holder: NonNullable<ApexValue>,
  { name, key, values }: Call,
  given: readonly ApexValue[]
): ApexValue {
  if (holder instanceof ApexObject) {
    const methods = holder.type
      .methodsNamed(name.toLowerCase())
      .filter(({ parameters, isStatic }) => parameters.length === given.length && !isStatic);
    if (methods.length > 0)
      return callMethod(frame, chooseOverload(scope.program, methods, given)!, holder, given);
  }
  const kind =
    holder instanceof ApexObject || holder instanceof ApexEnum ? kindOf(holder) : libraryType(holder);
  const native = libraryMethod(kind, key);
  if (!native) throw frame.execution.notModelled(`${kind}.${name} with ${values.length} arguments`);
  return native(frame.execution, holder, given);
}

function kindOf(holder: ApexObject | ApexEnum): string {
  if (holder instanceof ApexEnum) return 'enum';
  return [...holder.type.lineage()].some((type) => type.name === 'Exception') ? 'exception' : 'object';
}
