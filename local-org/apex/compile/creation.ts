import type {
  ClassCreatorRestContext,
  CreatedNameContext,
  CreatorContext,
  ExpressionContext
} from '@apexdevtools/apex-parser';
import { AssignExpressionContext } from '@apexdevtools/apex-parser';
import type { ClassType, Expression } from '../classType.ts';
import { conversionTo } from '../conversion.ts';
import { typeOf } from '../declare.ts';
import { EXCEPTION, EXCEPTIONS, withMessage } from '../exceptions.ts';
import type { Frame } from '../execution.ts';
import { construct, instantiate } from '../invoke.ts';
import { listFrom, mapFrom, setFrom } from '../library/collections.ts';
import { chooseOverload } from '../overloads.ts';
import { fieldOf, writeField } from '../sobject.ts';
import { present } from '../syntax.ts';
import { listOf, typeName } from '../typeName.ts';
import type { TypeName } from '../typeName.ts';
import { ApexList, ApexMap, ApexObject, ApexSObject, ApexSet } from '../values.ts';
import type { ApexValue } from '../values.ts';
import type { ObjectType } from '../../schema/types.ts';
import { compileValues } from './calls.ts';
import { compileExpression } from './expressions.ts';
import type { Compiled, Scope } from './scope.ts';
import { resolveType } from './types.ts';

/** `new …` */
export function compileNew(scope: Scope, node: CreatorContext): Compiled {
  const written = resolveType(scope, createdType(node.createdName()), node);
  const array = present(node.arrayCreatorRest());
  if (array) {
    const items = present(array.arrayInitializer())?.expression_list();
    if (!items) throw scope.notModelled('an array of a given size', node);
    return newList(scope, listOf(written), items);
  }
  const pairs = present(node.mapCreatorRest())?.mapCreatorRestPair_list();
  const items = present(node.setCreatorRest())?.expression_list();
  const isMap = written.name === 'map';
  if (pairs ? !isMap : items && (isMap || !COLLECTIONS.has(written.name))) {
    throw scope.error(`Invalid initializer for ${written.shown}`, node);
  }
  if (pairs)
    return newMap(
      scope,
      written,
      pairs.map((pair) => pair.expression_list())
    );
  if (items) return written.name === 'set' ? newSet(scope, written, items) : newList(scope, written, items);
  if (present(node.noRest())) return newCollection(scope, written, [], node);
  return newInstance(scope, written, node.classCreatorRest(), node);
}

function createdType(node: CreatedNameContext): TypeName {
  const pairs = node.idCreatedNamePair_list();
  const parameters = present(pairs.at(-1)!.typeList())?.typeRef_list() ?? [];
  return typeName(pairs.map((pair) => pair.anyId().getText()).join('.'), parameters.map(typeOf));
}

function newList(scope: Scope, type: TypeName, nodes: readonly ExpressionContext[]): Compiled {
  const values = converted(scope, nodes, type.parameters[0]!);
  return {
    type,
    run: (frame) =>
      frame.execution.held(
        new ApexList(
          type.parameters[0]!,
          values.map((value) => value(frame))
        )
      )
  };
}

function newSet(scope: Scope, type: TypeName, nodes: readonly ExpressionContext[]): Compiled {
  const values = converted(scope, nodes, type.parameters[0]!);
  return {
    type,
    run: (frame) =>
      frame.execution.held(
        new ApexSet(
          type.parameters[0]!,
          values.map((value) => value(frame))
        )
      )
  };
}

function newMap(scope: Scope, type: TypeName, pairs: readonly (readonly ExpressionContext[])[]): Compiled {
  const [key, value] = [type.parameters[0]!, type.parameters[1]!];
  const keys = converted(
    scope,
    pairs.map(([one]) => one!),
    key
  );
  const values = converted(
    scope,
    pairs.map(([, one]) => one!),
    value
  );
  return {
    type,
    run: (frame) => {
      const map = new ApexMap(key, value);
      keys.forEach((one, i) => map.put(one(frame), values[i]!(frame)));
      return frame.execution.held(map);
    }
  };
}

