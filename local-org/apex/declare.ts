import { EnumDeclarationContext, InterfaceDeclarationContext } from '@apexdevtools/apex-parser';
import type {
  BlockContext,
  ClassBodyDeclarationContext,
  ExpressionContext,
  FieldDeclarationContext,
  FormalParametersContext,
  MemberDeclarationContext,
  ModifierContext,
  PropertyDeclarationContext,
  StatementContext,
  TypeRefContext,
  ClassDeclarationContext
} from '@apexdevtools/apex-parser';
import { ApexLoadError } from './apexError.ts';
import { ClassType } from './classType.ts';
import type { Member, Method, Parameter, Sharing } from './classType.ts';
import { parseApex, placeOf, present } from './syntax.ts';
import type { ApexSource, SyntaxNode } from './syntax.ts';
import { listOf, typeName } from './typeName.ts';
import type { TypeName } from './typeName.ts';
import { ApexEnum } from './values.ts';

type Declaration = ClassDeclarationContext | InterfaceDeclarationContext | EnumDeclarationContext;

/** What is still to be compiled, in the order of the source. */
export type Work =
  | {
      readonly of: 'type';
      readonly owner: ClassType;
      readonly type: TypeName;
      readonly node: SyntaxNode;
    }
  | { readonly of: 'method'; readonly method: Method; readonly node: BlockContext }
  | { readonly of: 'variable'; readonly member: Member; readonly node: ExpressionContext }
  | {
      readonly of: 'initialiser';
      readonly type: ClassType;
      readonly isStatic: boolean;
      readonly node: BlockContext;
    }
  | { readonly of: 'trigger'; readonly method: Method; readonly nodes: readonly TriggerNode[] };

/** The grammar takes a variable that stands in a trigger itself for one of a class. */
export type TriggerNode = StatementContext | FieldDeclarationContext;

export interface Declared {
  readonly type: ClassType;
  /** Of this class and those within. */
  readonly work: readonly Work[];
  /** The superclass of each class that names one; it may be in a file not yet read. */
  readonly parents: readonly {
    readonly type: ClassType;
    readonly parent: TypeName;
    readonly node: SyntaxNode;
  }[];
}

/** Reads what the class of a file has, and leaves what its bodies say. @throws ApexLoadError */
export function declareClass(source: ApexSource): Declared {
  const unit = parseApex(source).typeDeclaration();
  const declarer = new Declarer(source.file);
  const type = declarer.declare(declarationIn(unit), unit.modifier_list(), undefined);
  return { type, work: declarer.work, parents: declarer.parents };
}

interface HasDeclaration {
  classDeclaration(): ClassDeclarationContext;
  interfaceDeclaration(): InterfaceDeclarationContext;
  enumDeclaration(): EnumDeclarationContext;
}

function declarationIn(node: HasDeclaration): Declaration {
  return present(node.classDeclaration()) ?? present(node.interfaceDeclaration()) ?? node.enumDeclaration();
}

class Declarer {
  readonly work: Work[] = [];
  readonly parents: Declared['parents'][number][] = [];
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  declare(node: Declaration, modifiers: readonly ModifierContext[], outer: ClassType | undefined): ClassType {
    const ownName = node.id().getText();
    const words = wordsOf(modifiers);
    const type = new ClassType(outer ? `${outer.name}.${ownName}` : ownName, {
      file: this.file,
      outer,
      sharing: sharingOf(words),
      annotations: annotationsOf(modifiers),
      isAbstract: words.includes('abstract'),
      isInterface: node instanceof InterfaceDeclarationContext
    });
    outer?.inner.set(ownName.toLowerCase(), type);
    if (node instanceof EnumDeclarationContext) declareEnum(type, node);
    else if (node instanceof InterfaceDeclarationContext) this.declareInterface(type, node);
    else this.declareBody(type, node);
    return type;
  }

