import type { OrgState } from '../org.ts';
import type { Component } from './component.ts';
import { keyOf } from './component.ts';
import { keptComponent, keptComponents, keptFiles } from './kept.ts';
import { memberName } from './manifest.ts';
import type { MetadataType } from './metadataTypes.ts';
import { METADATA_TYPES, metadataType, parentOf } from './metadataTypes.ts';
import type { PackageTypeMembers } from './types.ts';

/** What a request asks for. */
export interface Selection {
  readonly components: readonly Component[];
  /** Of a component that was not asked for as a whole: its parts, as `element name`, in lower case. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly messages: readonly string[];
}

interface Wanted {
  readonly whole: Set<string>;
  readonly parts: Map<string, Set<string>>;
  readonly messages: string[];
}

/** Finds the members of a request; `*` is all of the type, but of folders and parts, which it does not reach. */
export function selectionOf(org: OrgState, types: readonly PackageTypeMembers[]): Selection {
  const wanted: Wanted = { whole: new Set(), parts: new Map(), messages: [] };
  for (const { name, members } of types) {
    for (const member of members) want(org, name, memberName(member), wanted);
  }
  for (const key of wanted.whole) wanted.parts.delete(key);
  const components = METADATA_TYPES.flatMap((type) => keptFiles(org.store, type)).filter(
    ({ type, fullName }) => {
      const key = keyOf(type.name, fullName);
      return wanted.whole.has(key) || wanted.parts.has(key);
    }
  );
  return { components, parts: wanted.parts, messages: wanted.messages };
}

function want(org: OrgState, typeName: string, member: string, wanted: Wanted): void {
  const type = metadataType(typeName);
  if (type) wantWhole(org, type, member, wanted);
  else if (parentOf(typeName)) wantPart(org, typeName, member, wanted);
  else wanted.messages.push(`Entity type: '${typeName}' is unknown`);
}

function wantWhole(
  { store }: OrgState,
  type: MetadataType,
  member: string,
  { whole, messages }: Wanted
): void {
  if (member === '*') {
    for (const { FullName } of keptComponents(store, type.name)) whole.add(keyOf(type.name, FullName));
    return;
  }
  // A folder is asked for under the type of what is in it.
  const found = [type.name, `${type.name}Folder`].find((name) => keptComponent(store, name, member));
  if (found) whole.add(keyOf(found, member));
  else messages.push(cannotBeFound(type.name, member));
}

function wantPart(
  { store }: OrgState,
  typeName: string,
  member: string,
  { whole, parts, messages }: Wanted
): void {
  const { parent, element } = parentOf(typeName)!;
  const isLabel = parent.name === 'CustomLabels';
  if (member === '*' && isLabel) {
    whole.add(keyOf(parent.name, parent.name));
    return;
  }
  if (!keptComponent(store, typeName, member)) {
    messages.push(cannotBeFound(typeName, member));
    return;
  }
  const [owner = '', part = ''] = isLabel ? [parent.name, member] : member.split('.');
  const key = keyOf(parent.name, owner);
  const chosen = parts.get(key) ?? new Set();
  parts.set(key, chosen.add(`${element} ${part.toLowerCase()}`));
}

/** The platform's text, which source-deploy-retrieve reads. */
function cannotBeFound(type: string, member: string): string {
  return `Entity of type '${type}' named '${member}' cannot be found`;
}
