import { notModelled } from '../apiError.ts';
import type { Caller, OrgState } from '../org.ts';
import { API_VERSION } from '../org.ts';
import { requireMetadataAccess } from '../security/apiAccess.ts';
import type { Component } from './component.ts';
import { keyOf } from './component.ts';
import { filePropertiesOf } from './fileProperties.ts';
import { keptComponent } from './kept.ts';
import { writeManifest } from './manifest.ts';
import type { Selection } from './retrieveMembers.ts';
import { selectionOf } from './retrieveMembers.ts';
import { retrievedFiles } from './retrievedFile.ts';
import type { FileProperties, RetrieveRequest, RetrieveResult } from './types.ts';
import { writeZip } from './zip.ts';

/**
 * The components that a request names, as a zip of the form in which they were deployed, with a package.xml
 * of what was asked for. What is not there is told by messages.
 *
 * @throws ApiError when the caller may not retrieve, or NOT_MODELLED for a form of request.
 */
export async function retrieve(
  org: OrgState,
  caller: Caller,
  request: RetrieveRequest
): Promise<RetrieveResult> {
  requireMetadataAccess(org, caller);
  if ((request.packageNames ?? []).length > 0)
    throw notModelled('retrieving installed packages (packageNames)');
  if ((request.specificFiles ?? []).length > 0) throw notModelled('retrieving specificFiles');
  const types = request.unpackaged?.types ?? [];
  const selection = selectionOf(org, types);
  // "unpackaged" is the folder of what is in no package; with singlePackage there is none.
  const prefix = request.singlePackage === true ? '' : 'unpackaged/';
  const version = String(request.unpackaged?.version ?? request.apiVersion ?? API_VERSION);
  const manifest = writeManifest({ types, version });
  const files = new Map([...filesOf(selection), ['package.xml', manifest] as const]);
  const zipFile = await writeZip(
    [...files].map(([path, content]) => [prefix + path, content]),
    org.now()
  );
  return {
    id: org.store.nextId('09S'),
    done: true,
    fileProperties: propertiesOf(org, selection, prefix),
    messages: selection.messages.map((problem) => ({ fileName: `${prefix}package.xml`, problem })),
    status: 'Succeeded',
    success: true,
    zipFile
  };
}

function filesOf(selection: Selection): Map<string, Uint8Array> {
  const chosen = selection.components.map((component) => {
    const parts = selection.parts.get(keyOf(component.type.name, component.fullName));
    return retrievedFiles(component, parts);
  });
  return new Map(chosen.flatMap((files) => [...files]));
}

function propertiesOf(org: OrgState, { components }: Selection, prefix: string): FileProperties[] {
  return components.flatMap((component: Component) => {
    const kept = keptComponent(org.store, component.type.name, component.fullName);
    return kept ? [...component.files.keys()].map((path) => filePropertiesOf(org, kept, prefix + path)) : [];
  });
}
