import { loadProgram } from '../../apex/loadProgram.ts';
import type { Component } from '../component.ts';
import { contentOf } from '../component.ts';
import type { Problem, ReadComponent, TypeHandler } from '../deployment.ts';
import { putRow, removeRows } from '../rows.ts';
import { textOf } from '../xml.ts';

/** Apex Developer Guide, "Execution Governors and Limits": one class or trigger. */
const LIMIT = 1_000_000;
const OLDEST_VERSION = 67;

/** A class is kept with its row, when the runtime takes it together with those that are there. */
export const APEX_CLASS: TypeHandler = {
  check: (component) => sourceProblems(component, /\b(?:class|interface|enum)\s+([A-Za-z]\w*)/i),
  references: ({ fullName, path, content }, { org }) => {
    const version = textOf(content, 'apiVersion') ?? '';
    if (Number(version) < OLDEST_VERSION) {
      // Older ones ran in system mode unless they said otherwise.
      return [
        { problem: `The local org does not model Apex of API ${version}; ${OLDEST_VERSION}.0 is the oldest.` }
      ];
    }
    const error = loadProgram(org).errors.get(`${fullName}.cls`);
    return error ? [{ problem: error.problem, path, line: error.line, column: error.column }] : [];
  },
  apply: (component, id, deployment) => {
    const body = sourceOf(component);
    putRow(deployment, 'ApexClass', id, {
      Name: component.fullName,
      ApiVersion: Number(textOf(component.content, 'apiVersion')),
      Status: textOf(component.content, 'status') ?? null,
      IsValid: true,
      Body: body,
      LengthWithoutComments: withoutComments(body).length
    });
  },
  remove: (id, _fullName, deployment) => {
    removeRows(deployment, 'SetupEntityAccess', 'SetupEntityId', id);
    deployment.org.store.remove('ApexClass', id);
    return undefined;
  }
};

export const APEX_TRIGGER: TypeHandler = {
  check: (component) => sourceProblems(component, /\btrigger\s+([A-Za-z]\w*)/i),
  references: (component, { org: { schema } }) => {
    const object = /\btrigger\s+\w+\s+on\s+(\w+)/i.exec(withoutComments(sourceOf(component)))?.[1] ?? '';
    return schema.object(object)
      ? []
      : [{ problem: `SObject type does not allow triggers: ${object}`, path: component.path, line: 1 }];
  }
};

function sourceOf(component: Component): string {
  return new TextDecoder().decode(contentOf(component));
}

/** Comments and string literals: `//` inside a literal begins none. */
function withoutComments(source: string): string {
  return source.replace(/'(?:\\.|[^'\\\n])*'|\/\*[^]*?\*\/|\/\/[^\n]*/g, (part) =>
    part.startsWith("'") ? part : ''
  );
}

function sourceProblems(component: ReadComponent, declaration: RegExp): Problem[] {
  const source = sourceOf(component);
  if (source.length > LIMIT)
    return [{ problem: `The source has ${source.length} characters; at most ${LIMIT} are taken` }];
  const name = declaration.exec(withoutComments(source))?.[1];
  if (name?.toLowerCase() === component.fullName.toLowerCase()) return [];
  return [
    {
      problem: `Invalid name: the file ${component.fullName} declares ${name ?? 'nothing'}`,
      path: component.path,
      line: 1
    }
  ];
}