  private declareInterface(type: ClassType, node: InterfaceDeclarationContext): void {
    type.interfaces.push(...(present(node.typeList())?.typeRef_list() ?? []).map(typeOf));
    for (const method of node.interfaceBody().interfaceMethodDeclaration_list()) {
      this.addMethod(type, method.id().getText(), method.formalParameters(), present(method.typeRef()), []);
    }
  }

  private declareBody(type: ClassType, node: ClassDeclarationContext): void {
    const parent = present(node.typeRef());
    if (parent) this.parents.push({ type, parent: typeOf(parent), node: parent });
    type.interfaces.push(...(present(node.typeList())?.typeRef_list() ?? []).map(typeOf));
    for (const part of node.classBody().classBodyDeclaration_list()) this.declarePart(type, part);
  }

  private declarePart(type: ClassType, part: ClassBodyDeclarationContext): void {
    const block = present(part.block());
    const member = present(part.memberDeclaration());
    if (block) this.work.push({ of: 'initialiser', type, isStatic: !!present(part.STATIC()), node: block });
    if (member) this.declareMember(type, member, part.modifier_list());
  }

  private declareMember(
    type: ClassType,
    member: MemberDeclarationContext,
    modifiers: readonly ModifierContext[]
  ): void {
    const method = present(member.methodDeclaration());
    const constructor = present(member.constructorDeclaration());
    const variables = present(member.fieldDeclaration());
    const property = present(member.propertyDeclaration());
    if (method) {
      const [name, returns] = [method.id().getText(), present(method.typeRef())];
      this.addMethod(type, name, method.formalParameters(), returns, modifiers, present(method.block()));
    } else if (constructor) {
      const made = methodOf(type, '<init>', constructor.formalParameters(), undefined, modifiers);
      type.constructors.push(made);
      this.work.push({ of: 'method', method: made, node: constructor.block() });
    } else if (variables) this.addVariables(type, variables, modifiers);
    else if (property) this.addProperty(type, property, modifiers);
    else this.declare(declarationIn(member), modifiers, type);
  }

  private addMethod(
    type: ClassType,
    name: string,
    parameters: FormalParametersContext,
    returns: TypeRefContext | undefined,
    modifiers: readonly ModifierContext[],
    body?: BlockContext
  ): void {
    const method = methodOf(type, name, parameters, returns ? typeOf(returns) : undefined, modifiers);
    if (/^(?:equals\/1|hashcode\/0)$/i.test(`${name}/${method.parameters.length}`)) {
      // Collections and operators would have to ask it.
      throw new ApexLoadError(
        `The local org does not model ${name} of a class.`,
        placeOf(parameters, this.file)
      );
    }
    const types = [
      ...method.parameters.map((parameter) => parameter.type),
      ...(method.returns ? [method.returns] : [])
    ];
    for (const one of types) this.work.push({ of: 'type', owner: type, type: one, node: parameters });
    const known = type.methods.get(name.toLowerCase()) ?? [];
    type.methods.set(name.toLowerCase(), [...known, method]);
    if (body) this.work.push({ of: 'method', method, node: body });
  }

  private addVariables(
    type: ClassType,
    node: FieldDeclarationContext,
    modifiers: readonly ModifierContext[]
  ): void {
    for (const variable of node.variableDeclarators().variableDeclarator_list()) {
      const member = this.addMember(
        type,
        variable.id().getText(),
        typeOf(node.typeRef()),
        modifiers,
        variable
      );
      const initial = present(variable.expression());
      if (initial) this.work.push({ of: 'variable', member, node: initial });
    }
  }

