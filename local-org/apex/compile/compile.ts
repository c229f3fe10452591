import { conversionTo } from '../conversion.ts';
import type { ClassType, Member, Method, Statement } from '../classType.ts';
import type { Work } from '../declare.ts';
import { setChained, setConversions, staticsOf } from '../invoke.ts';
import type { Program } from '../program.ts';
import { placeOf } from '../syntax.ts';
import { compileExpression } from './expressions.ts';
import { Scope } from './scope.ts';
import { compileBlock, compileTriggerBody } from './statements.ts';
import { resolveType } from './types.ts';

export function compileWork(program: Program, work: Work): void {
  if (work.of === 'type') resolveType({ program, owner: work.owner }, work.type, work.node);
  else if (work.of === 'method') compileMethod(program, work.method, work.node);
  else if (work.of === 'variable') compileVariable(program, work.member, work.node);
  else if (work.of === 'trigger') {
    work.method.body = compileTriggerBody(new Scope(program, work.method), work.nodes);
  } else {
    const method = initialiser(work.type, work.isStatic);
    method.body = compileBlock(new Scope(program, method), work.node);
  }
}

function compileMethod(
  program: Program,
  method: Method,
  node: Extract<Work, { of: 'method' }>['node']
): void {
  const scope = new Scope(program, method);
  setConversions(
    method,
    method.parameters.map(({ type }) => conversionTo(type, program))
  );
  const chained = /^\{\s*(this|super)\s*\(/i.exec(node.getText())?.[1]?.toLowerCase();
  if (method.name === '<init>' && chained) setChained(method, chained as 'this' | 'super');
  method.body = compileBlock(scope, node);
}

function compileVariable(
  program: Program,
  member: Member,
  node: Extract<Work, { of: 'variable' }>['node']
): void {
  const method = initialiser(member.owner, member.isStatic);
  const scope = new Scope(program, method);
  const { run } = compileExpression(scope, node);
  const convert = conversionTo(member.type, program);
  const { line } = placeOf(node, member.owner.file);
  member.owner.lines.add(line);
  method.body = assignTo(member, line, (frame) => convert(frame.execution, run(frame)));
}

function assignTo(
  member: Member,
  line: number,
  value: (frame: Parameters<Statement>[0]) => ReturnType<ReturnType<typeof compileExpression>['run']>
): Statement {
  const name = member.name.toLowerCase();
  return (frame) => {
    frame.execution.step(frame, line);
    const holder = member.isStatic ? staticsOf(frame.execution, member.owner) : frame.self!.fields;
    holder.set(name, value(frame));
    return 'next';
  };
}

function initialiser(owner: ClassType, isStatic: boolean): Method {
  const method: Method = {
    name: isStatic ? '<clinit>' : '<init>',
    owner,
    parameters: [],
    returns: undefined,
    isStatic,
    isPrivate: true,
    annotations: new Set(),
    slots: 0
  };
  (isStatic ? owner.staticInitialisers : owner.instanceInitialisers).push(method);
  return method;
}