function converted(scope: Scope, nodes: readonly ExpressionContext[], type: TypeName): Expression[] {
  const convert = conversionTo(type, scope.program);
  return nodes.map((node) => {
    const { run } = compileExpression(scope, node);
    return (frame) => convert(frame.execution, run(frame));
  });
}

/** Empty, or with what another collection has. */
function newCollection(
  scope: Scope,
  type: TypeName,
  values: readonly Expression[],
  node: CreatorContext
): Compiled {
  const make = COLLECTIONS.get(type.name);
  if (!make || values.length > 1) throw scope.error(`Constructor not defined: ${type.shown}`, node);
  return {
    type,
    run: (frame) => frame.execution.held(make(frame, type, values[0]?.(frame)))
  };
}

type Make = (frame: Frame, type: TypeName, from: ApexValue | undefined) => ApexValue;

const COLLECTIONS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['list', (frame, { parameters }, from) => listFrom(frame.execution, parameters[0]!, from)],
  ['set', (frame, { parameters }, from) => setFrom(frame.execution, parameters[0]!, from)],
  ['map', (frame, { parameters }, from) => mapFrom(frame.execution, parameters[0]!, parameters[1]!, from)]
]);

function newInstance(
  scope: Scope,
  type: TypeName,
  rest: ClassCreatorRestContext,
  node: CreatorContext
): Compiled {
  const list = present(rest.arguments().expressionList());
  if (COLLECTIONS.has(type.name)) return newCollection(scope, type, compileValues(scope, list), node);
  const found = scope.program.classNamed(type.name, scope.owner);
  if (found) return { type, run: newOf(scope, found, compileValues(scope, list), node) };
  const exception = EXCEPTIONS.get(type.name);
  if (exception) return { type, run: newException(exception, compileValues(scope, list)) };
  const object = scope.program.objectNamed(type.name);
  if (!object) throw scope.notModelled(`new ${type.shown}(…)`, node);
  return { type, run: newRecord(scope, object, list?.expression_list() ?? []) };
}

function newOf(
  scope: Scope,
  type: ClassType,
  values: readonly Expression[],
  node: CreatorContext
): Expression {
  if (type.isAbstract || type.isInterface || type.isEnum)
    throw scope.error(`Abstract classes cannot be constructed: ${type.name}`, node);
  const fitting = type.constructors.filter(({ parameters }) => parameters.length === values.length);
  const isException = type.extendsClass(EXCEPTION);
  if (fitting.length === 0 && isException) return newException(type, values);
  if (fitting.length === 0 && (values.length > 0 || type.constructors.length > 0)) {
    throw scope.error(`Constructor not defined: ${type.name} with ${values.length} arguments`, node);
  }
  return (frame) => {
    const given = values.map((value) => value(frame));
    return instantiate(frame.execution, type, chooseOverload(scope.program, fitting, given), given);
  };
}

/** `()`, `(message)`, `(cause)` or `(message, cause)`. */
function newException(type: ClassType, values: readonly Expression[]): Expression {
  return (frame) => {
    const given = values.map((value) => value(frame));
    const cause = given.find((value) => value instanceof ApexObject) ?? null;
    const [message = null] = given.filter((value) => typeof value === 'string');
    const made = withMessage(new ApexObject(type), message, cause);
    if (type.file !== '') construct(frame.execution, type, made, undefined, []);
    return frame.execution.held(made);
  };
}

/** `new User(LastName = …)` */
function newRecord(scope: Scope, object: ObjectType, nodes: readonly ExpressionContext[]): Expression {
  const values = nodes.map((node) => {
    if (!(node instanceof AssignExpressionContext))
      throw scope.error('A field and its value are wanted', node);
    const [name, value] = node.expression_list();
    const field = fieldOf(scope.program.org, object, name!.getText());
    if (!field) throw scope.error(`Field does not exist: ${name!.getText()} on ${object.name}`, node);
    return { field, run: compileExpression(scope, value!).run };
  });
  return (frame) => {
    const record = new ApexSObject(object);
    for (const { field, run } of values) writeField(frame.execution, record, field.name, run(frame));
    return frame.execution.held(record);
  };
}
