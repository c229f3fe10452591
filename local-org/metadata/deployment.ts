import type { Caller, OrgState } from '../org.ts';
import type { Component } from './component.ts';
import { keptComponent } from './kept.ts';
import { rowOf } from './componentRow.ts';
import type { XmlElement } from './xml.ts';

/** A deployment under way, inside its transaction: `org.schema` is already the one it leads to. */
export interface Deployment {
  readonly org: OrgState;
  readonly caller: Caller;
  readonly now: Date;
}

/** What is wrong with a component. */
export interface Problem {
  readonly problem: string;
  /** A text of the component's XML that stands on the line in question. */
  readonly at?: string;
  /** File in question, when it is not the component's own. */
  readonly path?: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** A part that is a component of its own: a field of an object. */
  readonly part?: { readonly type: string; readonly fullName: string };
}

/** A component whose XML was read. */
export interface ReadComponent extends Component {
  readonly content: XmlElement;
}

/** What a metadata type does beyond keeping its files. */
export interface TypeHandler {
  /** What is wrong with the component itself. */
  readonly check?: (component: ReadComponent, deployment: Deployment) => Problem[];
  /** What it refers to and is not there. Asked again when something was deleted. */
  readonly references?: (component: ReadComponent, deployment: Deployment) => Problem[];
  /** As `references`, of what is deployed after it; asked when all is deployed. */
  readonly lateReferences?: (component: ReadComponent, deployment: Deployment) => Problem[];
  /** Makes its rows. @param id of the component, and of its row. */
  readonly apply?: (component: ReadComponent, id: string, deployment: Deployment) => void;
  /** Takes its rows away; an answer says why it stays. */
  readonly remove?: (id: string, fullName: string, deployment: Deployment) => string | undefined;
  /** What is kept of it once something was deleted that it names and can do without; undefined: all of it. */
  readonly prune?: (content: XmlElement, deployment: Deployment) => XmlElement | undefined;
  /** What is kept when there is one already; absent: the new one replaces it. */
  readonly merge?: (before: XmlElement, after: XmlElement) => XmlElement;
}

/** Whether the org has the component, by deployment or otherwise. */
export function has({ org }: Deployment, type: string, fullName: string): boolean {
  return idOfComponent(org, type, fullName) !== undefined;
}

export function idOfComponent({ store }: OrgState, type: string, fullName: string): string | undefined {
  return keptComponent(store, type, fullName)?.ComponentId ?? rowOf(store, type, fullName)?.Id;
}

/** The platform's words for a reference to nothing. */
export function notFound(element: string, type: string, fullName: string): Problem {
  return { problem: `In field: ${element} - no ${type} named ${fullName} found`, at: fullName };
}

/** A problem for each name that the org does not have. */
export function missingReferences(
  deployment: Deployment,
  element: string,
  type: string,
  names: readonly string[]
): Problem[] {
  return names.filter((name) => !has(deployment, type, name)).map((name) => notFound(element, type, name));
}
