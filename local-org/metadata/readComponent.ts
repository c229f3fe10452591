import type { Component } from './component.ts';
import { contentOf, isBundle, xmlOf } from './component.ts';
import type { Problem, ReadComponent } from './deployment.ts';
import { elementProblems } from './elements.ts';
import { parseXml, XmlError } from './xml.ts';

export type Reading =
  | { readonly component: ReadComponent; readonly problems: readonly [] }
  | { readonly component?: undefined; readonly problems: readonly Problem[] };

/** Reads a component's XML and holds it against its type. */
export function readComponent(component: Component): Reading {
  const { type, fullName } = component;
  const xml = xmlOf(component);
  if (!xml) return failed(missingXml(component));
  if (type.metaFile && !contentOf(component)) {
    return failed(`The file ${fullName}.${type.suffix ?? ''} is missing beside its -meta.xml file`);
  }
  if (!isBundle(type) && component.files.size > (type.metaFile ? 2 : 1)) {
    return failed(`${type.name} ${fullName} is in the package more than once`);
  }
  try {
    const content = parseXml(xml.bytes, type.name);
    const problems = elementProblems(content, type.name);
    if (problems.length === 0) return { component: { ...component, content }, problems: [] };
    return { problems: problems.map((one) => ({ ...one, path: xml.path })) };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const problem = `Error parsing file: ${error.message}`;
    return { problems: [{ problem, path: xml.path, line: error.line, column: error.column }] };
  }
}

function failed(problem: string): Reading {
  return { problems: [{ problem }] };
}

function missingXml({ type, fullName }: Component): string {
  if (isBundle(type))
    return `Cannot find Lightning Component Bundle ${fullName}: the file ${fullName}.js-meta.xml is missing`;
  return `The file ${fullName}.${type.suffix ?? ''}-meta.xml is missing`;
}
