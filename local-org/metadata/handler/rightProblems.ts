import type { Deployment, Problem } from '../deployment.ts';
import { idOfComponent, notFound } from '../deployment.ts';
import { elementsOf, textOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';
import { ENTITIES, fieldNamed, rightsIn } from './rights.ts';

/** Elements of one name, and what is wrong with the one that names this. */
interface RightCheck {
  readonly element: string;
  readonly key: string;
  readonly problemOf: (name: string) => Problem | undefined;
}

/** What a file grants and the org does not have, in the platform's words. */
export function rightProblems(content: XmlElement, deployment: Deployment): Problem[] {
  return rightChecks(deployment).flatMap(({ element, key, problemOf }) =>
    elementsOf(content, element).flatMap((one) => problemOf(textOf(one, key) ?? '') ?? [])
  );
}

/** The file without what it grants and the org no longer has; undefined when there is nothing of that. */
export function withoutUnknownRights(content: XmlElement, deployment: Deployment): XmlElement | undefined {
  const pruned = rightChecks(deployment).flatMap(({ element, key, problemOf }) => {
    const parts = elementsOf(content, element);
    const known = parts.filter((one) => !problemOf(textOf(one, key) ?? ''));
    return known.length < parts.length ? [[element, known] as const] : [];
  });
  return pruned.length === 0 ? undefined : { ...content, ...Object.fromEntries(pruned) };
}

function rightChecks(deployment: Deployment): RightCheck[] {
  const { schema } = deployment.org;
  const sets = schema.object('PermissionSet')!;
  const isThere = (type: string, name: string): boolean =>
    isStandard(type, name) || idOfComponent(deployment.org, type, name) !== undefined;
  const component = (element: string, key: string, type: string): RightCheck => ({
    element,
    key,
    problemOf: (name) => (isThere(type, name) ? undefined : notFound(key, type, name))
  });
  const userPermissionProblem = (name: string): Problem | undefined =>
    schema.field(sets, `Permissions${name}`)
      ? undefined
      : { problem: `Unknown user permission: ${name}`, at: `<name>${name}</name>` };
  const objectProblem = (name: string): Problem | undefined =>
    schema.object(name) ? undefined : notFound('object', 'CustomObject', name);
  return [
    { element: 'userPermissions', key: 'name', problemOf: userPermissionProblem },
    { element: 'objectPermissions', key: 'object', problemOf: objectProblem },
    { element: 'fieldPermissions', key: 'field', problemOf: (name) => fieldProblem(name, deployment) },
    ...Object.entries(ENTITIES).map(([element, { key, type }]) => component(element, key, type)),
    component('tabSettings', 'tab', 'CustomTab'),
    component('tabVisibilities', 'tab', 'CustomTab')
  ];
}

/** `standard-Account`, `standard__Sales`: the platform's own tabs and apps, of which there is no list here. */
function isStandard(type: string, name: string): boolean {
  return (
    (type === 'CustomTab' && /^standard-\w+$/.test(name)) ||
    (type === 'CustomApplication' && /^standard__\w+$/.test(name))
  );
}

function fieldProblem(name: string, deployment: Deployment): Problem | undefined {
  const field = fieldNamed(name, deployment)?.field;
  if (field?.permissionable) return undefined;
  if (!field || field.nillable) return notFound('field', 'CustomField', name);
  return { problem: `You cannot deploy to a required field: ${name}`, at: name };
}

/** Which right needs which (Help, "Object Permissions"). */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  Create: ['Read'],
  Edit: ['Read'],
  Delete: ['Read', 'Edit'],
  ViewAllRecords: ['Read'],
  ModifyAllRecords: ['Read', 'Edit', 'Delete', 'ViewAllRecords'],
  ViewAllFields: ['Read']
};

/** Rights that the platform does not take without another: also reading a detail without reading its master. */
export function dependencyProblems(content: XmlElement, deployment: Deployment): Problem[] {
  const { objects } = rightsIn(content, deployment);
  return [...objects].flatMap(([object, flags]) => {
    const lacking = Object.entries(NEEDS).flatMap(([right, needs]) =>
      flags[`Permissions${right}`]
        ? needs
            .filter((need) => !flags[`Permissions${need}`])
            .map((need) => [right, `${need} ${object}`] as const)
        : []
    );
    const masters = flags['PermissionsRead'] ? mastersOf(object, deployment) : [];
    const unread = masters.filter((master) => !objects.get(master)?.['PermissionsRead']);
    return [...lacking, ...unread.map((master) => ['Read', `Read ${master}`] as const)].map(
      ([right, need]) => ({
        problem: `Permission ${right} ${object} depends on permission(s): ${need}`,
        at: `<object>${object}</object>`
      })
    );
  });
}

function mastersOf(objectName: string, { org: { schema } }: Deployment): string[] {
  const fields = schema.object(objectName)?.fields ?? [];
  return fields.flatMap(({ masterDetail, referenceTo }) => (masterDetail ? (referenceTo ?? []) : []));
}
