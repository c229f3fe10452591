import type { Caller } from '../org.ts';
import type { Row, Store } from '../store/store.ts';
import type { Component } from './component.ts';
import { componentsOf, keyOf, ownerOf } from './component.ts';
import type { MetadataType } from './metadataTypes.ts';

/** Rows of no object of the org: which components it has, under which ids, since when, in which files. */
const OBJECT = 'MetadataComponent';

/** Its `Id` is the key of the component, so that it is found at once. */
export interface KeptComponent extends Row {
  readonly Type: string;
  readonly FullName: string;
  /** Of the component; of its row where it has one. */
  readonly ComponentId: string;
  readonly CreatedById: string;
  readonly CreatedDate: string;
  readonly LastModifiedById: string;
  readonly LastModifiedDate: string;
  /** Of a custom object: the first characters of its rows' ids. */
  readonly KeyPrefix: string | null;
  /** Paths of its files, one a line; empty for a part of another component. */
  readonly Paths: string;
}

interface NewlyKept {
  readonly type: string;
  readonly fullName: string;
  readonly id: string;
  readonly keyPrefix?: string;
  readonly paths: readonly string[];
}

/** A datetime as the rows keep it. */
export function timestamp(date: Date): string {
  return date.toISOString().replace('Z', '+0000');
}

export function keptComponents(store: Store, type: string): readonly KeptComponent[] {
  return store.find(OBJECT, 'Type', type) as readonly KeptComponent[];
}

/** Names match without regard to case. */
export function keptComponent(store: Store, type: string, fullName: string): KeptComponent | undefined {
  return store.row(OBJECT, keyOf(type, fullName)) as KeptComponent | undefined;
}

/** Notes that the component is there now. Needs a transaction. */
export function keep(store: Store, component: NewlyKept, caller: Caller, now: Date): void {
  const before = keptComponent(store, component.type, component.fullName);
  store.put(OBJECT, {
    CreatedById: caller.userId,
    CreatedDate: timestamp(now),
    KeyPrefix: component.keyPrefix ?? null,
    Type: component.type,
    FullName: component.fullName,
    ...before,
    LastModifiedById: caller.userId,
    LastModifiedDate: timestamp(now),
    ComponentId: component.id,
    Paths: component.paths.join('\n'),
    Id: keyOf(component.type, component.fullName)
  });
}

export function forget(store: Store, type: string, fullName: string): void {
  store.remove(OBJECT, keyOf(type, fullName));
}

/** The kept files of a component, however its name was spelt. */
export function filesOf(store: Store, type: MetadataType, fullName: string): Map<string, Uint8Array> {
  const paths = keptComponent(store, type.name, fullName)?.Paths.split('\n') ?? [];
  return new Map(
    paths.flatMap((path) => {
      const content = store.file(path);
      return content ? [[path, content] as const] : [];
    })
  );
}

/** The components whose files are kept, of one type. */
export function keptFiles(store: Store, type: MetadataType): Component[] {
  const files = store.files().filter(({ path }) => ownerOf(path)?.type === type);
  return componentsOf(new Map(files.map(({ path, content }) => [path, content]))).components;
}
