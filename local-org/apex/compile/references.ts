import type {
  ArrayExpressionContext,
  DotExpressionContext,
  ExpressionContext
} from '@apexdevtools/apex-parser';
import type { ClassType, Member } from '../classType.ts';
import { conversionTo } from '../conversion.ts';
import type { Frame } from '../execution.ts';
import { isException, messageOf } from '../exceptions.ts';
import { invoke, staticsOf } from '../invoke.ts';
import { libraryConstant, libraryProperty } from '../library/library.ts';
import { fieldOf, readField, writeField } from '../sobject.ts';
import { dottedName, present } from '../syntax.ts';
import type { SyntaxNode } from '../syntax.ts';
import { typeName } from '../typeName.ts';
import { ApexList, ApexObject, ApexSObject, PlatformObject } from '../values.ts';
import type { ApexValue } from '../values.ts';
import { compileExpression } from './expressions.ts';
import type { Compiled, Scope } from './scope.ts';

/** What can be read and, unless it is a constant, written. */
export interface Reference extends Compiled {
  readonly write?: (frame: Frame, value: ApexValue) => void;
  /** What `run` gives, and whether it is what a relationship leads to. */
  readonly step?: (frame: Frame) => Step;
  /** Of `a.b` the name b, the value of a, and what b is of such a value. */
  readonly name?: string;
  readonly holderOf?: (frame: Frame) => ApexValue;
  readonly readFrom?: (frame: Frame, holder: ApexValue) => ApexValue;
}

interface Step {
  readonly value: ApexValue;
  readonly isRelated: boolean;
}

export const NULL_DEREFERENCED = 'Attempt to de-reference a null object';

export function compileName(scope: Scope, name: string, node: SyntaxNode): Reference {
  const found = referenceTo(scope, name);
  if (!found) throw scope.error(`Variable does not exist: ${name}`, node);
  return found;
}

/** A variable of the method or of its class; undefined when there is none of the name. */
export function referenceTo(scope: Scope, name: string): Reference | undefined {
  const variable = scope.variable(name);
  if (variable) {
    const { slot, type } = variable;
    const convert = conversionTo(type, scope.program);
    return {
      type,
      run: (frame) => frame.slots[slot]!,
      write: (frame, value) => (frame.slots[slot] = convert(frame.execution, value))
    };
  }
  for (let owner: ClassType | undefined = scope.owner; owner; owner = owner.outer) {
    const member = owner.member(name.toLowerCase());
    if (member?.isStatic) return staticReference(scope, member);
    if (member && owner === scope.owner && !scope.method.isStatic)
      return memberOf(scope, member, (frame) => frame.self);
  }
  return undefined;
}

function staticReference(scope: Scope, member: Member): Reference {
  const name = member.name.toLowerCase();
  const convert = conversionTo(member.type, scope.program);
  const { getter, setter, owner } = member;
  const isWithin = scope.method === getter || scope.method === setter;
  return {
    type: member.type,
    run: (frame) => {
      const statics = staticsOf(frame.execution, owner);
      return getter && !isWithin ? invoke(frame.execution, getter, null, []) : (statics.get(name) ?? null);
    },
    write: (frame, value) => {
      const statics = staticsOf(frame.execution, owner);
      if (setter && !isWithin) invoke(frame.execution, setter, null, [value]);
      else statics.set(name, convert(frame.execution, value));
    }
  };
}

/** A member of an object whose class is known. */
function memberOf(scope: Scope, member: Member, holder: (frame: Frame) => ApexValue): Reference {
  return {
    type: member.type,
    run: (frame) => readMember(frame, holder(frame), member),
    write: (frame, value) => {
      writeMember(scope, frame, holder(frame), member, value);
    }
  };
}

function readMember(frame: Frame, holder: ApexValue, member: Member): ApexValue {
  if (!(holder instanceof ApexObject)) throw frame.execution.raise('NullPointerException', NULL_DEREFERENCED);
  const isWithin = frame.method === member.getter || frame.method === member.setter;
  if (member.getter && !isWithin) return invoke(frame.execution, member.getter, holder, []);
  return holder.fields.get(member.name.toLowerCase()) ?? null;
}

function writeMember(scope: Scope, frame: Frame, holder: ApexValue, member: Member, value: ApexValue): void {
  if (!(holder instanceof ApexObject)) throw frame.execution.raise('NullPointerException', NULL_DEREFERENCED);
  const isWithin = frame.method === member.setter;
  if (member.setter && !isWithin) {
    invoke(frame.execution, member.setter, holder, [value]);
    return;
  }
  const convert = conversionTo(member.type, scope.program);
  holder.fields.set(member.name.toLowerCase(), convert(frame.execution, value));
}

/** `a.b`, where a may also be a class or what the library has under that name. */
export function compileDot(scope: Scope, node: DotExpressionContext): Reference {
  const name = node.anyId().getText();
  const constant = compileStatic(scope, node);
  if (constant) return constant;
  const holder = compileExpression(scope, node.expression());
  const isSafe = !!present(node.QUESTIONDOT());
  return memberReference(scope, holder, name, isSafe);
}

