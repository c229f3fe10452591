import { notModelled } from '../apiError.ts';
import type { Component } from './component.ts';
import type { Deployment, ReadComponent } from './deployment.ts';
import { idOfComponent } from './deployment.ts';
import { handlerOf } from './handlers.ts';
import { filesOf, keep, keptComponent } from './kept.ts';
import type { MetadataType } from './metadataTypes.ts';
import { elementsOf, parseXml, textOf, writeXml } from './xml.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A component whose files are kept, for the time of the deployment at least. */
export interface Placed {
  readonly component: ReadComponent;
  readonly id: string;
  readonly isNew: boolean;
  readonly isChanged: boolean;
}

/** Keeps the files of a component, merged with those that are there where its type does so. */
export function place(deployment: Deployment, sent: ReadComponent): Placed {
  const { store } = deployment.org;
  const before = filesOf(store, sent.type, sent.fullName);
  const component = merged(sent, before);
  const id = idOfComponent(deployment.org, sent.type.name, sent.fullName);
  const isChanged = !sameFiles(before, component.files);
  if (isChanged) {
    for (const path of before.keys()) store.removeFile(path);
    for (const [path, content] of component.files) store.putFile(path, content);
  }
  const placed = { component, id: id ?? newId(deployment, sent), isNew: id === undefined, isChanged };
  if (isChanged || placed.isNew) keepPlaced(deployment, placed);
  return placed;
}

function newId({ org: { store } }: Deployment, { type, fullName }: Component): string {
  const [metadata = ''] = type.name === 'CustomMetadata' ? fullName.split('.') : [];
  const typePrefix = metadata && keptComponent(store, 'CustomObject', `${metadata}__mdt`)?.KeyPrefix;
  return store.nextId(typePrefix || type.keyPrefix);
}

function keepPlaced(deployment: Deployment, { component, id }: Placed): void {
  const { org, caller, now } = deployment;
  const { type, fullName } = component;
  const paths = [...component.files.keys()];
  const keyPrefix = type.name === 'CustomObject' ? keyPrefixOf(deployment, fullName) : undefined;
  keep(org.store, { type: type.name, fullName, id, paths, ...(keyPrefix && { keyPrefix }) }, caller, now);
  keepParts(deployment, component);
}

/** A custom object's rows have a key prefix of their own, which it keeps. */
function keyPrefixOf({ org: { store } }: Deployment, fullName: string): string | undefined {
  const kept = keptComponent(store, 'CustomObject', fullName)?.KeyPrefix;
  if (kept || !/__(?:c|mdt)$/.test(fullName)) return kept ?? undefined;
  const letter = fullName.endsWith('__mdt') ? 'm' : 'a';
  const number = store.nextNumber(`key prefix ${letter}`) - 1;
  if (number >= DIGITS.length ** 2) throw notModelled('so many objects that no key prefix is left');
  return letter + DIGITS[Math.floor(number / DIGITS.length)]! + DIGITS[number % DIGITS.length]!;
}

/** The fields of an object and the labels of a file are components as well. */
function keepParts({ org: { store }, caller, now }: Deployment, component: ReadComponent): void {
  for (const { type, fullName, keyPrefix } of partsOf(component)) {
    const id = keptComponent(store, type, fullName)?.ComponentId ?? store.nextId(keyPrefix);
    keep(store, { type, fullName, id, paths: [] }, caller, now);
  }
}

export interface Part {
  readonly type: string;
  readonly element: string;
  /** As package.xml names it: `RunAsUser__c.User__c`. */
  readonly fullName: string;
  readonly keyPrefix: string;
}

export function partsOf({ type, fullName, content }: ReadComponent): Part[] {
  return Object.entries(type.children ?? {}).flatMap(([element, child]) =>
    elementsOf(content, element).map((part) => ({
      type: child.name,
      element,
      fullName: partName(type, fullName, textOf(part, 'fullName') ?? ''),
      keyPrefix: child.keyPrefix
    }))
  );
}

export function partName(type: MetadataType, fullName: string, part: string): string {
  return type.name === 'CustomObject' ? `${fullName}.${part}` : part;
}

function merged(sent: ReadComponent, before: ReadonlyMap<string, Uint8Array>): ReadComponent {
  const merge = handlerOf(sent.type.name).merge;
  const [kept] = before;
  if (!merge || !kept || sameFiles(before, sent.files)) return sent;
  const [path, bytes] = kept;
  const root = sent.type.name;
  const content = merge(parseXml(bytes, root), sent.content);
  const file = writeXml(root, content);
  return { ...sent, content, files: new Map([[path, file]]) };
}

function sameFiles(a: ReadonlyMap<string, Uint8Array>, b: ReadonlyMap<string, Uint8Array>): boolean {
  return a.size === b.size && [...a].every(([path, bytes]) => sameBytes(bytes, b.get(path)));
}

function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}
