import type { Component } from './component.ts';
import type { Deployment, Problem } from './deployment.ts';
import { handlerOf } from './handlers.ts';
import { filesOf, forget, keptComponent, keptComponents, keptFiles } from './kept.ts';
import { loadSchema } from './loadSchema.ts';
import type { Manifest } from './manifest.ts';
import { withoutPart } from './merge.ts';
import { METADATA_TYPES, metadataType, parentOf } from './metadataTypes.ts';
import type { Messages, Outcome } from './outcome.ts';
import { notModelledType } from './package.ts';
import { partName } from './place.ts';
import { readComponent } from './readComponent.ts';
import { parseXml, writeXml } from './xml.ts';

type Deletion = 'deleted' | 'absent' | Problem;

/** Deletes what a destructiveChanges file names; with a problem anywhere, nothing of it is deleted. */
export function destroy(
  deployment: Deployment,
  manifest: Manifest,
  path: string,
  messages: Messages,
  outcome: Outcome
): void {
  const { org } = deployment;
  const savepoint = org.store.savepoint();
  const { schema } = org;
  const members = manifest.types.flatMap(({ name, members: names }) =>
    names.map((fullName) => ({ type: name, fullName, path }))
  );
  const done = members.map((named) => ({
    named,
    deletion: deleteMember(deployment, named.type, named.fullName)
  }));
  org.schema = loadSchema(org.store);
  const failures = done.flatMap(({ named, deletion }) =>
    typeof deletion === 'string' ? [] : [messages.failure(named, deletion)]
  );
  pruneKept(deployment);
  if (failures.length === 0 && members.length > 0) failures.push(...orphans(deployment, messages, path));
  if (failures.length > 0) {
    org.store.rollback(savepoint);
    org.schema = schema;
    outcome.failures.push(...failures);
    return;
  }
  for (const { named, deletion } of done) {
    outcome.successes.push(
      messages.success(named, deletion === 'deleted' ? { deleted: true } : absent(named))
    );
  }
}

/** The platform's warning. */
function absent({ type, fullName }: { type: string; fullName: string }): {
  problem: string;
  problemType: 'Warning';
} {
  return { problem: `No ${type} named: ${fullName} found`, problemType: 'Warning' };
}

function deleteMember(deployment: Deployment, type: string, fullName: string): Deletion {
  if (fullName === '*')
    return { problem: `The wildcard '*' is not taken in destructive changes (type ${type})` };
  const whole = metadataType(type);
  // A folder goes by the type of what lies in it.
  const isFolder = whole?.inFolder === true && !fullName.includes('/');
  if (whole) return deleteComponent(deployment, isFolder ? `${whole.name}Folder` : whole.name, fullName);
  if (!parentOf(type)) return notModelledType(type, fullName);
  return deletePart(deployment, type, fullName);
}

function deleteComponent(deployment: Deployment, type: string, fullName: string): Deletion {
  const { store } = deployment.org;
  const kept = keptComponent(store, type, fullName);
  if (!kept) return 'absent';
  const refusal = handlerOf(type).remove?.(kept.ComponentId, kept.FullName, deployment);
  if (refusal !== undefined) return { problem: refusal };
  for (const path of filesOf(store, metadataType(type)!, fullName).keys()) store.removeFile(path);
  forget(store, type, fullName);
  for (const { name } of Object.values(metadataType(type)!.children ?? {})) {
    const isOwn = (part: string): boolean => type !== 'CustomObject' || part.startsWith(`${kept.FullName}.`);
    for (const part of keptComponents(store, name))
      if (isOwn(part.FullName)) forget(store, name, part.FullName);
  }
  return 'deleted';
}

function deletePart(deployment: Deployment, type: string, fullName: string): Deletion {
  const { store } = deployment.org;
  const { parent, element } = parentOf(type)!;
  const kept = keptComponent(store, type, fullName);
  if (!kept) return 'absent';
  const [owner = '', name = ''] =
    parent.name === 'CustomObject' ? fullName.split('.') : [parent.name, fullName];
  const [file] = filesOf(store, parent, owner);
  const content = file && withoutPart(parseXml(file[1], parent.name), element, name);
  if (!content) return 'absent';
  const refusal = handlerOf(type).remove?.(kept.ComponentId, partName(parent, owner, name), deployment);
  if (refusal !== undefined) return { problem: refusal };
  store.putFile(file[0], writeXml(parent.name, content));
  forget(store, type, fullName);
  return 'deleted';
}

/** Sets and profiles lose their rights to what was deleted, as in an org. */
function pruneKept(deployment: Deployment): void {
  const { store } = deployment.org;
  for (const type of METADATA_TYPES) {
    const { prune } = handlerOf(type.name);
    if (!prune) continue;
    for (const { path, files } of keptFiles(store, type)) {
      const content = prune(parseXml(files.get(path)!, type.name), deployment);
      if (content) store.putFile(path, writeXml(type.name, content));
    }
  }
}

/** What refers to something that is no longer there. */
function orphans(deployment: Deployment, messages: Messages, path: string): Outcome['failures'] {
  return METADATA_TYPES.flatMap((type) => {
    const { references, lateReferences, prune } = handlerOf(type.name);
    if ((!references && !lateReferences) || prune) return [];
    return keptFiles(deployment.org.store, type).flatMap((component) =>
      referenceProblems(deployment, component).map(({ problem }) => {
        const told = `It is referred to by ${type.name} ${component.fullName}: ${problem}`;
        return messages.failure({ type: type.name, fullName: component.fullName, path }, { problem: told });
      })
    );
  });
}

function referenceProblems(deployment: Deployment, component: Component): Problem[] {
  const reading = readComponent(component);
  if (!reading.component) return [];
  const { references, lateReferences } = handlerOf(component.type.name);
  return [references, lateReferences].flatMap((ask) => ask?.(reading.component, deployment) ?? []);
}