/** A static variable, an enum's value, or a constant of the library; undefined where the name begins with a variable. */
function compileStatic(scope: Scope, node: ExpressionContext): Reference | undefined {
  const names = dottedName(node);
  if (!names || referenceTo(scope, names[0]!)) return undefined;
  const type = scope.program.classNamed(names.slice(0, -1).join('.'), scope.owner);
  const last = names.at(-1)!.toLowerCase();
  const member = type?.member(last);
  if (member?.isStatic) return staticReference(scope, member);
  const value = type?.enumValues.get(last);
  if (value) return { run: () => value };
  return libraryConstant(names) ?? fieldToken(scope, names);
}

/** `Account.Name`, with `Schema` before it or not (Apex Developer Guide, "Using Field Tokens"). */
function fieldToken(scope: Scope, names: readonly string[]): Reference | undefined {
  const [first = '', ...rest] = names[0]?.toLowerCase() === 'schema' ? names.slice(1) : names;
  const object = rest.length === 1 ? scope.program.objectNamed(first) : undefined;
  const field = object && fieldOf(scope.program.org, object, rest[0]!);
  if (!field) return undefined;
  const token = new PlatformObject('sobjectfield', { object, field });
  return { type: typeName('SObjectField'), run: () => token };
}

/**
 * Reading on from a relationship that is empty gives null, and no exception (Apex Developer Guide, "Working with
 * sObject Fields").
 */
function memberReference(scope: Scope, holder: Reference, name: string, isSafe: boolean): Reference {
  const step = (frame: Frame): Step => {
    const { value, isRelated } = holder.step?.(frame) ?? { value: holder.run(frame), isRelated: false };
    if (value === null && isRelated) return { value, isRelated };
    if (isSafe && (value === null || isWithoutRows(value))) return { value: null, isRelated: false };
    const found = readDot(scope, frame, value, name);
    return { value: found, isRelated: value instanceof ApexSObject && isRelationship(scope, value, name) };
  };
  const type = holder.type && scope.program.classNamed(holder.type.name, scope.owner);
  return {
    type: type?.member(name.toLowerCase())?.type,
    step,
    name,
    holderOf: holder.run,
    readFrom: (frame, value) => readDot(scope, frame, value, name),
    run: (frame) => step(frame).value,
    write: (frame, value) => {
      writeDot(scope, frame, holder.run(frame), name, value);
    }
  };
}

function isRelationship({ program }: Scope, { object }: ApexSObject, name: string): boolean {
  return program.org.schema.parentRelationship(object, name) !== undefined;
}

/** The answer of a query that found nothing. */
export function isWithoutRows(value: ApexValue): boolean {
  return value instanceof ApexList && value.isQueryResult && value.items.length === 0;
}

function readDot(scope: Scope, frame: Frame, given: ApexValue, name: string): ApexValue {
  const { execution } = frame;
  const holder = rowOf(scope, frame, given);
  if (holder === null) throw execution.raise('NullPointerException', NULL_DEREFERENCED);
  if (holder instanceof ApexSObject) return readField(execution, holder, name);
  const member = holder instanceof ApexObject ? holder.type.member(name.toLowerCase()) : undefined;
  if (member) return readMember(frame, holder, member);
  if (isException(holder) && name.toLowerCase() === 'message') return messageOf(holder);
  const found = libraryProperty(frame.execution, holder, name);
  if (found !== undefined) return found;
  throw execution.notModelled(`the property ${name}`);
}

/** `[SELECT …].Name` is of the only row. */
function rowOf(scope: Scope, frame: Frame, value: ApexValue): ApexValue {
  const isRows = value instanceof ApexList && value.isQueryResult;
  return isRows ? conversionTo(value.element, scope.program)(frame.execution, value) : value;
}

function writeDot(scope: Scope, frame: Frame, holder: ApexValue, name: string, value: ApexValue): void {
  if (holder === null) throw frame.execution.raise('NullPointerException', NULL_DEREFERENCED);
  const member = holder instanceof ApexObject ? holder.type.member(name.toLowerCase()) : undefined;
  if (holder instanceof ApexSObject) writeField(frame.execution, holder, name, value);
  else if (member) writeMember(scope, frame, holder, member, value);
  else throw frame.execution.notModelled(`writing the property ${name}`);
}

/** `list[i]` */
export function compileIndex(scope: Scope, node: ArrayExpressionContext): Reference {
  const [list, position] = node.expression_list().map((one) => compileExpression(scope, one));
  const at = (frame: Frame): { items: ApexValue[]; i: number; found: ApexList } => {
    const [found, i] = [list!.run(frame), position!.run(frame)];
    if (!(found instanceof ApexList) || typeof i !== 'number') {
      throw frame.execution.raise('NullPointerException', NULL_DEREFERENCED);
    }
    if (i < 0 || i >= found.items.length) {
      throw frame.execution.raise('ListException', `List index out of bounds: ${i}`);
    }
    return { items: found.items, i, found };
  };
  return {
    type: list!.type?.parameters[0],
    run: (frame) => {
      const { items, i } = at(frame);
      return items[i]!;
    },
    write: (frame, value) => {
      const { items, i, found } = at(frame);
      items[i] = conversionTo(found.element, scope.program)(frame.execution, value);
    }
  };
}