  private addProperty(
    type: ClassType,
    node: PropertyDeclarationContext,
    modifiers: readonly ModifierContext[]
  ): void {
    const name = node.id().getText();
    const member = this.addMember(type, name, typeOf(node.typeRef()), modifiers, node);
    for (const accessor of node.propertyBlock_list()) {
      const getter = present(present(accessor.getter())?.block());
      const setter = present(present(accessor.setter())?.block());
      if (getter) {
        member.getter = accessorOf(member, []);
        this.work.push({ of: 'method', method: member.getter, node: getter });
      }
      if (setter) {
        member.setter = accessorOf(member, [{ name: 'value', type: member.type }]);
        this.work.push({ of: 'method', method: member.setter, node: setter });
      }
    }
  }

  private addMember(
    type: ClassType,
    name: string,
    declared: TypeName,
    modifiers: readonly ModifierContext[],
    node: SyntaxNode
  ): Member {
    const words = wordsOf(modifiers);
    this.work.push({ of: 'type', owner: type, type: declared, node });
    if (type.members.has(name.toLowerCase())) {
      throw new ApexLoadError(`Duplicate field: ${name}`, placeOf(node, this.file));
    }
    const member: Member = {
      name,
      owner: type,
      type: declared,
      isStatic: words.includes('static'),
      annotations: annotationsOf(modifiers)
    };
    type.members.set(name.toLowerCase(), member);
    return member;
  }
}

function declareEnum(type: ClassType, node: EnumDeclarationContext): void {
  type.isEnum = true;
  for (const [ordinal, id] of (present(node.enumConstants())?.id_list() ?? []).entries()) {
    const name = id.getText();
    type.enumValues.set(name.toLowerCase(), new ApexEnum(type, name, ordinal));
  }
}

function methodOf(
  owner: ClassType,
  name: string,
  parameters: FormalParametersContext,
  returns: TypeName | undefined,
  modifiers: readonly ModifierContext[]
): Method {
  const words = wordsOf(modifiers);
  const declared = parametersOf(parameters);
  return {
    name,
    owner,
    parameters: declared,
    returns,
    isStatic: words.includes('static') || words.includes('testmethod'),
    isPrivate: words.includes('private'),
    annotations: annotationsOf(modifiers),
    slots: declared.length
  };
}

function accessorOf({ name, owner, type, isStatic }: Member, parameters: readonly Parameter[]): Method {
  return {
    name,
    owner,
    parameters,
    returns: parameters.length === 0 ? type : undefined,
    isStatic,
    isPrivate: false,
    annotations: new Set(),
    slots: parameters.length
  };
}

function parametersOf(node: FormalParametersContext): Parameter[] {
  const list = present(node.formalParameterList());
  return (list?.formalParameter_list() ?? []).map((parameter) => ({
    name: parameter.id().getText(),
    type: typeOf(parameter.typeRef())
  }));
}

/** A type as it stands in the source. */
export function typeOf(node: TypeRefContext): TypeName {
  const names = node.typeName_list();
  const last = names.at(-1)!;
  const shown = names.map((name) => name.getText().replace(/<.*$/s, '')).join('.');
  const parameters = (present(last.typeArguments())?.typeList().typeRef_list() ?? []).map(typeOf);
  const element = typeName(shown, parameters);
  const subscripts = present(node.arraySubscripts())?.getText() ?? '';
  return subscripts === '' ? element : listOf(element);
}

function wordsOf(modifiers: readonly ModifierContext[]): string[] {
  return modifiers.map((modifier) => modifier.getText().toLowerCase());
}

function annotationsOf(modifiers: readonly ModifierContext[]): Set<string> {
  return new Set(
    modifiers.flatMap((modifier) => {
      const annotation = present(modifier.annotation());
      return annotation ? annotation.id().getText().toLowerCase() : [];
    })
  );
}

/** A class that says nothing runs with sharing (Apex Reference Guide, "Apex Versioned Behavior Changes": since API 67.0). */
function sharingOf(words: readonly string[]): Sharing {
  const found = /^(with|without|inherited)sharing$/.exec(
    words.find((word) => word.endsWith('sharing')) ?? ''
  );
  return (found?.[1] as Sharing | undefined) ?? 'with';
}
