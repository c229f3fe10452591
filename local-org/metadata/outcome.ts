import type { Component } from './component.ts';
import { xmlOf } from './component.ts';
import type { Deployment, Problem } from './deployment.ts';
import { timestamp } from './kept.ts';
import type { Placed } from './place.ts';
import { partsOf } from './place.ts';
import type { DeployMessage } from './types.ts';
import { lineOf } from './xml.ts';

/** The messages of a deployment, as they arise. */
export interface Outcome {
  readonly failures: DeployMessage[];
  readonly successes: DeployMessage[];
  /** Nothing of it stays, not even of a deployment that keeps what is right. */
  isVoid: boolean;
}

interface Named {
  readonly type: string;
  readonly fullName: string;
  readonly path: string;
}

/** Makes messages, with paths as they are in the zip. */
export function messagesFor(
  deployment: Pick<Deployment, 'now'>,
  prefix: string
): {
  readonly failure: (named: Named, problem: Problem, line?: number) => DeployMessage;
  readonly success: (named: Named, state: Partial<DeployMessage>) => DeployMessage;
} {
  const base = ({ type, fullName, path }: Named): Omit<DeployMessage, 'success'> => ({
    changed: false,
    componentType: type,
    created: false,
    createdDate: timestamp(deployment.now),
    deleted: false,
    fileName: prefix + path,
    fullName
  });
  return {
    failure: (named, problem, line) => ({
      ...base({ ...named, path: problem.path ?? named.path, ...problem.part }),
      problem: problem.problem,
      problemType: 'Error',
      ...(line !== undefined && { lineNumber: line }),
      ...(problem.column !== undefined && { columnNumber: problem.column }),
      success: false
    }),
    success: (named, state) => ({ ...base(named), ...state, success: true })
  };
}

export type Messages = ReturnType<typeof messagesFor>;

/** Of so many failures of one component the line is looked for. */
const MAX_LINES = 100;

/** The failures of one component, with the line where it is found. */
export function failuresOf(
  messages: Messages,
  component: Component,
  problems: readonly Problem[]
): DeployMessage[] {
  const named = { type: component.type.name, fullName: component.fullName, path: component.path };
  const texts = new Map<Uint8Array | undefined, string>();
  return problems.map((problem, i) => {
    const bytes = component.files.get(problem.path ?? '') ?? xmlOf(component)?.bytes;
    const text = texts.get(bytes) ?? new TextDecoder().decode(bytes);
    texts.set(bytes, text);
    const line = problem.line ?? (problem.at && i < MAX_LINES ? lineOf(text, problem.at) : undefined);
    return messages.failure(named, problem, line);
  });
}

/** The success of one component, and of the parts of it that the package sent. */
export function successesOf(messages: Messages, placed: Placed, sent: Placed['component']): DeployMessage[] {
  const { component, id, isNew, isChanged } = placed;
  const state = { created: isNew, changed: !isNew && isChanged };
  const path = component.path;
  const whole = messages.success(
    { type: component.type.name, fullName: component.fullName, path },
    { ...state, id }
  );
  const parts = partsOf(sent).map(({ type, fullName }) => messages.success({ type, fullName, path }, state));
  return [whole, ...parts];
}
