import { loadProgram } from '../../apex/loadProgram.ts';
import { installApexTriggers } from '../../apex/triggers/runner.ts';
import type { OrgState } from '../../org.ts';
import type { Value } from '../../store/store.ts';
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
  references: (component, { org }) => loadProblems(component, org, 'cls'),
  apply: (component, id, deployment) => {
    putRow(deployment, 'ApexClass', id, columnsOf(component));
  },
  remove: (id, _fullName, deployment) => {
    removeRows(deployment, 'SetupEntityAccess', 'SetupEntityId', id);
    deployment.org.store.remove('ApexClass', id);
    return undefined;
  }
};

const DECLARATION = /\btrigger\s+([A-Za-z]\w*)\s+on\s+(\w+)\s*\(([^)]*)\)/i;

/** As a class; from its deployment on records are saved with it. */
export const APEX_TRIGGER: TypeHandler = {
  check: (component) => sourceProblems(component, DECLARATION),
  references: (component, { org }) => loadProblems(component, org, 'trigger'),
  apply: (component, id, deployment) => {
    const [, , object = '', events = ''] = DECLARATION.exec(withoutComments(sourceOf(component))) ?? [];
    const usages = new Set(events.split(',').map((event) => event.trim().toLowerCase().replace(/\s+/g, ' ')));
    putRow(deployment, 'ApexTrigger', id, {
      ...columnsOf(component),
      TableEnumOrId: deployment.org.schema.object(object)!.name,
      UsageBeforeInsert: usages.has('before insert'),
      UsageAfterInsert: usages.has('after insert'),
      UsageBeforeUpdate: usages.has('before update'),
      UsageAfterUpdate: usages.has('after update'),
      UsageBeforeDelete: usages.has('before delete'),
      UsageAfterDelete: usages.has('after delete'),
      UsageIsBulk: false,
      UsageAfterUndelete: false
    });
    installApexTriggers(deployment.org);
  },
  remove: (id, _fullName, deployment) => {
    deployment.org.store.remove('ApexTrigger', id);
    return undefined;
  }
};

function loadProblems({ fullName, path, content }: ReadComponent, org: OrgState, suffix: string): Problem[] {
  const version = textOf(content, 'apiVersion') ?? '';
  if (Number(version) < OLDEST_VERSION) {
    // Older ones ran in system mode unless they said otherwise.
    return [
      { problem: `The local org does not model Apex of API ${version}; ${OLDEST_VERSION}.0 is the oldest.` }
    ];
  }
  const error = loadProgram(org).errors.get(`${fullName}.${suffix}`);
  return error ? [{ problem: error.problem, path, line: error.line, column: error.column }] : [];
}

function columnsOf(component: ReadComponent): Readonly<Record<string, Value>> {
  const body = sourceOf(component);
  return {
    Name: component.fullName,
    ApiVersion: Number(textOf(component.content, 'apiVersion')),
    Status: textOf(component.content, 'status') ?? null,
    IsValid: true,
    Body: body,
    LengthWithoutComments: withoutComments(body).length
  };
}

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
